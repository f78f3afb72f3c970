import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { annexeI } from './annexe-i.data.ts';
import type { Codebook, CodeList } from './codebook.ts';

let site: TestSite;
let keeper: Visitor;
let member: Visitor;
let other: Visitor;
let spaceId: string;

const local = (version: string, changes: Partial<Codebook> = {}): Codebook => ({
  ...structuredClone(annexeI),
  id: 'cadre-local',
  official: false,
  title: { fr: 'Cadre de l’équipe', en: 'The team’s framework' },
  version,
  ...changes,
});
const address = paths.codebookVersion(annexeI.id, annexeI.version);
const bring = (text: string, who = keeper, space = spaceId) =>
  who.post(paths.codebookImport, { space, text });
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  member = await site.person('Ali Haddad');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [keeper, 'secretary'],
    [member, 'member'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
});

describe('reading a codebook', () => {
  test('shows its rules in plain words, its fields with their reference, and its samples as samples', async () => {
    const text = await textOf(member.get(address));
    for (const part of [
      'À qui l’acte s’adresse : Une communauté',
      'Rattachée à un dossier : non',
      'aucune déclaration : Demande interne',
      '3° p',
      'usager-groupe',
      '4150 – Soutien au développement des communautés',
      'exemple fictif',
      'ne peut être utilisé pour mesurer l’effort',
      'jamais additionnés',
    ]) {
      expect(text).toContain(part);
    }
    const english = await textOf(member.get(address, { 'accept-language': 'en' }));
    expect(english).toContain('Whom the act is for: A community');
    expect(english).toContain('fictional sample');
  });

  test('is for those who are signed in, finds the newest version, and misses what is not there', async () => {
    expect((await site.stranger.get(address)).status).toBe(303);
    expect((await member.get(paths.codebook(annexeI.id))).headers.get('location')).toBe(address);
    expect(await textOf(member.get(paths.codebooks))).toContain('Officiel');
    for (const gone of [
      paths.codebook('rien'),
      paths.codebookVersion(annexeI.id, '1'),
      paths.codebookExport('rien', '1'),
    ]) {
      expect((await member.get(gone)).status).toBe(404);
    }
  });

  test('downloads as the very data it is', async () => {
    expect(await (await member.get(paths.codebookExport(annexeI.id, annexeI.version))).json()).toEqual(
      JSON.parse(JSON.stringify(annexeI)),
    );
  });
});

