import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageText } from './packing.ts';

const unpacked = (packed: Buffer) => gunzipSync(packed).toString('utf8');

test('what is unpacked is the page with its style, whatever they are, again and again', () => {
  const text = fc.string({ unit: 'binary', maxLength: 2000 }).map((one) => one.toWellFormed());
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (style, head, body, isStyled) => {
      fc.pre(!/<\/style/i.test(style + head));
      const pages = pageText(style);
      const html = isStyled ? `${head}<style></style>${body}` : head + body;
      const whole = isStyled ? `${head}<style>${style}</style>${body}` : html;
      expect(pages.plain(html)).toBe(whole);
      for (let time = 0; time < 2; time += 1) expect(unpacked(pages.packed(html))).toBe(whole);
    }),
  );
});

test('an empty page is a page', () => {
  expect(unpacked(pageText('p{margin:0}').packed(''))).toBe('');
});

test('a style that would end before its end is refused', () => {
  expect(() => pageText('p{margin:0}</STYLE>')).toThrow('its own end');
});

test('the style weighs nothing in the second page', () => {
  const style = Array.from({ length: 4000 }, (_, at) => `.c${at * 7919}{margin:${at}px}`).join('');
  const pages = pageText(style);
  const first = pages.packed('<!doctype html><style></style><p>Une</p>');
  const second = pages.packed('<!doctype html><style></style><p>Deux</p>');
  expect(Math.abs(first.length - second.length)).toBeLessThan(20);
  expect(unpacked(second)).toBe(`<!doctype html><style>${style}</style><p>Deux</p>`);
});
