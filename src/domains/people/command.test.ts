import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { folderPlace } from '#/platform/backup-files.ts';
import { type CommandContext, CommandRefusal } from '#/platform/command.ts';
import { type TestSite, testSite } from '../../../test/harness/site.ts';
import { peopleCommands } from './command.jobs.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

async function run(
  name: string,
  options: Record<string, string>,
  locale: 'fr' | 'en' = 'fr',
): Promise<string> {
  const said: string[] = [];
  const context: CommandContext = {
    services: site.services,
    locale,
    arguments: [],
    options,
    say: (text) => said.push(text),
    filePlace: folderPlace(site.settings.dataDirectory),
    progress: () => ({ advance: () => {}, end: () => {} }),
  };
  await peopleCommands.find((command) => command.name === name)!.run(context);
  return said.join('\n');
}

const password = 'trois castors sous la lune';

test('an administrator is made from the machine, and enters by a link', async () => {
  const said = await run('create-admin', { nom: 'Odile Tanguay', courriel: 'Odile@exemple.org' });
  expect(said).toContain('Le compte « Odile Tanguay » est ouvert');
  const path = new URL(/https?:\/\/\S+/.exec(said)![0]).pathname;
  expect((await site.stranger.post(path, { password })).status).toBe(303);
  expect((await site.stranger.get(paths.administration)).status).toBe(200);

  await site.person('Déjà Là', { email: 'deja@exemple.org' });
  const again = await run('create-admin', { nom: 'Peu importe', courriel: 'deja@exemple.org' }, 'en');
  expect(again).toContain('Déjà Là’s account already existed');
  const rows = await site.system((transaction) =>
    transaction.query({ text: 'SELECT FROM people WHERE administrator_since IS NOT NULL' }),
  );
  expect(rows).toHaveLength(2);
});

test('a token is made from the machine, and says whose it is', async () => {
  await site.person('Pour Un Programme', { email: 'programme@exemple.org' });
  const options = {
    courriel: 'programme@exemple.org',
    nom: 'Tableur',
    portees: 'traces:read, search:read',
    jours: '10',
  };
  const token = await run('token', options);
  const me = await site.fetch(
    new Request(`${site.origin}${paths.api}/me`, { headers: { authorization: `Bearer ${token}` } }),
  );
  expect(await me.json()).toMatchObject({
    name: 'Pour Un Programme',
    scopes: ['me:read', 'traces:read', 'search:read'],
  });
});

test('what is wrong is said, and nothing is done', async () => {
  const stopped = await site.person('Arrêtée', { email: 'arretee@exemple.org' });
  await site.system((transaction) =>
    transaction.query({
      text: 'UPDATE people SET disabled_at = now() WHERE id = $1',
      values: [stopped.personId],
    }),
  );
  const wrong: [string, Record<string, string>, RegExp][] = [
    ['create-admin', { nom: 'Odile', courriel: 'pas une adresse' }, /n’est pas une adresse/],
    ['create-admin', { nom: ' ', courriel: 'a@exemple.org' }, /Le nom est vide/],
    ['create-admin', { nom: 'Odile', courriel: 'arretee@exemple.org' }, /accès est arrêté/],
    ['token', { courriel: 'absente@exemple.org', nom: 'x', portees: 'traces:read' }, /Aucun compte ouvert/],
    ['token', { courriel: 'a@exemple.org', nom: 'x', portees: 'tout' }, /n’est pas une portée/],
    ['token', { courriel: 'a@exemple.org', nom: 'x', portees: '' }, /n’est pas une portée/],
    ['token', { courriel: 'a@exemple.org', nom: 'x', portees: 'traces:read', jours: '400' }, /de 1 à 365/],
  ];
  for (const [name, options, sentence] of wrong) {
    const refusal = await run(name, options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CommandRefusal);
    expect(String(refusal)).toMatch(sentence);
  }
});
