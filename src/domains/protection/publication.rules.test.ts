import { describe, expect, test } from 'vitest';
import { protectPublication } from './publication.rules.ts';
import { type Cell, type Publication, startingPolicy, UnsoundPublication } from './publication.ts';

const people = (key: string, value: number, more: Partial<Cell> = {}): Cell => ({
  key,
  value,
  people: value,
  organisations: null,
  ...more,
});

const line: Publication = {
  cells: [people('total', 60), people('a', 3), people('b', 20), people('c', 37)],
  relations: [{ total: 'total', parts: ['a', 'b', 'c'] }],
};

describe('what is small', () => {
  test('is hidden with one other number, the least costly, so that it cannot be subtracted', () => {
    const { states, counts, exposed } = protectPublication(line, startingPolicy);
    expect(states.get('a')).toEqual({ kind: 'hidden', reason: 'fewPeople' });
    expect(states.get('b')).toEqual({ kind: 'hidden', reason: 'complementary' });
    expect(states.get('c')).toEqual({ kind: 'shown' });
    expect(counts).toEqual({ shown: 2, hidden: { fewPeople: 1, complementary: 1 } });
    expect(exposed).toEqual([]);
  });

  test('is hidden with what is withheld for another’s sake, which no relation says', () => {
    const cells = [people('alone', 60, { isWithheld: true }), people('other', 60)];
    const { states } = protectPublication({ cells, relations: [] }, startingPolicy);
    expect(states.get('alone')).toEqual({ kind: 'hidden', reason: 'complementary' });
    expect(states.get('other')).toEqual({ kind: 'shown' });
  });

  test('is told by people and by organisations apart, each with its threshold', () => {
    const publication: Publication = {
      cells: [
        people('many', 40, { organisations: 9 }),
        people('one organisation', 40, { organisations: 1 }),
        people('nobody asked', 2, { people: null }),
      ],
      relations: [],
    };
    const { states } = protectPublication(publication, { ...startingPolicy, organisations: 3 });
    expect([...states.values()]).toEqual([
      { kind: 'shown' },
      { kind: 'hidden', reason: 'fewOrganisations' },
      { kind: 'shown' },
    ]);
  });

  test('follows the threshold of its topic', () => {
    const publication: Publication = {
      cells: [people('a', 8, { topic: 'health' }), people('b', 8)],
      relations: [],
    };
    const policy = { ...startingPolicy, topics: { health: { people: 11, organisations: 5 } } };
    const { states } = protectPublication(publication, policy);
    expect(states.get('a')?.kind).toBe('hidden');
    expect(states.get('b')?.kind).toBe('shown');
  });

  test('is zero too where the rule says so, but not a zero that everybody knows', () => {
    const publication: Publication = {
      cells: [people('a', 0), people('b', 0, { isStructuralZero: true })],
      relations: [],
    };
    expect([...protectPublication(publication, startingPolicy).states.values()]).toEqual([
      { kind: 'shown' },
      { kind: 'shown' },
    ]);
    const strict = protectPublication(publication, { ...startingPolicy, zeros: 'hidden' });
    expect([...strict.states.values()]).toEqual([{ kind: 'hidden', reason: 'fewPeople' }, { kind: 'shown' }]);
  });
});

describe('how wide the interval stays', () => {
  test('two hidden numbers that make a small total are not enough', () => {
    const publication: Publication = {
      cells: [
        people('total', 5),
        people('a', 2),
        people('b', 3),
        people('region', 105),
        people('elsewhere', 100),
      ],
      relations: [
        { total: 'total', parts: ['a', 'b'] },
        { total: 'region', parts: ['total', 'elsewhere'] },
      ],
    };
    const { states } = protectPublication(publication, startingPolicy);
    expect(states.get('total')).toEqual({ kind: 'hidden', reason: 'complementary' });
  });

  test('counts in the grain of the number', () => {
    const minutes = (key: string, value: number, count: number): Cell => ({
      key,
      value,
      people: count,
      organisations: null,
      grain: 60,
    });
    const publication: Publication = {
      cells: [
        minutes('total', 2000, 40),
        minutes('a', 300, 2),
        minutes('b', 200, 11),
        minutes('c', 700, 12),
        minutes('d', 800, 15),
      ],
      relations: [{ total: 'total', parts: ['a', 'b', 'c', 'd'] }],
    };
    const { states } = protectPublication(publication, startingPolicy);
    const hidden = [...states].filter(([, state]) => state.kind === 'hidden').map(([key]) => key);
    expect(hidden).toEqual(['a', 'b']);
    const coarse = { ...publication, cells: publication.cells.map((cell) => ({ ...cell, grain: 150 })) };
    const wider = [...protectPublication(coarse, startingPolicy).states].filter(
      ([, state]) => state.kind === 'hidden',
    );
    expect(wider.map(([key]) => key)).toEqual(['a', 'c']);
  });
});

