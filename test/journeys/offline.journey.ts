import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { receivedCookie } from '#/site-paths.ts';
import { draftsPageKept, launchBrowser, openPage, unsentOn, until } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Somebody of a team, on a phone, with the page of drafts ready for a day without network. */
async function readyPhone(name: string) {
  const person = await site.person(name);
  const spaceId = await site.space(`Équipe de ${name}`, [[person, 'facilitator']]);
  const { context, page, complaints } = await openPage(browser, { screen: 'phone', baseURL: site.address });
  await context.addCookies([
    { name: 'toile_session', value: person.cookies.get('toile_session')!, url: site.address },
  ]);
  await page.goto(paths.today);
  await draftsPageKept(page);
  await page.reload();
  return { person, spaceId, context, page, complaints };
}

const tracesOf = (spaceId: string) =>
  site.system((transaction) =>
    transaction.query<{ title: string; event_on: string }>({
      text: 'SELECT title, event_on FROM traces WHERE space_id = $1 ORDER BY title',
      values: [spaceId],
    }),
  );

const titlesOf = async (spaceId: string) => (await tracesOf(spaceId)).map(({ title }) => title);

async function note(page: Page, text: string): Promise<void> {
  await page.locator('form[data-draft] textarea').first().fill(text);
  await page.locator('form[data-draft] button[type=submit]').first().click();
}

