import { determinedFacts } from '#/domains/protection/elimination.rules.ts';
import { fixed, hidden, linearSystem } from '#/domains/protection/linear-system.rules.ts';
import { protectPublication } from '#/domains/protection/publication.rules.ts';
import {
  type HiddenCounts,
  type Publication,
  type ReleasedFact,
  startingPolicy,
} from '#/domains/protection/publication.ts';
import { attack } from '../test/harness/attacker.ts';
import { dimension, flatDimension, ledgerOf, tableOfPeople } from '../test/harness/tables.ts';
import { dice, type Figure, median, report } from './harness.ts';

/*
 * Protection of a publication: seconds for 50 × 40 × 13 and how they grow, and how many numbers are hidden beside the
 * fewest that would do, found by trying every set on small tables.
 */
const isSmall = process.env.BENCH_SMALL === '1';
const smallTables = isSmall ? 4 : 30;
const allSizes = [
  [12, 10, 13],
  [25, 20, 13],
  [35, 29, 13],
  [50, 40, 13],
] as const;
/** Small enough for every set to be tried. */
const shapes = [[3, 3], [4, 2], [7]];
const sizes = isSmall ? allSizes.slice(0, 2) : allSizes;

const figures: Figure[] = [];
await growth();
await againstTheFewest();
await report('protection', figures);

/** Counts as they are in a statement: a share of zeros, of small numbers, and the rest far apart. */
function table(size: readonly number[], seed: number, smallShare: number): Publication {
  const roll = dice(seed);
  const inside = () => {
    const kind = roll();
    if (kind < smallShare) return 0;
    return kind < 2 * smallShare ? 1 + Math.floor(roll() * 4) : 5 + Math.floor(roll() ** 2 * 120);
  };
  const dimensions = size.map((count, place) => dimension('abc'[place]!, flatDimension(count)));
  return tableOfPeople('bench', dimensions, inside);
}

async function growth(): Promise<void> {
  const measured: { cells: number; seconds: number }[] = [];
  for (const size of sizes) {
    const publication = table(size, 11, 0.08);
    const seconds = shortest(2, () => protectPublication(publication, startingPolicy));
    const made = protectPublication(publication, startingPolicy);
    const cells = publication.cells.length;
    measured.push({ cells, seconds });
    const name = `${size.join(' × ')} (${cells} numbers)`;
    const isLargest = size === sizes.at(-1);
    figures.push({ what: name, value: seconds, unit: 's', ...(isLargest ? { target: { atMost: 10 } } : {}) });
    figures.push({
      what: `${size.join(' × ')}: small`,
      value: (100 * smallIn(made.counts.hidden)) / cells,
      unit: '%',
    });
    figures.push({
      what: `${size.join(' × ')}: hidden with them`,
      value: (100 * (made.counts.hidden.complementary ?? 0)) / cells,
      unit: '%',
    });
    if (!isLargest) continue;
    const ledger = ledgerOf([made]);
    figures.push({
      what: 'the same again, after itself',
      value: shortest(1, () => protectPublication(publication, startingPolicy, ledger)),
      unit: 's',
      target: { atMost: 10 },
    });
    const first = measured[0]!;
    figures.push({
      what: 'growth: (seconds ÷ seconds) ÷ (numbers ÷ numbers), largest to smallest',
      value: seconds / first.seconds / (cells / first.cells),
      unit: '×',
    });
  }
}

function smallIn(counts: HiddenCounts): number {
  return (counts.fewPeople ?? 0) + (counts.fewOrganisations ?? 0) + (counts.smallChange ?? 0);
}

function shortest(times: number, work: () => unknown): number {
  const seconds = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return Math.min(...seconds);
}

async function againstTheFewest(): Promise<void> {
  const excess: number[] = [];
  let ours = 0;
  let fewest = 0;
  let small = 0;
  for (let seed = 1; seed <= smallTables; seed += 1) {
    const publication = table(shapes[seed % shapes.length]!, seed, 0.12);
    const { facts, relations, counts } = protectPublication(publication, startingPolicy);
    const targets = facts.filter((fact) => fact.possibleValues > 0);
    if (targets.length === 0) continue;
    const own = counts.hidden.complementary ?? 0;
    const best = await fewestBeside(facts, relations, own);
    excess.push(own - best);
    ours += own;
    fewest += best;
    small += targets.length;
  }
  figures.push({ what: 'small tables tried by every set', value: excess.length, unit: 'tables' });
  figures.push({
    what: 'numbers hidden ÷ the fewest',
    value: (ours + small) / (fewest + small),
    unit: '×',
    target: { atMost: 1.25 },
  });
  figures.push({ what: 'complementary numbers ÷ the fewest', value: ours / fewest, unit: '×' });
  figures.push({
    what: 'tables hidden with the fewest',
    value: (100 * excess.filter((more) => more === 0).length) / excess.length,
    unit: '%',
  });
  figures.push({ what: 'numbers hidden beyond the fewest: median', value: median(excess), unit: 'numbers' });
  figures.push({
    what: 'numbers hidden beyond the fewest: most',
    value: Math.max(...excess),
    unit: 'numbers',
  });
}

/** The fewest numbers that must be hidden with the small ones for an attack to fail, by trying every set. */
async function fewestBeside(
  facts: readonly ReleasedFact[],
  relations: Publication['relations'],
  known: number,
): Promise<number> {
  const names = facts.map((fact) => fact.key);
  const system = linearSystem(names, relations);
  const targets = facts.flatMap((fact, place) => (fact.possibleValues > 0 ? [place] : []));
  const others = facts.flatMap((fact, place) => (fact.possibleValues === 0 && fact.value > 0 ? [place] : []));
  for (let size = 0; size < known; size += 1) {
    for (const chosen of setsOf(others, size)) {
      const status = new Uint8Array(facts.length).fill(fixed);
      for (const place of [...targets, ...chosen]) status[place] = hidden;
      const determined = determinedFacts(system, status);
      if (targets.some((place) => determined.has(place))) continue;
      const world = {
        known: new Map(
          facts.flatMap((fact, place) => (status[place] === fixed ? [[fact.key, fact.value] as const] : [])),
        ),
        unknown: new Map(
          facts.flatMap((fact, place) => (status[place] === hidden ? [[fact.key, fact.floor] as const] : [])),
        ),
        relations,
      };
      const intervals = await attack(
        world,
        targets.map((place) => names[place]!),
      );
      if (facts.every((fact) => fact.possibleValues === 0 || isWide(intervals.get(fact.key)!, fact)))
        return size;
    }
  }
  return known;
}

function isWide({ low, high }: { low: number; high: number }, fact: ReleasedFact): boolean {
  return high - low + 1 >= fact.possibleValues;
}

function* setsOf(list: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let place = from; place <= list.length - size; place += 1)
      for (const rest of setsOf(list, size - 1, place + 1)) yield [list[place]!, ...rest];
}
