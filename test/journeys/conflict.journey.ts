import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { draftsPageKept, launchBrowser, openPage, unsentOn, until } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';

let site: LiveSite;
let browser: Browser;
const api = `${paths.api}/traces`;

beforeAll(async () => {
  site = await liveSite();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A phone whose person has opened the form of a trace, noted online as « Départ ». */
async function changing(name: string) {
  const person = await site.person(name);
  const spaceId = await site.space(`Équipe de ${name}`, [[person, 'facilitator']]);
  const content = { spaceId, text: 'Départ', eventOn: '2026-03-17' };
  const noted = (await (await person.send('POST', api, content)).json()) as { id: string };
  const { context, page } = await openPage(browser, { screen: 'phone', baseURL: site.address });
  const token = person.cookies.get('toile_session')!;
  await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
  await page.goto(paths.today);
  await draftsPageKept(page);
  await page.goto(paths.traceChange(noted.id));
  const elsewhere = async (text: string) => {
    const answer = await person.send(
      'PUT',
      `${api}/${noted.id}`,
      { ...content, text },
      { 'if-match': '"1"' },
    );
    expect(answer.status).toBe(200);
  };
  const saved = async () =>
    ((await (await person.send('GET', `${api}/${noted.id}`)).json()) as { text: string }).text;
  return { context, page, id: noted.id, elsewhere, saved };
}

const box = (page: Page, id: string) =>
  page.locator(`form[action="${paths.traceChange(id)}"] textarea[name=text]`);

async function saveWithoutNetwork(page: Page, id: string, text: string): Promise<void> {
  await box(page, id).fill(text);
  await page.context().setOffline(true);
  await page
    .locator(`form[action="${paths.traceChange(id)}"] button[type=submit]`)
    .last()
    .click();
  await page.getByText('partira au retour du réseau').waitFor();
}

describe('changer une trace sans réseau', () => {
  test('pendant que quelqu’un la change ailleurs : les deux textes restent, et la personne choisit', async () => {
    const { context, page, id, elsewhere, saved } = await changing('Maude');
    await saveWithoutNetwork(page, id, 'Mon texte, écrit dans l’autobus');
    await elsewhere('Le texte d’une autre session');

    await context.setOffline(false);
    await page.getByText('Quelqu’un a changé la même chose entre-temps').waitFor();
    expect(await saved()).toBe('Le texte d’une autre session');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await box(page, id).waitFor();
    expect(await box(page, id).inputValue()).toBe('Mon texte, écrit dans l’autobus');
    expect(await page.locator('blockquote').innerText()).toContain('Le texte d’une autre session');

    // Leaving without choosing loses nothing.
    await page.goto(paths.drafts);
    await page.getByText('Quelqu’un a changé la même chose entre-temps').waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await box(page, id).fill('Les deux réunis');
    await page
      .locator(`form[action="${paths.traceChange(id)}"] button[type=submit]`)
      .last()
      .click();
    await page.waitForURL(`**${paths.trace(id)}`);
    expect(await saved()).toBe('Les deux réunis');
    await page.goto(paths.drafts);
    await until(async () => (await unsentOn(page)).length === 0);
    await page.getByText('Aucun brouillon sur cet appareil.').waitFor();
    await context.close();
  });

  test('le brouillon se change encore sans réseau, et part une fois', async () => {
    const { context, page, id, saved } = await changing('Idriss');
    await saveWithoutNetwork(page, id, 'Première idée');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.getByLabel('Texte du brouillon').fill('Seconde idée');
    await page.getByRole('button', { name: 'Garder ce texte' }).click();
    await page.locator('[data-title]').getByText('Seconde idée').waitFor();
    expect(await saved()).toBe('Départ');
    await context.setOffline(false);
    await page.getByText('Enregistré sur le site.').waitFor();
    expect(await saved()).toBe('Seconde idée');
    await context.close();
  });
});
