import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import {
  axeViolations,
  draftsPageKept,
  launchBrowser,
  overflowPixels,
  pageFaults,
  smallTargets,
  unsentOn,
  until,
} from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import type { Visitor } from '../harness/site.ts';
import { enterTheStory, openAs, openScreen, unfoldMenu } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true, settings: { demonstration: true } });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const text = 'Rencontre des élu·e·s\nOn a parlé du logement, et de la suite.';

/** Somebody of a team who noted something, on a phone that has what works without network. */
async function readyPhone(name: string, language: 'fr' | 'en' = 'fr') {
  const person = await site.person(name);
  const spaceId = await site.space(`Équipe de ${name}`, [[person, 'facilitator']]);
  const noted = await person.send('POST', `${paths.api}/traces`, { spaceId, text, eventOn: '2026-03-17' });
  const { id } = (await noted.json()) as { id: string };
  const { context, page, complaints } = await openAs(browser, site, person, { screen: 'phone', language });
  await page.goto(paths.today);
  await searchPageKept(page);
  return { person, id, context, page, complaints };
}

async function searchPageKept(page: Page): Promise<void> {
  await draftsPageKept(page);
  await until(() => page.evaluate((address) => caches.match(address).then(Boolean), paths.deviceSearch));
}

async function chooseCopy(page: Page): Promise<void> {
  await page.goto(paths.deviceSearch);
  await page.getByText('Cet appareil n’en garde aucune copie.').waitFor();
  await page.getByRole('button', { name: 'Garder une copie sur cet appareil' }).click();
  await page.getByRole('button', { name: 'Effacer la copie de cet appareil' }).waitFor();
}

/** Names of the copies that the device holds. */
const copiesOn = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('toile-copie-')));

/** In the box that every page has. */
async function searchFromHead(page: Page, words: string): Promise<void> {
  await unfoldMenu(page);
  const box = page.locator(`.masthead form[action="${paths.search}"] input[name=q]`);
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL((url) => url.pathname === paths.search);
}

const faultsOf = async (page: Page) => [...(await axeViolations(page)), ...(await smallTargets(page))];

