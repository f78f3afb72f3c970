import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  factName,
  linearBounds,
  type Policy,
  type ProtectedPublication,
  type Publication,
  protectPublication,
  startingPolicy,
} from '#/domains/protection/protection.public.ts';
import { addDays } from '#/french/dates.ts';
import { attack } from '../../../../test/harness/attacker.ts';
import { givenAway, ledgerOf, worldOf } from '../../../../test/harness/tables.ts';
import type { Concern } from './concern.rules.ts';
import { tiedToEarlier } from './earlier-periods.rules.ts';
import { crossing, type Stretch, shortestStretches } from './nesting.rules.ts';
import { namesBegin } from './protected-figures.rules.ts';

const codebook = { id: 'cadre', version: '1' };
const begin = namesBegin({ codebook });
const yearStart = '2026-04-01';
const period = (place: number): Stretch => ({
  startsOn: addDays(yearStart, place * 28),
  endsOn: addDays(yearStart, place * 28 + 27),
});
const year = { startsOn: yearStart, endsOn: period(12).endsOn };

/** One act: its day, and how many people were there. Each is a figure of its own kind, `a` or `b`. */
interface Act {
  day: number;
  kind: 'a' | 'b';
  people: number;
}

function concernsOf(acts: readonly Act[], { startsOn, endsOn }: Stretch): Map<string, Concern> {
  const found = new Map<string, Concern>();
  for (const { day, kind, people } of acts) {
    const on = addDays(yearStart, day);
    if (on < startsOn || on > endsOn) continue;
    const known = found.get(kind);
    found.set(kind, {
      count: (known?.count ?? 0) + 1,
      minutes: 0,
      people: (known?.people ?? 0) + people,
      organisations: null,
      arePeopleNoted: true,
    });
  }
  return found;
}

class Team {
  readonly releases: ProtectedPublication[] = [];

  async handOver(acts: readonly Act[], stretch: Stretch, policy: Policy): Promise<ProtectedPublication> {
    const own: Publication = {
      cells: [...concernsOf(acts, stretch)].map(([kind, { count, people }]) => ({
        key: `${begin}${stretch.startsOn}/${stretch.endsOn}/${kind}`,
        value: count,
        people,
        organisations: null,
      })),
      relations: [],
    };
    const ledger = ledgerOf(this.releases);
    const latest = new Map(ledger.facts.map((fact) => [fact.key, fact]));
    const names = { codebook, ...stretch };
    const publication = await tiedToEarlier(own, { names, earlier: [...latest.values()] }, async (days) =>
      concernsOf(acts, days),
    );
    const made = protectPublication(publication, policy, ledger, await linearBounds());
    this.releases.push(made);
    return made;
  }

  /** What is printed of a kind of act. */
  printed(stretch: Stretch, kind: string): boolean {
    const key = `${begin}${stretch.startsOn}/${stretch.endsOn}/${kind}`;
    return this.releases.some(({ states }) => states.get(key)?.kind === 'shown');
  }

  /** Small numbers that everything printed bounds too closely. */
  async foundOut(): Promise<string[]> {
    const given: string[] = [];
    for (const [place, release] of this.releases.entries())
      given.push(...(await givenAway(release, this.releases.slice(0, place))));
    const exposed = new Set(this.releases.flatMap((release) => release.exposed));
    const facts = new Map(
      this.releases.flatMap((release) =>
        release.facts.map((fact) => [factName(fact.key, fact.revision), fact] as const),
      ),
    );
    const targets = [...facts].filter(([name, fact]) => fact.possibleValues > 0 && !exposed.has(name));
    if (targets.length === 0) return given;
    const intervals = await attack(
      worldOf(this.releases),
      targets.map(([name]) => name),
    );
    const found = targets.flatMap(([name, fact]) => {
      const { low, high } = intervals.get(name)!;
      return high - low + 1 < fact.possibleValues ? [name] : [];
    });
    return [...given, ...found];
  }
}

/** Ten acts of ten people in each period, and two acts of one person in the ninth. */
const plenty: Act[] = Array.from({ length: 13 }, (_, place) =>
  Array.from({ length: place === 8 ? 2 : 10 }, (__, act) => ({
    day: place * 28 + act,
    kind: 'a' as const,
    people: place === 8 ? 1 : 10,
  })),
).flat();

