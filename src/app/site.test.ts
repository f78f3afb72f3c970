import { expect, test, vi } from 'vitest';
import { paths } from '#/paths.ts';
import { testSite } from '../../test/harness/site.ts';

test('a database that does not answer is said so, to whoever is signed in as well', async () => {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur');
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  vi.spyOn(site.services.database, 'systemQuery').mockRejectedValue(refused);
  vi.spyOn(site.services.database, 'asSystem').mockRejectedValue(refused);
  for (const address of [paths.today, paths.traces, `${paths.api}/traces`]) {
    const answer = await maude.get(address);
    expect([address, answer.status]).toEqual([address, 503]);
    expect(await answer.text()).toContain('La base de données ne répond pas');
  }
  vi.restoreAllMocks();
  expect((await maude.get(paths.today)).status).toBe(200);
});
