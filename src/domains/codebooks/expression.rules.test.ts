import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileCondition,
  compileTest,
  entriesRead,
  expressionFaults,
  namesRead,
} from './expression.rules.ts';

const names = new Set(['natures', 'placeKind', 'hasDuration', 'field']);
const codesOf = (text: string, kind: 'test' | 'expression' = 'expression') =>
  expressionFaults(text, kind, names).map(({ code }) => code);

describe('a condition', () => {
  test.for([
    ['"a", "b"', 'test'],
    ['not(null)', 'test'],
    ['-', 'test'],
    ['[1..5]', 'test'],
    ['list contains(?, "a")', 'test'],
    ['some nature in ? satisfies nature in ("a", "b")', 'test'],
    ['placeKind = "school" and not(hasDuration)', 'expression'],
    ['if hasDuration then "x" else null', 'expression'],
    ['field.duration = null', 'expression'],
  ] as const)('may be written %s', ([text, kind]) => {
    expect(expressionFaults(text, kind, names)).toEqual([]);
  });

  test.for([
    ['', 'notFeel'],
    ['(', 'notFeel'],
    ['"x', 'notFeel'],
    ['placeKind = and', 'notFeel'],
    ['somewhere = 1', 'unknownName'],
    ['today() > 3', 'notAllowed'],
    ['now() = null', 'notAllowed'],
    ['matches(placeKind, "(a+)+$")', 'notAllowed'],
    ['for n in natures return n', 'notAllowed'],
    ['some n in 1..1000000000 satisfies n > 3', 'notAllowed'],
    ['some n in natures satisfies some m in natures satisfies n = m', 'notAllowed'],
    ['function(x) x', 'notAllowed'],
    [`placeKind = "${'x'.repeat(600)}"`, 'tooLong'],
  ] as const)('is refused as %s', ([text, code]) => {
    expect(codesOf(text)).toContain(code);
  });

  test('whatever is typed is either refused or answered, never thrown at the reader', () => {
    const pieces = fc.constantFrom(
      'placeKind',
      '"a"',
      '=',
      'not(',
      ')',
      'and',
      '?',
      ',',
      '1',
      '..',
      '[',
      'some',
      'x',
      '-',
      'null',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join(' ');
        if (expressionFaults(text, 'test', names).length > 0) return;
        expect(typeof compileTest(text, names)({ placeKind: 'a', natures: [] }, 'a')).toBe('boolean');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a compiled test', () => {
  test('answers again the same, and tells apart values that look alike as text', () => {
    const one = compileTest('"1"', names);
    expect([one({}, '1'), one({}, 1), one({}, '1'), one({}, 1)]).toEqual([true, false, true, false]);
    const none = compileTest('null', names);
    expect([none({}, null), none({}, 'null'), none({}, [])]).toEqual([true, false, false]);
  });

  test('looks at the other inputs it names', () => {
    const test = compileTest('placeKind = "school"', names);
    expect([test({ placeKind: 'school' }, true), test({ placeKind: 'home' }, true)]).toEqual([true, false]);
  });

  test('looks at the entries it names, and at nothing else of what holds them', () => {
    const fields = new Set(['field']);
    const below = compileCondition('field.a != null and field.a < 1', fields);
    const given = [{ a: 0, b: 1 }, { a: 0, b: 2 }, { a: 2, b: 1 }, { b: 1 }, { a: null }];
    expect(given.map((field) => below({ field }))).toEqual([true, true, false, false, false]);
    const whole = compileCondition('field != null and field.b = 1', fields);
    expect(given.map((field) => whole({ field }))).toEqual([true, false, true, true, false]);
    expect(whole({ field: null })).toBe(false);
  });

  test('a condition without an answer does not hold', () => {
    expect(
      compileCondition('hasDuration and placeKind > 3', names)({ hasDuration: true, placeKind: null }),
    ).toBe(false);
  });
});

test('names and entries read', () => {
  expect([...namesRead('placeKind = "natures" and hasDuration', 'expression', names)]).toEqual([
    'placeKind',
    'hasDuration',
  ]);
  expect(entriesRead('field.duration = null or field.place = "x"', 'field')).toEqual(['duration', 'place']);
});
