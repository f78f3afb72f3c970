import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen, unfoldMenu } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const told = {
  fr: {
    why: 'vingt secondes',
    enter: 'Entrer dans le quartier',
    banner: 'Démonstration',
    today: 'Aujourd’hui',
  },
  en: { why: 'twenty seconds', enter: 'Enter the neighbourhood', banner: 'Demonstration', today: 'Today' },
};

describe('la première minute', () => {
  test.for(fourWays)('on sait pourquoi, et on entre d’un clic (%o)', async (way) => {
    const words = told[way.language!];
    const { context, page, complaints } = await openScreen(browser, site, way);
    await page.goto(paths.home);
    expect(await page.locator('h1').textContent()).toContain(words.why);
    expect(await page.locator('.banner').textContent()).toContain(words.banner);
    await page.getByRole('button', { name: words.enter, exact: true }).click();
    await page.waitForURL(`**${paths.today}`);
    expect(await page.locator('h1').textContent()).toBe(words.today);
    expect(await page.locator('.banner').textContent()).toContain(words.banner);
    expect(await page.locator('.masthead').textContent()).toContain('Maude Lavigueur');
    expect(await overflowPixels(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('l’entrée principale se voit sans faire défiler, même au téléphone', async () => {
    const { context, page } = await openScreen(browser, site, { screen: 'phone' });
    await page.goto(paths.home);
    const box = await page.getByRole('button', { name: 'Entrer dans le quartier' }).boundingBox();
    expect(box!.y + box!.height).toBeLessThan(740);
    await context.close();
  });

  test('on entre aussi sous un autre nom, au clavier', async () => {
    const { context, page } = await openScreen(browser, site);
    await page.goto(paths.home);
    await page.locator('.welcome-doors summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Entrer comme Denis Fafard' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.today}`);
    expect(await page.locator('.masthead').textContent()).toContain('Denis Fafard');
    await context.close();
  });

  test('la langue se change là où l’on est, et reste', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await page.goto(paths.dossiers);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).toBe(paths.dossiers);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-CA');
    await page.goto(paths.spaces);
    expect(await page.locator('h1').textContent()).toBe('Spaces');
    await context.close();
  });

  test.for([true, false])(
    'chaque lien du menu mène à une page qui a un titre (script : %s)',
    async (script) => {
      const { context, page } = await openScreen(browser, site, { screen: 'phone', script });
      await enterTheStory(page, 'maude');
      const links = await page
        .locator('.menu .navigation a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
      expect(links.length).toBeGreaterThan(5);
      for (const href of links) {
        await unfoldMenu(page);
        const link = page.locator(`.menu .navigation a[href="${href}"]`);
        if (!(await link.isVisible())) await page.locator('.menu .references > summary').click();
        await link.click();
        await page.waitForURL((url) => url.pathname === href);
        expect(await page.locator('h1').textContent(), href).not.toBe('');
        await unfoldMenu(page);
        expect(await page.locator('.menu a[aria-current="page"]').first().getAttribute('href')).toBe(href);
      }
      await context.close();
    },
  );
});
