import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import { done, type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';
import type { Visitor } from '../../../../test/harness/site.ts';

let world: ReportWorld;
let report: string;
let api: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  api = `${paths.api}/reports/${report}`;
});

interface Version {
  id: string;
  number: number;
  name: string;
  adoptions: { spaceId: string; adoptedOn: string; adoptedAt: string }[];
}
interface Section {
  id: string;
  heading: string;
  body: string;
}

const etagOf = async (who: Visitor = world.idriss) => (await who.send('GET', api)).headers.get('etag')!;

const name = async (typed: string, etag?: string) =>
  world.idriss.send('POST', `${api}/versions`, { name: typed }, { 'if-match': etag ?? (await etagOf()) });

const named = async (typed: string) => answered<Version>('nameReportVersion', await name(typed));

async function write(heading: string): Promise<void> {
  const { sections } = (await (await world.idriss.send('GET', api)).json()) as { sections: Section[] };
  const address = `${api}/sections/${sections[0]!.id}`;
  const headers = { 'if-match': (await world.idriss.send('GET', address)).headers.get('etag')! };
  const written = await world.idriss.send('PUT', address, { heading, body: sections[0]!.body }, headers);
  expect(written.status).toBe(200);
}

describe('versions, by a program', () => {
  test('are named from what was read, whoever read it, and never from something else', async () => {
    const read = await etagOf(world.denis);
    const first = await answered<Version>('nameReportVersion', await name('Projet', read));
    expect(first).toMatchObject({ name: 'Projet', adoptions: [] });
    const second = await answered<Version>('nameReportVersion', await name('Encore', read));
    expect(second.number).toBe(first.number + 1);
    await write('Ce que nous sommes');
    const stale = await name('Trop tard', read);
    expect(stale.status).toBe(412);
    expect(await stale.json()).toMatchObject({ title: 'Changé entre-temps' });
    const bare = await world.idriss.send('POST', `${api}/versions`, { name: 'Sans étiquette' });
    expect(bare.status).toBe(428);
    expect((await name('Sans guillemets', 'rien')).status).toBe(428);
    const { items } = await answered<{ items: Version[] }>(
      'listReportVersions',
      await world.denis.send('GET', `${api}/versions`),
    );
    expect(items.map((one) => one.name)).toEqual(['Encore', 'Projet']);
  });

  test('named twice under one key are one, and a name is asked for', async () => {
    const headers = { 'idempotency-key': newId(), 'if-match': await etagOf() };
    const sent = async () =>
      answered<Version>(
        'nameReportVersion',
        await world.idriss.send('POST', `${api}/versions`, { name: 'Une fois' }, headers),
      );
    expect(await sent()).toEqual(await sent());
    expect((await name(' ')).status).toBe(422);
  });

  test('keep the text as it stood', async () => {
    const { id } = await named('Gelée');
    await write('Tout autre chose');
    const address = `${api}/versions/${id}`;
    const read = await answered<{ content: { sections: Section[] } }>(
      'readReportVersion',
      await world.denis.send('GET', address),
    );
    expect(read.content.sections.map(({ heading }) => heading)).not.toContain('Tout autre chose');
    expect(await readPage(world.denis, paths.reportVersion(report, id))).toContain('Gelée');
  });

  test('are adopted by those who keep the memory of a space, once, with the day and where', async () => {
    const { maude, team, elsewhere } = world;
    const { id } = await named('À adopter');
    const address = `${api}/versions/${id}/adoptions`;
    const adoption = { spaceId: team, adoptedOn: '2026-03-12', adoptedAt: 'assemblée générale' };
    for (const [typed, field] of [
      [{ ...adoption, spaceId: elsewhere }, 'spaceId'],
      [{ ...adoption, adoptedOn: '2026-03-19' }, 'adoptedOn'],
      [{ ...adoption, adoptedOn: '2026-02-30' }, 'adoptedOn'],
      [{ ...adoption, adoptedAt: ' ' }, 'adoptedAt'],
    ] as const) {
      const refused = await maude.send('POST', address, typed);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ field }] });
    }
    const adopted = await answered<Version>(
      'adoptReportVersion',
      await maude.send('POST', address, adoption),
    );
    expect(adopted.adoptions).toMatchObject([adoption]);
    const again = await maude.send('POST', address, { ...adoption, adoptedOn: undefined });
    expect(await again.json()).toMatchObject({
      errors: [{ detail: 'Cet espace a déjà adopté cette version.' }],
    });
  });

  test('are compared with one another, or with what is being written', async () => {
    const before = await named('Avant');
    await write('Un autre titre');
    const after = await named('Après');
    const compare = async (query: string) =>
      answered<{ sections: object[] }>(
        'compareReportVersions',
        await world.denis.send('GET', `${api}/difference?${query}`),
      );
    const changed = { kind: 'changed', heading: 'Un autre titre', bodyRuns: null };
    expect(await compare(`from=${before.id}&to=${after.id}`)).toMatchObject({ sections: [changed] });
    expect(await compare(`from=${before.id}`)).toMatchObject({ sections: [changed] });
    expect(await compare(`from=${after.id}`)).toEqual({ title: null, isOrderChanged: false, sections: [] });
    expect((await world.denis.send('GET', `${api}/difference?from=x`)).status).toBe(422);
    for (const query of [`from=${newId()}`, `from=${after.id}&to=${newId()}`])
      expect((await world.denis.send('GET', `${api}/difference?${query}`)).status).toBe(404);
  });
});

test('guests read versions and make none; others find nothing; those of another bilan are not there', async () => {
  const { idriss, denis, outsider, maude, site, team } = world;
  const { id } = await named('Entre nous');
  const headers = { 'if-match': await etagOf() };
  const adoption = { spaceId: team, adoptedAt: 'ici' };
  const reads = [`${api}/versions`, `${api}/versions/${id}`, `${api}/difference?from=${id}`];
  for (const [visitor, read, write] of [
    [denis, 200, 403],
    [outsider, 404, 404],
    [site.stranger, 401, 401],
  ] as const) {
    for (const address of reads) expect((await visitor.send('GET', address)).status, address).toBe(read);
    expect((await visitor.send('POST', `${api}/versions`, { name: 'X' }, headers)).status).toBe(write);
    expect((await visitor.send('POST', `${api}/versions`, { name: 'X' })).status).toBe(write);
    expect((await visitor.send('POST', `${api}/versions/${id}/adoptions`, adoption)).status).toBe(write);
  }
  expect((await idriss.send('POST', `${api}/versions/${id}/adoptions`, adoption)).status).toBe(403);
  const other = `${paths.api}/reports/${await world.compose()}`;
  expect((await maude.send('GET', `${other}/versions/${id}`)).status).toBe(404);
  expect((await maude.send('POST', `${other}/versions/${id}/adoptions`, adoption)).status).toBe(404);
  for (const unknown of [newId(), 'x']) {
    expect((await maude.send('GET', `${api}/versions/${unknown}`)).status).toBe(404);
    expect((await maude.send('POST', `${api}/versions/${unknown}/adoptions`, adoption)).status).toBe(404);
  }
  await done(await idriss.post(paths.reportArchive(report), { act: 'archive' }));
  expect((await name('Trop tard')).status).toBe(403);
  await done(await idriss.post(paths.reportArchive(report), { act: 'reopen' }));
});
