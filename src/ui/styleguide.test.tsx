import { resolve } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { htmlFaults } from '../../test/harness/html.ts';
import { Document } from './document.tsx';
import { FramedStyleguide } from './styleguide-frame.tsx';
import { loadStylesheet } from './styles/stylesheet.ts';

const css = await loadStylesheet(resolve(import.meta.dirname, '../..'), (file) => `/f/${file}`);
const page = `<!doctype html>${renderToString(
  <Document language="fr" title="Guide" css={css} fontPreloads={['/f/a.woff2']} scripts={['/s/a.js']}>
    <FramedStyleguide />
  </Document>,
)}`;

test('every piece is valid HTML without any style of its own', async () => {
  expect(await htmlFaults(page)).toEqual([]);
  expect(page).not.toMatch(/ style=/);
});

test('every class of the pieces is known to the styles', () => {
  const body = page.slice(page.indexOf('<body'));
  const classes = new Set(
    [...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const unknown = [...classes].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css));
  // The plain looks: they say which one it is, and add nothing to the look they come from.
  const plain = new Set(['button-quiet', 'notice-information', 'language-switch']);
  expect(unknown.filter((name) => !plain.has(name))).toEqual([]);
});

test('the styles reach the page untouched, or their hash would refuse them', () => {
  expect(page).toContain(`<style>${css}</style>`);
});
