import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { newId, storyId } from '#/platform/ids.ts';
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
 * Follows the links of the site as somebody who facilitates would, then as an administrator and as a stranger, opens one
 * example of every kind of page, and holds each to the same standards, in both languages and both themes, on a desk and on
 * a phone.
 */
let site: LiveSite;
let browser: Browser;
/** Who follows links from where, as their session says. */
interface Reader {
  session: string | null;
  from: readonly string[];
}
const nowhere = '/rien-ici';
let maude: Reader;
let readers: Reader[];

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
  const administrator = newId();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO people (id, name, administrator_since) VALUES ($1, $2, now())',
      values: [administrator, 'Personne responsable'],
    }),
  );
  maude = { session: await sessionOf(storyId('person:maude')), from: [paths.today] };
  readers = [
    maude,
    { session: await sessionOf(administrator), from: [paths.administration, paths.today] },
    { session: null, from: [paths.home, paths.signIn, nowhere] },
  ];
});
afterAll(() => browser?.close());

async function sessionOf(personId: string): Promise<string> {
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES ($1, $2, $3, $4)',
      values: [newId(), tokenHash(token), personId, '2099-01-01T00:00:00Z'],
    }),
  );
  return token;
}

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

/** One address of each kind of page that links lead a reader to, but those that were found before. */
async function examples({ session, from }: Reader, before: Set<string> = new Set()): Promise<string[]> {
  const found = new Map<string, string>();
  const queue = [...from];
  while (queue.length > 0) {
    const address = queue.shift()!;
    const pattern = patternOf(address.split('?')[0]!);
    if (found.has(pattern)) continue;
    const answer = await fetch(site.address + address, {
      headers: session === null ? {} : { cookie: `toile_session=${session}` },
      redirect: 'manual',
    });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    expect(answer.status, address).toBe(address === nowhere ? 404 : 200);
    found.set(pattern, address);
    const html = await answer.text();
    for (const [, href] of html.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)"/g))
      queue.push(href!.replaceAll('&amp;', '&'));
  }
  const fresh = [...found].filter(([pattern]) => !before.has(pattern));
  for (const [pattern] of fresh) before.add(pattern);
  return fresh.map(([, address]) => address);
}

/** Looked for once. */
let ofMaude: Promise<string[]> | undefined;
function foundByMaude(before?: Set<string>): Promise<string[]> {
  ofMaude ??= examples(maude, before);
  return ofMaude;
}

const surroundings: Surroundings[] = [
  { screen: 'desktop', language: 'fr', theme: 'light' },
  { screen: 'phone', language: 'en', theme: 'dark' },
];

async function faultsOf(
  addresses: readonly string[],
  { session }: Reader,
  around: Surroundings,
): Promise<string[]> {
  const faults: string[] = [];
  const { context, page, complaints } = await openPage(browser, { ...around, baseURL: site.address });
  await context.addCookies([
    { name: 'toile_langue', value: around.language!, url: site.address },
    ...(session === null ? [] : [{ name: 'toile_session', value: session, url: site.address }]),
  ]);
  for (const address of addresses) {
    const where = `${around.screen} ${around.language} ${around.theme} ${address}`;
    const answer = await page.goto(address);
    const text = (await answer?.text()) ?? '';
    // The browser looks at the page while its text is read here.
    const found = await Promise.all([axeViolations(page), htmlFaults(text)]);
    for (const fault of found.flat()) faults.push(`${where}: ${fault}`);
    const overflow = await overflowPixels(page);
    if (overflow > 0) faults.push(`${where}: overflows by ${overflow} px`);
    for (const complaint of complaints.splice(0))
      if (address !== nowhere || !complaint.includes('404')) faults.push(`${where}: ${complaint}`);
  }
  await context.close();
  return faults;
}

describe('every page that links lead to', () => {
  test('is valid, accessible, quiet and fits its screen', { timeout: 600_000 }, async () => {
    const before = new Set<string>();
    const faults: string[] = [];
    for (const reader of readers) {
      const addresses = reader === maude ? await foundByMaude(before) : await examples(reader, before);
      expect(addresses.length).toBeGreaterThan(reader === maude ? 20 : 2);
      const each = await Promise.all(surroundings.map((around) => faultsOf(addresses, reader, around)));
      faults.push(...each.flat());
    }
    expect(faults).toEqual([]);
  });

  test('can be read without script', { timeout: 240_000 }, async () => {
    const { context, page, complaints } = await openPage(browser, { script: false, baseURL: site.address });
    await context.addCookies([{ name: 'toile_session', value: maude.session!, url: site.address }]);
    for (const address of await foundByMaude()) {
      await page.goto(address);
      expect(await page.locator('main').innerText(), address).not.toBe('');
      expect(await page.locator('h1').count(), address).toBe(1);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