test('a year, then all of its periods but the small one: it is not found by subtraction', async () => {
  const team = new Team();
  await team.handOver(plenty, year, startingPolicy);
  expect(team.printed(year, 'a')).toBe(true);
  for (const place of [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12])
    await team.handOver(plenty, period(place), startingPolicy);
  expect(team.releases.flatMap(({ exposed }) => exposed)).toEqual([]);
  expect(await team.foundOut()).toEqual([]);
  const shown = [...Array(13).keys()].filter((place) => team.printed(period(place), 'a'));
  // Only the last period handed over has to be hidden: the year minus eleven periods still holds two.
  expect(shown).toHaveLength(11);
  await team.handOver(plenty, period(8), startingPolicy);
  expect(team.printed(period(8), 'a')).toBe(false);
  expect(await team.foundOut()).toEqual([]);
});

test('all periods but the small one, then the year: the year is hidden', async () => {
  const team = new Team();
  for (const place of [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12])
    await team.handOver(plenty, period(place), startingPolicy);
  await team.handOver(plenty, year, startingPolicy);
  expect(team.printed(year, 'a')).toBe(false);
  expect(await team.foundOut()).toEqual([]);
});

test('traces changed in between: what subtraction would give is protected all the same', async () => {
  const team = new Team();
  await team.handOver(plenty, year, startingPolicy);
  const later = [...plenty, { day: 3, kind: 'a' as const, people: 10 }];
  for (const place of [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12])
    await team.handOver(later, period(place), startingPolicy);
  expect([...Array(13).keys()].every((place) => place === 8 || team.printed(period(place), 'a'))).toBe(false);
  expect(await team.foundOut()).toEqual([]);
});

const acts = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 13 * 28 - 1 }),
    kind: fc.constantFrom('a' as const, 'b' as const),
    people: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30 })),
  }),
  { minLength: 5, maxLength: 60 },
);
/** Any days of the year: periods, months, weeks that cross each other. */
const stretches = fc.uniqueArray(
  fc
    .record({ from: fc.integer({ min: 0, max: 25 }), length: fc.integer({ min: 1, max: 26 }) })
    .map(({ from, length }) => ({
      startsOn: addDays(yearStart, from * 14),
      endsOn: addDays(yearStart, (from + length) * 14 - 1),
    })),
  { minLength: 2, maxLength: 5, selector: ({ startsOn, endsOn }) => `${startsOn}/${endsOn}` },
);

test('whatever crosses or nests, in whatever order, nothing small is found by an attacker', async () => {
  await fc.assert(
    fc.asyncProperty(acts, stretches, async (all, periods) => {
      const team = new Team();
      for (const one of periods) await team.handOver(all, one, startingPolicy);
      expect(await team.foundOut()).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('small numbers stand in the system of every crossing period: without it, the attack succeeds', async () => {
  const team = new Team();
  await team.handOver(plenty, year, startingPolicy);
  const stretch = { startsOn: yearStart, endsOn: addDays(period(7).endsOn, 0) };
  const after = { startsOn: period(9).startsOn, endsOn: year.endsOn };
  await team.handOver(plenty, stretch, startingPolicy);
  const made = await team.handOver(plenty, after, startingPolicy);
  expect([...made.states.values()]).toEqual([{ kind: 'hidden', reason: 'complementary' }]);
  const careless = {
    ...made,
    facts: made.facts.map((fact) =>
      fact.state.kind === 'hidden' && fact.state.reason === 'complementary'
        ? { ...fact, state: { kind: 'shown' as const } }
        : fact,
    ),
  };
  team.releases.splice(2, 1, careless);
  expect(await team.foundOut()).not.toEqual([]);
});

test('stretches cover the days of what crosses, once each, and nothing else', () => {
  fc.assert(
    fc.property(stretches, (periods) => {
      const parts = shortestStretches(periods);
      for (const { startsOn, endsOn } of periods) {
        const inside = parts.filter((part) => startsOn <= part.startsOn && part.endsOn <= endsOn);
        expect(inside[0]?.startsOn).toBe(startsOn);
        expect(inside.at(-1)?.endsOn).toBe(endsOn);
        for (const [place, part] of inside.slice(1).entries())
          expect(part.startsOn).toBe(addDays(inside[place]!.endsOn, 1));
      }
      const numbered = periods.map((one) => ({ ...one, isHandedOver: true, numbers: new Map() }));
      expect(crossing(numbered[0]!, numbered)[0]).toBe(numbered[0]);
    }),
  );
});
