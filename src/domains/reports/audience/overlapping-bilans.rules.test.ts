import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  linearBounds,
  type Policy,
  type ProtectedPublication,
  protectPublication,
  startingPolicy,
} from '#/domains/protection/protection.public.ts';
import type { SaidNumber } from '#/domains/reports/evidence.ts';
import { attack, type PublishedWorld } from '../../../../test/harness/attacker.ts';
import { givenAway, ledgerOf } from '../../../../test/harness/tables.ts';
import type { Overlap } from './bilan-parts.rules.ts';
import type { CountedTraces, TraceBehind } from './counted-traces.ts';
import { tiedToBilans } from './overlapping-bilans.rules.ts';
import { ledgerKey, type NumberScope, publicationOfNumbers } from './said-numbers.rules.ts';

const bounds = await linearBounds();

interface Noted extends TraceBehind {
  day: number;
  dossier: string;
}
interface Bilan {
  from: number;
  until: number;
  dossiers: readonly string[];
  tellsClasses: boolean;
}

const classes = ['duration-0', 'duration-2', 'untimed'];
const anyTrace: fc.Arbitrary<Omit<Noted, 'id'>> = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  dossier: fc.constantFrom('a', 'b', 'c'),
  people: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
  spaceId: fc.constant('a'),
  organisations: fc.constant([]),
  durationClass: fc.constantFrom(...classes),
});
const someTraces = fc
  .array(anyTrace, { minLength: 6, maxLength: 40 })
  .map((all) => all.map((one, at): Noted => ({ ...one, id: `t${at}` })));
const anyBilan: fc.Arbitrary<Bilan> = fc
  .record({
    days: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    dossiers: fc.constantFrom([], [], ['a'], ['a', 'b']),
    tellsClasses: fc.boolean(),
  })
  .map(({ days, ...rest }) => ({ from: Math.min(...days), until: Math.max(...days), ...rest }));

const dayOf = (day: number) => `2026-02-0${day}`;
const scopeOf = ({ from, until, dossiers }: Bilan): NumberScope => ({
  ...{ startsOn: dayOf(from), endsOn: dayOf(until), among: dossiers.join('+') },
});
const tracesOf = ({ from, until, dossiers }: Bilan, all: readonly Noted[]) =>
  all.filter(
    ({ day, dossier }) =>
      day >= from && day <= until && (dossiers.length === 0 || dossiers.includes(dossier)),
  );
