import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { paths } from '#/paths.ts';
import { connectDatabase } from '#/platform/database.ts';
import { testSite } from '../../test/harness/site.ts';
import { loadAssets } from './assets.ts';
import { domains } from './domains.ts';
import { createSite } from './site.tsx';

test('a database that does not answer is said so, to whoever is signed in as well', async () => {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur');
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  vi.spyOn(site.services.database, 'systemTogether').mockRejectedValue(refused);
  vi.spyOn(site.services.database, 'asSystem').mockRejectedValue(refused);
  for (const address of [paths.today, paths.traces, `${paths.api}/traces`]) {
    const answer = await maude.get(address);
    expect([address, answer.status]).toEqual([address, 503]);
    expect(await answer.text()).toContain('La base de données ne répond pas');
  }
  vi.restoreAllMocks();
  expect((await maude.get(paths.today)).status).toBe(200);
});

test('the address that watches over the site says whether its database answers, and nothing else', async () => {
  const site = await testSite();
  const alive = await site.stranger.get(paths.health);
  expect([alive.status, await alive.text()]).toEqual([200, '{"status":"ok"}']);
  const { services } = site;
  const silent = connectDatabase({ host: '127.0.0.1', port: 1, max: 1 }, services.log);
  const assets = await loadAssets(process.cwd(), () => false);
  const cut = createSite({ services: { ...services, database: silent }, domains, assets, trustProxy: false });
  const answer = await cut.fetch(new Request(site.origin + paths.health));
  expect([answer.status, await answer.text()]).toEqual([503, '{"status":"unavailable"}']);
  await silent.close();
});

test('the installed page has pictures that every phone draws', async () => {
  const site = await testSite();
  const manifest = (await (await site.stranger.get(paths.manifest)).json()) as {
    icons: { src: string; sizes: string; type: string }[];
  };
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512']);
  const html = await (await site.stranger.get(paths.home)).text();
  const touched = /rel="apple-touch-icon" href="([^"]+)"/.exec(html)![1]!;
  const pictures = [...manifest.icons.slice(1), { src: touched, sizes: '180x180', type: 'image/png' }];
  for (const { src, sizes, type } of pictures) {
    const answer = await site.stranger.get(src);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect(`${width}x${height}`).toBe(sizes);
  }
});

test('the foot of a page leads to whoever hosts, and to the source, when settings say where', async () => {
  const bare = await (await (await testSite()).stranger.get(paths.home)).text();
  expect(bare).not.toContain('dites-nous ce qui vous bloque');
  const settings = { contact: 'aide@exemple.org', sourceUrl: 'https://code.exemple.org/toile' };
  const told = await (await (await testSite(settings)).stranger.get(paths.home)).text();
  expect(told).toContain('<a href="mailto:aide@exemple.org">Accessibilité');
  expect(told).toContain('<a href="https://code.exemple.org/toile">Logiciel libre');
});
