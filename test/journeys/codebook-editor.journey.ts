import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { launchBrowser, pageFaults } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const draft = storyId('codebook-draft:annexe-i');

test.for(fourWays)('l’atelier se lit sur $screen, en $language, scripts : $script', async (way) => {
  const open = await openScreen(browser, site, way);
  await enterTheStory(open.page, 'maude');
  const faults = [];
  for (const path of [
    paths.codebookDrafts,
    paths.codebookDraft(draft),
    paths.codebookDraftRules(draft),
    paths.codebookDraftRule(draft, 'exclusion-preparation'),
    paths.codebookDraftRule(draft, 'communautaire-ponctuelle'),
    paths.codebookDraftTrial(draft),
    paths.codebookDraftPlace(draft, 'tout'),
    paths.codebookDraftPlace(draft, 'champs'),
    paths.codebookDraftPart(draft, 'champs', 'actType'),
    paths.codebookDraftPart(draft, 'correspondances', 'mode-vers-mode'),
    paths.codebookDraftReview(draft),
    paths.codebookDraftHistory(draft),
    paths.codebookDraftHead(draft),
    paths.codebookDraftPublication(draft),
    paths.codebookDraftImport,
  ])
    faults.push(...(await pageFaults(open, path)));
  expect(faults).toEqual([]);
  await open.context.close();
});

test('sans script : on change une règle, on en voit le compte et la différence, on publie', async () => {
  const { context, page, complaints } = await openScreen(browser, site, { script: false });
  await enterTheStory(page, 'maude');
  await page.goto(paths.codebooks);
  await page.getByRole('link', { name: 'Brouillons de l’atelier' }).click();
  await page.getByRole('link', { name: 'Annexe I, à Rivière-aux-Saules' }).click();
  const overview = (await page.textContent('main')) ?? '';
  for (const mark of ['restreint ici', 'ajouté ici', 'renommé ici']) expect(overview).toContain(mark);

  await page.getByRole('link', { name: 'Règles', exact: true }).click();
  const row = page.locator('tr', { has: page.locator('#regle-communautaire-ponctuelle') });
  expect(await row.textContent()).toMatch(/\d+ traces?|aucune trace/);
  await row.getByRole('link').first().click();
  await page.getByLabel('Ajouter une condition sur').selectOption('contactMode');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).first().click();
  await page.getByLabel('est l’une de ces valeurs').last().check();
  await page.getByLabel('Téléphone').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/\/regles/);
  expect(await row.textContent()).toContain('Téléphone');
  expect(await page.textContent('#sans-regle + p')).toMatch(/trace/);

  await page.getByRole('link', { name: 'Essayer', exact: true }).click();
  const trial = (await page.textContent('main')) ?? '';
  expect(trial).toContain('Chiffre par chiffre');
  expect(trial).toContain('Traces qui changent de règle');
  expect(trial).toContain('Aucune règle');

  await page.getByRole('link', { name: 'Vue d’ensemble' }).click();
  await page.getByRole('link', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier pour de bon' }).click();
  await page.waitForURL(/\/cadres\/annexe-i-riviere-aux-saules\/versions\/1\?espace=[0-9a-f-]+$/);
  const published = (await page.textContent('main')) ?? '';
  expect(published).toContain('restreint ici');
  expect(published).toContain('Télécharger ce qu’il change, sans le reste');
  expect(complaints).toEqual([]);
  await context.close();
});
