import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const livedIn = [
  paths.today,
  paths.traces,
  paths.newTrace,
  paths.traceWeek,
  paths.traceCalendar,
  paths.dossiers,
  paths.statements,
  paths.newStatement,
  paths.imports,
  paths.newAgendaImport,
  paths.newSpreadsheetImport,
  paths.organisations,
  paths.spaces,
  paths.territories,
  paths.codebooks,
  `${paths.search}?q=logement`,
  paths.account,
  paths.drafts,
];

/** Goes through the page with the Tab key: what cannot be seen when it has the focus. */
async function unseenFocus(page: Page, presses: number): Promise<string[]> {
  const faults: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const name = `${element.localName} « ${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)} »`;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return `${name} has no place`;
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      return outlined ? null : `${name} has no outline`;
    });
    if (fault) faults.push(fault);
  }
  return [...new Set(faults)];
}

describe('au clavier', () => {
  test('le premier arrêt mène au contenu, et chaque arrêt se voit', { timeout: 120_000 }, async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    const faults: string[] = [];
    for (const address of livedIn) {
      await page.goto(address);
      await page.keyboard.press('Tab');
      const first = await page.evaluate(() => document.activeElement?.className);
      // A page may put the cursor where one writes; the skip link is then behind.
      if (first !== 'skip' && address !== paths.search) faults.push(`${address}: begins at ${first}`);
      for (const fault of await unseenFocus(page, 25)) faults.push(`${address}: ${fault}`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('le lien « Aller au contenu » y va vraiment', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await page.goto(paths.dossiers);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });
});

describe('la grille de la semaine', () => {
  test('les flèches vont de case en case, et laissent corriger ce qui est tapé', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await page.goto(paths.traceWeek);
    const box = (row: number, column: number) => page.locator(`#duree-${row}-${column}`);
    const at = () => page.evaluate(() => document.activeElement?.id);
    await box(0, 0).focus();
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe('duree-0-1');
    await page.keyboard.press('ArrowDown');
    expect(await at()).toBe('duree-1-1');
    await page.keyboard.type('90');
    await page.keyboard.press('ArrowLeft');
    expect(await at(), 'the first arrow moves inside the figure').toBe('duree-1-1');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await at()).toBe('duree-1-0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await at(), 'nothing above the first line').toBe('duree-0-0');
    await page.keyboard.press('Control+End');
    expect(await at()).toMatch(/^texte-\d+$/);
    await page.keyboard.press('Control+Home');
    expect(await at()).toBe('duree-0-0');
    expect(await box(1, 1).inputValue()).toBe('90');
    await context.close();
  });

  test('au téléphone, les dossiers sans rien se déplient au clavier, et ce qui est tapé reste', async () => {
    const { context, page } = await openScreen(browser, site, { script: false });
    await page.setViewportSize({ width: 360, height: 740 });
    await enterTheStory(page, 'maude');
    await page.goto(paths.traceWeek);
    const folded = page.locator('.grid-folded');
    const [first, second] = [folded.nth(0), folded.nth(1)];
    expect(await first.isVisible()).toBe(false);
    const summary = page.locator('.grid-fold summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await second.isVisible()).toBe(true);
    await first.locator('input[type="text"]').first().fill('45');
    await summary.click();
    expect(await first.isVisible(), 'a line with something typed stays').toBe(true);
    expect(await second.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await second.isVisible()).toBe(true);
    expect(await summary.isVisible()).toBe(false);
    await context.close();
  });
});

describe('à l’œil', () => {
  test('à 320 pixels de large (400 % d’un écran de 1280), rien ne déborde', {
    timeout: 120_000,
  }, async () => {
    const { context, page } = await openScreen(browser, site);
    await page.setViewportSize({ width: 320, height: 640 });
    await enterTheStory(page, 'maude');
    const faults: string[] = [];
    for (const address of [...livedIn, paths.styleguide]) {
      await page.goto(address);
      const overflow = await overflowPixels(page);
      if (overflow > 0) faults.push(`${address} overflows by ${overflow}`);
    }
    await context.clearCookies();
    for (const address of [paths.home, paths.signIn, paths.firstAccount]) {
      await page.goto(address);
      const overflow = await overflowPixels(page);
      if (overflow > 0) faults.push(`${address} overflows by ${overflow}`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('avec des lettres deux fois plus grandes, au téléphone non plus', { timeout: 120_000 }, async () => {
    const { context, page } = await openScreen(browser, site, { screen: 'phone' });
    const client = await context.newCDPSession(page);
    await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await enterTheStory(page, 'maude');
    const faults: string[] = [];
    for (const address of livedIn) {
      await page.goto(address);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('36px');
      const overflow = await overflowPixels(page);
      if (overflow > 0) faults.push(`${address} overflows by ${overflow}`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('en couleurs imposées, boutons, champs et tracés gardent un bord', async () => {
    const { context, page } = await openScreen(browser, site);
    await page.emulateMedia({ forcedColors: 'active' });
    await enterTheStory(page, 'maude');
    const faults: string[] = [];
    for (const address of [paths.today, paths.newTrace, paths.newStatement]) {
      await page.goto(address);
      faults.push(
        ...(await page.evaluate(() =>
          [
            ...document.querySelectorAll<HTMLElement>(
              'main button, main input:not([type=hidden]), main select, main textarea',
            ),
          ]
            .filter((control) => control.checkVisibility())
            .filter((control) => {
              const style = getComputedStyle(control);
              const isNative = control.matches('[type=checkbox], [type=radio]');
              return (
                !isNative &&
                (style.borderBottomStyle === 'none' || Number.parseFloat(style.borderBottomWidth) < 1)
              );
            })
            .map((control) => `${location.pathname}: ${control.localName} ${control.textContent?.trim()}`),
        )),
      );
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
