import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const password = 'tricot canot érable minuit';

/** One instance, one first account: these tests follow one another. */
describe('créer mon espace', () => {
  test('un mot de passe trop simple revient avec ce qui était tapé, et dit quoi faire', async () => {
    const { context, page } = await openScreen(browser, site, { screen: 'phone', script: false });
    await page.goto(paths.home);
    await page.getByRole('link', { name: 'Créer mon espace' }).click();
    await page.getByLabel('Votre nom').fill('Josée Laframboise');
    await page.getByLabel('Adresse courriel').fill('josee@organisme.example');
    await page.getByLabel('Mot de passe').fill('soleil');
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    expect(await page.getByLabel('Votre nom').inputValue()).toBe('Josée Laframboise');
    expect(await page.getByLabel('Adresse courriel').inputValue()).toBe('josee@organisme.example');
    expect(await page.getByLabel('Mot de passe').inputValue()).toBe('');
    expect(await page.locator('.error-summary').textContent()).not.toBe('');
    await context.close();
  });

  test('du premier clic à l’espace ouvert, puis à la première trace', async () => {
    const { context, page, complaints } = await openScreen(browser, site, { screen: 'phone' });
    await page.goto(paths.home);
    await page.getByRole('link', { name: 'Créer mon espace' }).click();
    await page.getByLabel('Votre nom').fill('Josée Laframboise');
    await page.getByLabel('Adresse courriel').fill('josee@organisme.example');
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await page.waitForURL(`**${paths.newSpace}`);
    expect(await page.locator('.notice').textContent()).toContain('Votre compte est ouvert');

    await page.getByRole('button', { name: 'Ouvrir l’espace' }).click();
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('Donnez un nom à l’espace');
    await page.getByLabel('Nom', { exact: false }).first().fill('Équipe du Vieux-Moulin');
    await page.getByLabel('Équipe d’organisation communautaire').check();
    await page.getByRole('button', { name: 'Ouvrir l’espace' }).click();
    await page.waitForURL(/\/espaces\/[0-9a-f-]{36}$/);
    expect(await page.locator('h1').textContent()).toBe('Équipe du Vieux-Moulin');

    await page.goto(paths.today);
    const box = page.locator('form[data-draft] textarea').first();
    await box.fill('Premier café avec le comité de locataires');
    await page.getByRole('button', { name: 'Noter', exact: true }).click();
    await page.getByText('Premier café avec le comité de locataires').first().waitFor();
    const [saved] = await site.system((transaction) =>
      transaction.query<{ title: string }>({
        text: "SELECT title FROM traces WHERE title LIKE 'Premier café%'",
      }),
    );
    expect(saved?.title).toBe('Premier café avec le comité de locataires');
    expect(complaints.filter((said) => !said.includes('422'))).toEqual([]);
    await context.close();
  });

  test('la porte du premier compte est fermée derrière', async () => {
    const { context, page } = await openScreen(browser, site);
    await page.goto(paths.firstAccount);
    expect(new URL(page.url()).pathname).toBe(paths.signIn);
    await page.goto(paths.home);
    expect(await page.getByRole('link', { name: 'Créer mon espace' }).count()).toBe(0);
    await context.close();
  });

  test('on sort, et on revient où l’on allait', async () => {
    const { context, page } = await openScreen(browser, site, { script: false });
    await page.goto(paths.spaces);
    await page.waitForURL(`**${paths.signIn}*`);
    await page.getByLabel('Adresse courriel').fill('josee@organisme.example');
    await page.getByLabel('Mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Me connecter', exact: true }).click();
    expect(await page.locator('.error-summary').textContent()).not.toBe('');
    expect(await page.getByLabel('Adresse courriel').inputValue()).toBe('josee@organisme.example');
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Me connecter', exact: true }).click();
    await page.waitForURL(`**${paths.spaces}`);
    expect(await page.locator('main').textContent()).toContain('Équipe du Vieux-Moulin');
    await page.locator('.person-menu summary').click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.goto(paths.spaces);
    expect(new URL(page.url()).pathname).toBe(paths.signIn);
    await context.close();
  });
});
