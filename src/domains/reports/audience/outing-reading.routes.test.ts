import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { readPdf } from '../../../../test/harness/pdf-reading.ts';
import { done, type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';
import type { Visitor } from '../../../../test/harness/site.ts';

let world: ReportWorld;
let report: string;
let version: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  version = await done(await world.idriss.post(paths.reportVersions(report), { name: 'Adoptée' }));
  await done(
    await world.maude.post(paths.reportVersionAdoption(report, version), {
      ...{ spaceId: world.team, adoptedOn: '', adoptedAt: 'assemblée générale' },
    }),
  );
});

async function letOut(audience: string): Promise<string> {
  const check = `${paths.reportOutingCheck(report)}?pour=${audience}&version=${version}`;
  const print = /name="print" value="([^"]+)"/.exec(await readPage(world.maude, check))![1]!;
  return done(await world.maude.post(paths.reportOutings(report), { audience, version, print }));
}

const status = async (who: Visitor, address: string) => (await who.get(address)).status;

test('what is public is read and taken away by anybody, at an address that stays, until it is withdrawn', {
  timeout: 60_000,
}, async () => {
  const { site, denis, maude } = world;
  const files = ['pdf', 'docx', 'odt', 'md'].map((format) => paths.reportPublicFile(report, format));
  for (const address of [paths.reportPublic(report), ...files]) {
    expect(await status(site.stranger, address), address).toBe(404);
    expect(await status(maude, address), address).toBe(404);
  }
  const outing = await letOut('public');
  const html = await readPage(site.stranger, paths.reportPublic(report));
  const adopted = `Adoptée par Équipe le 18 mars 2026 : assemblée générale. Publiée le 18 mars 2026.`;
  expect(html).toContain(adopted);
  expect(html).toMatch(new RegExp(`<a href="[^"]*${paths.reportPublic(report)}">`));
  for (const inside of [
    'Marche du jeudi',
    '/preuves/e',
    'Ce qui est retiré',
    'Maude',
    'Idriss',
    '/sorties',
  ]) {
    expect(html, inside).not.toContain(inside);
  }
  expect(await readPage(denis, paths.reportPublic(report))).toContain('Ce qui est retiré');
  const taken: Uint8Array[] = [];
  for (const address of files) {
    expect(html).toContain(address);
    const answer = await site.stranger.get(address);
    expect(answer.status, address).toBe(200);
    taken.push(new Uint8Array(await answer.arrayBuffer()));
  }
  expect(await status(site.stranger, paths.reportPublicFile(report, 'exe'))).toBe(404);
  const markdown = Buffer.from(taken[3]!).toString();
  expect(markdown).toContain('assemblée générale. Publiée le 18');
  expect(markdown).not.toMatch(/Marche du jeudi|\/preuves\/e/);
  const pdf = await readPdf(taken[0]!);
  expect(pdf.pages.flatMap(({ links }) => links)).toEqual([]);
  expect(pdf.pages.map(({ words }) => words).join(' ')).not.toContain('Marche du jeudi');
  await done(await maude.post(paths.reportOutingWithdrawal(report, outing), {}));
  for (const address of [paths.reportPublic(report), ...files]) {
    expect(await status(site.stranger, address), address).toBe(404);
  }
});

test('what left for others is taken away by the team alone, as it left', async () => {
  const { site, outsider, denis } = world;
  const outing = await letOut('funder');
  const file = paths.reportOutingFile(report, outing, 'md');
  const html = await readPage(denis, paths.reportOuting(report, outing));
  expect(html).toContain(file);
  expect(html).not.toContain('Adresse à donner');
  const markdown = await (await denis.get(file)).text();
  expect(markdown).toContain('Un bailleur de fonds');
  expect(markdown).not.toContain('Une marche pour briser l’isolement');
  expect(await status(outsider, file)).toBe(404);
  expect(await status(site.stranger, file)).toBe(404);
  expect(await status(denis, paths.reportOutingFile(report, outing, 'exe'))).toBe(404);
  expect(await status(denis, paths.reportOutingFile(report, newId(), 'md'))).toBe(404);
  expect(await status(site.stranger, paths.reportPublic(report))).toBe(404);
});

test('the team’s own reading leads to what leaves, and never to a file for others', async () => {
  expect(await readPage(world.denis, paths.reportReading(report))).toContain(paths.reportOutings(report));
  const asked = `${paths.reportFile(report, 'md')}?pour=public`;
  expect(await (await world.denis.get(asked)).text()).toContain('tous les nombres y sont');
});