describe('rates and means', () => {
  test('are hidden with any of their sources', () => {
    const publication: Publication = {
      ...line,
      derived: [
        { key: 'rate of a', from: ['a', 'total'] },
        { key: 'rate of c', from: ['c', 'total'] },
      ],
    };
    const { states, counts } = protectPublication(publication, startingPolicy);
    expect(states.get('rate of a')).toEqual({ kind: 'hidden', reason: 'inherited' });
    expect(states.get('rate of c')).toEqual({ kind: 'shown' });
    expect(counts.hidden.inherited).toBe(1);
  });

  test('publish the source that they let compute, even when it is not printed', () => {
    const publication: Publication = {
      cells: [people('total', 50), people('a', 3, { isUnpublished: true })],
      relations: [],
      derived: [{ key: 'rate', from: ['a', 'total'] }],
    };
    const { states } = protectPublication(publication, startingPolicy);
    expect(states.get('rate')).toEqual({ kind: 'hidden', reason: 'inherited' });
  });
});

describe('numbers that are not printed', () => {
  test('tie others together and are hidden without a cost', () => {
    const publication: Publication = {
      cells: line.cells.map((cell) => (cell.key === 'c' ? { ...cell, isUnpublished: true } : cell)),
      relations: line.relations,
    };
    const { states, counts } = protectPublication(publication, startingPolicy);
    expect(states.has('c')).toBe(false);
    expect(states.get('b')).toEqual({ kind: 'shown' });
    expect(counts).toEqual({ shown: 2, hidden: { fewPeople: 1 } });
  });
});

describe('a publication that contradicts itself', () => {
  const faults: [string, Publication, RegExp][] = [
    ['a false total', { ...line, cells: [people('total', 61), ...line.cells.slice(1)] }, /"total" is 61.*60/],
    ['a part that is no cell', { ...line, relations: [{ total: 'total', parts: ['z'] }] }, /"z"/],
    ['a part counted twice', { ...line, relations: [{ total: 'total', parts: ['a', 'a'] }] }, /twice/],
    ['a key borne twice', { ...line, cells: [...line.cells, people('a', 1)] }, /key "a"/],
    ['half a person', { cells: [people('a', 0.5)], relations: [] }, /whole/],
    [
      'a known zero that is not',
      { cells: [people('a', 2, { isStructuralZero: true })], relations: [] },
      /only be zero/,
    ],
    ['a rate of nothing', { ...line, derived: [{ key: 'rate', from: ['z'] }] }, /"z"/],
  ];
  test.each(faults)('is refused: %s', (_, publication, message) => {
    expect(() => protectPublication(publication, startingPolicy)).toThrow(UnsoundPublication);
    expect(() => protectPublication(publication, startingPolicy)).toThrow(message);
  });
});

describe('after an earlier release', () => {
  const first = protectPublication(line, startingPolicy);
  const ledger = { facts: first.facts, relations: first.relations };

  test('what was shown stays shown, what was hidden stays hidden', () => {
    const wider: Publication = {
      cells: [...line.cells, people('d', 12), people('grand total', 72)],
      relations: [...line.relations, { total: 'grand total', parts: ['total', 'd'] }],
    };
    const { states } = protectPublication(wider, startingPolicy, ledger);
    expect(line.cells.map(({ key }) => states.get(key))).toEqual(
      line.cells.map(({ key }) => first.states.get(key)),
    );
  });

  test('a second cut that would leave a small difference hides more', () => {
    const cut: Publication = {
      cells: [people('a', 3), people('b', 20), people('a and b', 23), people('c', 37), people('b and c', 57)],
      relations: [
        { total: 'a and b', parts: ['a', 'b'] },
        { total: 'b and c', parts: ['b', 'c'] },
      ],
    };
    const { states, exposed } = protectPublication(cut, startingPolicy, ledger);
    expect(exposed).toEqual([]);
    // c is printed since the first release: printing b and c would give b, then a.
    expect(states.get('b and c')?.kind).toBe('hidden');
  });

  test('a number that changes little is hidden, one that changes much is a new fact', () => {
    const again = (value: number) =>
      protectPublication({ cells: [people('c', value)], relations: [] }, startingPolicy, ledger);
    expect(again(38).states.get('c')).toEqual({ kind: 'hidden', reason: 'smallChange' });
    expect(again(38).facts[0]?.revision).toBe(2);
    expect(again(60).states.get('c')).toEqual({ kind: 'shown' });
    expect(again(37).facts[0]?.revision).toBe(1);
  });

  test('what earlier releases gave away is said', () => {
    const given = protectPublication(
      { cells: [people('all', 30), people('most', 28)], relations: [] },
      startingPolicy,
    );
    const rest: Publication = {
      cells: [people('all', 30), people('most', 28), people('rest', 2)],
      relations: [{ total: 'all', parts: ['most', 'rest'] }],
    };
    const { states, exposed } = protectPublication(rest, startingPolicy, {
      facts: given.facts,
      relations: given.relations,
    });
    expect(states.get('rest')).toEqual({ kind: 'hidden', reason: 'fewPeople' });
    expect(exposed).toEqual(['rest']);
  });
});
