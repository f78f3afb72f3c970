import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsDomain } from '#/domains/imports/imports.domain.ts';
import { paths } from '#/paths.ts';
import { launchBrowser, type OpenPage, openPage, pageFaults, type Surroundings } from '../harness/browser.ts';
import { runQueuedJobs } from '../harness/jobs.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';

let site: LiveSite;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'toile-journey-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const event = (uid: string, day: string, lines: string) =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART;TZID=America/Montreal:${day}T133000\r\nDURATION:PT1H30M\r\n${lines}\r\nEND:VEVENT\r\n`;

async function agendaFile(mark: string): Promise<string> {
  const path = join(folder, `${mark}.ics`);
  const events = [
    event(
      `${mark}-1`,
      '20260302',
      'SUMMARY:Table logement\r\nLOCATION:Maison des possibles\r\nDESCRIPTION:Ordre du jour\\n1. Accueil',
    ),
    event(`${mark}-2`, '20260303', 'SUMMARY:Dentiste\r\nCLASS:PRIVATE'),
    event(`${mark}-3`, '20260303', 'SUMMARY:Marche des aînés\r\nSTATUS:CANCELLED'),
    'BEGIN:VEVENT\r\nUID:bad\r\nDTSTART:demain\r\nEND:VEVENT\r\n',
  ];
  await writeFile(path, `BEGIN:VCALENDAR\r\nX-WR-CALNAME:Travail\r\n${events.join('')}END:VCALENDAR\r\n`);
  return path;
}

/** A browser in which somebody of the story is signed in. */
async function signedIn(surroundings: Surroundings): Promise<OpenPage> {
  const open = await openPage(browser, { ...surroundings, baseURL: site.address });
  await open.page.goto(paths.home);
  await open.page.locator(`form[action="${paths.demonstration}"] button`).first().click();
  await open.page.waitForURL(`**${paths.today}`);
  return open;
}

async function readAgenda(page: Page, mark: string): Promise<void> {
  await page.goto(paths.newAgendaImport);
  await page.locator('#from').fill('2026-03-01');
  await page.locator('#to').fill('2026-03-31');
  await page.locator('#file').setInputFiles(await agendaFile(mark));
  await page.locator(`form[action="${paths.newAgendaImport}"] button`).click();
  await page.waitForURL(/\/importations\/[0-9a-f-]{36}$/);
}

async function readCells(page: Page, cells: string): Promise<void> {
  await page.goto(paths.newSpreadsheetImport);
  await page.locator('#cells').fill(cells);
  await page.locator(`form[action="${paths.newSpreadsheetImport}"] button`).click();
  await page.waitForURL(/\/colonnes$/);
}

describe.each<[string, Surroundings]>([
  ['bureau, français', { screen: 'desktop', language: 'fr' }],
  ['téléphone, anglais, sombre', { screen: 'phone', language: 'en', theme: 'dark' }],
])('les pages d’importation (%s)', (name, surroundings) => {
  test('n’ont rien que la maison leur reproche', { timeout: 180_000 }, async () => {
    const open = await signedIn(surroundings);
    const faults = [];
    for (const path of [paths.imports, paths.newAgendaImport, paths.newSpreadsheetImport])
      faults.push(...(await pageFaults(open, path)));
    await readAgenda(open.page, name.replaceAll(/\W/g, ''));
    faults.push(...(await pageFaults(open, new URL(open.page.url()).pathname)));
    await readCells(
      open.page,
      `Date\tActivité\tDurée\tNature\n2025-01-10\tTable ${name}\t1 h 30\tConcertation\nbientôt\tComité\tlongtemps\t`,
    );
    faults.push(...(await pageFaults(open, new URL(open.page.url()).pathname)));
    await open.page.locator('button[formaction$="/confirmation"]').click();
    await open.page.waitForURL(/\/importations\/[0-9a-f-]{36}$/);
    faults.push(...(await pageFaults(open, new URL(open.page.url()).pathname)));
    await runQueuedJobs(site, importsDomain);
    faults.push(
      ...(await pageFaults(open, new URL(open.page.url()).pathname)),
      ...(await pageFaults(open, paths.imports)),
    );
    expect(faults).toEqual([]);
    await open.context.close();
  });
});

describe('importer son agenda', () => {
  test('au clavier seul : cocher, garder, écarter le reste', async () => {
    const { context, page, complaints } = await signedIn({ screen: 'desktop' });
    await readAgenda(page, 'clavier');
    expect(await page.locator('input[name=keep]:checked').count()).toBe(0);
    await page.locator('input[name=keep]').first().focus();
    await page.keyboard.press('Space');
    expect(await page.locator('input[name=keep]:checked').count()).toBe(1);
    await page.locator('button[value=keep]').focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 trace est notée.').waitFor();
    await page.waitForLoadState();
    for (const box of await page.locator('input[name=keep]').all()) await box.check();
    await page.locator('button[value=set-aside]').focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 trace vient de cette importation.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('importer un tableau', () => {
  test('sans script : vérifier, confirmer, suivre, annuler', async () => {
    const { context, page } = await signedIn({ screen: 'phone', script: false });
    await readCells(page, 'Date\tActivité\n2025-02-10\tSans script un\n2025-02-11\tSans script deux');
    expect(await page.locator('#verification').textContent()).toContain('2 rangées sont prêtes');
    await page.getByRole('button', { name: 'Noter 2 traces' }).click();
    await page.getByText('Les rangées deviennent des traces').waitFor();
    await runQueuedJobs(site, importsDomain);
    await page.getByRole('link', { name: 'Voir où en est l’importation' }).click();
    await page.getByText('2 traces viennent de cette importation.').waitFor();
    await page.getByText('Annuler toute l’importation').first().click();
    await page.getByLabel('Oui, envoyer ces traces à la corbeille').check();
    await page.getByRole('button', { name: 'Annuler toute l’importation' }).click();
    await page.getByText('2 traces sont à la corbeille.').waitFor();
    await context.close();
  });

  test('la barre avance d’elle-même, puis la page dit ce qui est venu', async () => {
    const { context, page, complaints } = await signedIn({ screen: 'desktop' });
    await readCells(page, 'Date\tActivité\n2025-03-10\tAvec barre');
    await page.getByRole('button', { name: 'Noter 1 trace' }).click();
    await page.locator('progress').waitFor();
    await runQueuedJobs(site, importsDomain);
    await page.getByText('1 trace vient de cette importation.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
