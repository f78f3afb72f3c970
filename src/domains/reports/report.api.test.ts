import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type ReportWorld, reportWorld } from '../../../test/harness/report-world.ts';
import type { Visitor } from '../../../test/harness/site.ts';

let world: ReportWorld;
beforeAll(async () => {
  world = await reportWorld();
});

const api = `${paths.api}/reports`;

interface SaidSection {
  id: string;
  heading: string;
  body: string;
  revision: number;
  cut: boolean;
}
interface Said {
  id: string;
  title: string;
  orderVersion: number;
  sections: SaidSection[];
  figures: Record<string, { rows: unknown[] }>;
}

const body = () => ({
  template: 'bilan-equipe',
  spaceIds: [world.team],
  startsOn: '2025-04-01',
  endsOn: '2026-03-31',
});

async function composed(who: Visitor = world.idriss): Promise<Said> {
  const answer = await who.send('POST', api, body());
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as Said;
}

const read = async (id: string) => (await (await world.denis.send('GET', `${api}/${id}`)).json()) as Said;

describe('a bilan, by a program', () => {
  test('is composed from the work, with its plots as data', async () => {
    const made = await composed();
    expect(made.title).toBe('Bilan annuel de l’équipe, 2025-2026');
    expect(made.sections.some(({ body: text }) => text.includes(':preuve['))).toBe(true);
    const named = made.sections.flatMap(({ body: text }) => [...text.matchAll(/::figure\{#(f\d+)\}/g)]);
    expect(Object.keys(made.figures).sort()).toEqual(named.map(([, name]) => name!).sort());
    expect(Object.values(made.figures).every(({ rows }) => rows.length > 0)).toBe(true);
    const list = (await (await world.denis.send('GET', api)).json()) as { items: { id: string }[] };
    expect(list.items.map(({ id }) => id)).toContain(made.id);
  });

  test('tells what a sentence rests on', async () => {
    const made = await composed();
    const name = /:preuve\[[^\]]*4\straces[^\]]*\]\{#(e\d+)\}/.exec(
      made.sections.map((one) => one.body).join('\n'),
    )![1];
    const evidence = (await (
      await world.denis.send('GET', `${api}/${made.id}/evidence/${name}`)
    ).json()) as object;
    expect(evidence).toMatchObject({ name, kind: 'traces', traceCount: 4 });
    expect((await world.denis.send('GET', `${api}/${made.id}/evidence/e9999`)).status).toBe(404);
  });

  test('refuses with a sentence for each field', async () => {
    const refused = await world.idriss.send('POST', api, { ...body(), endsOn: '2025-01-01' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      title: 'Refusé',
      errors: [{ field: 'endsOn', detail: expect.stringContaining('finit avant de commencer') }],
    });
    expect((await world.outsider.send('POST', api, body())).status).toBe(422);
  });
});

describe('a section, by a program', () => {
  test('is written from the revision that was read, and never over somebody else', async () => {
    const { id, sections } = await composed();
    const address = `${api}/${id}/sections/${sections[0]!.id}`;
    const text = { heading: 'Notre année', body: 'Ce que nous retenons.' };
    expect((await world.idriss.send('PUT', address, text)).status).toBe(428);
    const first = await world.idriss.send('GET', address);
    const etag = first.headers.get('etag')!;
    const written = await world.idriss.send('PUT', address, text, { 'if-match': etag });
    expect(written.status).toBe(200);
    expect(await written.json()).toMatchObject({ ...text, revision: 2 });
    const stale = await world.idriss.send('PUT', address, { ...text, body: 'Autre' }, { 'if-match': etag });
    expect(stale.status).toBe(412);
    expect((await read(id)).sections[0]).toMatchObject({ ...text, revision: 2 });
    const empty = { heading: ' ', body: '' };
    expect((await world.idriss.send('PUT', address, empty, { 'if-match': '"2"' })).status).toBe(422);
  });

  test('is added, moved from the order that was read, cut and put back', async () => {
    const made = await composed();
    const added = await world.idriss.send('POST', `${api}/${made.id}/sections`, { heading: 'Merci' });
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as SaidSection;
    const { orderVersion } = await read(made.id);
    const place = `${api}/${made.id}/sections/${id}/place`;
    const stale = await world.idriss.send('POST', place, { move: 'up', order: made.orderVersion });
    expect(stale.status).toBe(422);
    expect((await world.idriss.send('POST', place, { move: 'up', order: orderVersion })).status).toBe(200);
    expect((await read(made.id)).sections.at(-2)?.id).toBe(id);
    for (const [act, cut] of [
      ['cut', true],
      ['restore', false],
    ] as const) {
      const answer = await world.idriss.send('POST', `${api}/${made.id}/sections/${id}/cut`, { act });
      expect(await answer.json()).toMatchObject({ id, cut });
    }
  });
});

test('guests read and do not write; others find nothing', async () => {
  const { id, sections } = await composed();
  const section = `${api}/${id}/sections/${sections[0]!.id}`;
  const text = { heading: 'X', body: '' };
  const writings = [
    ['POST', `${api}/${id}/sections`, { heading: 'X' }],
    ['PUT', section, text],
    ['POST', `${section}/place`, { move: 'down', order: 1 }],
    ['POST', `${section}/cut`, { act: 'cut' }],
  ] as const;
  for (const [method, address, sent] of writings) {
    const headers = { 'if-match': '"1"' };
    expect((await world.denis.send(method, address, sent, headers)).status, address).toBe(403);
    expect((await world.outsider.send(method, address, sent, headers)).status, address).toBe(404);
    expect((await world.site.stranger.send(method, address, sent, headers)).status, address).toBe(401);
  }
  for (const address of [`${api}/${id}`, section, `${api}/${id}/evidence/e1`]) {
    expect((await world.denis.send('GET', address)).status, address).toBe(200);
    expect((await world.outsider.send('GET', address)).status, address).toBe(404);
    expect((await world.site.stranger.send('GET', address)).status, address).toBe(401);
  }
});