const people = (traces: readonly Noted[]) => {
  const known = traces.flatMap((one) => one.people ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
};
const number = (cell: string, traces: readonly Noted[]): SaidNumber => ({
  ...{ cell, value: traces.length, people: people(traces), organisations: null },
});

function numbersOf(bilan: Bilan, all: readonly Noted[]): SaidNumber[] {
  const mine = tracesOf(bilan, all);
  const ofClass = (name: string) => mine.filter(({ durationClass }) => durationClass === name);
  return [
    number('nature/support', mine),
    ...(bilan.tellsClasses ? classes.map((name) => number(`nature/support/${name}`, ofClass(name))) : []),
  ];
}

interface Ledger {
  releases: ProtectedPublication[];
  counted: CountedTraces[];
}
const emptyLedger = (): Ledger => ({ releases: [], counted: [] });
const nameOf = (ids: readonly string[]) => ids.join('+');

function overlapOf(bilan: Bilan, all: readonly Noted[], { releases, counted }: Ledger): Overlap {
  const scope = scopeOf(bilan);
  const facts = new Map<string, Overlap['left'][number]>();
  for (const fact of releases.flatMap((one) => one.facts))
    if ((facts.get(fact.key)?.revision ?? 0) <= fact.revision) facts.set(fact.key, fact);
  const mine = tracesOf(bilan, all).map(({ id }) => id);
  return {
    own: publicationOfNumbers(numbersOf(bilan, all), scope),
    counted: [{ key: ledgerKey(scope, 'nature/support'), value: mine.length, traceIds: mine }],
    left: [...facts.values()],
    countedBefore: counted,
    traces: new Map(all.map((one) => [one.id, one])),
    nameOf,
  };
}

function letOut(bilan: Bilan, all: readonly Noted[], ledger: Ledger, policy: Policy): ProtectedPublication {
  const { publication, counted } = tiedToBilans(overlapOf(bilan, all, ledger));
  const earlier = ledgerOf(ledger.releases);
  const made = protectPublication(
    publication,
    policy,
    earlier,
    earlier.facts.length > 0 ? bounds : undefined,
  );
  ledger.releases.push(made);
  ledger.counted.push(...counted);
  return made;
}

/** What everybody reads of these bilans: their numbers, and the traces that each may count, whoever they are. */
function readers(bilans: readonly Bilan[], all: readonly Noted[], { releases }: Ledger) {
  const state = new Map(
    releases.flatMap(({ facts }) => facts.map((fact) => [fact.key, fact.state] as const)),
  );
  const world = { known: new Map<string, number>(), unknown: new Map<string, number>(), relations: [] } as {
    known: Map<string, number>;
    unknown: Map<string, number>;
    relations: { total: string; parts: string[] }[];
  } satisfies PublishedWorld;
  // Readers do not know how long each act lasted: any class may be that of any.
  const placeOf = (one: Noted) => bilans.map((bilan) => tracesOf(bilan, [one]).length).join('');
  const sum = (name: string, traces: readonly Noted[], among: readonly string[]) => {
    const places = [...new Set(traces.map(placeOf))];
    const parts = places.flatMap((place) => among.map((one) => `${place} ${one}`));
    for (const one of parts) world.unknown.set(one, 0);
    world.relations.push({ total: name, parts });
  };
  const small = new Set<string>();
  for (const bilan of bilans)
    for (const said of numbersOf(bilan, all)) {
      const key = ledgerKey(scopeOf(bilan), said.cell);
      if (world.known.has(key) || world.unknown.has(key)) continue;
      const isShown = state.get(key)?.kind === 'shown';
      if (isShown) world.known.set(key, said.value);
      else world.unknown.set(key, said.value === 0 ? 0 : 1);
      const [, , name] = said.cell.split('/');
      sum(key, tracesOf(bilan, all), name ? [name] : classes);
      if (said.people !== null && said.people < 5 && said.value > 0) {
        expect(isShown, key).toBe(false);
        small.add(key);
      }
    }
  for (const outer of bilans)
    for (const inner of bilans) {
      const within = new Set(tracesOf(inner, all));
      const rest = tracesOf(outer, all).filter((one) => !within.has(one));
      const isHeld = [...within].every((one) => tracesOf(outer, [one]).length > 0);
      const behind = people(rest);
      if (!isHeld || rest.length === 0 || behind === null || behind >= 5) continue;
      const name = `bilan~/support/*/${nameOf(rest.map(({ id }) => id).sort())}`;
      if (small.has(name)) continue;
      world.unknown.set(name, 0);
      sum(name, rest, classes);
      small.add(name);
    }
  return { world, small: [...small] };
}

/** Small numbers of which a reader of all of it finds fewer values than the threshold. */
async function foundOut(bilans: readonly Bilan[], all: readonly Noted[], ledger: Ledger): Promise<string[]> {
  const { world, small } = readers(bilans, all, ledger);
  if (small.length === 0) return [];
  const intervals = await attack(world, small);
  return small.filter((name) => {
    const { low, high } = intervals.get(name)!;
    return high - low + 1 < startingPolicy.people;
  });
}

describe('bilans that count some of the same traces', () => {
  test('leave no small number to whoever reads all of them, nor what one has more than another', async () => {
    await fc.assert(
      fc.asyncProperty(
        someTraces,
        fc.array(anyBilan, { minLength: 2, maxLength: 3 }),
        async (all, bilans) => {
          const ledger = emptyLedger();
          for (const [at, bilan] of bilans.entries()) {
            const made = letOut(bilan, all, ledger, startingPolicy);
            const exposed = new Set(ledger.releases.flatMap((release) => release.exposed));
            const found = await foundOut(bilans.slice(0, at + 1), all, ledger);
            expect(found.filter((name) => !exposed.has(name))).toEqual([]);
            expect(await givenAway(made, ledger.releases.slice(0, -1))).toEqual([]);
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);

  const bilan = (from: number, until: number, tellsClasses = false): Bilan => ({
    ...{ from, until, dossiers: [], tellsClasses },
  });
  const many = (day: number, count: number, begin: string, durationClass = 'duration-0'): Noted[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{
        id: `${begin}${at}`,
        day,
        dossier: 'a',
        spaceId: 'a',
        people: 3,
        organisations: [],
        durationClass,
      },
    }));
  const stateIn = ({ states }: ProtectedPublication, of: Bilan, cell = 'nature/support') =>
    states.get(ledgerKey(scopeOf(of), cell))?.kind;
  const [year, half] = [bilan(1, 9), bilan(1, 5)];
  const one: Noted = { ...many(8, 1, 'late')[0]!, people: 2 };

  test('are told when nothing small is left between them, and the second is hidden when something is', () => {
    const told = emptyLedger();
    letOut(half, [...many(2, 8, 'a'), ...many(8, 7, 'b')], told, startingPolicy);
    expect(stateIn(letOut(year, [...many(2, 8, 'a'), ...many(8, 7, 'b')], told, startingPolicy), year)).toBe(
      'shown',
    );
    const ledger = emptyLedger();
    const all = [...many(2, 8, 'a'), one];
    expect(stateIn(letOut(half, all, ledger, startingPolicy), half)).toBe('shown');
    expect(stateIn(letOut(year, all, ledger, startingPolicy), year)).toBe('hidden');
    const alone = protectPublication(
      publicationOfNumbers(numbersOf(year, all), scopeOf(year)),
      startingPolicy,
    );
    expect(stateIn(alone, year)).toBe('shown');
  });

  test('are tied by what each counted when it left, whatever traces became', () => {
    const ledger = emptyLedger();
    const first = many(2, 8, 'a');
    letOut(half, first, ledger, startingPolicy);
    const later = [...first, ...many(3, 1, 'found'), ...many(8, 6, 'b')];
    expect(stateIn(letOut(year, later, ledger, startingPolicy), year)).toBe('shown');
    const gone = emptyLedger();
    letOut(half, first, gone, startingPolicy);
    expect(stateIn(letOut(year, first.slice(1), gone, startingPolicy), year)).toBe('hidden');
  });

  test('hide the classes that one has more than the other, when both tell them', () => {
    const classesOfBoth = [
      ...many(2, 8, 'a'),
      ...many(2, 9, 'b', 'untimed'),
      ...many(8, 9, 'c'),
      { ...one, durationClass: 'untimed' },
    ];
    const ledger = emptyLedger();
    const [first, second] = [bilan(1, 5, true), bilan(1, 9, true)];
    expect(
      stateIn(letOut(first, classesOfBoth, ledger, startingPolicy), first, 'nature/support/untimed'),
    ).toBe('shown');
    const made = letOut(second, classesOfBoth, ledger, startingPolicy);
    expect(stateIn(made, second, 'nature/support/untimed')).toBe('hidden');
  });

  test('do not leave beside numbers of the same days whose traces are not known', () => {
    const all = [...many(2, 8, 'a'), ...many(8, 7, 'b')];
    const ledger = emptyLedger();
    letOut(half, all, ledger, startingPolicy);
    const unknown = { releases: ledger.releases, counted: [] };
    expect(stateIn(letOut(year, all, unknown, startingPolicy), year)).toBe('hidden');
    const apart = bilan(6, 9);
    expect(
      stateIn(
        letOut(apart, all, { ...unknown, releases: ledger.releases.slice(0, 1) }, startingPolicy),
        apart,
      ),
    ).toBe('shown');
  });

  test('do not leave either when the traces of their durations changed, but for their totals', () => {
    const all = [...many(2, 8, 'a'), ...many(2, 9, 'b', 'untimed'), ...many(8, 9, 'c')];
    const ledger = emptyLedger();
    letOut(bilan(1, 5, true), all, ledger, startingPolicy);
    const timed = all.map((trace, at) => (at === 9 ? { ...trace, durationClass: 'duration-2' } : trace));
    const second = bilan(1, 9, true);
    const made = letOut(second, timed, ledger, startingPolicy);
    expect(stateIn(made, second)).toBe('shown');
    for (const name of classes) expect(stateIn(made, second, `nature/support/${name}`)).not.toBe('shown');
  });
});
