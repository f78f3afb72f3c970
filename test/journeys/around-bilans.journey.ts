import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { axeViolations, launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen } from './screens.ts';

/** What surrounds bilans: the templates that a space makes its own, and the accounts it renders to a funder. */
let site: LiveSite;
let browser: Browser;
const template = storyId('template:table');
const filing = storyId('filing:table');

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const pages = [
  paths.reportTemplates,
  paths.newReportTemplate,
  paths.reportTemplateImport,
  paths.shippedReportTemplate('rapport-aga'),
  paths.reportTemplate(template),
  paths.reportTemplateSection(template, storyId('template:table:1')),
  paths.reportTemplateSettings(template),
  `${paths.reportTemplateHistory(template)}?etat=1`,
  paths.filings,
  paths.newFiling,
  paths.filing(filing),
  paths.filingSettings(filing),
  paths.filingDocument(filing, storyId('filing:table:funder:1')),
];

for (const around of fourWays) {
  test(`they are read on a ${around.screen} in ${around.language}, ${around.script ? 'with' : 'without'} script`, {
    timeout: 120_000,
  }, async () => {
    const { page, context, complaints } = await openScreen(browser, site, around);
    await enterTheStory(page, 'maude');
    // The narrowest screen that is promised: 400 % of a desk.
    if (around.screen === 'phone') await page.setViewportSize({ width: 320, height: 640 });
    const faults: string[] = [];
    for (const address of pages) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      if (around.script)
        for (const violation of await axeViolations(page)) faults.push(`${address}: ${violation}`);
      const overflow = await overflowPixels(page);
      if (overflow > 0) faults.push(`${address}: overflows by ${overflow} px`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

const told = async (page: Page) => (await page.locator('.notice').first().textContent()) ?? '';

test('a template is copied, changed and composed with, without script', { timeout: 120_000 }, async () => {
  const { page, context } = await openScreen(browser, site, { screen: 'phone', script: false });
  await enterTheStory(page, 'maude');
  await page.goto(paths.shippedReportTemplate('rapport-projet'));
  await page.getByRole('link', { name: 'Copier dans un espace' }).click();
  await page.getByLabel('Titre').fill('Rapport à la Fondation des Écluses');
  await page
    .getByLabel('Espace')
    .selectOption({ label: 'Équipe d’organisation communautaire de Rivière-aux-Saules' });
  await page.getByRole('button', { name: 'Faire ce gabarit' }).click();
  expect(await told(page)).toContain('Le gabarit est à vous');
  await page.getByRole('link', { name: 'Changer la section « Qui finance quoi »' }).click();
  await page.getByLabel('Titre de la section').fill('L’argent de ce projet');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { name: 'L’argent de ce projet' }).waitFor();
  await page.getByRole('link', { name: 'Composer un bilan avec ce gabarit' }).click();
  await page.getByRole('button', { name: 'Composer', exact: true }).click();
  await page.getByRole('heading', { name: 'L’argent de ce projet' }).first().waitFor();
  expect(await page.locator('h1').textContent()).toContain('Rapport à la Fondation des Écluses');
  await context.close();
});

test('accounts are begun, a document is marked and another added, without script', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site, { screen: 'phone', script: false });
  await enterTheStory(page, 'maude');
  await page.goto(paths.filings);
  await page.getByRole('link', { name: 'Commencer une reddition' }).click();
  await page.getByLabel('Titre').fill('PSOC de l’an prochain');
  await page.getByLabel('Fin de l’exercice financier').fill('2026-03-31');
  await page.getByLabel('Espace').selectOption({ label: 'Table de quartier de Rivière-aux-Saules' });
  await page.getByRole('button', { name: 'Commencer une reddition' }).click();
  expect(await page.locator('main .lead').textContent()).toContain('29 juin 2026');
  await page.getByRole('button', { name: 'Marquer envoyé : « Rapport financier de l’exercice »' }).click();
  expect(await told(page)).toContain('L’état est noté');
  await page.getByText('Ajouter un document au bailleur').click();
  const form = page.locator('#funder form').last();
  await form.getByLabel('Document').fill('Bilan intérimaire');
  await form.getByRole('button', { name: 'Ajouter' }).click();
  const list = page.locator('#funder .filing-documents li');
  expect(await list.count()).toBe(4);
  expect(await list.nth(2).textContent()).toContain('Envoyé');
  expect(await page.locator('#members .filing-documents li').count()).toBe(3);
  await context.close();
});