describe('noter une trace sans réseau', () => {
  test('elle reste sur l’appareil, part au retour du réseau, une seule fois', async () => {
    const { spaceId, context, page } = await readyPhone('Maude');
    await context.setOffline(true);
    await page.goto(paths.today);
    expect(await page.locator('h1').innerText()).toBe('Brouillons de cet appareil');
    await note(page, 'Rencontre au local, notée dans l’autobus');
    await page.getByText('partira au retour du réseau').waitFor();
    expect(await tracesOf(spaceId)).toEqual([]);

    await context.setOffline(false);
    await page.getByText('Enregistré sur le site.').waitFor();
    await page.reload();
    await page.goto(paths.today);
    const saved = await tracesOf(spaceId);
    expect(saved.map((trace) => trace.title)).toEqual(['Rencontre au local, notée dans l’autobus']);
    const localDay = await page.evaluate(() => new Date().toLocaleDateString('en-CA'));
    expect(saved[0]!.event_on).toBe(localDay);
    await context.close();
  });

  test('le serveur qui ne répond plus au moment d’envoyer ne perd rien', async () => {
    const { spaceId, context, page } = await readyPhone('Idriss');
    const box = page.locator('form[data-draft] textarea').first();
    await box.fill('Écrite en ligne, envoyée dans le tunnel');
    await context.setOffline(true);
    // The page believes it is online: only the sending finds out.
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => true }));
    await page.locator('form[data-draft] button[type=submit]').first().click();
    await page.getByText('partira au retour du réseau').waitFor();
    await context.setOffline(false);
    await page.goto(paths.drafts);
    await expect.poll(() => tracesOf(spaceId).then((traces) => traces.length), { timeout: 10_000 }).toBe(1);
    await context.close();
  });

  test('le réseau revient pendant un envoi qui échoue : le brouillon part quand même', async () => {
    const { spaceId, context, page } = await readyPhone('Ovila');
    await context.setOffline(true);
    await page.goto(paths.today);
    await note(page, 'Notée à la sortie du métro');
    await page.getByText('partira au retour du réseau').waitFor();
    // Something else of this device is at it when the network returns.
    await page.evaluate(() => {
      const ended = new Promise<void>((end) => addEventListener('outbox-free', () => end(), { once: true }));
      return new Promise<void>((held) => {
        void navigator.locks.request('toile-outbox', () => {
          held();
          return ended;
        });
      });
    });
    const returned = page.evaluate(
      () => new Promise<void>((done) => addEventListener('online', () => done(), { once: true })),
    );
    await context.setOffline(false);
    await returned;
    expect(await tracesOf(spaceId)).toEqual([]);
    await page.evaluate(() => dispatchEvent(new Event('outbox-free')));
    await page.getByText('Enregistré sur le site.').waitFor();
    expect(await titlesOf(spaceId)).toEqual(['Notée à la sortie du métro']);
    await context.close();
  });

  test('envoyé par le navigateur lui-même, la page ouverte le montre', async () => {
    const { spaceId, context, page } = await readyPhone('Azélie');
    await context.setOffline(true);
    await page.goto(paths.today);
    await note(page, 'Envoyée sans la page');
    await page.getByText('partira au retour du réseau').waitFor();
    // The page does not notice that the network is back.
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
    await context.setOffline(false);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const owner = document.querySelector<HTMLMetaElement>('meta[name="toile-owner"]')!.content;
      const { sync } = registration as unknown as { sync: { register(tag: string): Promise<void> } };
      await sync.register(`outbox:${owner}`);
    });
    await page.getByText('Enregistré sur le site.').waitFor();
    expect(await titlesOf(spaceId)).toEqual(['Envoyée sans la page']);
    await context.close();
  });

  test('ce qu’on ajoute pendant l’envoi reste sur l’appareil', async () => {
    const { spaceId, context, page } = await readyPhone('Fabienne');
    await context.setOffline(true);
    await page.goto(paths.today);
    await note(page, 'Envoyée lentement');
    await page.getByText('partira au retour du réseau').waitFor();
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let leave = () => {};
    const leaving = new Promise<void>((done) => {
      leave = done;
    });
    // From the page or from its service worker, whichever hears of the network first.
    await context.route(`**${paths.quickTrace}`, (route) => {
      leave();
      return held.then(() => route.continue());
    });
    await context.setOffline(false);
    await leaving;
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.locator('form[data-draft] textarea').first().fill('Envoyée lentement, puis complétée');
    await until(async () => (await unsentOn(page)).includes('Envoyée lentement, puis complétée'));
    release();
    await until(async () => (await tracesOf(spaceId)).length);
    await page.goto(paths.drafts);
    await page.getByText('gardé sur cet appareil seulement').waitFor();
    expect(await unsentOn(page)).toEqual(['Envoyée lentement, puis complétée']);
    await context.close();
  });

  test('ce qu’on tape est gardé, et se reprend', async () => {
    const { context, page } = await readyPhone('Solange');
    await page.locator('form[data-draft] textarea').first().fill('Commencée puis interrompue');
    await until(async () => (await unsentOn(page)).length);
    await page.goto(paths.drafts);
    await page.getByText('gardé sur cet appareil seulement').waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await page.locator('form[data-draft] textarea').first().inputValue()).toBe(
      'Commencée puis interrompue',
    );
    await context.close();
  });

  test('une session terminée fait attendre le brouillon jusqu’à la prochaine connexion', async () => {
    const { person, spaceId, context, page } = await readyPhone('René');
    const token = person.cookies.get('toile_session')!;
    await page.locator('form[data-draft] textarea').first().fill('Écrite avant la fin de la session');
    await context.clearCookies();
    await page.locator('form[data-draft] button[type=submit]').first().click();
    await page.waitForURL(`**${paths.signIn}*`);
    expect(await tracesOf(spaceId)).toEqual([]);
    await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
    await page.goto(paths.today);
    await expect.poll(() => tracesOf(spaceId).then((traces) => traces.length), { timeout: 10_000 }).toBe(1);
    await context.close();
  });

  test('une page d’ouverture de session quittée aussitôt ne fait rien oublier', async () => {
    const { person, spaceId, context, page } = await readyPhone('Josée');
    const token = person.cookies.get('toile_session')!;
    await context.clearCookies();
    // The page of sign-in comes without its script: nothing there says what becomes of what was sent.
    await context.route(`**${paths.signIn}*`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: '<!doctype html><title>Ouverture</title>' });
    });
    await note(page, 'Écrite, puis la page s’est refermée');
    await page.waitForURL(`**${paths.signIn}*`);
    await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
    await page.goto(paths.today);
    await expect
      .poll(() => titlesOf(spaceId), { timeout: 10_000 })
      .toEqual(['Écrite, puis la page s’est refermée']);
    await context.close();
  });

  test('une autre page ouverte avant la réponse ne fait rien perdre, ni noter deux fois', async () => {
    const { spaceId, context, page } = await readyPhone('Aurèle');
    let arrived = () => {};
    const hasArrived = new Promise<void>((done) => {
      arrived = done;
    });
    // The form never reaches the site, and its page never hears of it.
    await context.route(`**${paths.quickTrace}`, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await context.unroute(`**${paths.quickTrace}`);
      arrived();
    });
    await note(page, 'Écrite, puis une autre page a été ouverte');
    await hasArrived;
    await page.goto(paths.traces);
    await expect
      .poll(() => titlesOf(spaceId), { timeout: 10_000 })
      .toEqual(['Écrite, puis une autre page a été ouverte']);
    await page.goto(paths.drafts);
    await until(async () => (await unsentOn(page)).length === 0);
    expect(await tracesOf(spaceId)).toHaveLength(1);
    await context.close();
  });

  test('ce que le site a reçu n’est plus un brouillon de l’appareil', async () => {
    const { spaceId, context, page } = await readyPhone('Mireille');
    await note(page, 'Reçue tout de suite');
    await until(async () => (await tracesOf(spaceId)).length);
    await page.waitForURL((url) => url.pathname !== paths.today);
    await page.goto(paths.drafts);
    await until(async () => !(await context.cookies()).some(({ name }) => name === receivedCookie));
    expect(await page.locator('[data-drafts] li').count()).toBe(0);
    expect(await titlesOf(spaceId)).toEqual(['Reçue tout de suite']);
    await context.close();
  });

  test('se déconnecter efface l’appareil', async () => {
    const { context, page } = await readyPhone('Thérèse');
    await page.locator('form[data-draft] textarea').first().fill('Ne doit pas rester');
    await until(async () => (await unsentOn(page)).length);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.locator('.person-menu summary').click();
    await page.locator('form[data-sign-out] button').click();
    await page.waitForURL((url) => url.pathname !== paths.today);
    const left = await page.evaluate(async () => ({
      drafts: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(left).toEqual({ drafts: 0, caches: 0, workers: 0 });
    await context.close();
  });
});
