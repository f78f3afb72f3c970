import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { axeViolations, launchBrowser, overflowPixels } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, fourWays, openScreen } from './screens.ts';

/** The housing table's plan read in every way, then moved, noted and pasted by the people who carry it. */
let site: LiveSite;
let browser: Browser;
const plan = storyId('plan:logement');

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

for (const around of fourWays) {
  test(`the plan is read on a ${around.screen} in ${around.language}, ${around.script ? 'with' : 'without'} script`, {
    timeout: 120_000,
  }, async () => {
    const { page, context, complaints } = await openScreen(browser, site, around);
    await enterTheStory(page, 'maude');
    const faults: string[] = [];
    for (const address of [
      paths.plans,
      paths.plan(plan),
      `${paths.plan(plan)}?ordre=1`,
      `${paths.plan(plan)}?lecture=adopte`,
      paths.planTable(plan),
      paths.planTimeline(plan),
      paths.planHolders(plan),
      paths.planAxes(plan),
      paths.planLevers(plan),
      paths.planVersions(plan),
      paths.planSheet(plan),
      paths.planImport(plan),
      paths.planItem(plan, storyId('item:ecole')),
      paths.planItemState(plan, storyId('item:ecole')),
    ]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      if (around.script)
        for (const violation of await axeViolations(page)) faults.push(`${address}: ${violation}`);
      const overflow = await overflowPixels(page);
      if (overflow > 0) faults.push(`${address}: overflows by ${overflow} px`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test('an action is moved by a button, noted by a line and paused with its reason, without script', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site, { script: false });
  await enterTheStory(page, 'maude');
  await page.goto(`${paths.plan(plan)}?ordre=1`);
  const order = async () => (await page.locator('.plan-outline').first().innerText()).replaceAll(/\s+/g, ' ');
  const before = await order();
  await page.getByRole('button', { name: 'Descendre : Rester dans son quartier' }).click();
  expect(await order()).not.toBe(before);
  await page.goto(paths.planItem(plan, storyId('item:offre')));
  await page.locator('#text').fill('Le notaire a relu l’offre avec les locataires');
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  expect(await page.locator('main').innerText()).toContain('Le notaire a relu l’offre');
  await page.getByRole('link', { name: 'Noter une suite' }).click();
  await page.getByLabel('On met en pause').check();
  await page.getByLabel('Pourquoi').fill('Le vendeur a retiré l’immeuble.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  expect(await page.locator('main').innerText()).toContain('Le vendeur a retiré l’immeuble.');
  await context.close();
});

test('arrows go from box to box, and cells pasted from a spreadsheet fill them', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  await page.goto(paths.planTable(plan));
  await page.locator('#title-0').focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title-1');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Premier collé\tComité A\nSecond collé\tComité B\n');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('#title-0')?.dispatchEvent(event);
  });
  expect(await page.locator('#holders-1').inputValue()).toBe('Comité B');
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await page.waitForURL(`**${paths.planTable(plan)}*`);
  expect(await page.locator('#title-1').inputValue()).toBe('Second collé');
  await context.close();
});

test('the sheet prints on one landscape page', { timeout: 60_000 }, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  await page.goto(paths.planSheet(plan));
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  const [, width = '0', height = '0'] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(printed) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
  await context.close();
});
