import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  linearBounds,
  type ProtectedPublication,
  protectPublication,
  startingPolicy,
} from '#/domains/protection/protection.public.ts';
import { attack, type PublishedWorld } from '../../../../test/harness/attacker.ts';
import { ledgerOf } from '../../../../test/harness/tables.ts';
import { organisations } from './bilan-parts.rules.ts';
import { asMet, type CountedTraces, type TraceBehind } from './counted-traces.ts';
import { leavingNumbers } from './leaving-numbers.rules.ts';
import { type NumbersOfBilan, numbersBySpace } from './numbers-by-space.rules.ts';
import { ledgerKey } from './said-numbers.rules.ts';

const bounds = await linearBounds();
const names = ['a', 'b', 'c'] as const;
const days = [1, 2, 3] as const;
const cell = 'nature/support';

interface Noted extends TraceBehind {
  people: number;
  day: number;
}
interface Step {
  spaces: readonly string[];
  from: number;
  until: number;
}
const isOf = ({ spaces, from, until }: Step, { spaceId, day }: Pick<Noted, 'spaceId' | 'day'>) =>
  spaces.includes(spaceId) && day >= from && day <= until;
const peopleOf = (traces: readonly Noted[]) => traces.reduce((sum, { people }) => sum + people, 0);
const isSmall = (traces: readonly Noted[]) => traces.length > 0 && peopleOf(traces) < startingPolicy.people;

/** What readers know of a bilan: which spaces and days it counts, and its number when it is printed. */
interface Told extends Step {
  value: number;
  isShown: boolean;
}

function bilanOf(step: Step, all: readonly Noted[]): NumbersOfBilan {
  const mine = all.filter((one) => isOf(step, one));
  return {
    scope: {
      ...{ startsOn: `2026-02-0${step.from}`, endsOn: `2026-02-0${step.until}` },
      among: step.spaces.length > 1 ? step.spaces.join('+') : '',
    },
    ...{ spaceIds: step.spaces, allSpaceIds: step.spaces },
    numbers:
      mine.length === 0 ? [] : [{ cell, value: mine.length, people: peopleOf(mine), organisations: null }],
    thingsOf: new Map([[cell, mine.map(({ id }) => id)]]),
    traces: new Map(all.map((one) => [one.id, one])),
  };
}

class Spaces {
  readonly told: Told[] = [];
  readonly #ledgers = new Map(
    names.map((name) => [
      name as string,
      { releases: [] as ProtectedPublication[], counted: [] as CountedTraces[] },
    ]),
  );
  readonly #all: readonly Noted[];

  constructor(all: readonly Noted[]) {
    this.#all = all;
  }

  letOut(step: Step): void {
    const bilan = bilanOf(step, this.#all);
    const { spaces } = numbersBySpace(bilan);
    const shown = spaces.map((of) => {
      const { releases, counted } = this.#ledgers.get(of.spaceId)!;
      const facts = new Map(releases.flatMap((one) => one.facts.map((fact) => [fact.key, fact] as const)));
      const leaving = leavingNumbers(of, {
        ...{ before: counted, left: [...facts.values()], traces: bilan.traces },
        nameOf: (ids) => ids.join('+'),
      });
      const made = protectPublication(
        leaving.publication,
        startingPolicy,
        ledgerOf(releases),
        releases.length > 0 ? bounds : undefined,
      );
      releases.push(made);
      counted.push(
        ...leaving.counted.map(({ key, value, things }) => ({ key, value, traceIds: things ?? [] })),
      );
      return made.states.get(ledgerKey(of.scope, cell))?.kind === 'shown';
    });
    const value = bilan.numbers[0]?.value ?? 0;
    this.told.push({ ...step, value, isShown: value === 0 || shown.every(Boolean) });
  }
}

