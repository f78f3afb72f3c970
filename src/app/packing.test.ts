import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagePacker } from './packing.ts';

test('what is unpacked is what was packed, whatever the page, again and again', () => {
  const pack = pagePacker();
  const text = fc.string({ unit: 'binary', maxLength: 2000 }).map((one) => one.toWellFormed());
  fc.assert(
    fc.property(text, text, fc.boolean(), (head, body, isStyled) => {
      const html = isStyled ? `${head}</style>${body}` : head + body;
      for (let time = 0; time < 2; time += 1) expect(gunzipSync(pack(html)).toString('utf8')).toBe(html);
    }),
  );
});

test('an empty page is a page', () => {
  expect(gunzipSync(pagePacker()('')).length).toBe(0);
});

test('the style weighs nothing in the second page', () => {
  const pack = pagePacker();
  const style = Array.from({ length: 4000 }, (_, at) => `.c${at * 7919}{margin:${at}px}`).join('');
  const page = (words: string) => `<!doctype html><style>${style}</style><p>${words}</p>`;
  const first = pack(page('Une'));
  const second = pack(page('Deux'));
  expect(Math.abs(first.length - second.length)).toBeLessThan(20);
  expect(gunzipSync(second).toString('utf8')).toBe(page('Deux'));
});
