import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite } from '../../../test/harness/site.ts';

const odile = {
  name: 'Odile Tanguay',
  email: 'Odile.Tanguay@exemple.org',
  password: 'trois castors sous la lune',
};

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

test('the first account is offered, refused with its sentence, then opened once and administers', async () => {
  const { stranger } = site;
  expect(await (await stranger.get(paths.home)).text()).toContain('Créer mon espace');
  expect((await stranger.get(paths.firstAccount)).status).toBe(200);

  const empty = await (
    await stranger.post(paths.firstAccount, { name: '', email: ' ', password: '' })
  ).text();
  expect(empty).toMatch(/3.points à revoir/);
  expect(empty).not.toContain('n’est pas complète');

  const refused = await stranger.post(paths.firstAccount, { ...odile, password: 'odiletanguay1' });
  expect(refused.status).toBe(422);
  const text = await refused.text();
  expect(text).toContain('fait surtout de votre nom');
  expect(text).toContain('value="Odile.Tanguay@exemple.org"');
  expect(text).not.toContain('odiletanguay1');

  const answers = await Promise.all([
    stranger.post(paths.firstAccount, odile),
    stranger.post(paths.firstAccount, { ...odile, email: 'autre@exemple.org' }),
  ]);
  expect(answers.map((answer) => answer.headers.get('location')).sort()).toEqual([
    paths.signIn,
    paths.newSpace,
  ]);
  const people = await site.system((transaction) =>
    transaction.query<{ email: string; administers: boolean }>({
      text: 'SELECT email, administrator_since IS NOT NULL AS administers FROM people',
    }),
  );
  expect(people).toHaveLength(1);
  expect(people[0]?.administers).toBe(true);
  expect(people[0]?.email).toBe(people[0]?.email.toLowerCase());
  expect((await stranger.get(paths.today)).status).toBe(200);

  stranger.cookies.clear();
  expect((await stranger.get(paths.firstAccount)).headers.get('location')).toBe(paths.signIn);
  expect(await (await stranger.get(paths.home)).text()).not.toContain(paths.firstAccount);
});
