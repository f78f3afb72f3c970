import { expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { testSite } from '../../../test/harness/site.ts';

const earlier: Codebook = {
  ...annexeI,
  version: '2023-12.2',
  fields: annexeI.fields.map((field) =>
    field.id === 'jobCategory'
      ? { ...field, output: { literal: 'emploi-exemple-oc' }, requiredWhen: 'true', note: null }
      : field,
  ),
};

test('what nobody noted leaves empty and is said, and a statement of an earlier version stays as it was', async () => {
  const site = await testSite();
  const maude = await site.person('Maude Tremblay');
  const spaceId = await site.space('Équipe', [[maude, 'facilitator']]);
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO codebook_versions (codebook_id, version, content, state, published_at, shipped)
             VALUES ($1, $2, $3, 'published', now(), true)`,
      values: [earlier.id, earlier.version, JSON.stringify(earlier)],
    }),
  );
  await maude.post(paths.dossiers, {
    spaceId,
    title: 'Ruelle',
    originKind: 'citizens',
    sinceOn: '2026-01-05',
    communityKind: 'territorial',
    fields: 'habitation',
  });
  const [dossier] = await site.system((transaction) =>
    transaction.query<{ id: string }>({ text: "SELECT id FROM dossiers WHERE title = 'Ruelle'" }),
  );
  const noted = await maude.post(paths.newTrace, {
    spaceId,
    text: 'Rencontre',
    eventOn: '2026-02-05',
    natures: 'concertation',
    visibility: 'space',
    addressee: 'community',
    dossierIds: dossier!.id,
  });
  expect(noted.status).toBe(303);
  const opened = async (version: string) => {
    const typed = {
      spaceId,
      codebook: `${annexeI.id} ${version}`,
      period: 'month 2026-02',
      year: '2025-2026',
    };
    return (await maude.post(paths.newStatement, typed)).headers.get('location')!.split('/').at(-1)!;
  };
  const declared = async (statement: string) => {
    const file = await maude.get(`${paths.statementExport(statement)}?disposition=codes&format=json`);
    return ((await file.json()) as { declarations: Record<string, unknown>[] }).declarations;
  };
  const [before, now] = [await opened(earlier.version), await opened(annexeI.version)];
  expect(await declared(now)).toMatchObject([
    { requestOrigin: 'EX-P2', requestPriority: null, masterProgramme: null, jobCategory: null },
  ]);
  expect(await declared(before)).toMatchObject([{ jobCategory: 'EX-E1', masterProgramme: null }]);
  const said = '3° m Catégorie d’emploi';
  const text = async (statement: string) =>
    (await (await maude.get(paths.statement(statement))).text()).replaceAll(/<[^>]+>/g, ' ');
  expect(await text(now)).toContain(said);
  expect(await text(before)).not.toContain(said);
  const { codebooks } = (await (await maude.send('GET', '/api/v1/codebooks')).json()) as {
    codebooks: { id: string; version: string; state: string }[];
  };
  expect(
    codebooks.filter(({ id }) => id === annexeI.id).map(({ version, state }) => [version, state]),
  ).toEqual(
    expect.arrayContaining([
      [annexeI.version, 'published'],
      [earlier.version, 'superseded'],
    ]),
  );
});
