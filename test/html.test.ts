import { expect, test } from 'vitest';
import { htmlFaults } from './harness/html.ts';

const page = (body: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"/><title>Journal</title></head><body>${body}</body></html>`;

test('a sound page has no fault', async () => {
  const body = '<main><h1>Journal</h1><p>Une ligne.<br/>Une autre.</p></main>';
  expect(await htmlFaults(page(body))).toEqual([]);
});

test.for([
  ['an element where it may not stand', '<p>Une <div>boîte</div></p>'],
  ['the same identifier twice', '<p id="a">Un</p><p id="a">Deux</p>'],
  ['a field without a label', '<form action="/"><input type="text" name="titre"/></form>'],
  ['a heading that skips a level', '<h1>Journal</h1><h3>Semaine</h3>'],
  ['an image without its text', '<img src="/a.png"/>'],
  ['a style written in place', '<p style="color: red">Rouge</p>'],
] as const)('%s is told', async ([, body]) => {
  expect(await htmlFaults(page(body))).not.toEqual([]);
});
