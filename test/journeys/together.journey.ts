import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { axeViolations, launchBrowser, openPage, overflowPixels, smallTargets } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { done, sectionIds } from '../harness/report-world.ts';
import { eventually } from '../harness/shared-texts.ts';
import type { Visitor } from '../harness/site.ts';

let site: LiveSite;
let browser: Browser;
let maude: Visitor;
let idris: Visitor;
let address: string;

beforeAll(async () => {
  site = await liveSite();
  browser = await launchBrowser();
  maude = await site.person('Maude Tremblay');
  idris = await site.person('Idris Benali');
  const spaceIds = [
    await site.space('Table de quartier', [
      [maude, 'facilitator'],
      [idris, 'member'],
    ]),
  ];
  const period = { period: 'autre', startsOn: '2025-04-01', endsOn: '2026-03-31' };
  const settings = { template: 'bilan-equipe', audience: 'team', language: 'fr', ...period };
  const report = await done(await maude.post(paths.newReport, { spaceIds, ...settings }));
  const [section = ''] = sectionIds(await (await maude.get(paths.report(report))).text());
  address = paths.reportSection(report, section);
  await done(await maude.post(address, { heading: 'La marche', body: 'Douze personnes.', revision: '1' }));
});
afterAll(() => browser?.close());

interface Writer {
  page: Page;
  surface: Locator;
  state: Locator;
  complaints: string[];
}

async function writing(who: Visitor, screen: 'desktop' | 'phone' = 'desktop'): Promise<Writer> {
  const { context, page, complaints } = await openPage(browser, { screen, baseURL: site.address });
  const token = who.cookies.get('toile_session')!;
  await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
  await page.goto(address);
  const surface = page.getByRole('textbox', { name: 'Texte', exact: true });
  await page.getByRole('toolbar').waitFor();
  return { page, surface, state: page.locator('.editor-state'), complaints };
}

/** Types at the end of the text. */
async function type({ page, surface }: Writer, words: string): Promise<void> {
  await surface.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

const reads = ({ surface }: Writer, words: string) =>
  eventually(async () => (await surface.innerText()).includes(words));

const says = ({ state }: Writer, words: string) =>
  eventually(async () => (await state.innerText()).startsWith(words));

const keptBody = async () => {
  const html = await (await maude.get(address)).text();
  return /<textarea[^>]*>([^<]*)/.exec(html)![1]!;
};

test('deux personnes écrivent la même section, avec et sans réseau, et rien ne se perd', async () => {
  const [one, other] = [await writing(maude), await writing(idris, 'phone')];
  await type(one, ' Elles marchent le mardi...');
  await reads(other, 'Elles marchent le mardi…');
  await other.page.getByText('Maude Tremblay écrit ici', { exact: true }).waitFor();
  expect(await other.page.locator('.editor-caret-name').innerText()).toBe('Maude Tremblay');

  await type(other, ' Et le jeudi !');
  await reads(one, 'Et le jeudi\u00a0!');
  await says(one, 'Gardé');
  for (const { page } of [one, other]) {
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await overflowPixels(page)).toBe(0);
  }

  await one.page.context().setOffline(true);
  await says(one, 'En attente du réseau');
  await type(one, ' Écrit dans le métro.');
  await type(other, ' Écrit au bureau.');

  await one.page.context().setOffline(false);
  for (const writer of [one, other]) {
    await reads(writer, 'Écrit dans le métro.');
    await reads(writer, 'Écrit au bureau.');
    await says(writer, 'Gardé');
  }

  // Undo takes back one's own words alone.
  await one.surface.click();
  await one.page.keyboard.press('Control+z');
  await eventually(async () => !(await other.surface.innerText()).includes('métro'));
  await reads(other, 'Écrit au bureau.');
  await one.page.keyboard.press('Control+y');
  await reads(other, 'métro');

  await one.page.reload();
  await reads(one, 'Écrit dans le métro.');
  await reads(one, 'Et le jeudi');
  expect([...one.complaints, ...other.complaints].filter((said) => !said.includes('WebSocket'))).toEqual([]);

  await eventually(async () => (await keptBody()).includes('Écrit au bureau.'));
  await withoutScript(other);
});

/** Somebody saves by the form what they opened before the others wrote. */
async function withoutScript(other: Writer): Promise<void> {
  const { context, page } = await openPage(browser, { script: false, baseURL: site.address });
  const token = maude.cookies.get('toile_session')!;
  await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
  await page.goto(address);
  const area = page.locator('textarea[name=body]');
  await area.fill(`Sans script.\n\n${await area.inputValue()}`);
  await type(other, ' Encore un mot.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('La section est enregistrée').waitFor();
  await reads(other, 'Sans script.');
  await eventually(async () => {
    const body = await keptBody();
    return body.startsWith('Sans script.') && body.includes('Encore un mot.');
  });
}

test('une section presque pleine le dit, garde ce qui y est, et ne prend plus ce qui la dépasserait', async () => {
  const html = await (await maude.get(address)).text();
  const revision = /name="revision" value="(\d+)"/.exec(html)![1]!;
  const body = `${'mot '.repeat(47_500)}fin.`;
  await done(await maude.post(address, { heading: 'Longue', body, revision }));
  const one = await writing(maude);
  const room = one.page.locator('.editor-room');
  await room.getByText('Cette section est presque pleine').waitFor();
  await one.surface.evaluate((surface) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'trop '.repeat(5_000));
    surface.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await room.getByText('La place manque dans cette section').waitFor();
  await type(one, ' Encore.');
  await room.getByText('Cette section est presque pleine').waitFor();
  await eventually(async () => (await keptBody()).endsWith('fin. Encore.'));
  expect(await keptBody()).not.toContain('trop');
  expect(one.complaints).toEqual([]);
  await one.page.context().close();
});
