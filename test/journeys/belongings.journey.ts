import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as belongingWords from '#/domains/territories/belonging.words.ts';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { axeViolations, launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen } from './screens.ts';

/** What a place of the space belongs to: dated, refused twice over, ended, and taken back. */
let site: LiveSite;
let browser: Browser;
const place = storyId('place:peupliers');
const region = 'Capitale-Nationale';

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens the one belonging of the list. */
async function openBelonging(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForURL(/\/appartenances\/[0-9a-f-]{36}$/),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
}

// Each way leaves the place as it found it.
for (const around of fourWays) {
  test(`a belonging is dated on a ${around.screen} in ${around.language}, ${around.script ? 'with' : 'without'} script`, {
    timeout: 120_000,
  }, async () => {
    const words = around.language === 'en' ? belongingWords.en : belongingWords.fr;
    const { page, context, complaints } = await openScreen(browser, site, around);
    await enterTheStory(page, 'maude');
    await page.goto(paths.territory(place));
    await Promise.all([
      page.waitForURL(/\/appartenances$/),
      page.getByRole('link', { name: words.link }).click(),
    ]);
    await page.getByText(words.none).waitFor();

    await page.getByLabel(words.parent).selectOption({ label: region });
    await page.getByLabel(words.since).fill('2024-04-01');
    await page.getByRole('button', { name: words.add }).click();
    await page.getByText(words.added).waitFor();
    const row = page.getByRole('row', { name: region });
    await row.filter({ hasText: '2024' }).waitFor();

    await page.getByLabel(words.parent).selectOption({ label: region });
    await page.getByLabel(words.since).fill('2025-06-01');
    await page.getByRole('button', { name: words.add }).click();
    await page.getByRole('link', { name: words.errors.belongingThere }).waitFor();
    await page.waitForLoadState();
    expect(await page.getByLabel(words.since).inputValue()).toBe('2025-06-01');
    expect([await overflowPixels(page), await axeViolations(page)]).toEqual([0, []]);

    await openBelonging(page, words.correctOf(region));
    await page.getByLabel(words.until).fill('2025-04-01');
    await page.getByRole('button', { name: words.save }).click();
    await page.getByText(words.saved).waitFor();
    await row.filter({ hasText: '2025' }).waitFor();

    await openBelonging(page, words.correctOf(region));
    expect([await overflowPixels(page), await axeViolations(page)]).toEqual([0, []]);
    await page.getByRole('button', { name: words.remove }).click();
    await page.getByText(words.removed).waitFor();
    await page.getByText(words.none).waitFor();
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
    await context.close();
  });
}
