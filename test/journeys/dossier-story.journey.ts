import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { axeViolations, launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen } from './screens.ts';

/** The walking group's story read in every way, then marked, told apart and handed over by those who accompany it. */
let site: LiveSite;
let browser: Browser;
const walk = storyId('dossier:marche-du-jeudi');
const bank = storyId('dossier:banque-alimentaire');

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

for (const around of fourWays) {
  test(`the story is read on a ${around.screen} in ${around.language}, ${around.script ? 'with' : 'without'} script`, {
    timeout: 120_000,
  }, async () => {
    const { page, context, complaints } = await openScreen(browser, site, around);
    await enterTheStory(page, 'solange');
    const faults: string[] = [];
    for (const address of [
      paths.dossier(walk),
      paths.dossier(bank),
      paths.dossierThread(walk),
      paths.dossierEvents(walk),
      paths.dossierObservedChanges(bank),
      paths.newDossierObservedChange(bank),
      paths.dossierSteps(walk),
      paths.dossierFiles(walk),
      paths.dossierWithdrawal(walk),
      paths.dossierWithdrawalChange(walk),
      paths.dossierPartners(walk),
      `${paths.dossierSheet(walk)}?traces=oui`,
    ]) {
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

test('a trace is marked, a change told apart and a line handed over, without script', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site, { script: false });
  await enterTheStory(page, 'solange');
  await page.goto(paths.dossierThread(walk));
  await page
    .getByRole('link', { name: /^Marquer comme événement/ })
    .first()
    .click();
  await page.getByLabel('Pourquoi cela compte').fill('Le noyau nous apprend les nouvelles après coup.');
  await page.getByRole('button', { name: 'Marquer' }).click();
  expect(await page.locator('main').innerText()).toContain('Le noyau nous apprend les nouvelles après coup.');
  await page.getByRole('link', { name: 'Noter un changement' }).click();
  await page
    .getByLabel('Ce qui a changé pour le groupe')
    .fill('Le noyau invite une autre marche à le visiter.');
  await page.getByLabel('La part de l’organisation communautaire').fill('Aucune : nous l’avons appris.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  expect(await page.locator('main').innerText()).toContain('Aucune : nous l’avons appris.');
  await page.getByRole('link', { name: 'Le retrait', exact: true }).click();
  await page.getByRole('button', { name: /^Le groupe le porte seul/ }).click();
  expect(await page.locator('main').innerText()).toContain('Rien ne reste à passer.');
  await page.getByRole('link', { name: 'Fermer le dossier' }).click();
  expect(await page.getByLabel('Fermé').isChecked()).toBe(true);
  await context.close();
});

test('the dossier prints as a document: upright pages, without the navigation', {
  timeout: 60_000,
}, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'solange');
  await page.goto(paths.dossierSheet(bank));
  await page.emulateMedia({ media: 'print' });
  const main = await page.locator('main').innerText();
  for (const said of ['Événements marquants', 'La part des autres', 'Le retrait'])
    expect(main).toContain(said);
  expect(main).not.toContain('commande « Imprimer »');
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThanOrEqual(5);
  await context.close();
});
