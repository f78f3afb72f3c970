import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

/** What a page that is read may weigh, compressed, with the season of the story in it. */
const kibibyte = 1024;
const budgets = { html: 15 * kibibyte, scripts: 10 * kibibyte, firstVisit: 100 * kibibyte };
/** The editor that several people share: on its page alone, where the textarea may be used before it is there. */
const editorBudget = 120 * kibibyte;

let site: TestSite;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite({ demonstration: true }, { story: true });
  site.services.clock.set(new Date());
  await plantStory(site.services, domains);
  maude = site.stranger;
  expect((await maude.post(paths.demonstration, { personne: 'person:maude' })).status).toBe(303);
}, 180_000);

const trace = /href="(\/traces\/[0-9a-f]{8}-[0-9a-f-]{27})"/;
const dossier = /href="(\/dossiers\/[0-9a-f]{8}-[0-9a-f-]{27})"/;
const statement = /href="(\/releves\/[0-9a-f]{8}-[0-9a-f-]{27})"/;

describe.for<[name: string, list: string, link?: RegExp]>([
  ['today', paths.today],
  ['the list of traces', paths.traces],
  ['a trace', paths.traces, trace],
  ['the list of dossiers', paths.dossiers],
  ['a dossier', paths.dossiers, dossier],
  ['the directory of organisations', paths.organisations],
  ['the list of statements', paths.statements],
  ['a statement', paths.statements, statement],
  ['a search', `${paths.search}?q=quartier`],
])('%s', ([, list, link]) => {
  test('keeps within what a page may weigh', async () => {
    const weight = await weigh(link ? await linked(list, link) : list);
    expect(weight.html).toBeLessThanOrEqual(budgets.html);
    expect(weight.scripts).toBeLessThanOrEqual(budgets.scripts);
    expect(weight.firstVisit).toBeLessThanOrEqual(budgets.firstVisit);
  });
});

test('the welcome of a stranger keeps within what a page may weigh', async () => {
  const signedIn = new Map(maude.cookies);
  maude.cookies.clear();
  const weight = await weigh(paths.home);
  for (const [name, value] of signedIn) maude.cookies.set(name, value);
  expect(weight.html).toBeLessThanOrEqual(budgets.html);
  expect(weight.scripts).toBeLessThanOrEqual(budgets.scripts);
  expect(weight.firstVisit).toBeLessThanOrEqual(budgets.firstVisit);
});

test('a section of a bilan asks for the editor it is written with, and nothing else does', async () => {
  const [form] = await packedPage(paths.newReport);
  const spaceIds = /name="spaceIds"[^>]* value="([^"]+)"/.exec(form)![1]!;
  const period = { period: 'autre', startsOn: '2026-09-01', endsOn: '2026-11-30' };
  const settings = { template: 'bilan-equipe', audience: 'team', language: 'fr', title: '', ...period };
  const report = (await maude.post(paths.newReport, { spaceIds, ...settings })).headers.get('location')!;
  const [reading] = await packedPage(report.split(/[?#]/)[0]!);
  const section = new RegExp(`href="(${paths.reports}/[^"]+/sections/[0-9a-f-]{36})"`).exec(reading)![1]!;
  const [html, sent] = await packedPage(section);
  const scripts = addresses(html, /<script type="module" src="([^"]+)"/g);
  const [editor, others] = [/text-editor/, /enhance/].map((name) => scripts.filter((src) => name.test(src)));
  expect([editor!.length, others!.length, scripts.length]).toEqual([1, 1, 2]);
  expect(await sum(editor!)).toBeLessThanOrEqual(editorBudget);
  expect(sent).toBeLessThanOrEqual(budgets.html);
  expect(reading).not.toContain('text-editor-');
  const worker = await (await maude.get(paths.serviceWorker)).text();
  expect(worker).toContain('/enhance-');
  expect(worker).not.toContain('/text-editor-');
});

test('the search of a device starts its analyser beside the page, which stays as light as the others', async () => {
  const [html, sent] = await packedPage(paths.deviceSearch);
  const scripts = addresses(html, /<script type="module" src="([^"]+)"/g);
  const beside = addresses(html, /<meta name="toile-worker" content="([^"]+)"/g);
  expect([scripts.length, beside.length]).toEqual([2, 1]);
  expect(sent).toBeLessThanOrEqual(budgets.html);
  expect(await sum(scripts)).toBeLessThanOrEqual(budgets.scripts);
  expect(await sum(beside)).toBeLessThanOrEqual(budgets.scripts);
  for (const script of [...scripts, ...beside]) {
    const bytes = (await (await maude.get(script)).arrayBuffer()).byteLength;
    expect(bytes, script).toBeLessThanOrEqual(20_000);
  }
  const [search] = await packedPage(`${paths.search}?q=quartier`);
  expect(search).not.toContain('device-search-');
});

test('a heavy page is seen', async () => {
  const [light] = await packedPage(paths.today);
  const words = Array.from({ length: 20_000 }, (_, at) => (at * 7919).toString(36)).join(' ');
  expect(gzipSync(light + words).length).toBeGreaterThan(budgets.html);
});

async function linked(list: string, link: RegExp): Promise<string> {
  const [html] = await packedPage(list);
  const address = link.exec(html)?.[1];
  if (!address) throw new Error(`${list} leads to nothing of the story.`);
  return address;
}

/** Bytes as sent: the page; its scripts; and these with every font that its style may ask for, icon and manifest. */
async function weigh(address: string) {
  const [html, sent] = await packedPage(address);
  const style = /<style[^>]*>(.*?)<\/style>/s.exec(html)![1]!;
  const scripts = addresses(html, /<script[^>]* src="([^"]+)"/g);
  const rest = new Set([
    ...addresses(html, /<link[^>]* rel="(?:icon|manifest)"[^>]* href="([^"]+)"/g),
    ...addresses(style, /url\(["']?(\/[^"')]+)["']?\)/g),
  ]);
  expect(scripts.length).toBeGreaterThan(0);
  expect(rest.size).toBeGreaterThan(2);
  const ofScripts = await sum(scripts);
  return { html: sent, scripts: ofScripts, firstVisit: sent + ofScripts + (await sum([...rest])) };
}

const addresses = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1]!);

async function sum(list: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    list.map(async (address) => {
      const answer = await maude.get(address, { 'accept-encoding': 'gzip' });
      expect(answer.status, address).toBe(200);
      return (await answer.arrayBuffer()).byteLength;
    }),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

async function packedPage(address: string): Promise<[html: string, sent: number]> {
  const answer = await maude.get(address, { 'accept-encoding': 'gzip' });
  expect(answer.status, address).toBe(200);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const packed = Buffer.from(await answer.arrayBuffer());
  return [gunzipSync(packed).toString('utf8'), packed.length];
}
