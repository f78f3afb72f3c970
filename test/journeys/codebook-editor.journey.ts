import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { launchBrowser, pageFaults } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openAs, openScreen } from './screens.ts';

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
    paths.codebookDraftPart(draft, 'champs', 'followUp'),
    paths.codebookDraftPart(draft, 'exercices.month', '2025-2026'),
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

test('une administratrice publie pour tout le monde, de l’atelier puis d’un classeur ; une autre équipe lit les deux', async () => {
  const boss = await site.person('Josée Laframboise', { administrator: true });
  const reader = await site.person('Amina Kaddour');
  await site.space('Équipe des Érables', [[boss, 'secretary']]);
  await site.space('Équipe des Ormes', [[reader, 'member']]);
  const { context, page, complaints } = await openAs(browser, site, boss, { script: false, screen: 'phone' });
  await page.goto(paths.codebookWorkshop('fonds-du-rivage', '1'));
  await page.getByLabel('Une variante locale').check();
  await page.getByLabel('Numéro de version').fill('1');
  await page.getByLabel('Nom de la variante').fill('Grille commune');
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click();
  await page.getByRole('link', { name: 'Publier', exact: true }).click();
  expect(await page.getByLabel('Les membres de').isChecked()).toBe(true);
  await page.getByLabel('Tout le monde ici').check();
  await page.getByRole('button', { name: 'Publier pour de bon' }).click();
  await page.waitForURL(/\/cadres\/grille-commune\/versions\/1$/);
  expect(await page.textContent('main')).toMatch(/publiée le .*, pour tout le monde ici/);

  await page.goto(`${paths.codebookFiles('grille-commune', '1')}`);
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Cadre entier (classeur XLSX' }).click(),
  ]);
  const changed = await withVersion(await readFile(await sheet.path()), '2');
  const form = page.locator('form', { has: page.locator('input[name="what"][value="cadre"]') });
  await form.getByLabel('Pour qui').selectOption({ label: 'Tout le monde ici' });
  await form.getByLabel('Fichier').setInputFiles({ name: 'grille.xlsx', mimeType: xlsx, buffer: changed });
  await form.getByRole('button', { name: 'Vérifier et publier' }).click();
  await page.waitForURL(/\/cadres\/grille-commune\/versions\/2$/);
  expect(complaints).toEqual([]);
  await context.close();

  const other = await openAs(browser, site, reader);
  await other.page.goto(paths.codebookVersion('grille-commune', '1'));
  const first = (await other.page.textContent('main')) ?? '';
  expect(first).toContain('Une version plus récente remplace celle-ci');
  expect(first).toMatch(/remplacée le /);
  await other.page.getByRole('link', { name: 'Version 2' }).click();
  await other.page.waitForURL(/\/versions\/2$/);
  await other.context.close();
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook of a codebook with another version number, as somebody would change it in their spreadsheet. */
async function withVersion(file: Buffer, version: string): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  workbook.getWorksheet('cadre')?.eachRow((row) => {
    if (row.getCell(1).text === 'version') row.getCell(2).value = version;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
