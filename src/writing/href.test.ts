import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeHref } from './href.ts';

test.each([
  'https://exemple.org/page?x=1#y',
  'http://exemple.org',
  'HTTPS://EXEMPLE.ORG',
  'mailto:odile@exemple.org',
  'tel:+15145550123',
  '/traces/12',
  '?page=2',
  '#suite',
  'dossier/a:b',
  './a',
])('%s becomes a link', (address) => {
  expect(safeHref(` ${address} `)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://exemple.org/1',
  '//exemple.org',
  '\\\\exemple.org',
  '/\\exemple.org',
  'javascript&colon;:x',
  '',
  '   ',
])('%j does not', (address) => {
  expect(safeHref(address)).toBeUndefined();
});

test('what a browser would read as another scheme never becomes a link', () => {
  const pieces = fc.constantFrom(
    'java',
    'script',
    ':',
    '\t',
    '\n',
    '\u0000',
    ' ',
    '/',
    '\\',
    'data',
    'https',
    '#',
    '?',
    'é',
    '%3A',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const kept = safeHref(parts.join(''));
      if (kept === undefined) return;
      const read = new URL(kept, 'https://toile.exemple/ici/');
      expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(read.protocol);
      if (!/^https?:/i.test(kept)) expect(read.host).toBe('toile.exemple');
    }),
    { numRuns: 2000 },
  );
});
