import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId, storyId } from '#/platform/ids.ts';
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
      paths.planReplanning(plan),
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
  await paste(page, 'title-0', 'Premier collé\tComité A\nSecond collé\tComité B\n');
  expect(await page.locator('#holders-1').inputValue()).toBe('Comité B');
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await page.locator('.notice-success').waitFor();
  await page.goto(paths.planTable(plan));
  expect(await page.locator('#title-1').inputValue()).toBe('Second collé');
  await context.close();
});

test('arrows read a text of several lines before they leave it, and Enter does not replace it', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  await page.goto(paths.planTable(plan));
  const here = () => page.evaluate(() => document.activeElement?.id);
  const text = 'Deux salles\nUn autobus';
  await page.locator('#resources-1').fill(text);
  await page.locator('#resources-0').focus();
  for (const [key, box] of [
    ['ArrowDown', 'resources-1'],
    ['Enter', 'resources-1'],
    ['ArrowUp', 'resources-1'],
    ['ArrowDown', 'resources-1'],
    ['ArrowDown', 'resources-2'],
    ['ArrowUp', 'resources-1'],
    ['ArrowUp', 'resources-0'],
    ['ArrowLeft', 'dueOn-0'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await here(), key).toBe(box);
  }
  expect(await page.locator('#resources-1').inputValue()).toBe(text);
  await context.close();
});

test('cells pasted between quotes keep their line, and nothing is pasted when all does not fit', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  await page.goto(paths.planTable(plan));
  const box = (id: string) => page.locator(`#${id}`);
  await paste(page, 'holders-0', '"Comité A\nComité B"\t"Table ""du"" quartier"\nComité C\tÉcole\n');
  const filled = ['holders-0', 'partners-0', 'holders-1', 'partners-1'];
  const said = await Promise.all(filled.map((id) => box(id).inputValue()));
  expect(said).toEqual(['Comité A; Comité B', 'Table "du" quartier', 'Comité C', 'École']);
  await paste(page, 'resources-0', 'Deux salles\nUn autobus', '<table><tr><td>Deux salles</td></tr></table>');
  expect(await box('resources-1').inputValue()).toBe('Un autobus');
  const refusal = page.getByRole('alert');
  expect(await refusal.isVisible()).toBe(false);
  const before = await box('title-1').inputValue();
  await paste(page, 'title-1', 'Ligne collée\n'.repeat(500));
  expect(await box('title-1').inputValue()).toBe(before);
  expect(await refusal.innerText()).toContain('Rien n’a été collé');
  expect(await axeViolations(page)).toEqual([]);
  const due = await box('dueOn-1').inputValue();
  await paste(page, 'dueOn-1', '2026-03-31\tUne salle\tTrop loin');
  expect(await box('dueOn-1').inputValue()).toBe(due);
  await paste(page, 'dueOn-1', '2026-03-31\tUne salle\t');
  expect(await box('dueOn-1').inputValue()).toBe('2026-03-31');
  expect(await refusal.isVisible()).toBe(false);
  await paste(page, 'title-1', 'Ligne collée\n'.repeat(500));
  await refusal.getByRole('link').click();
  await page.waitForURL(`**${paths.planImport(plan)}`);
  await context.close();
});

async function paste(page: Page, id: string, text: string, html = ''): Promise<void> {
  await page.locator(`#${id}`).focus();
  await page.evaluate(
    (copied) => {
      const data = new DataTransfer();
      data.setData('text/plain', copied.text);
      if (copied.html) data.setData('text/html', copied.html);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    { text, html },
  );
}

/** Pages of the sheet once printed, and whether they lie on their side. */
async function printedSheet(page: Page, address: string): Promise<{ pages: number; landscape: boolean }> {
  await page.goto(address);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width = '0', height = '0'] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(printed) ?? [];
  return {
    pages: printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0,
    landscape: Number(width) > Number(height),
  };
}

test('the sheet prints on one landscape page, however long the plan and its words', {
  timeout: 120_000,
}, async () => {
  const { page, context } = await openScreen(browser, site);
  await enterTheStory(page, 'maude');
  expect(await printedSheet(page, paths.planSheet(plan))).toEqual({ pages: 1, landscape: true });
  // Whole in each size of letters, then folded: long words, several carriers, indicators on every other line.
  for (const [issues, each, words] of [
    [3, 4, 40],
    [6, 5, 20],
    [6, 5, 160],
    [5, 59, 90],
    [12, 24, 120],
  ] as const) {
    const large = await planOf(issues, each, 'Mobiliser '.repeat(words / 10).trim());
    const address = paths.planSheet(large);
    expect(await printedSheet(page, address), `${issues} × ${each}`).toEqual({ pages: 1, landscape: true });
  }
  await context.close();
});

/** A plan of the story's team with so many issues, so many actions each, all called alike. */
async function planOf(issues: number, each: number, words: string): Promise<string> {
  const id = newId();
  await site.system(async (transaction) => {
    await transaction.query({
      text: `INSERT INTO plans (id, title, kind, starts_on, ends_on, levels, opened_at)
             SELECT $1, 'Grand plan concerté du quartier et de ses tables', kind, starts_on, ends_on, levels, now()
             FROM plans WHERE id = $2`,
      values: [id, plan],
    });
    await transaction.query({
      text: `INSERT INTO plan_spaces (plan_id, space_id, since_on) VALUES ($1, $2, '2026-01-01')`,
      values: [id, storyId('space:equipe')],
    });
    await transaction.query({
      text: `WITH tops AS (
               INSERT INTO plan_items (id, plan_id, position, level, title)
               SELECT gen_random_uuid(), $1, n, 'issue', $4 FROM generate_series(1, $2::int) n RETURNING id),
             actions AS (
               INSERT INTO plan_items (id, plan_id, parent_id, position, level, title, due_on, state)
               SELECT gen_random_uuid(), $1, tops.id, n, 'action', $4, '2027-09-30', 'under-way'
               FROM tops, generate_series(1, $3::int) n RETURNING id, position),
             counted AS (
               INSERT INTO plan_indicators (id, item_id, kind, label, unit, baseline, target)
               SELECT gen_random_uuid(), id, 'number', 'Ménages rejoints', 'ménages', 1200, 4500
               FROM actions WHERE position % 2 = 0 RETURNING id)
             INSERT INTO plan_item_organisations (item_id, role, position, name)
             SELECT id, role, 1, 'Regroupement des organismes du quartier'
             FROM actions, unnest(ARRAY['holder', 'partner']) role`,
      values: [id, issues, each, words],
    });
  });
  return id;
}
