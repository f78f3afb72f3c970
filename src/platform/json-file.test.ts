import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonFile } from './json-file.ts';

const read = (text: string) => readJsonFile(new TextEncoder().encode(text));

describe('a file of JSON', () => {
  test('gives what it holds, whatever that is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(read(JSON.stringify(value))).toMatchObject({ ok: true, value });
      }),
    );
  });

  test('drops what no text here can hold', () => {
    expect(read('["a\\u0000b", "\\ud800"]')).toMatchObject({ ok: true, value: ['ab', '\uFFFD'] });
  });

  test('may begin with the mark that some editors write', () => {
    expect(read('\uFEFF{"a": 1}')).toMatchObject({ ok: true, value: { a: 1 } });
  });

  test('knows the line of each part, and of what holds the part that is missing', () => {
    const file = read('{\n  "a": 1,\n  "b": [\n    "x",\n    { "c": 2 }\n  ]\n}');
    if (!file.ok) throw new Error('refused');
    expect(file.lineOf(['b', 1, 'c'])).toBe(5);
    expect(file.lineOf(['b', '0'])).toBe(4);
    expect(file.lineOf(['b', 1, 'd'])).toBe(5);
    expect(file.lineOf(['z'])).toBe(1);
    expect(file.lineOf([])).toBe(1);
  });

  test.for<[text: string, line: number]>([
    ['{\n  "a": oui\n}', 2],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": 1', 2],
    ['', 1],
    ['%PDF-1.7', 1],
  ])('%s is refused with its line', ([text, line]) => {
    expect(read(text)).toEqual({ ok: false, refusal: 'notJson', line, name: '' });
  });

  test('a control character left in a text is refused, as everywhere else', () => {
    expect(read('{"a": "\u0001"}')).toMatchObject({ ok: false, refusal: 'notJson' });
  });

  test('a name said twice in one object is refused, and not in two', () => {
    expect(read('{"a": 1,\n "b": {"a": 2},\n "a": 3}')).toEqual({
      ok: false,
      refusal: 'saidTwice',
      line: 3,
      name: 'a',
    });
    expect(read('[{"a": 1}, {"a": 2}]')).toMatchObject({ ok: true });
  });

  test('what nests without end is refused rather than read', () => {
    expect(read('['.repeat(200_000))).toMatchObject({ ok: false, refusal: 'tooDeep' });
    expect(read(JSON.stringify({ a: '['.repeat(5000) }))).toMatchObject({ ok: true });
  });
});
