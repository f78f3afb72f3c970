import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  launchBrowser,
  listen,
  openPage,
  overflowPixels,
  pageFaults,
  smallTargets,
} from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const sound = `<!doctype html><html lang="fr"><head><title>Journal</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Journal</h1><p>Une trace.</p></main><script>document.title = 'Avec script'</script></body></html>`;

test('a page says in which surroundings it was opened', async () => {
  const { context, page } = await openPage(browser, { screen: 'phone', language: 'en', theme: 'dark' });
  await page.setContent(sound);
  const seen = await page.evaluate(() => [
    innerWidth,
    navigator.language,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
  await context.close();
  expect(seen).toEqual([360, 'en-CA', true]);
});

test('scripts run, or do not', async () => {
  const titles: string[] = [];
  for (const script of [true, false]) {
    const { context, page } = await openPage(browser, { script });
    await page.setContent(sound);
    titles.push(await page.title());
    await context.close();
  }
  expect(titles).toEqual(['Avec script', 'Journal']);
});

test.for([true, false])('axe clears a sound page and tells a faulty one (script: %s)', async (script) => {
  const { context, page } = await openPage(browser, { script });
  await page.setContent(sound);
  const cleared = await axeViolations(page);
  await page.setContent(sound.replace('<p>', '<p style="color: #666"><img src="data:,">'));
  const told = await axeViolations(page);
  await page.setContent(sound);
  const title = await page.title();
  await context.close();
  expect(title).toBe(script ? 'Avec script' : 'Journal');
  expect(cleared).toEqual([]);
  expect(told.map((line) => line.split(':')[0]).sort()).toEqual(['color-contrast-enhanced', 'image-alt']);
});

test('small targets and pages too wide are told', async () => {
  const { context, page, complaints } = await openPage(browser, { screen: 'phone' });
  await page.setContent(
    sound.replace('<p>', '<button id="ok" style="width: 20px">ok</button><p style="width: 500px">'),
  );
  const told = [await smallTargets(page), await overflowPixels(page)];
  await page.evaluate(() => console.error('dit'));
  await context.close();
  expect(told[0]).toEqual([expect.stringMatching(/^#ok 20×\d+$/)]);
  expect(told[1]).toBeGreaterThan(0);
  expect(complaints).toEqual(['console: dit']);
});

test('a page is held against everything at once, on a real port', async () => {
  const faulty = sound
    .replace('<p>', '<p style="color: #666">')
    .replace('<head>', '<head><link rel="icon" href="data:,">');
  const site = await listen((request) => {
    const { pathname } = new URL(request.url);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return new Response(
      pathname === '/saine' ? sound.replace('<head>', '<head><link rel="icon" href="data:,">') : faulty,
      {
        status: pathname === '/absente' ? 404 : 200,
        headers,
      },
    );
  });
  const open = await openPage(browser, { baseURL: site.baseURL });
  const told = [
    await pageFaults(open, '/saine'),
    await pageFaults(open, '/absente'),
    await pageFaults(open, '/x', 404),
  ];
  await open.context.close();
  await site.close();
  expect(told[0]).toEqual([]);
  expect(told[1]).toEqual(
    expect.arrayContaining([
      '/absente: answers 404',
      expect.stringContaining('no-inline-style'),
      expect.stringContaining('color-contrast-enhanced'),
    ]),
  );
  expect(told[2]).toContain('/x: answers 200');
});