describe('bringing a codebook', () => {
  test('publishes what is sound, for the space alone, and it can be read back without loss', async () => {
    const book = local('1');
    const answer = await bring(JSON.stringify(book));
    expect(answer.headers.get('location')).toBe(paths.codebookVersion('cadre-local', '1', spaceId));
    expect(await (await member.get(paths.codebookExport('cadre-local', '1'))).json()).toEqual(
      JSON.parse(JSON.stringify(book)),
    );
    expect((await other.get(paths.codebookVersion('cadre-local', '1'))).status).toBe(404);
    expect(await textOf(other.get(paths.codebooks))).not.toContain('Cadre de l’équipe');
  });

  test('also takes a file', async () => {
    const answer = await keeper.upload(
      paths.codebookImport,
      { space: spaceId, text: '' },
      {
        file: { name: 'cadre.json', type: 'application/json', bytes: `\uFEFF${JSON.stringify(local('2'))}` },
      },
    );
    expect(answer.headers.get('location')).toBe(paths.codebookVersion('cadre-local', '2', spaceId));
  });

  test.for<[string, string | Codebook, string]>([
    ['nothing', ' ', 'Choisissez un fichier'],
    ['what is not JSON', '{"format": 1', 'n’est pas du JSON'],
    ['what is not a codebook', '{"format": 1}', 'n’a pas la forme attendue'],
    ['a key it does not know', JSON.stringify({ ...local('3'), effort: 1 }), 'n’a pas la forme attendue'],
    [
      'a condition that cannot be read',
      local('3', { validations: [{ ...annexeI.validations[0]!, failsWhen: 'isInFuture and' }] }),
      'ne se lit pas',
    ],
    ['a version that is taken', local('1'), 'existe déjà'],
    ['the version that Toile ships', { ...structuredClone(annexeI) }, 'existe déjà'],
    [
      'a parent that is not here',
      local('3', { extends: { id: 'parent', version: '1' } }),
      'importez-le d’abord',
    ],
    [
      'itself as a parent',
      local('3', { extends: { id: 'cadre-local', version: '1' } }),
      'se prolonge lui-même',
    ],
  ])('refuses %s, says where, and keeps what was typed', async ([, written, sentence]) => {
    const text = typeof written === 'string' ? written : JSON.stringify(written);
    const answer = await bring(text);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(sentence);
    expect((await member.get(paths.codebookVersion('cadre-local', '3'))).status).toBe(404);
  });

  test('refuses an id that an earlier version gave another meaning, even one that let it go', async () => {
    const version = (name: string, codes: (list: CodeList) => CodeList) =>
      JSON.stringify(
        local(name, { id: 'cadre-permanent', codeLists: [...annexeI.codeLists, extra].map(codes) }),
      );
    const code = { ...annexeI.codeLists[0]!.codes[0]!, id: 'permanent', code: '77', fictional: false };
    const extra = { ...annexeI.codeLists[0]!, id: 'liste-de-plus', codes: [code] };
    const same = (list: CodeList) => list;
    const without = (list: CodeList) => (list.id === extra.id ? { ...list, codes: [] } : list);
    const reused = (list: CodeList) =>
      list.id === extra.id ? { ...list, codes: [{ ...code, code: '78' }] } : list;
    expect((await bring(version('1', same))).status).toBe(303);
    expect((await bring(version('2', without))).status).toBe(303);
    const answer = await bring(version('3', reused));
    expect(answer.status).toBe(422);
    const text = await textOf(answer);
    expect(text).toContain('codeLists/liste-de-plus/permanent');
    expect(text).toContain('Le code publié « 77 » est devenu « 78 »');
    // The tenth comes after the second, as people count.
    expect((await bring(version('10', same))).status).toBe(303);
    const newest = await member.get(paths.codebook('cadre-permanent'));
    expect(newest.headers.get('location')).toBe(paths.codebookVersion('cadre-permanent', '10', spaceId));
  });

  test('is for those who keep the memory of the space', async () => {
    expect((await member.get(paths.codebookImport)).status).toBe(403);
    expect((await site.stranger.get(paths.codebookImport)).status).toBe(303);
    expect((await keeper.get(paths.codebookImport)).status).toBe(200);
    for (const who of [member, other]) {
      const answer = await bring(JSON.stringify(local('4')), who);
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain('Choisissez un espace');
    }
  });

  test('a published version never changes, even for those who may write', async () => {
    const changing = site.as(keeper.personId, (transaction) =>
      transaction.query({
        text: `UPDATE codebook_versions SET content = content || '{"official": true}' WHERE codebook_id = 'cadre-local'`,
      }),
    );
    await expect(changing).rejects.toMatchObject({ constraint: 'codebook_versions_frozen' });
  });

  test('row-level security keeps it from other spaces and from strangers', async () => {
    const read = (person: string | null) =>
      site.as(person, (transaction) =>
        transaction.query({ text: "SELECT 1 FROM codebook_versions WHERE codebook_id = 'cadre-local'" }),
      );
    expect(await read(member.personId)).toHaveLength(2);
    expect(await read(other.personId)).toHaveLength(0);
    expect(await read(null)).toHaveLength(0);
    const forging = site.as(member.personId, (transaction) =>
      transaction.query({
        text: "INSERT INTO codebook_versions (codebook_id, version, space_id, content, published_at) VALUES ('x', '1', $1, '{}', now())",
        values: [spaceId],
      }),
    );
    await expect(forging).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the same by the API', () => {
  test('lists, reads and publishes with the same checks', async () => {
    const list = (await (await member.send('GET', '/api/v1/codebooks')).json()) as {
      codebooks: { id: string }[];
    };
    expect(list.codebooks.map(({ id }) => id)).toContain(annexeI.id);
    const whole = await (
      await member.send('GET', `/api/v1/codebooks/${annexeI.id}/versions/${annexeI.version}`)
    ).json();
    expect(whole).toEqual(JSON.parse(JSON.stringify(annexeI)));
    const publish = (who: Visitor, codebook: unknown) =>
      who.send('POST', '/api/v1/codebooks', { spaceId, codebook });
    expect((await publish(keeper, local('5'))).status).toBe(201);
    expect((await publish(keeper, local('5'))).status).toBe(409);
    expect((await publish(member, local('6'))).status).toBe(403);
    expect((await publish(keeper, { format: 2 })).status).toBe(422);
    const faulty = await publish(keeper, local('6', { countedBy: ['actOn'] }));
    expect(faulty.status).toBe(422);
    expect(await faulty.json()).toMatchObject({ errors: [{ field: 'countedBy' }] });
  });
});
