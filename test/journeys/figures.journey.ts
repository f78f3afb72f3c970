import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens the first statement of the list that reads by the regulation. */
async function openStatement(page: Page): Promise<string> {
  await page.goto(paths.statements);
  await page.locator('main li:has-text("Annexe I") a[href^="/releves/"]').first().click();
  await page.waitForURL(/\/releves\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

const numberIn = (text: string) => Number(text.replaceAll(/[^\d]/g, ''));

describe('le relevé', () => {
  test('dit ce qui est reçu et ce qui ne l’est pas, et chaque chiffre s’ouvre jusqu’aux traces', async () => {
    const { context, page, complaints } = await openScreen(browser, site, { screen: 'phone' });
    await enterTheStory(page, 'maude');
    await openStatement(page);
    const text = (await page.textContent('main')) ?? '';
    expect(text).toContain('Ce que le cadre reçoit');
    expect(text).toContain('Ce que le cadre ne reçoit pas');
    expect(text).toContain('ne mesurent pas l’effort');
    await page.locator('main a[href*="/chiffres/d."], main a[href*="/chiffres/"]').first().click();
    await page.waitForURL(/\/chiffres\//);
    const figure = (await page.textContent('main')) ?? '';
    expect(figure).toContain('Les règles qui l’ont fait');
    await page.locator('main a[href^="/traces/"]').first().click();
    await page.waitForURL(/\/traces\/[0-9a-f-]{36}/);
    expect(await page.textContent('h1')).not.toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('le fichier a autant de lignes que la page dit de déclarations', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await openStatement(page);
    // One table for each kind of user that the framework knows; the rest of the page counts traces.
    const tables = page.locator('table', { has: page.locator('caption', { hasText: /^Usager-/ }) });
    const counts = await tables
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('a[href*="/chiffres/"]')?.textContent ?? ''),
      );
    const told = counts.reduce((sum, text) => sum + numberIn(text.split(',')[0] ?? ''), 0);
    const layouts = await page
      .locator('#exporter ~ * a[href*="format=csv"], section a[href*="format=csv"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(layouts.length).toBeGreaterThan(0);
    const files = await Promise.all(
      ['csv', 'json', 'xlsx'].map((format) =>
        page.request.get(layouts[0]!.replace('format=csv', `format=${format}`)),
      ),
    );
    expect(files.map((file) => file.status())).toEqual([200, 200, 200]);
    const lines = (await files[0]!.text()).trim().split('\r\n').length - 1;
    const { declarations } = (await files[1]!.json()) as { declarations: unknown[] };
    expect(lines).toBe(told);
    expect(told).toBeGreaterThan(0);
    expect(declarations).toHaveLength(told);
    expect((await files[2]!.body()).subarray(0, 2).toString()).toBe('PK');
    await context.close();
  });

  test('une personne invitée voit les chiffres, et « non visibles pour vous » à la place des traces', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await openStatement(page);
    const link = await page.locator('main a[href*="/chiffres/"]').first().getAttribute('href');
    await context.clearCookies();
    await enterTheStory(page, 'kim');
    const answer = await page.goto(link!);
    expect(answer?.status()).toBe(404);
    await context.clearCookies();
    await enterTheStory(page, 'denis');
    await page.goto(link!);
    expect(await page.textContent('main')).toMatch(/D’où vient ce chiffre|Les règles/);
    await context.close();
  });

  test('s’imprime comme un document : des pages, pas de menu', async () => {
    const { context, page } = await openScreen(browser, site);
    await enterTheStory(page, 'maude');
    await openStatement(page);
    const pdf = await page.pdf({ format: 'Letter', printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.menu', '.banner', '.foot', '.breadcrumb', '.skip', '.masthead-person']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    expect(await page.locator('h1').isVisible()).toBe(true);
    await context.close();
  });
});
