import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test('half characters and U+0000 are mended; what was written with a backslash stays', () => {
  expect(JSON.parse(jsonText({ a: 'fin\ud83d', b: '\udc00début', c: 'x\u0000y' }))).toEqual({
    a: 'fin\ufffd',
    b: '\ufffddébut',
    c: 'xy',
  });
  const written = 'C:\\ud83d\\u0000 \\\\ud83d';
  expect(JSON.parse(jsonText(written))).toBe(written);
});

test('any text comes back as it was, its halves apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(jsonText([text]))).toEqual([text.replaceAll('\u0000', '').toWellFormed()]);
    }),
  );
});
