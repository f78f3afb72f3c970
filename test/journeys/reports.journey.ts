import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { launchBrowser, overflowPixels, pageFaults } from '../harness/browser.ts';
import { htmlFaults } from '../harness/html.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { partsWith, readPdf } from '../harness/pdf-reading.ts';
import { enterTheStory, openScreen } from './screens.ts';

/** A bilan composed, written, read and taken away, on a desk and on a phone, with and without scripts. */
let site: LiveSite;
let browser: Browser;
const prepared = storyId('report:equipe');

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.for([
  { screen: 'desktop', language: 'fr', theme: 'light' },
  { screen: 'phone', language: 'en', theme: 'dark' },
] as const)('the bilan of the story is read and taken in hand ($screen, $language)', async (around) => {
  const open = await openScreen(browser, site, around);
  await enterTheStory(open.page, 'maude');
  const faults: string[] = [];
  for (const address of [
    paths.reports,
    paths.newReport,
    paths.report(prepared),
    `${paths.report(prepared)}?ouvertes=toutes`,
    paths.reportReading(prepared),
    paths.reportSection(prepared, storyId('report:equipe:learnings')),
    paths.reportEvidence(prepared, 'e1'),
  ]) {
    faults.push(...(await pageFaults(open, address)));
  }
  expect(faults).toEqual([]);
  await open.context.close();
});

/** Of the table, which has little to tell: what is looked at here is not how long a file takes. */
async function compose(page: Page, title: string): Promise<string> {
  await page.goto(`${paths.newReport}?espace=${storyId('space:table')}`);
  await page.locator('input[name=template][value=bilan-equipe]').check();
  await page.locator('#title').fill(title);
  await page.getByRole('button', { name: 'Composer', exact: true }).click();
  await page.waitForURL(/\/bilans\/[0-9a-f-]{36}/);
  return /[0-9a-f-]{36}/.exec(page.url())![0];
}

test('without script, on a phone: composed, a section added and written, then read', async () => {
  const { page, context } = await openScreen(browser, site, { screen: 'phone', script: false });
  await enterTheStory(page, 'maude');
  const report = await compose(page, 'Bilan de poche');
  await page.getByLabel('Titre de la nouvelle section').fill('Merci à vous');
  await page.getByRole('button', { name: 'Ajouter et écrire' }).click();
  await page
    .getByLabel('Texte', { exact: true })
    .fill('Merci au *noyau* du jeudi.\n\n| Qui | Quoi |\n|---|---|\n| Le noyau | La marche |');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const answer = await page.goto(paths.reportReading(report));
  expect(await htmlFaults(await answer!.text())).toEqual([]);
  expect(await overflowPixels(page)).toBe(0);
  const text = page.locator('.reading-text');
  expect(await text.locator('h2', { hasText: 'Merci à vous' }).count()).toBe(1);
  expect(await text.locator('em', { hasText: 'noyau' }).count()).toBe(1);
  expect(await text.locator('th', { hasText: 'Quoi' }).count()).toBe(1);
  await page.getByRole('link', { name: 'Qui nous sommes, et d’où nous parlons' }).first().click();
  expect(page.url()).toContain('#t-');
  await context.close();
});

