import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { axeViolations, launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { atItsAddress, openAs, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = atItsAddress(await liveSite());
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A device that keeps passkeys and always recognises its owner, or never does. */
async function keyDevice(page: Page, recognises = true): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: recognises,
      automaticPresenceSimulation: true,
    },
  });
}

describe('les clés d’accès', () => {
  test('on ajoute une clé, on sort, et on rentre avec elle', async () => {
    const person = await site.person('Odette Marcoux', { email: 'odette@organisme.example' });
    const { context, page, complaints } = await openAs(browser, site, person);
    await keyDevice(page);
    await page.goto(paths.accountKeys);
    await page.getByLabel('Nom de la clé').fill('Portable du bureau');
    await page.getByRole('button', { name: 'Ajouter une clé de cet appareil' }).click();
    await page.getByText('La clé est ajoutée.').waitFor();
    expect(await page.locator('table').textContent()).toContain('Portable du bureau');

    await context.clearCookies();
    await page.goto(`${paths.signIn}?retour=${encodeURIComponent(paths.territories)}`);
    await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click();
    await page.waitForURL(`**${paths.territories}`);
    expect(await page.locator('.masthead').textContent()).toContain('Odette Marcoux');

    // It is the only way into this account.
    await page.goto(paths.accountKeys);
    await page.getByRole('button', { name: 'Retirer la clé « Portable du bureau »' }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('table').textContent()).toContain('Portable du bureau');
    expect(complaints.filter((said) => !said.includes('Failed to load resource'))).toEqual([]);
    await context.close();
  });

  test('un appareil qui ne reconnaît personne n’ouvre rien, et la page dit quoi faire', async () => {
    const { context, page } = await openScreen(browser, site);
    await keyDevice(page, false);
    await page.goto(paths.signIn);
    await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click();
    await page.locator('[data-passkey-status]').getByText('Rien n’a été changé').waitFor();
    expect(new URL(page.url()).pathname).toBe(paths.signIn);
    await context.close();
  });

  test('sans JavaScript, la page dit pourquoi elle n’offre pas de clé', async () => {
    const person = await site.person('Normand Sauvé');
    const { context, page } = await openAs(browser, site, person, { script: false });
    await page.goto(paths.accountKeys);
    expect(await page.locator('main').textContent()).toContain('il faut un navigateur récent et JavaScript');
    expect(await page.getByRole('button', { name: 'Ajouter une clé de cet appareil' }).isVisible()).toBe(
      false,
    );
    await context.close();
  });
});

describe('les sessions ouvertes', () => {
  test('fermer une session la ferme vraiment, sur l’autre appareil, au geste suivant', async () => {
    const person = await site.person('Ghislaine Roy');
    const phone = await openAs(browser, site, person, { screen: 'phone' });
    await phone.page.goto(paths.today);

    const desk = await openScreen(browser, site);
    const other = await site.person('Ghislaine Roy');
    await site.system(async (transaction) => {
      await transaction.query({
        text: "UPDATE sessions SET person_id = $1, device = 'Firefox' WHERE person_id = $2",
        values: [person.personId, other.personId],
      });
    });
    await desk.context.addCookies([
      { name: 'toile_session', value: other.cookies.get('toile_session')!, url: site.address },
    ]);
    await desk.page.goto(paths.accountSessions);
    expect(await desk.page.locator('tbody tr').count()).toBe(2);
    await desk.page.getByRole('button', { name: /Fermer la session/ }).click();
    await desk.page.getByText('La session est fermée.').waitFor();
    expect(await desk.page.locator('tbody tr').count()).toBe(1);

    await phone.page.goto(paths.spaces);
    expect(new URL(phone.page.url()).pathname).toBe(paths.signIn);
    await desk.page.goto(paths.spaces);
    expect(new URL(desk.page.url()).pathname).toBe(paths.spaces);
    await phone.context.close();
    await desk.context.close();
  });
});

describe('une session terminée pendant qu’on écrit', () => {
  const said = 'Une rencontre au parc,\nnotée trop tard';

  test('sans JavaScript, la page rend ce qui était écrit, et ramène au formulaire', async () => {
    const person = await site.person('Yolande Tessier');
    await site.space('Équipe du parc', [[person, 'facilitator']]);
    const { context, page, complaints } = await openAs(browser, site, person, {
      screen: 'phone',
      script: false,
    });
    await page.goto(paths.newTrace);
    await page.locator('textarea[name="text"]').fill(said);
    await context.clearCookies();
    await page.locator('form:has(textarea[name="text"]) button[type="submit"]:not([name])').first().click();
    const kept = page.getByLabel('Ce que vous aviez écrit');
    await kept.first().waitFor();
    expect(await kept.first().inputValue()).toBe(said);
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflowPixels(page)).toBe(0);
    const link = page.getByRole('link', { name: 'Se connecter, et revenir au formulaire' });
    expect(await link.getAttribute('href')).toBe(`${paths.signIn}?retour=%2Ftraces%2Fnouvelle`);
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
    await context.close();
  });

  test('avec JavaScript, aussi dans une partie de page', async () => {
    const person = await site.person('Réal Poulin');
    const { context, page } = await openAs(browser, site, person);
    await page.goto(paths.account);
    await page.locator('#identity input[name="name"]').fill('Réal Poulin-Desjardins');
    await context.clearCookies();
    await page.locator('#identity button[type="submit"]').click();
    const kept = page.getByLabel('Ce que vous aviez écrit');
    await kept.waitFor();
    expect(await kept.inputValue()).toBe('Réal Poulin-Desjardins');
    await context.close();
  });
});