describe('chercher sans réseau', () => {
  test('choisie, la copie répond réseau coupé, s’ouvre en disant ce qui manque, et part à la déconnexion', async () => {
    const { id, context, page } = await readyPhone('Maude');
    await chooseCopy(page);
    await page.getByText(/^Copie du .*traces et dossiers gardés\s: 1\./).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await context.setOffline(true);
    await page.goto(paths.today);
    await searchFromHead(page, 'élues');
    const answer = page.locator('[data-answers] li');
    await answer.getByRole('link', { name: 'Rencontre des élu·e·s' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Chercher sans réseau');
    expect(await answer.count()).toBe(1);
    expect(await answer.locator('mark').first().innerText()).toBe('élu·e·s');
    expect(await page.locator('[data-count]').innerText()).toBe('1 réponse');
    expect(await faultsOf(page)).toEqual([]);
    expect(await overflowPixels(page)).toBe(0);

    await answer.getByRole('link').click();
    await page.waitForURL(`**${paths.trace(id)}`);
    await page.getByText('On a parlé du logement, et de la suite.').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Rencontre des élu·e·s');
    await page.getByText('Sans réseau, voici ce que cet appareil en garde').waitFor();
    await page.getByText('Le titre et le texte sont là en entier. Le reste').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await context.setOffline(false);
    await page.getByRole('link', { name: 'Ouvrir la page avec le réseau' }).click();
    await page.waitForURL(`**${paths.trace(id)}`);
    await page
      .locator(`a[href="${paths.traceChange(id)}"]`)
      .first()
      .waitFor();
    await page.locator('.person-menu summary').click();
    await page.locator('form[data-sign-out] button').click();
    await page.waitForURL((url) => url.pathname !== paths.trace(id));
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      words: localStorage.length,
    }));
    expect(left).toEqual({ databases: 0, caches: [], words: 0 });
    await context.close();
  });

  test.for([
    { screen: 'phone', language: 'fr', theme: 'dark' },
    { screen: 'desktop', language: 'en', theme: 'light' },
    { screen: 'phone', language: 'en', theme: 'light', script: false },
  ] as const)('la page est juste, lisible et tient à l’écran (%o)', async (way) => {
    const person = await site.person('Aurèle');
    const open = await openAs(browser, site, person, way);
    expect(await pageFaults(open, paths.deviceSearch)).toEqual([]);
    expect(await pageFaults(open, `${paths.deviceSearch}?q=ruelle`)).toEqual([]);
    await open.context.close();
  });

  test('sans l’avoir choisie, les brouillons seuls sont trouvés, et la page le dit', async () => {
    const { context, page } = await readyPhone('Idriss');
    await context.setOffline(true);
    await page.goto(paths.today);
    await page.locator('form[data-draft] textarea').first().fill('Vu les citoyen·ne·s de la ruelle');
    await until(async () => (await unsentOn(page)).length);
    await page.goto(`${paths.search}?q=citoyennes`);
    const found = page.locator('[data-answers] li').getByRole('link');
    await found.waitFor();
    expect(await found.innerText()).toBe('Vu les citoyen·ne·s de la ruelle');
    expect(new URL(await found.evaluate((link: HTMLAnchorElement) => link.href)).pathname).toBe(paths.drafts);
    await page.goto(`${paths.search}?q=élues&depuis=2026-01-01`);
    await page.getByText('il ne garde que vos brouillons').waitFor();
    await page.getByText('Sans réseau, les précisions (sorte, espace, dates) ne comptent pas.').waitFor();
    expect(await copiesOn(page)).toEqual([]);
    await context.close();
  });

  test('la copie se défait d’un geste, et ne revient pas d’elle-même', async () => {
    const { context, page } = await readyPhone('Solange');
    await chooseCopy(page);
    expect(await copiesOn(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Effacer la copie de cet appareil' }).click();
    await page.getByText('Cet appareil n’en garde aucune copie.').waitFor();
    expect(await copiesOn(page)).toEqual([]);
    await page.goto(paths.traces);
    await searchPageKept(page);
    expect(await copiesOn(page)).toEqual([]);
    await context.close();
  });

  test('un mot mal tapé est corrigé, et c’est dit, en anglais aussi', async () => {
    const { context, page } = await readyPhone('Fabienne', 'en');
    await page.goto(paths.deviceSearch);
    await page.getByRole('button', { name: 'Keep a copy on this device' }).click();
    await page.getByRole('button', { name: 'Erase the copy from this device' }).waitFor();
    await context.setOffline(true);
    await page.goto(`${paths.search}?q=recontre`);
    await page.locator('[data-answers] li').getByRole('link').waitFor();
    expect(await page.locator('[data-mended]').innerText()).toContain('rencontre');
    expect(await page.locator('[data-count]').innerText()).toBe('1 answer');
    await context.close();
  });

  test('la copie d’hier se renouvelle quand le réseau est là', async () => {
    const { person, id, context, page } = await readyPhone('Ovila');
    await chooseCopy(page);
    const [{ spaceId }] = [
      (await (await person.send('GET', `${paths.api}/traces/${id}`)).json()) as { spaceId: string },
    ];
    await person.send('POST', `${paths.api}/traces`, {
      spaceId,
      text: 'Corvée au jardin',
      eventOn: '2026-03-18',
    });
    await page.evaluate(makeOld, paths.deviceCopy);
    await page.goto(paths.today);
    await until(() =>
      page.evaluate(
        async (address) => (await (await caches.match(address))?.text())?.includes('Corvée au jardin'),
        paths.deviceCopy,
      ),
    );
    await context.setOffline(true);
    await page.goto(`${paths.search}?q=corvees`);
    await page.locator('[data-answers] li').getByRole('link', { name: 'Corvée au jardin' }).waitFor();
    await context.close();
  });

  test('une autre personne du quartier ne trouve rien de la première', async () => {
    const { context, page } = await openScreen(browser, site, { screen: 'phone' });
    await enterTheStory(page, 'maude');
    await searchPageKept(page);
    await chooseCopy(page);
    expect(await copiesOn(page)).toHaveLength(1);
    await enterAs(page, 'denis');
    await until(async () => (await copiesOn(page)).length === 0);
    const denis = await page.locator('meta[name="toile-owner"]').getAttribute('content');
    await until(() =>
      page.evaluate(
        async ([address, print]) => (await (await caches.match(address!))?.text())?.includes(print!),
        [paths.deviceSearch, denis],
      ),
    );
    await context.setOffline(true);
    await page.goto(`${paths.search}?q=logement`);
    await page.getByText('il ne garde que vos brouillons').waitFor();
    expect(await page.locator('[data-answers] li').count()).toBe(0);
    await context.close();
  });

  test('une session terminée ailleurs emporte la copie', async () => {
    const { person, context, page } = await readyPhone('Thérèse');
    await chooseCopy(page);
    await endSessions(person);
    await page.goto(paths.today);
    await page.waitForURL(`**${paths.signIn}*`);
    await until(async () => (await copiesOn(page)).length === 0);
    await context.close();
  });
});

/** Runs in the page: what it holds was taken yesterday. */
async function makeOld(address: string): Promise<void> {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).match(address);
    if (!kept) continue;
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const headers = { 'content-type': 'application/json', 'toile-kept-at': yesterday };
    await (await caches.open(name)).put(address, new Response(await kept.text(), { headers }));
  }
}

/** As somebody else of the story, without signing out first. */
async function enterAs(page: Page, name: string): Promise<void> {
  await page.evaluate(
    ([address, who]) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = address!;
      const field = document.createElement('input');
      field.name = 'personne';
      field.value = `person:${who}`;
      form.append(field);
      document.body.append(form);
      form.submit();
    },
    [paths.demonstration, name],
  );
  await page.waitForURL(`**${paths.today}`);
  await page.locator('.masthead').getByText('Denis Fafard').waitFor({ state: 'attached' });
}

const endSessions = (person: Visitor) =>
  site.system((transaction) =>
    transaction.query({ text: 'DELETE FROM sessions WHERE person_id = $1', values: [person.personId] }),
  );