/** What a reader of all of it asks for: small numbers, those of one space in a joint one, and what one has of another. */
function smallSets(told: readonly Told[], all: readonly Noted[]): Map<string, readonly string[]> {
  const sets = new Map<string, readonly string[]>();
  const keep = (among: (trace: Pick<Noted, 'spaceId' | 'day'>) => boolean) => {
    const places = names.flatMap((spaceId) =>
      days.filter((day) => among({ spaceId, day })).map((day) => `${spaceId}${day}`),
    );
    if (isSmall(all.filter(among))) sets.set(`{${places.join()}}`, places);
  };
  for (const one of told) {
    keep((trace) => isOf(one, trace));
    for (const spaceId of one.spaces) keep((trace) => trace.spaceId === spaceId && isOf(one, trace));
    for (const other of told) keep((trace) => isOf(one, trace) && !isOf(other, trace));
  }
  return sets;
}

function worldOf(told: readonly Told[], sets: ReadonlyMap<string, readonly string[]>): PublishedWorld {
  const known = new Map<string, number>();
  const unknown = new Map<string, number>(
    names.flatMap((name) => days.map((day) => [`${name}${day}`, 0] as const)),
  );
  const relations: { total: string; parts: readonly string[] }[] = [];
  for (const [at, { value, isShown, ...step }] of told.entries()) {
    const parts = names.flatMap((spaceId) =>
      days.filter((day) => isOf(step, { spaceId, day })).map((day) => `${spaceId}${day}`),
    );
    if (isShown) known.set(`bilan ${at}`, value);
    else unknown.set(`bilan ${at}`, 1);
    relations.push({ total: `bilan ${at}`, parts });
  }
  for (const [name, parts] of sets) {
    unknown.set(name, 0);
    relations.push({ total: name, parts });
  }
  return { known, unknown, relations };
}

/** What each space has in a joint number that is printed, were it printed too: what its own ledger allowed. */
function partsOf(told: Told, all: readonly Noted[]): Told[] {
  if (!told.isShown) return [];
  return told.spaces.map((space) => {
    const part = { ...told, spaces: [space] };
    return { ...part, value: all.filter((one) => isOf(part, one)).length };
  });
}

/**
 * Small numbers left with fewer values than the threshold, that would keep them had the last bilan printed nothing and
 * those before it the part of each space.
 */
async function foundOut(told: readonly Told[], all: readonly Noted[]): Promise<string[]> {
  const sets = smallSets(told, all);
  const narrowIn = async (read: readonly Told[]) => {
    const narrow: string[] = [];
    for (const [name, parts] of sets) {
      const { low, high } = (await attack(worldOf(read, new Map([[name, parts]])), [name])).get(name)!;
      if (high - low + 1 < startingPolicy.people) narrow.push(name);
    }
    return narrow;
  };
  const found = await narrowIn(told);
  if (found.length === 0) return [];
  const untold = told.map((one, at) =>
    at === told.length - 1 && one.value > 0 ? { ...one, isShown: false } : one,
  );
  const anyway = await narrowIn([...untold, ...untold.flatMap((one) => partsOf(one, all))]);
  // What was cornered before is the same traces, whatever empty days are told around them.
  const tracesIn = (name: string) =>
    all
      .filter(({ spaceId, day }) => sets.get(name)?.includes(`${spaceId}${day}`))
      .map(({ id }) => id)
      .join();
  const before = new Set(anyway.map(tracesIn));
  return found.filter((name) => !before.has(tracesIn(name)));
}

const anyStep = fc
  .tuple(fc.subarray([...names], { minLength: 1 }), fc.constantFrom(...days), fc.constantFrom(...days))
  .map(([spaces, one, other]): Step => ({ spaces, from: Math.min(one, other), until: Math.max(one, other) }));
const someTraces = fc
  .array(
    fc.record({
      spaceId: fc.constantFrom(...names),
      day: fc.constantFrom(...days),
      people: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 5, max: 20 })),
    }),
    { minLength: 3, maxLength: 40 },
  )
  .map((all) =>
    all.map((one, at): Noted => ({ ...one, id: `t${at}`, organisations: [], durationClass: 'untimed' })),
  );

