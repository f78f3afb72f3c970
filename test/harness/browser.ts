import { serve } from '@hono/node-server';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { paths } from '#/paths.ts';
import { findBrowser } from '../../tools/ensure-browser.ts';
import { htmlFaults } from './html.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const;

export interface Surroundings {
  screen?: keyof typeof screens;
  /** What the browser asks for: the site's language when no account says otherwise. */
  language?: 'fr' | 'en';
  theme?: 'light' | 'dark';
  /** False: no script runs, as on an old or locked device. */
  script?: boolean;
  /** True: the network is cut from the start; `context.setOffline` cuts it later. */
  offline?: boolean;
  /** Root of the site, so that pages are opened by their path. */
  baseURL?: string;
}

export interface OpenPage {
  context: BrowserContext;
  page: Page;
  /** What the page complained of since it was opened: script errors, console errors, refused resources. */
  complaints: string[];
}

/** Starts the Chromium that `tools/ensure-browser.ts` found. Close it when the file's tests are over. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Run « node tools/ensure-browser.ts » once, then the tests again.',
    );
  }
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: root ? [...flags, '--no-sandbox'] : flags });
}

/** Opens an empty page with cookies and storage of its own. Close its context when done. */
export async function openPage(browser: Browser, surroundings: Surroundings = {}): Promise<OpenPage> {
  const {
    screen = 'desktop',
    language = 'fr',
    theme = 'light',
    script = true,
    offline = false,
  } = surroundings;
  const context = await browser.newContext({
    ...screens[screen],
    locale: `${language}-CA`,
    timezoneId: 'America/Toronto',
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    offline,
    baseURL: surroundings.baseURL,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (!script) bans.set(page, await context.newCDPSession(page));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return { context, page, complaints };
}

/** Pages opened with scripts switched off, with the session that can lift the ban for a moment. */
const bans = new WeakMap<Page, CDPSession>();

const axeSettings: axe.RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
};

/**
 * What axe holds against the page as it stands, one line an element: « rule: help — selector ».
 * Covers WCAG 2.2 AA, axe's good practices, and contrast of text at 7:1. Works under a strict content security
 * policy and with scripts switched off, since axe enters by the debugging protocol.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const ban = bans.get(page);
  const setBan = (value: boolean) => ban?.send('Emulation.setScriptExecutionDisabled', { value });
  // The page has been read without its scripts by now: lifting the ban lets axe run, and wakes none of them.
  await setBan(true);
  await setBan(false);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (settings) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, settings),
    axeSettings,
  );
  await setBan(true);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} — ${target.flat().join(' ')}`),
  );
}

/**
 * Controls smaller than a finger on the page as it stands: « selector w×h », in CSS pixels.
 * Links within a sentence, and controls that are not shown, are left out.
 */
export function smallTargets(page: Page, minimumPixels = 44): Promise<string[]> {
  return page.evaluate((minimum) => {
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter((control) =>
      control.checkVisibility(),
    );
    return shown.flatMap((control) => {
      if (control.matches('a') && getComputedStyle(control).display === 'inline') return [];
      const label = control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : null;
      const { width, height } = (label ?? control).getBoundingClientRect();
      if ((width >= minimum && height >= minimum) || width <= 1 || height <= 1) return [];
      const name = control.id ? `#${control.id}` : `${control.localName} « ${control.textContent?.trim()} »`;
      return [`${name} ${Math.round(width)}×${Math.round(height)}`];
    });
  }, minimumPixels);
}

/** How many CSS pixels the page overflows sideways: 0 when nothing has to be scrolled across. */
export function overflowPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Puts a site on a free port of the loopback, for a browser to visit. Close it when the file's tests are over. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ baseURL: string; close: () => Promise<void> }> {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((done, fail) => server.once('listening', done).once('error', fail));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site is on no port.');
  return {
    baseURL: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/**
 * Opens a page and tells everything that the house holds against it: a status other than expected, invalid HTML as it
 * was sent, what axe finds, a sideways overflow, targets too small, and what the browser complained of.
 */
export async function pageFaults(open: OpenPage, path: string, expectedStatus = 200): Promise<string[]> {
  const { page, complaints } = open;
  const before = complaints.length;
  const response = await page.goto(path);
  const status = response?.status();
  const overflow = await overflowPixels(page);
  const faults = [
    ...(status === expectedStatus ? [] : [`answers ${status}`]),
    ...(response ? await htmlFaults(await response.text()) : []),
    ...(await axeViolations(page)),
    ...(await smallTargets(page)).map((target) => `target too small: ${target}`),
    ...(overflow > 0 ? [`overflows sideways by ${overflow} pixels`] : []),
    ...complaints
      .slice(before)
      .filter((said) => expectedStatus < 400 || !said.includes('Failed to load resource')),
  ];
  return faults.map((fault) => `${path}: ${fault}`);
}

/**
 * Asks again until the answer is yes: what a page does by itself has no moment of its own. (`waitForFunction` takes
 * a promise for a yes.)
 */
export const until = (holds: () => Promise<unknown>) => expect.poll(holds, { timeout: 20_000 }).toBeTruthy();

/** Resolves once the device keeps the page of drafts, the one that works without network. */
export async function draftsPageKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until(() => page.evaluate((address) => caches.match(address).then(Boolean), paths.drafts));
}

/** Runs in the page. */
function readUnsent(): Promise<string[]> {
  return new Promise((done) => {
    const opening = indexedDB.open('toile');
    // Not there yet: it is the page that makes it, with its shelves.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = () => done([]);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('drafts').objectStore('drafts').getAll();
      reading.onsuccess = () => {
        database.close();
        const unsent = reading.result.filter(({ state }) => state !== 'sent');
        done(unsent.map(({ fields }) => new Map<string, string>(fields).get('text') ?? ''));
      };
    };
  });
}

/** Texts of the drafts of a page's device that have not left. */
export const unsentOn = (page: Page) => page.evaluate(readUnsent);
