import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { annexeI } from './annexe-i.data.ts';
import type { Codebook } from './codebook.ts';

let site: TestSite;
/** Two teams that do not know each other, somebody who keeps both memories, and who administers the site. */
let north: string;
let south: string;
let maude: Visitor;
let ines: Visitor;
let both: Visitor;
let outsider: Visitor;
let boss: Visitor;
let mime: Visitor;

const book = (id: string, version: string, title: string, changes: Partial<Codebook> = {}): Codebook => ({
  ...structuredClone(annexeI),
  id,
  version,
  official: false,
  title: { fr: title, en: title },
  ...changes,
});
const bring = (who: Visitor, codebook: Codebook, spaceId: string | null) =>
  who.send('POST', '/api/v1/codebooks', { spaceId, codebook });
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const titleOf = async (who: Visitor, id: string, version: string, space: string | null = null) => {
  const answer = await who.get(paths.codebookExport(id, version, space));
  return answer.status === 200 ? ((await answer.json()) as Codebook).title.fr : answer.status;
};
const compile = async (who: Visitor, spaceId: string, id: string, version: string) =>
  who.post(paths.newStatement, {
    spaceId,
    codebook: `${id} ${version}`,
    period: 'month 2026-02',
    year: '2025-2026',
  });

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  ines = await site.person('Inès Roy');
  both = await site.person('Ali Haddad');
  outsider = await site.person('Rosa Pineau');
  boss = await site.person('Denis Lavoie', { administrator: true });
  mime = await site.person('Personne du récit');
  north = await site.space('Équipe du Nord', [
    [maude, 'facilitator'],
    [both, 'secretary'],
  ]);
  south = await site.space('Équipe du Sud', [
    [ines, 'facilitator'],
    [both, 'secretary'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const story = await site.space('Équipe du récit', [[mime, 'facilitator']]);
  await site.system(async (transaction) => {
    await transaction.query({ text: 'UPDATE spaces SET of_the_story = true WHERE id = $1', values: [story] });
    await transaction.query({
      text: "UPDATE people SET story_role = 'facilitator' WHERE id = $1",
      values: [mime.personId],
    });
  });
});

describe('the same file in two spaces', () => {
  test('each keeps its own copy, learns nothing of the other, and reads its statements with it', async () => {
    expect((await bring(maude, book('provincial', '1', 'Copie du Nord'), north)).status).toBe(201);
    expect((await bring(ines, book('provincial', '1', 'Copie du Sud'), south)).status).toBe(201);
    expect(await titleOf(maude, 'provincial', '1')).toBe('Copie du Nord');
    expect(await titleOf(ines, 'provincial', '1')).toBe('Copie du Sud');
    expect(await titleOf(outsider, 'provincial', '1')).toBe(404);
    // An address that names somebody else's space answers as if it named nothing.
    expect(await titleOf(ines, 'provincial', '1', north)).toBe(404);
    expect(await titleOf(outsider, 'provincial', '1', north)).toBe(404);
    expect(await textOf(ines.get(paths.codebooks))).not.toContain('Copie du Nord');
    for (const [who, space, name] of [
      [maude, north, 'Copie du Nord'],
      [ines, south, 'Copie du Sud'],
    ] as const) {
      const made = await compile(who, space, 'provincial', '1');
      expect(made.status).toBe(303);
      const page = await (await who.get(made.headers.get('location')!)).text();
      expect(page).toContain(name);
      expect(page).toContain(paths.codebookVersion('provincial', '1', space));
      expect(await textOf(who.get(paths.statements))).toContain(name);
    }
    // A second import of the same version in the same space is refused, as before.
    expect((await bring(maude, book('provincial', '1', 'Encore'), north)).status).toBe(409);
  });

  test('who belongs to both finds both, each named by its space', async () => {
    expect(await titleOf(both, 'provincial', '1', north)).toBe('Copie du Nord');
    expect(await titleOf(both, 'provincial', '1', south)).toBe('Copie du Sud');
    const list = await textOf(both.get(paths.codebooks));
    expect(list).toContain('gardé par « Équipe du Nord »');
    expect(list).toContain('gardé par « Équipe du Sud »');
    const offered = await (await both.get(paths.newStatement)).text();
    expect(offered.match(/<option value="provincial 1"/g)?.length).toBe(1);
    const api = `/api/v1/codebooks/provincial/versions/1?space=${south}`;
    expect(((await (await both.send('GET', api)).json()) as Codebook).title.fr).toBe('Copie du Sud');
    expect((await outsider.send('GET', api)).status).toBe(404);
    const lists = `/api/v1/codebooks/provincial/versions/1/code-lists?space=${south}`;
    expect((await both.send('GET', lists)).status).toBe(200);
    expect((await outsider.send('GET', lists)).status).toBe(404);
  });

  test('a draft takes an id that another space published, and is told nothing', async () => {
    const opened = await ines.post(paths.codebookWorkshop(annexeI.id, annexeI.version), {
      as: 'variant',
      space: south,
      version: '1',
      titleFr: 'Chez nous',
      titleEn: '',
    });
    const draft = opened.headers.get('location')!.split('/').at(-1)!;
    expect((await ines.post(paths.codebookDraftPublication(draft))).status).toBe(303);
    const twin = await maude.post(paths.codebookWorkshop(annexeI.id, annexeI.version), {
      as: 'variant',
      space: north,
      version: '1',
      titleFr: 'Chez nous',
      titleEn: '',
    });
    expect(twin.status).toBe(303);
    const id = twin.headers.get('location')!.split('/').at(-1)!;
    expect((await maude.post(paths.codebookDraftPublication(id))).status).toBe(303);
  });

  test('a crosswalk is read with the copies of its space', async () => {
    for (const space of [north, south])
      await bring(both, book('provincial', '2', space === north ? 'Deux du Nord' : 'Deux du Sud'), space);
    const opened = await both.post(paths.newCrosswalk, {
      spaceId: south,
      from: 'provincial 1',
      to: 'provincial 2',
      validFromOn: '2026-01-01',
      validUntilOn: '',
      note: '',
    });
    expect(opened.status).toBe(303);
    const text = await textOf(both.get(opened.headers.get('location')!));
    expect(text).toContain('Deux du Sud');
    expect(text).not.toContain('Nord');
    const list = await textOf(both.get(paths.crosswalks));
    expect(list).toContain('Deux du Sud');
    expect(list).not.toContain('Deux du Nord');
  });
});

describe('a codebook for everybody', () => {
  const common = (version: string, changes: Partial<Codebook> = {}) =>
    book('commun', version, `Cadre commun ${version}`, changes);

  test('is published by an administrator, and by nobody else', async () => {
    const page = await (await boss.get(paths.codebookImport)).text();
    expect(page).toContain('<option value="tous"');
    expect(await (await maude.get(paths.codebookImport)).text()).not.toContain('<option value="tous"');
    for (const who of [maude, outsider]) {
      expect((await bring(who, common('1'), null)).status).toBe(403);
      const posted = await who.post(paths.codebookImport, {
        space: 'tous',
        text: JSON.stringify(common('1')),
      });
      expect(posted.status).toBe(422);
    }
    expect((await site.stranger.send('POST', '/api/v1/codebooks', {})).status).toBe(401);
    const made = await boss.post(paths.codebookImport, { space: 'tous', text: JSON.stringify(common('1')) });
    expect(made.status).toBe(303);
    for (const who of [maude, ines, outsider])
      expect(await titleOf(who, 'commun', '1')).toBe('Cadre commun 1');
    expect(await textOf(maude.get(paths.codebooks))).toContain('pour tout le monde ici');
    expect((await site.stranger.get(paths.codebookVersion('commun', '1'))).status).toBe(303);
    expect((await compile(maude, north, 'commun', '1')).status).toBe(303);
    // Nobody makes it theirs under the same name, and it is published once.
    expect((await bring(ines, common('1'), south)).status).toBe(409);
    expect((await bring(boss, common('1'), null)).status).toBe(409);
    expect((await bring(boss, structuredClone(annexeI), null)).status).toBe(409);
  });

  test('what a space kept before stays what its statements are read with, and is told to nobody', async () => {
    const own = book('deja-la', '1', 'Déjà au Nord');
    expect((await bring(maude, own, north)).status).toBe(201);
    const made = await compile(maude, north, 'deja-la', '1');
    const answer = await bring(boss, book('deja-la', '1', 'Pour tous'), null);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: 'deja-la', version: '1' });
    expect(await textOf(maude.get(made.headers.get('location')!))).toContain('Déjà au Nord');
    expect(await titleOf(maude, 'deja-la', '1', north)).toBe('Déjà au Nord');
    expect(await titleOf(maude, 'deja-la', '1')).toBe('Pour tous');
    const there = await compile(ines, south, 'deja-la', '1');
    expect(await textOf(ines.get(there.headers.get('location')!))).toContain('Pour tous');
  });

  test('is extended by any space, whose variant goes on to its next version with a review', async () => {
    const opened = await ines.post(paths.codebookWorkshop('commun', '1'), {
      as: 'variant',
      space: south,
      version: '1',
      titleFr: 'Le commun au Sud',
      titleEn: '',
    });
    expect(opened.status).toBe(303);
    const draft = opened.headers.get('location')!.split('/').at(-1)!;
    await ines.post(paths.codebookDraftRule(draft, 'exclusion-preparation'), {
      revision: '1',
      'sentence-fr': 'Au Sud, se préparer ne se déclare pas.',
      'sentence-en': '',
      reference: '',
      // biome-ignore lint/suspicious/noThenProperty: it is the name of a field of the form.
      then: 'leave',
      reason: 'preparation',
      'isPreparation-mode': 'yes',
      'hasPartners-mode': 'no',
    });
    const exclusions = annexeI.mapping.exclusions.map((row) => ({
      ...row,
      sentence: { fr: `${row.sentence.fr} Revu.`, en: row.sentence.en },
    }));
    const second = common('2', { mapping: { ...annexeI.mapping, exclusions } });
    expect((await bring(boss, second, null)).status).toBe(201);
    expect(await textOf(maude.get(paths.codebookVersion('commun', '1')))).toContain(
      'Une version plus récente remplace celle-ci',
    );
    expect(await textOf(ines.get(paths.codebookDraft(draft)))).toContain('a une autre version : 2');
    await ines.post(paths.codebookDraftCarrying(draft), { version: '2' });
    const review = await textOf(ines.get(paths.codebookDraftReview(draft)));
    expect(review).toContain('Revu.');
    await ines.post(paths.codebookDraftReview(draft), { point: '0', decision: 'ours' });
    expect((await ines.post(paths.codebookDraftPublication(draft))).status).toBe(303);
    expect((await bring(boss, common('3', { mapping: second.mapping }), null)).status).toBe(201);
    const variant = paths.codebookVersion('le-commun-au-sud', '1', south);
    expect(await textOf(ines.get(variant))).toContain('Ce que cette variante prolonge a une version 3');
    expect((await maude.get(variant)).status).toBe(404);
  });

  test('extends only what everybody reads, and keeps the ids of its earlier versions', async () => {
    const ofSpace = common('9', { extends: { id: 'provincial', version: '1' } });
    expect((await bring(boss, ofSpace, null)).status).toBe(422);
    const reused = common('9', {
      acts: annexeI.acts.map((act) => ({ ...act, declarationKindId: annexeI.kinds.at(-1)!.id })),
    });
    expect((await bring(boss, reused, null)).status).toBe(422);
  });

  test('an administrator’s next version of what comes with the site replaces it for all', async () => {
    const next = { ...structuredClone(annexeI), version: '2027-essai', validFromOn: '2027-04-01' };
    expect((await bring(boss, next, null)).status).toBe(201);
    const { codebooks } = (await (await maude.send('GET', '/api/v1/codebooks')).json()) as {
      codebooks: { id: string; version: string; state: string; spaceId: string | null }[];
    };
    expect(codebooks.filter(({ id }) => id === annexeI.id)).toMatchObject([
      { version: '2027-essai', state: 'published', spaceId: null },
      { version: annexeI.version, state: 'superseded', spaceId: null },
    ]);
  });

  test('the demonstration story never meets it, nor learns that it exists', async () => {
    expect(await titleOf(mime, 'commun', '1')).toBe(404);
    expect(await textOf(mime.get(paths.codebooks))).not.toContain('Cadre commun');
    const [team] = await site.as(mime.personId, (transaction) =>
      transaction.query<{ id: string }>({ text: 'SELECT unnest(viewer_kept_spaces()) AS id' }),
    );
    expect((await bring(mime, common('1'), team!.id)).status).toBe(201);
    expect(await titleOf(maude, 'commun', '1', team!.id)).toBe('Cadre commun 1');
  });
});