describe('bilans of several spaces and of one', () => {
  test('leave no small number of any space to whoever reads all of them', async () => {
    const run = { bilans: 0, shown: 0, careless: 0 };
    await fc.assert(
      fc.asyncProperty(someTraces, fc.array(anyStep, { minLength: 2, maxLength: 5 }), async (all, steps) => {
        const spaces = new Spaces(all);
        for (const step of steps) {
          spaces.letOut(step);
          expect(await foundOut(spaces.told, all)).toEqual([]);
        }
        run.bilans += steps.length;
        run.shown += spaces.told.filter(({ isShown, value }) => isShown && value > 0).length;
        const careless = spaces.told.map((one) => ({
          ...one,
          isShown: !isSmall(all.filter((trace) => isOf(one, trace))),
        }));
        run.careless += (await foundOut(careless, all)).length;
      }),
      { numRuns: Number(process.env.WORLDS ?? 60) },
    );
    if (process.env.WORLDS) console.log(run);
    expect(run.shown).toBeGreaterThan(20);
    expect(run.careless).toBeGreaterThan(0);
  }, 120_000);
});

describe('organisations met', () => {
  const met = (count: number) => Array.from({ length: count }, (_, at) => `org-${at}`);
  const bilanOfMet = (endsOn: string, ids: readonly string[]): NumbersOfBilan => ({
    scope: { startsOn: '2026-01-01', endsOn, among: '' },
    ...{ spaceIds: ['a'], allSpaceIds: ['a'] },
    numbers: [{ cell: organisations, value: ids.length, people: null, organisations: ids.length }],
    thingsOf: new Map([[organisations, ids]]),
    traces: new Map(met(30).map((id) => [id, asMet(id)])),
  });
  const letOut = (bilan: NumbersOfBilan, releases: ProtectedPublication[], before: CountedTraces[]) => {
    const [of] = numbersBySpace(bilan).spaces;
    const left = releases.flatMap(({ facts }) => facts);
    const leaving = leavingNumbers(of!, {
      before,
      left,
      traces: bilan.traces,
      nameOf: (ids) => ids.join('+'),
    });
    expect(leaving.counts).toEqual([]);
    const earlier = ledgerOf(releases);
    const made = protectPublication(
      leaving.publication,
      startingPolicy,
      earlier,
      releases.length > 0 ? bounds : undefined,
    );
    releases.push(made);
    before.push(...leaving.counted.map(({ key, value, things }) => ({ key, value, traceIds: things ?? [] })));
    return made.states.get(ledgerKey(bilan.scope, organisations))?.kind;
  };

  test.each([
    [8, 9, 'hidden'],
    [8, 13, 'shown'],
    [8, 8, 'shown'],
  ])('%i in one bilan and %i in one that holds its days: the second is %s', (first, second, kind) => {
    const [releases, before] = [[], []];
    expect(letOut(bilanOfMet('2026-02-28', met(first)), releases, before)).toBe('shown');
    expect(letOut(bilanOfMet('2026-03-31', met(second)), releases, before)).toBe(kind);
  });

  test('are whole in the ledger of each space of a joint bilan, and untold when some of them cannot be known', () => {
    const joint = { ...bilanOfMet('2026-02-28', met(8)), spaceIds: ['a', 'b'], allSpaceIds: ['a', 'b'] };
    const { spaces, untold } = numbersBySpace(joint);
    expect(spaces.map(({ counted }) => counted.map(({ value }) => value))).toEqual([[8], [8]]);
    expect([...untold]).toEqual([]);
    expect([...numbersBySpace({ ...joint, spaceIds: ['a'] }).untold]).toEqual([organisations]);
    expect([...numbersBySpace({ ...joint, thingsOf: new Map([[organisations, met(7)]]) }).untold]).toEqual([
      organisations,
    ]);
  });
});
