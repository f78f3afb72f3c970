import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, focused, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('noter une trace', () => {
  test('en une ligne, au clavier seulement, puis la compléter', async () => {
    const { context, page, complaints } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page)).startsWith('textarea')) break;
    }
    expect(await focused(page)).toContain('textarea');
    await page.keyboard.type('Appel de la banque alimentaire : deux bénévoles de plus jeudi');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Noter');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traces\/[0-9a-f-]{36}/);
    const noted = (await page.textContent('main')) ?? '';
    expect(noted).toContain('deux bénévoles de plus jeudi');
    expect(noted).toContain('Les personnes de l’espace la voient.');

    const duration = page.getByLabel('Durée').first();
    await duration.focus();
    await page.keyboard.type('1 h 30');
    await duration.press('Enter');
    await page.waitForLoadState();
    await page
      .getByText(/1\s?h\s?30/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.for([true, false])(
    'une forme refusée garde ce qui était tapé et mène à ce qui manque (script : %s)',
    async (script) => {
      const { context, page } = await openScreen(browser, site, { screen: 'phone', script });
      await enterTheStory(page, 'idriss');
      await page.goto(paths.newTrace);
      await page.getByLabel('Ce qui s’est passé').fill('Rencontre du comité logement');
      await page.getByLabel('Durée').first().fill('bientôt');
      await page.getByRole('button', { name: 'Noter', exact: true }).click();
      await page.locator('.error-summary').waitFor();
      if (script) {
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary');
      }
      expect(await page.getByLabel('Ce qui s’est passé').inputValue()).toBe('Rencontre du comité logement');
      expect(await page.getByLabel('Durée').first().inputValue()).toBe('bientôt');
      const target = await page.locator('.error-summary a').first().getAttribute('href');
      expect(await page.locator(target!).count()).toBe(1);
      await page.getByLabel('Durée').first().fill('45');
      await page.getByRole('button', { name: 'Noter', exact: true }).click();
      await page.waitForURL(/\/traces\/[0-9a-f-]{36}/);
      await context.close();
    },
  );

  test('la corbeille rend ce qu’on lui a confié', async () => {
    const { context, page } = await openScreen(browser, site, { script: false });
    await enterTheStory(page, 'solange');
    await page.locator('textarea[name=text]').fill('À jeter, puis à reprendre');
    await page.getByRole('button', { name: 'Noter', exact: true }).click();
    await page.waitForURL(/\/traces\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
    await page.goto(paths.traceTrash);
    await page
      .getByRole('button', { name: /Reprendre/ })
      .first()
      .click();
    await page.goto(paths.traces);
    expect(await page.textContent('main')).toContain('À jeter, puis à reprendre');
    await context.close();
  });
});

describe('chercher', () => {
  test.for([
    ['logement', 'logements'],
    ['bénévole', 'benevoles'],
    ['organisme', 'ORGANISMES'],
    ['voisin', 'voisin·e·s'],
    ['aînées', 'AINE'],
  ])('« %s » et « %s » trouvent la même chose', async ([one, other]) => {
    const { context, page } = await openScreen(browser, site, { script: false });
    await enterTheStory(page, 'maude');
    const counts: string[] = [];
    for (const words of [one!, other!]) {
      await page.locator('.menu #site-search').fill(words);
      await page.locator('.menu #site-search').press('Enter');
      await page.waitForURL(`**${paths.search}*`);
      counts.push(
        (await page
          .getByText(/réponse/)
          .first()
          .textContent()) ?? '',
      );
    }
    expect(counts[0]).not.toContain('Aucune');
    expect(counts[1]).toBe(counts[0]);
    await context.close();
  });

  test('on ne trouve pas ce qui n’est pas à soi', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'idriss');
    await page.locator('textarea[name=text]').fill('Zibeline confidentielle du comité');
    await page.getByRole('button', { name: 'Noter', exact: true }).click();
    await page.waitForURL(/\/traces\/[0-9a-f-]{36}/);
    await page.goto(`${paths.search}?q=zibelines`);
    await page.getByText('1 réponse').waitFor();
    await context.clearCookies();
    await enterTheStory(page, 'kim');
    await page.goto(`${paths.search}?q=zibelines`);
    expect(await page.textContent('main')).not.toContain('confidentielle');
    await context.close();
  });
});
