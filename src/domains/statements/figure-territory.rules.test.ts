import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaceOnDay } from '#/domains/territories/territories.public.ts';
import { divisionOf, type PlacedAmount, placesInDivision, territoryLines } from './figure-territory.rules.ts';

const place = (id: string, list: string) => [id, { id, list }] as const;
const belonging = (
  placeId: string,
  parentId: string,
  validFrom: string | null,
  validUntil: string | null,
) => ({
  placeId,
  parentId,
  validFrom,
  validUntil,
});
const known = {
  places: new Map([
    place('salle', 'own'),
    place('quartier', 'municipal'),
    place('clsc', 'former-institution'),
    place('ciusss', 'institution'),
    place('region', 'health-region'),
  ]),
  parents: new Map([
    [
      'salle',
      [belonging('salle', 'clsc', null, '2015-04-01'), belonging('salle', 'ciusss', '2015-04-01', null)],
    ],
    ['clsc', [belonging('clsc', 'region', null, null)]],
    ['ciusss', [belonging('ciusss', 'region', null, null), belonging('ciusss', 'salle', null, null)]],
  ]),
};

describe('the places of a division above a place', () => {
  test('are those it belonged to that day, up any number of steps, circles included', () => {
    expect(placesInDivision('salle', '2015-03-31', 'institution', known)).toEqual(['clsc']);
    expect(placesInDivision('salle', '2015-04-01', 'institution', known)).toEqual(['ciusss']);
    expect(placesInDivision('salle', '2015-04-01', 'health-region', known)).toEqual(['region']);
    expect(placesInDivision('salle', '2015-04-01', 'own', known)).toEqual(['salle']);
  });

  test('are none where nothing is known', () => {
    expect(placesInDivision('quartier', '2015-04-01', 'institution', known)).toEqual([]);
    expect(placesInDivision('ailleurs', '2015-04-01', 'own', known)).toEqual([]);
  });

  test('institutions of the past and of today are one division', () => {
    expect(divisionOf('former-institution')).toBe(divisionOf('institution'));
    expect(divisionOf('municipal')).toBe('municipal');
  });
});

describe('lines of a figure', () => {
  const anyAmount: fc.Arbitrary<PlacedAmount> = fc.record({
    figureKey: fc.constantFrom('d.a', 'd.b'),
    placeId: fc.constantFrom(null, 'one', 'several', 'unknown', 'gone'),
    eventOn: fc.constantFrom('2026-02-01', '2026-02-02'),
    count: fc.nat(50),
    minutes: fc.nat(5000),
  });
  const answers: Record<string, PlaceOnDay> = {
    one: { kind: 'one', id: 'ciusss' },
    several: { kind: 'several', ids: ['csss-a', 'csss-b'] },
    unknown: { kind: 'unknown' },
  };
  const resolve = (id: string): PlaceOnDay => answers[id] ?? { kind: 'unknown' };
  const total = (amounts: readonly { count: number; minutes: number }[]) =>
    amounts.reduce((sum, one) => ({ count: sum.count + one.count, minutes: sum.minutes + one.minutes }), {
      count: 0,
      minutes: 0,
    });

  test('add up to what was given, each place once, what has no territory last', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 40 }), (amounts) => {
        const lines = territoryLines(amounts, resolve, new Map());
        expect([...lines.keys()].toSorted()).toEqual(
          [...new Set(amounts.map((one) => one.figureKey))].toSorted(),
        );
        for (const [key, mine] of lines) {
          expect(total(mine)).toEqual(total(amounts.filter(({ figureKey }) => figureKey === key)));
          expect(new Set(mine.map(({ kind }) => kind)).size).toBe(mine.length);
          const order = ['territory', 'shared', 'outside', 'noPlace'];
          expect(mine.map(({ kind }) => kind)).toEqual(
            order.filter((kind) => mine.some((one) => one.kind === kind)),
          );
        }
      }),
    );
  });

  test('share nothing between several places, and set apart what has no place', () => {
    const amount = { figureKey: 'd.a', eventOn: '2026-02-01', count: 2, minutes: 30 };
    const given = ['several', null, 'unknown', 'one'].map((placeId) => ({ ...amount, placeId }));
    expect(territoryLines(given, resolve, new Map()).get('d.a')).toEqual([
      { kind: 'territory', id: 'ciusss', count: 2, minutes: 30 },
      { kind: 'shared', ids: ['csss-a', 'csss-b'], count: 2, minutes: 30 },
      { kind: 'outside', count: 2, minutes: 30 },
      { kind: 'noPlace', count: 2, minutes: 30 },
    ]);
  });

  test('name territories in the order of their names, accents or not', () => {
    const names = new Map([
      ['a', 'Vieux-Moulin'],
      ['b', 'Écluses'],
      ['c', 'Berges'],
    ]);
    const given = ['a', 'b', 'c'].map((placeId, at) => ({
      figureKey: 'd.a',
      placeId,
      eventOn: '2026-02-01',
      count: at + 1,
      minutes: 0,
    }));
    const lines = territoryLines(given, (id) => ({ kind: 'one', id }), names).get('d.a') ?? [];
    expect(lines.flatMap((line) => (line.kind === 'territory' ? names.get(line.id) : []))).toEqual([
      'Berges',
      'Écluses',
      'Vieux-Moulin',
    ]);
  });
});
