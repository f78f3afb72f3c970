import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import { done, type ReportWorld, reportWorld } from '../../../../test/harness/report-world.ts';

let world: ReportWorld;

beforeAll(async () => {
  world = await reportWorld();
});

interface Report {
  title: string;
  startsOn: string;
  endsOn: string;
  archivedOn: string | null;
  sections: { id: string; heading: string; body: string; revision: number }[];
}

async function composed(): Promise<{ api: string; report: Report }> {
  const api = `${paths.api}/reports/${await world.compose()}`;
  return { api, report: await answered<Report>('readReport', await world.idriss.send('GET', api)) };
}

const etagOf = async (api: string) => (await world.idriss.send('GET', api)).headers.get('etag')!;
const settings = { title: 'L’année', startsOn: '2025-04-01', endsOn: '2026-03-31', audience: 'team' };

describe('what a bilan says of itself, by a program', () => {
  test('is changed from what was read, by whoever writes it', async () => {
    const { api } = await composed();
    const etag = await etagOf(api);
    const change = (who = world.idriss, tag?: string, more: object = {}) =>
      who.send('PUT', api, { ...settings, ...more }, tag === undefined ? undefined : { 'if-match': tag });
    expect((await change(world.denis, etag)).status).toBe(403);
    expect((await change(world.outsider, etag)).status).toBe(404);
    expect((await change(world.idriss)).status).toBe(428);
    expect((await change(world.idriss, '"autre"')).status).toBe(412);
    const backwards = await change(world.idriss, etag, { endsOn: '2024-03-31' });
    expect(backwards.status).toBe(422);
    expect(await backwards.json()).toMatchObject({ errors: [{ field: 'endsOn' }] });
    const changed = await answered<Report>('changeReport', await change(world.idriss, etag));
    expect(changed).toMatchObject({ title: 'L’année' });
    expect((await change(world.idriss, etag)).status).toBe(412);
  });

  test('is put away and taken up again', async () => {
    const { api } = await composed();
    const act = (who: typeof world.idriss, act: string) => who.send('POST', `${api}/archive`, { act });
    expect((await act(world.denis, 'archive')).status).toBe(403);
    expect((await act(world.outsider, 'archive')).status).toBe(404);
    const away = await answered<Report>('archiveReport', await act(world.idriss, 'archive'));
    expect(away.archivedOn).not.toBeNull();
    const back = await answered<Report>('archiveReport', await act(world.idriss, 'reopen'));
    expect(back.archivedOn).toBeNull();
    expect((await act(world.idriss, 'burn')).status).toBe(422);
  });

  test('keeps the texts that its sections had, to be written again', async () => {
    const { api, report } = await composed();
    const section = report.sections[0]!;
    const one = `${api}/sections/${section.id}`;
    const write = (body: string, revision: number) =>
      world.idriss.send('PUT', one, { heading: section.heading, body }, { 'if-match': `"${revision}"` });
    expect((await write('Un autre texte', section.revision)).status).toBe(200);
    type Texts = { items: { revision: number; body: string }[] };
    const { items } = await answered<Texts>(
      'listReportSectionTexts',
      await world.denis.send('GET', `${one}/texts`),
    );
    expect(items.map(({ body }) => body)).toContain(section.body);
    const again = await write(items.find(({ body }) => body === section.body)!.body, section.revision + 1);
    expect(again.status).toBe(200);
    expect((await world.outsider.send('GET', `${one}/texts`)).status).toBe(404);
    const nowhere = `${api}/sections/${newId()}/texts`;
    expect((await world.idriss.send('GET', nowhere)).status).toBe(404);
  });

  test('tells what the work would now say otherwise, which is taken place by place', async () => {
    type Place = { change: string; sectionId: string; slot: string; print: string; revision: number };
    type Renewal = { hasChanged: boolean; items: Place[] };
    const { api } = await composed();
    const read = async () =>
      answered<Renewal>('readReportRenewal', await world.idriss.send('GET', `${api}/proposal`));
    expect(await read()).toEqual({ hasChanged: false, items: [] });
    world.site.services.clock.set('2026-03-18T14:05:00Z');
    const typed = { text: 'Une marche de plus', dossierIds: [world.dossier], duration: '60' };
    const trace = await world.note(world.idriss, typed);
    const before = await read();
    expect(before.hasChanged).toBe(true);
    const { sectionId, slot, print, revision } = before.items.find(({ change }) => change === 'changed')!;
    const place = { sectionId, slot, print, revision };
    const take = (who: typeof world.idriss, body: object) => who.send('POST', `${api}/proposal`, body);
    expect((await take(world.denis, { ...place, act: 'take' })).status).toBe(403);
    expect((await take(world.outsider, { ...place, act: 'take' })).status).toBe(404);
    const stale = await take(world.idriss, { ...place, act: 'take', revision: 999 });
    expect(stale.status).toBe(422);
    const taken = await answered<Renewal>(
      'takeReportRenewal',
      await take(world.idriss, { ...place, act: 'take' }),
    );
    expect(taken.items.some(({ slot }) => slot === place.slot)).toBe(false);
    const seen = await take(world.idriss, { act: 'seen' });
    expect(await answered<Renewal>('takeReportRenewal', seen)).toMatchObject({ hasChanged: false });
    expect((await world.denis.send('GET', `${api}/proposal`)).status).toBe(403);
    await done(await world.idriss.post(paths.traceRemoval(trace), {}));
  });
});
