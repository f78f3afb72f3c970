import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import { type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';

let world: ReportWorld;
beforeAll(async () => {
  world = await reportWorld();
});

const api = `${paths.api}/report-templates`;

interface Summary {
  id: string;
  spaceId: string;
  title: string;
  version: number;
  archivedOn: string | null;
  sectionCount: number;
}
interface File {
  title: string;
  sections: { kind: string; heading: string; hint: string; natures: string[] }[];
}

const copied = async (typed: object = {}) =>
  answered<Summary>(
    'copyReportTemplate',
    await world.idriss.send('POST', api, { from: 'bilan-table', spaceId: world.team, ...typed }),
  );

const fileOf = async (template: string) =>
  answered<File>('readReportTemplate', await world.denis.send('GET', `${api}/${template}`));

const list = async (query = '') =>
  answered<{ items: Summary[]; shipped: { id: string }[] }>(
    'listReportTemplates',
    await world.denis.send('GET', `${api}${query}`),
  );

describe('templates, by a program', () => {
  test('are listed for a space, beside those that come with Toile', async () => {
    const { id } = await copied({ title: 'À nous' });
    const { items, shipped } = await list(`?space=${world.team}`);
    expect(items).toContainEqual(expect.objectContaining({ id, title: 'À nous', sectionCount: 10 }));
    expect(shipped.map((one) => one.id)).toContain('bilan-equipe');
    expect((await list(`?space=${world.elsewhere}`)).items).toEqual([]);
    expect((await world.denis.send('GET', `${api}?space=x`)).status).toBe(422);
  });

  test('are read as the file that a page gives, shipped ones by their name', async () => {
    const { id } = await copied();
    const file = await fileOf(id);
    expect(file).toEqual(await (await world.denis.get(paths.reportTemplateFile(id))).json());
    expect(await fileOf('bilan-table')).toMatchObject({ sections: file.sections });
  });

  test('go from a file to a space, and begin from nothing under a title, once under one key', async () => {
    const { id } = await copied();
    const file = { ...(await fileOf(id)), title: 'Reçu' };
    const headers = { 'idempotency-key': newId() };
    const bring = async () =>
      answered<Summary>(
        'bringReportTemplate',
        await world.idriss.send('POST', `${api}/files`, { spaceId: world.team, file }, headers),
      );
    const brought = await bring();
    expect(await bring()).toEqual(brought);
    expect(await fileOf(brought.id)).toEqual(file);
    expect(await copied({ from: '', title: 'Page blanche' })).toMatchObject({ sectionCount: 0 });
    const wrong = { ...file, usage: 1 };
    for (const body of [
      { spaceId: world.team, file: wrong },
      { spaceId: world.elsewhere, file },
      { spaceId: world.team },
    ])
      expect((await world.idriss.send('POST', `${api}/files`, body)).status).toBe(422);
    const untitled = await world.idriss.send('POST', api, { from: '', spaceId: world.team });
    expect(await untitled.json()).toMatchObject({ errors: [{ field: 'title' }] });
    const unknown = await world.idriss.send('POST', api, { from: newId(), spaceId: world.team });
    expect(await unknown.json()).toMatchObject({ errors: [{ field: 'from' }] });
  });

  test('are replaced whole from the version that was read; sections that stay keep their address', async () => {
    const { id } = await copied();
    const address = `${api}/${id}`;
    const page = await readPage(world.idriss, paths.reportTemplate(id));
    const parts = [...page.matchAll(/\/sections\/([0-9a-f-]{36})"/g)].map(([, part]) => part!);
    const read = await world.idriss.send('GET', address);
    const etag = read.headers.get('etag')!;
    const file = (await read.json()) as File;
    const next = {
      ...file,
      title: 'Dit autrement',
      sections: [
        { kind: 'free', heading: 'Mot de la coordination', hint: '', natures: [] },
        ...file.sections.slice(1),
      ],
    };
    expect((await world.idriss.send('PUT', address, next)).status).toBe(428);
    const answer = await world.idriss.send('PUT', address, next, { 'if-match': etag });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(await answered<Summary>('replaceReportTemplate', answer)).toMatchObject({
      ...{ title: 'Dit autrement', version: 2, sectionCount: 10 },
    });
    expect(await fileOf(id)).toEqual(next);
    const after = await readPage(world.idriss, paths.reportTemplate(id));
    for (const part of parts.slice(1)) expect(after).toContain(part);
    expect(after).not.toContain(parts[0]);
    expect(await readPage(world.idriss, paths.reportTemplateHistory(id))).toContain('État 1');
    const states = await world.denis.send('GET', `${address}/versions`);
    expect(await answered('listReportTemplateStates', states)).toMatchObject({
      items: [
        { version: 2, content: next },
        { version: 1, content: file },
      ],
    });
    expect((await world.outsider.send('GET', `${address}/versions`)).status).toBe(404);
    const stale = await world.idriss.send('PUT', address, file, { 'if-match': etag });
    expect(stale.status).toBe(412);
    const empty = await world.idriss.send('PUT', address, { ...file, title: ' ' }, { 'if-match': '"2"' });
    expect(empty.status).toBe(422);
    expect(await fileOf(id)).toEqual(next);
  });

  test('keep the sections of a bilan, not its text', async () => {
    const report = await world.compose();
    const address = `${paths.api}/reports/${report}/template`;
    const body = { spaceId: world.team, title: 'Comme en 2026' };
    const kept = await answered<Summary>(
      'keepReportAsTemplate',
      await world.idriss.send('POST', address, body),
    );
    expect(JSON.stringify(await fileOf(kept.id))).not.toContain(':preuve');
    const other = await world.idriss.send('POST', address, { ...body, spaceId: world.elsewhere });
    expect(await other.json()).toMatchObject({ errors: [{ field: 'spaceId' }] });
    expect((await world.denis.send('POST', address, body)).status).toBe(422);
    expect((await world.outsider.send('POST', address, body)).status).toBe(404);
  });

  test('are put away by those who keep the memory, then read and no longer changed', async () => {
    const { maude, idriss } = world;
    const { id } = await copied();
    const address = `${api}/${id}/archive`;
    const put = async (act: string) =>
      answered<Summary>('archiveReportTemplate', await maude.send('POST', address, { act }));
    expect((await idriss.send('POST', address, { act: 'archive' })).status).toBe(403);
    expect((await put('archive')).archivedOn).toBe('2026-03-18');
    const file = await fileOf(id);
    expect((await idriss.send('PUT', `${api}/${id}`, file, { 'if-match': '"1"' })).status).toBe(403);
    expect((await put('reopen')).archivedOn).toBeNull();
    expect((await idriss.send('PUT', `${api}/${id}`, file, { 'if-match': '"1"' })).status).toBe(200);
    expect((await maude.send('POST', address, { act: 'autre' })).status).toBe(422);
  });
});

test('guests read templates and make none; others find nothing', async () => {
  const { denis, outsider, site, maude, team } = world;
  const { id, version } = await copied({ title: 'Entre nous' });
  const file = await fileOf(id);
  const headers = { 'if-match': `"${version}"` };
  const copy = { from: 'bilan-table', spaceId: team };
  for (const [visitor, read, write, made] of [
    [denis, 200, 403, 422],
    [outsider, 404, 404, 422],
    [site.stranger, 401, 401, 401],
  ] as const) {
    expect((await visitor.send('GET', `${api}/${id}`)).status).toBe(read);
    expect((await visitor.send('PUT', `${api}/${id}`, file, headers)).status).toBe(write);
    expect((await visitor.send('PUT', `${api}/${id}`, file)).status).toBe(write);
    expect((await visitor.send('POST', `${api}/${id}/archive`, { act: 'archive' })).status).toBe(write);
    expect((await visitor.send('POST', api, copy)).status).toBe(made);
    expect((await visitor.send('POST', `${api}/files`, { spaceId: team, file })).status).toBe(made);
  }
  expect(await (await outsider.send('GET', api)).text()).not.toContain('Entre nous');
  const stolen = await outsider.send('POST', api, { from: id, spaceId: world.elsewhere });
  expect(await stolen.json()).toMatchObject({ status: 422, errors: [{ field: 'from' }] });
  for (const unknown of [newId(), 'inconnu']) {
    expect((await maude.send('GET', `${api}/${unknown}`)).status).toBe(404);
    expect((await maude.send('PUT', `${api}/${unknown}`, file, headers)).status).toBe(404);
    expect((await maude.send('POST', `${api}/${unknown}/archive`, { act: 'archive' })).status).toBe(404);
  }
  expect(await fileOf(id)).toEqual(file);
});