describe('the second lock', () => {
  const insert = (
    personId: string | null,
    row: { spaceId?: string; shipped?: boolean; by?: string | null },
  ) =>
    site.as(personId, (transaction) =>
      transaction.query({
        text: `INSERT INTO codebook_versions (codebook_id, version, space_id, content, published_at, shipped, added_by)
               VALUES ($1, '1', $2, '{}', now(), $3, $4) RETURNING codebook_id`,
        values: [`forge-${newId()}`, row.spaceId ?? null, row.shipped ?? false, row.by ?? null],
      }),
    );

  test('publishes for everybody by an administrator only, in their own name', async () => {
    for (const who of [maude, mime, outsider])
      await expect(insert(who.personId, { by: who.personId })).rejects.toMatchObject({ code: '42501' });
    await expect(insert(null, {})).rejects.toMatchObject({ code: '42501' });
    await expect(insert(boss.personId, { by: maude.personId })).rejects.toMatchObject({ code: '42501' });
    await expect(insert(maude.personId, { spaceId: south })).rejects.toMatchObject({ code: '42501' });
    await expect(insert(maude.personId, { spaceId: north, shipped: true })).rejects.toMatchObject({
      constraint: 'codebook_versions_shipped',
    });
  });

  test('lets nobody change what is published for everybody, and hides it from strangers and from the story', async () => {
    const frozen = site.as(boss.personId, (transaction) =>
      transaction.query({
        text: `UPDATE codebook_versions SET content = content || '{"official": true}' WHERE codebook_id = 'commun'`,
      }),
    );
    await expect(frozen).rejects.toMatchObject({ constraint: 'codebook_versions_frozen' });
    const touched = (personId: string | null) =>
      site.as(personId, (transaction) =>
        transaction.query({
          text: `UPDATE codebook_versions SET superseded_at = now() WHERE codebook_id = 'commun' AND space_id IS NULL
                 RETURNING version`,
        }),
      );
    expect(await touched(maude.personId)).toEqual([]);
    const seen = (personId: string | null) =>
      site.as(personId, (transaction) =>
        transaction.query({
          text: `SELECT version FROM codebook_versions WHERE codebook_id = 'commun' AND space_id IS NULL`,
        }),
      );
    expect(await seen(null)).toEqual([]);
    expect(await seen(mime.personId)).toEqual([]);
    expect(await seen(outsider.personId)).toHaveLength(3);
  });

  test('a statement is tied to the copy of its own space, whatever is written', async () => {
    const [row] = await site.as(maude.personId, (transaction) =>
      transaction.query<{ codebook_holder: string }>({
        text: `INSERT INTO statements (id, space_id, codebook_id, codebook_version, codebook_holder, calendar_id, period_id,
                 starts_on, ends_on, opened_by)
               VALUES ($1, $2, 'provincial', '1', $3, 'month', '2025-12', '2025-12-01', '2025-12-31', $4)
               RETURNING codebook_holder`,
        values: [newId(), north, south, maude.personId],
      }),
    );
    expect(row?.codebook_holder).toBe(north);
  });
});
