import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import {
  axeViolations,
  launchBrowser,
  openPage,
  overflowPixels,
  type Surroundings,
} from '../harness/browser.ts';
import { htmlFaults } from '../harness/html.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';

/**
 * Follows the links of the site as somebody who facilitates would, opens one example of every kind of page,
 * and holds each to the same standards, in both languages and both themes, on a desk and on a phone.
 */
let site: LiveSite;
let browser: Browser;
let token: string;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
  token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES ($1, $2, $3, $4)',
      values: [storyId('session:journey'), tokenHash(token), storyId('person:maude'), '2099-01-01T00:00:00Z'],
    }),
  );
});
afterAll(() => browser?.close());

const patterns = domains
  .flatMap((domain) => domain.routes)
  .filter((route) => route.method === 'GET')
  .map((route) => route.path);

/** The route an address belongs to, the most precise one first. */
function patternOf(path: string): string {
  const fits = patterns.filter((pattern) =>
    new RegExp(`^${pattern.replaceAll(/:[a-z]+/gi, '[^/]+')}$`, 'i').test(path),
  );
  return fits.sort((left, right) => left.split(':').length - right.split(':').length)[0] ?? path;
}

/** One address of each kind of page that links lead to. */
async function examples(): Promise<string[]> {
  const found = new Map<string, string>();
  const queue: string[] = [paths.today];
  while (queue.length > 0) {
    const address = queue.shift()!;
    const pattern = patternOf(address.split('?')[0]!);
    if (found.has(pattern)) continue;
    const answer = await fetch(site.address + address, {
      headers: { cookie: `toile_session=${token}` },
      redirect: 'manual',
    });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    expect(answer.status, address).toBe(200);
    found.set(pattern, address);
    const html = await answer.text();
    for (const [, href] of html.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)"/g))
      queue.push(href!.replaceAll('&amp;', '&'));
  }
  return [...found.values()];
}

const surroundings: Surroundings[] = [
  { screen: 'desktop', language: 'fr', theme: 'light' },
  { screen: 'phone', language: 'en', theme: 'dark' },
];

describe('every page that links lead to', () => {
  test('is valid, accessible, quiet and fits its screen', { timeout: 600_000 }, async () => {
    const addresses = await examples();
    expect(addresses.length).toBeGreaterThan(20);
    const faults: string[] = [];
    for (const around of surroundings) {
      const { context, page, complaints } = await openPage(browser, { ...around, baseURL: site.address });
      await context.addCookies([
        { name: 'toile_session', value: token, url: site.address },
        { name: 'toile_langue', value: around.language!, url: site.address },
      ]);
      for (const address of addresses) {
        const where = `${around.screen} ${around.language} ${around.theme} ${address}`;
        const answer = await page.goto(address);
        for (const fault of await htmlFaults((await answer?.text()) ?? '')) faults.push(`${where}: ${fault}`);
        for (const violation of await axeViolations(page)) faults.push(`${where}: ${violation}`);
        const overflow = await overflowPixels(page);
        if (overflow > 0) faults.push(`${where}: overflows by ${overflow} px`);
        for (const complaint of complaints.splice(0)) faults.push(`${where}: ${complaint}`);
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  });

  test('can be read and posted from without script', { timeout: 120_000 }, async () => {
    const { context, page, complaints } = await openPage(browser, { script: false, baseURL: site.address });
    await context.addCookies([{ name: 'toile_session', value: token, url: site.address }]);
    for (const address of await examples()) {
      await page.goto(address);
      expect(await page.locator('main').innerText(), address).not.toBe('');
      expect(await page.locator('h1').count(), address).toBe(1);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