test('with script: written, read, led to its evidence, and taken away as PDF and Word', async () => {
  const { page, context, complaints } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  const report = await compose(page, 'Bilan à emporter');
  await page
    .locator('.report-part', { has: page.locator('h2', { hasText: 'Ce que nous avons appris' }) })
    .getByRole('link', { name: 'Écrire' })
    .click();
  // The editor takes the place of the box of text when it is ready, and not before.
  await page.getByRole('toolbar').waitFor();
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill('Nous avons appris à partir.');
  await page.getByLabel('Titre de la section').fill('Ce que nous retenons');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(`**${paths.report(report)}*`);
  await page.getByRole('link', { name: 'Lire', exact: true }).click();
  expect(await page.locator('.reading-text h2', { hasText: 'Ce que nous retenons' }).count()).toBe(1);
  expect(await page.locator('.reading-text').textContent()).toContain('Nous avons appris à partir.');
  const files: Record<string, Uint8Array> = {};
  for (const [name, link] of [
    ['pdf', 'PDF, à lire et à imprimer'],
    ['docx', 'Word, à reprendre'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^bilan-.*\\.${name}$`));
    files[name] = await readFile(await download.path());
  }
  const pdf = await readPdf(files.pdf!);
  const headings = partsWith(
    pdf.pages.flatMap(({ parts }) => parts),
    'H1',
  ).map(({ text }) => text);
  expect(headings).toContain('Ce que nous retenons');
  expect(Buffer.from(files.docx!).toString('latin1', 0, 2)).toBe('PK');
  await page.locator('.reading-text a.evidence').first().click();
  await page.waitForURL('**/preuves/*');
  expect(complaints).toEqual([]);
  await context.close();
});

test('with script: folded, opened from its contents, kept so by its address, and printed whole', async () => {
  const { page, context, complaints } = await openScreen(browser, site, { screen: 'phone' });
  await enterTheStory(page, 'maude');
  await page.goto(paths.report(prepared));
  const folds = page.locator('.report-fold');
  const opened = page.locator('.report-fold[open]');
  const texts = page.locator('.report-fold .report-text:visible, .report-fold .report-blank:visible');
  const all = await folds.count();
  expect(await opened.count()).toBe(0);
  await page.locator('.report-index summary').click();
  await page.locator('.report-index').getByRole('link', { name: 'Ce que nous avons appris' }).click();
  await page.waitForURL(/ouvertes=\d+#section-/);
  expect(await opened.locator('h2').allTextContents()).toEqual(['Ce que nous avons appris']);
  await page.reload();
  expect(await opened.count()).toBe(1);
  await page.getByRole('link', { name: 'Tout ouvrir' }).click();
  await page.waitForURL(/ouvertes=toutes/);
  expect(await texts.count()).toBe(all);
  await page.getByRole('link', { name: 'Tout fermer' }).click();
  await page.waitForURL((address) => !address.search.includes('ouvertes'));
  expect(await texts.count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await texts.count()).toBe(all);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the reading page prints whole: every word of it, those of its plots too, without the navigation', {
  timeout: 60_000,
}, async () => {
  const { page, context, complaints } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  await page.goto(paths.reportReading(prepared));
  const plots = await page.locator('.reading-text figure svg[role="img"]').count();
  expect(plots).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.reading-text figure svg[role="img"]:visible').count()).toBe(plots);
  for (const navigation of ['nav', '.skip-link', '.screen-only']) {
    expect(await page.locator(navigation).locator('visible=true').count(), navigation).toBe(0);
  }
  const words = (said: string) => said.match(/[\p{L}\p{N}]+/gu) ?? [];
  const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  const drawn = (await page.locator('.reading-text figure svg text').allTextContents()).join('\n');
  // Unfolded on paper, the table of a plot stands under its plot and does without the words that said how to unfold it.
  const said = await page.locator('.reading-text').evaluate((text) => {
    for (const label of text.querySelectorAll('.plot details > summary, .plot details caption'))
      label.remove();
    return (text as HTMLElement).innerText;
  });
  const read = words(`${said}\n${drawn}`.toLocaleLowerCase('fr'));
  const onPaper = printed.pages.map((one) => one.words).join('\n');
  const left = new Set(words(onPaper.toLocaleLowerCase('fr')));
  expect(words(drawn).length).toBeGreaterThan(plots);
  expect(read.length).toBeGreaterThan(200);
  expect(read.filter((word) => !left.has(word))).toEqual([]);
  for (const link of ['PDF, à lire et à imprimer', 'Dans ce bilan']) {
    expect(onPaper).not.toContain(link);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
