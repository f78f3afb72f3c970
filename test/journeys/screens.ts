import type { Browser, Page } from 'playwright-core';
import { paths } from '#/paths.ts';
import { type OpenPage, openPage, type Surroundings } from '../harness/browser.ts';
import type { LiveSite } from '../harness/live-site.ts';
import type { Visitor } from '../harness/site.ts';

/** Desk and phone, French and English, with and without scripts: each is met, not every combination. */
export const fourWays: Surroundings[] = [
  { screen: 'desktop', language: 'fr', script: true },
  { screen: 'phone', language: 'en', script: true },
  { screen: 'phone', language: 'fr', script: false },
  { screen: 'desktop', language: 'en', script: false },
];

/** The same site, whose links and keys bear the address where the browser finds it. */
export function atItsAddress(site: LiveSite): LiveSite {
  site.settings.publicUrl = site.address;
  return site;
}

/** A browser of one's own, open on nothing yet. */
export function openScreen(
  browser: Browser,
  site: LiveSite,
  surroundings: Surroundings = {},
): Promise<OpenPage> {
  return openPage(browser, { ...surroundings, baseURL: site.address });
}

/** The same, with the session of a person of the test already open. */
export async function openAs(
  browser: Browser,
  site: LiveSite,
  person: Visitor,
  surroundings: Surroundings = {},
): Promise<OpenPage> {
  const open = await openScreen(browser, site, surroundings);
  await open.context.addCookies([
    { name: 'toile_session', value: person.cookies.get('toile_session')!, url: site.address },
  ]);
  return open;
}

/** Enters the invented neighbourhood as somebody of the story: `maude`, `denis`… */
export async function enterTheStory(page: Page, name: string): Promise<void> {
  await page.goto(paths.home);
  const door = page.locator(`button[value="person:${name}"]`);
  if (!(await door.isVisible())) await page.locator('.welcome-doors summary').click();
  await Promise.all([page.waitForURL(`**${paths.today}`), door.click()]);
}

/** What has the focus, as a person would name it: « button Noter », « a Dossiers ». */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return '';
    const label = element.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : '';
    return `${element.localName} ${(label || element.textContent || '').trim().slice(0, 60)}`.trim();
  });
}

/** Opens the menu of a phone when it is folded; on a desk it is always open. */
export async function unfoldMenu(page: Page): Promise<void> {
  const folded = page.locator('.menu:not([open]) > summary');
  if (await folded.isVisible()) await folded.click();
}
