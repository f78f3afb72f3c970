import exceljs from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { startJobs } from '#/platform/jobs.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { openAs } from './screens.ts';

let site: LiveSite;
let browser: Browser;
let jobs: Awaited<ReturnType<typeof startJobs>>;

beforeAll(async () => {
  site = await liveSite();
  browser = await launchBrowser();
  jobs = await startJobs(site.services.database.pool, domains, site.services);
});
afterAll(async () => {
  await browser?.close();
  await jobs?.stop();
});

async function someone(name: string) {
  const person = await site.person(name);
  const spaceId = await site.space(`Équipe de ${name}`, [[person, 'facilitator']]);
  return { person, spaceId };
}

const titlesIn = (spaceId: string) =>
  site.system(async (transaction) =>
    (
      await transaction.query<{ title: string }>({
        text: 'SELECT title FROM traces WHERE space_id = $1 AND trashed_at IS NULL ORDER BY title',
        values: [spaceId],
      })
    ).map((row) => row.title),
  );

const meeting = (uid: string, day: string, title: string) =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260301T120000Z\r\nDTSTART;TZID=America/Toronto:${day}T130000\r\nDTEND;TZID=America/Toronto:${day}T143000\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`;
const calendar = (meetings: string) =>
  Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Essai//FR\r\n${meetings}END:VCALENDAR\r\n`);

async function giveAgenda(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(paths.newAgendaImport);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'agenda.ics', mimeType: 'text/calendar', buffer });
  await page.locator('input[name=from]').fill('2026-03-01');
  await page.locator('input[name=to]').fill('2026-03-31');
  await page.getByRole('button', { name: 'Lire l’agenda' }).click();
}

describe('importer mon agenda', () => {
  test.for([true, false])(
    'on garde ce qui est vrai ; la seconde fois ne propose que le neuf (script : %s)',
    async (script) => {
      const { person, spaceId } = await someone(script ? 'Mireille' : 'Gaétane');
      const { context, page } = await openAs(browser, site, person, { screen: 'phone', script });
      const first = meeting('a@x', '20260303', 'Table de quartier') + meeting('b@x', '20260304', 'Dentiste');
      await giveAgenda(page, calendar(first));
      await page.getByText('2 rencontres attendent votre avis.').waitFor();
      expect(await titlesIn(spaceId)).toEqual([]);

      await page.locator('tr', { hasText: 'Table de quartier' }).locator('input[type=checkbox]').check();
      await page.getByRole('button', { name: 'Garder comme traces' }).click();
      await page.getByText('Une trace est notée').or(page.getByText('1 trace est notée')).first().waitFor();
      expect(await titlesIn(spaceId)).toEqual(['Table de quartier']);
      await page.locator('tr', { hasText: 'Dentiste' }).locator('input[type=checkbox]').check();
      await page.getByRole('button', { name: 'Ce n’est pas du travail' }).click();
      await page.getByText('C’est écarté').waitFor();

      await giveAgenda(page, calendar(first + meeting('c@x', '20260310', 'Café des aînés')));
      await page.getByText('1 rencontre attend votre avis.').waitFor();
      const offered = (await page.locator('table').textContent()) ?? '';
      expect(offered).toContain('Café des aînés');
      expect(offered).not.toContain('Dentiste');
      await context.close();
    },
  );

  test('un fichier qui n’est pas un calendrier dit quoi faire', async () => {
    const { person } = await someone('Lorraine');
    const { context, page } = await openAs(browser, site, person);
    await giveAgenda(page, Buffer.from('<!doctype html><title>Connexion</title>'));
    expect(await page.textContent('.error-summary')).toContain('Rien n’en a été gardé');
    await context.close();
  });
});

async function workbook(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('2025');
  sheet.addRow(['Journal de l’an dernier']);
  sheet.addRow(['Date', 'Activité', 'Durée']);
  sheet.addRow(['2026-03-03', 'Comité de parents', '1 h 30']);
  sheet.addRow(['le 4', 'Date incomplète', '2']);
  sheet.addRow(['5 mars 2026', 'Fête de quartier', 'longtemps']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('importer un tableau', () => {
  test.for([true, false])(
    'un classeur : colonnes, vérification par cellule, confirmation, annulation (script : %s)',
    async (script) => {
      const { person, spaceId } = await someone(script ? 'Yolande' : 'Fernand');
      const { context, page } = await openAs(browser, site, person, { script });
      await page.goto(paths.newSpreadsheetImport);
      await page.locator('input[type=file]').setInputFiles({
        name: 'journal.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await workbook(),
      });
      await page.getByRole('button', { name: 'Lire le tableau' }).click();
      await page.waitForURL(/\/colonnes$/);
      expect(await page.locator('select[name=use-0]').inputValue()).toBe('eventOn');
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.getByText('2 rangées sont prêtes').waitFor();
      const problems = (await page.locator('#verification').textContent()) ?? '';
      expect(problems).toContain('A4');
      expect(problems).toContain('C5');
      expect(await titlesIn(spaceId)).toEqual([]);

      await page.getByRole('button', { name: 'Noter 2 traces' }).click();
      await expect.poll(() => titlesIn(spaceId), { timeout: 20_000 }).toHaveLength(2);
      if (!script) await page.reload();
      await page.getByText('2 traces viennent de cette importation.').waitFor();

      await page.locator('summary', { hasText: 'Annuler toute l’importation' }).click();
      await page.getByLabel('Oui, envoyer ces traces à la corbeille').check();
      await page.getByRole('button', { name: 'Annuler toute l’importation' }).click();
      await page.getByText('2 traces sont à la corbeille.').waitFor();
      expect(await titlesIn(spaceId)).toEqual([]);
      await context.close();
    },
  );

  test('des cellules collées au téléphone', async () => {
    const { person, spaceId } = await someone('Colette');
    const { context, page } = await openAs(browser, site, person, { screen: 'phone' });
    await page.goto(paths.newSpreadsheetImport);
    await page.getByLabel('Ou des cellules collées').fill('Date\tTitre\n2026-03-12\tMarche exploratoire');
    await page.getByRole('button', { name: 'Lire le tableau' }).click();
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('button', { name: 'Noter 1 trace' }).click();
    await expect.poll(() => titlesIn(spaceId), { timeout: 20_000 }).toEqual(['Marche exploratoire']);
    await context.close();
  });
});
