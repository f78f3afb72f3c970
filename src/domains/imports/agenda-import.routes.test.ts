import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let outsider: Visitor;
let space: string;
let dossier: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  guest = await site.person('Ariane Invitée');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Autre', [[outsider, 'facilitator']]);
  dossier = '0190c0de-0000-7000-8000-00000000d055';
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO dossiers (id, space_id, number, title, state, state_since_on, opened_by)
             VALUES ($1, $2, 1, 'Comité logement des Saules', 'accompanying', '2026-01-01', $3)`,
      values: [dossier, space, maude.personId],
    }),
  );
});

const event = (uid: string, day: string, lines: string) =>
  `BEGIN:VEVENT\nUID:${uid}\nDTSTART;TZID=America/Montreal:${day}T133000\nDTEND;TZID=America/Montreal:${day}T150000\n${lines}\nEND:VEVENT\n`;
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nX-WR-CALNAME:Travail\n${events.join('')}END:VCALENDAR\n`;

function send(
  visitor: Visitor,
  text: string | Uint8Array,
  typed: Record<string, string> = {},
): Promise<Response> {
  const fields = { spaceId: space, from: '2026-03-01', to: '2026-03-18', ...typed };
  return visitor.upload(paths.newAgendaImport, fields, {
    file: { name: 'agenda.ics', type: 'text/calendar', bytes: text },
  });
}

async function opened(text: string): Promise<{ address: string; html: string }> {
  const answer = await send(maude, text);
  expect(answer.status).toBe(303);
  const address = answer.headers.get('location')!;
  return { address, html: await (await maude.get(address)).text() };
}

const proposalIds = (html: string) =>
  [...html.matchAll(/name="keep" value="([^"]+)"/g)].map((match) => match[1]!);
const tracesOf = (visitor: Visitor) =>
  site.system((transaction) =>
    transaction.query<{
      title: string;
      event_on: string;
      event_time: string;
      duration_minutes: number;
      natures: string[];
      import_id: string;
      trashed_at: Date | null;
      visibility: string;
      dossiers: string[];
    }>({
      text: `SELECT t.title, t.event_on, t.event_time, t.duration_minutes, t.natures, t.import_id, t.trashed_at, t.visibility,
               coalesce((SELECT array_agg(d.dossier_id::text) FROM trace_dossiers d WHERE d.trace_id = t.id), '{}') AS dossiers
             FROM traces t WHERE t.author_id = $1 ORDER BY t.event_on, t.title`,
      values: [visitor.personId],
    }),
  );

describe('who may import an agenda', () => {
  test('a stranger is sent to sign in', async () => {
    expect((await site.stranger.get(paths.imports)).status).toBe(303);
    expect((await site.stranger.get(paths.newAgendaImport)).status).toBe(303);
    expect((await send(site.stranger, calendar())).status).toBe(303);
  });

  test('a guest and somebody from elsewhere may not bring traces into the space', async () => {
    expect((await send(guest, calendar(event('a', '20260310', 'SUMMARY:Table')))).status).toBe(403);
    expect((await send(outsider, calendar(event('a', '20260310', 'SUMMARY:Table')))).status).toBe(403);
    expect(await (await guest.get(paths.newAgendaImport)).text()).toContain('Il faut d’abord un espace');
  });

  test('nobody sees the import of another, whatever the address', async () => {
    const { address } = await opened(calendar(event('secret', '20260305', 'SUMMARY:Rendez-vous secret')));
    for (const visitor of [guest, outsider]) {
      expect((await visitor.get(address)).status).toBe(404);
      expect((await visitor.get(`${address}/progression`)).status).toBe(404);
      expect((await visitor.post(address, { act: 'keep' })).status).toBe(404);
      expect((await visitor.post(`${address}/annulation`, { confirmed: '1' })).status).toBe(404);
      const rows = await site.as(visitor.personId, (transaction) =>
        transaction.query({ text: 'SELECT 1 FROM import_proposals UNION ALL SELECT 1 FROM imports' }),
      );
      expect(rows).toEqual([]);
    }
    expect((await maude.get(paths.import('n-est-pas-un-id'))).status).toBe(404);
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'Le fichier est vide'],
    ['Bonjour', 'n’est pas un calendrier'],
    ['<!doctype html><html></html>', 'une page Web'],
    ['BEGIN:VCALENDAR\nEND:VCALENDAR', 'aucune rencontre'],
  ])('a file « %s » comes back with a sentence and what was typed', async (text, sentence) => {
    const answer = await send(maude, text, { from: '2026-02-02' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).toContain('value="2026-02-02"');
  });

  test.each([
    [{ from: '2026-03-18', to: '2026-03-01' }, 'précède le premier'],
    [{ from: '2020-01-01' }, 'dépasse trois ans'],
    [{ from: 'hier' }, 'Donnez un jour'],
    [{ spaceId: 'x' }, 'Choisissez l’espace'],
  ])('days or spaces that make no sense: %j', async (typed, sentence) => {
    const answer = await send(maude, calendar(event('a', '20260310', '')), typed as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  test('a form without a file', async () => {
    const answer = await maude.upload(
      paths.newAgendaImport,
      { spaceId: space, from: '2026-03-01', to: '2026-03-18' },
      {},
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Choisissez un fichier .ics');
  });
});

describe('a review', () => {
  test('keeps what is ticked and nothing else, with what was chosen; the rest waits', async () => {
    const text = calendar(
      event('r1', '20260302', 'SUMMARY:Comité logement\nLOCATION:Maison des possibles'),
      event('r2', '20260303', 'SUMMARY:Dentiste'),
      event('r3', '20260304', 'SUMMARY:Formation des bénévoles\nCLASS:PRIVATE'),
    );
    const { address, html } = await opened(text);
    const [first, second, third] = proposalIds(html);
    expect(html).not.toContain('checked');
    expect(html).toMatch(new RegExp(`<option value="${dossier}" selected`));
    expect(html).toContain('peut-être personnelle');
    const likely = await (await maude.get(`${address}?cocher=probables`)).text();
    expect([...likely.matchAll(/value="([^"]+)" checked/g)].map((match) => match[1])).toEqual([first]);

    const answer = await maude.post(address, {
      act: 'keep',
      keep: [first!, third!],
      [`dossier-${first}`]: dossier,
      [`nature-${first}`]: 'concertation',
      [`nature-${third}`]: 'popular-education',
    });
    expect(answer.status).toBe(303);
    expect(
      (await tracesOf(maude)).map((trace) => [
        trace.title,
        trace.event_on,
        trace.event_time,
        trace.duration_minutes,
        trace.natures,
        trace.dossiers,
        trace.visibility,
      ]),
    ).toEqual([
      ['Comité logement', '2026-03-02', '13:30:00', 90, ['concertation'], [dossier], 'space'],
      ['Formation des bénévoles', '2026-03-04', '13:30:00', 90, ['popular-education'], [], 'author'],
    ]);
    expect(proposalIds(await (await maude.get(address)).text())).toEqual([second]);
  });

  test('sent twice, keeps once', async () => {
    const { address, html } = await opened(calendar(event('deux', '20260306', 'SUMMARY:Une seule fois')));
    const keep = proposalIds(html);
    await maude.post(address, { act: 'keep', keep });
    await maude.post(address, { act: 'keep', keep });
    expect((await tracesOf(maude)).filter((trace) => trace.title === 'Une seule fois')).toHaveLength(1);
  });

  test('refuses an empty choice and a dossier from elsewhere, and keeps what was ticked', async () => {
    const { address, html } = await opened(calendar(event('vide', '20260307', 'SUMMARY:Rien')));
    const nothing = await maude.post(address, { act: 'keep' });
    expect([nothing.status, (await nothing.text()).includes('Aucune rencontre qui attende encore')]).toEqual([
      422,
      true,
    ]);
    const [id] = proposalIds(html);
    const foreign = await maude.post(address, {
      act: 'keep',
      keep: id!,
      [`dossier-${id}`]: '0190c0de-0000-7000-8000-00000000ffff',
    });
    expect(foreign.status).toBe(422);
    const body = await foreign.text();
    expect(body).toContain('n’est plus dans cet espace');
    expect(body).toContain(`value="${id}" checked`);
  });

  test('a second import proposes only what is new, what changed, and nothing set aside', async () => {
    const lines = (title: string) => `SUMMARY:${title}`;
    const first = await opened(
      calendar(
        event('s1', '20260309', lines('Gardée')),
        event('s2', '20260310', lines('Écartée')),
        event('s3', '20260311', lines('En attente')),
      ),
    );
    const [kept, aside] = proposalIds(first.html);
    await maude.post(first.address, { act: 'keep', keep: kept! });
    const answer = await maude.post(first.address, { act: 'set-aside', keep: aside! });
    expect(answer.status).toBe(303);

    const second = await opened(
      calendar(
        event('s1', '20260309', lines('Gardée')),
        event('s2', '20260310', lines('Écartée')),
        event('s3', '20260311', lines('En attente')),
        event('s4', '20260312', lines('Nouvelle')),
      ),
    );
    expect(second.html).toContain('1 rencontre est déjà une trace');
    expect(second.html).toContain('1 rencontre que vous avez écartée');
    expect(second.html).not.toContain('Écartée');
    expect(proposalIds(second.html)).toHaveLength(2);

    const third = await opened(calendar(event('s1', '20260309', lines('Gardée, puis renommée'))));
    expect(third.html).toContain('Modifiée depuis');
  });

  test('setting a series aside sets all its dates aside, now and later, and forgets their words', async () => {
    const series = event('serie', '20260302', 'SUMMARY:Yoga du midi\nRRULE:FREQ=WEEKLY;BYDAY=MO');
    const { address, html } = await opened(calendar(series));
    const ids = proposalIds(html);
    expect(ids).toHaveLength(3);
    await maude.post(address, { act: 'set-aside', keep: ids[0]!, wholeSeries: '1' });
    const again = await send(maude, calendar(series), { to: '2026-03-31' });
    const page = await (await maude.get(again.headers.get('location')!)).text();
    expect(proposalIds(page)).toEqual([]);
    const held = await site.system((transaction) =>
      transaction.query<{ count: number }>({
        text: `SELECT (SELECT count(*) FROM import_proposals WHERE content::text LIKE '%Yoga%') + (SELECT count(*) FROM agenda_decisions WHERE title LIKE '%Yoga%') AS count`,
      }),
    );
    expect(held[0]?.count).toBe(0);
    const list = await (await maude.get(paths.imports)).text();
    expect(list).toContain('Tout proposer de nouveau');
    await maude.post(paths.imports, {});
    const back = await send(maude, calendar(series));
    expect(proposalIds(await (await maude.get(back.headers.get('location')!)).text())).toHaveLength(3);
  });

  test('proposes the next time what was chosen the last time', async () => {
    const first = await opened(calendar(event('habitude-1', '20260313', 'SUMMARY:Point du vendredi')));
    const [id] = proposalIds(first.html);
    await maude.post(first.address, {
      act: 'keep',
      keep: id!,
      [`dossier-${id}`]: dossier,
      [`nature-${id}`]: 'political-action',
    });
    const second = await opened(calendar(event('habitude-2', '20260317', 'SUMMARY:Point du vendredi')));
    expect(second.html).toContain('comme la dernière fois');
    expect(second.html).toMatch(/<option value="political-action" selected/);
  });

  test('is undone whole: traces to the trash, events proposed again', async () => {
    const text = calendar(event('annule', '20260314', 'SUMMARY:À annuler'));
    const { address, html } = await opened(text);
    await maude.post(address, { act: 'keep', keep: proposalIds(html) });
    const unsure = await maude.post(`${address}/annulation`, {});
    expect([unsure.status, (await unsure.text()).includes('Cochez la case')]).toEqual([422, true]);
    expect((await maude.post(`${address}/annulation`, { confirmed: '1' })).status).toBe(303);
    expect((await tracesOf(maude)).find((trace) => trace.title === 'À annuler')?.trashed_at).not.toBeNull();
    expect((await maude.post(`${address}/annulation`, { confirmed: '1' })).status).toBe(422);
    expect(await (await maude.get(address)).text()).toContain('sont à la corbeille');
    expect(proposalIds((await opened(text)).html)).toHaveLength(1);
  });

  test('from which nothing came is given up without a trace of it', async () => {
    const { address } = await opened(calendar(event('abandon', '20260315', 'SUMMARY:À abandonner')));
    expect((await maude.post(`${address}/annulation`, { confirmed: '1' })).headers.get('location')).toBe(
      paths.imports,
    );
    expect((await maude.get(address)).status).toBe(404);
  });

  test('survives titles that are only marks, very long lengths, and many pages', async () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      event(`p${index}`, '20260316', `SUMMARY:Rencontre ${index}`),
    );
    const odd = 'BEGIN:VEVENT\nUID:odd\nDTSTART:20260316T090000\nDURATION:P300D\nSUMMARY:***\nEND:VEVENT\n';
    const { address, html } = await opened(calendar(odd, ...many));
    expect(proposalIds(html)).toHaveLength(30);
    expect(html).toContain('sauf ce que le calendrier dit privé, qui reste à vous');
    expect(proposalIds(await (await maude.get(`${address}?page=3`)).text())).toHaveLength(11);
    expect((await maude.post(address, { act: 'keep', keep: proposalIds(html) })).status).toBe(303);
    const odds = (await tracesOf(maude)).filter((trace) => trace.title === 'Rencontre sans titre');
    expect(odds.map((trace) => trace.duration_minutes)).toEqual([null]);
  });

  test('takes texts of any length: cut between characters, and the cut is told', async () => {
    const cut = `${'x'.repeat(299)}😀`;
    const lines = `SUMMARY:${cut}\nLOCATION:${cut}\nDESCRIPTION:${'y'.repeat(4_999)}😀 et la fin`;
    const { address, html } = await opened(calendar(event('coupe', '20260310', lines)));
    expect(html).toContain('texte très long, dont la fin est laissée de côté');
    const [id] = proposalIds(html);
    expect((await maude.post(address, { act: 'keep', keep: id! })).status).toBe(303);
  });

  test('is light to load, with many dossiers on every line', async () => {
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO dossiers (id, space_id, number, title, state, state_since_on)
               SELECT gen_random_uuid(), $1, n, 'Accompagnement du comité numéro ' || n, 'accompanying', '2026-01-01' FROM generate_series(2, 30) AS n`,
        values: [space],
      }),
    );
    const many = Array.from({ length: 40 }, (_, index) =>
      event(
        `leger${index}`,
        '20260316',
        `SUMMARY:Rencontre légère ${index * 7919}\nLOCATION:Local ${index * 31}`,
      ),
    );
    const { html } = await opened(calendar(...many));
    expect(proposalIds(html)).toHaveLength(30);
    expect(gzipSync(html).length).toBeLessThan(15 * 1024);
  });

  test('reads in English', async () => {
    maude.cookies.set('toile_langue', 'en');
    const { html } = await opened(calendar(event('english', '20260318', 'SUMMARY:Table')));
    maude.cookies.delete('toile_langue');
    expect(html).toContain('awaits your word');
  });
});

describe('the API', () => {
  test('reads, lists, decides and undoes', async () => {
    const body = {
      spaceId: space,
      from: '2026-03-01',
      to: '2026-03-18',
      calendar: calendar(
        event('api1', '20260311', 'SUMMARY:Par l’API'),
        event('api2', '20260312', 'SUMMARY:Pas du travail'),
      ),
    };
    const openedByApi = await maude.send('POST', '/api/v1/imports/agenda', body);
    expect(openedByApi.status).toBe(201);
    const { id, waiting } = (await openedByApi.json()) as { id: string; waiting: number };
    expect(waiting).toBe(2);
    const list = (await (await maude.send('GET', `/api/v1/imports/${id}/proposals`)).json()) as {
      items: { id: string; summary: string }[];
    };
    expect(list.items.map((item) => item.summary)).toEqual(['Par l’API', 'Pas du travail']);
    const decided = await maude.send('POST', `/api/v1/imports/${id}/decisions`, {
      keep: [{ proposalId: list.items[0]!.id, nature: 'concertation' }],
      notWork: [list.items[1]!.id],
    });
    const answer = (await decided.json()) as { traceIds: string[]; left: number };
    expect([decided.status, answer.traceIds.length, answer.left]).toEqual([200, 1, 0]);
    const read = (await (await maude.send('GET', `/api/v1/imports/${id}`)).json()) as {
      state: string;
      traces: number;
    };
    expect([read.state, read.traces]).toEqual(['done', 1]);
    const undone = await maude.send('POST', `/api/v1/imports/${id}/undo`);
    expect(await undone.json()).toEqual({ trashed: 1 });
    expect((await outsider.send('GET', `/api/v1/imports/${id}`)).status).toBe(404);
  });

  test('refuses with a sentence', async () => {
    const body = { spaceId: space, from: '2026-03-01', to: '2026-03-18', calendar: 'Bonjour' };
    const answer = await maude.send('POST', '/api/v1/imports/agenda', body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('n’est pas un calendrier') });
    expect(
      (
        await outsider.send('POST', '/api/v1/imports/agenda', {
          ...body,
          calendar: calendar(event('a', '20260311', '')),
        })
      ).status,
    ).toBe(403);
  });
});

describe('what a person may take away and have forgotten', () => {
  test('is theirs, and goes', async () => {
    const { importsDomain } = await import('./imports.domain.ts');
    if (importsDomain.personalData === 'holds none') throw new Error('it holds some');
    const { exportOf, erase } = importsDomain.personalData;
    await opened(calendar(event('donnees', '20260317', 'SUMMARY:À emporter')));
    const exported = await site.system((transaction) => exportOf(transaction, maude.personId));
    expect(JSON.stringify(exported)).toContain('À emporter');
    await site.system((transaction) => erase(transaction, maude.personId));
    const left = await site.system((transaction) =>
      transaction.query({
        text: 'SELECT 1 FROM imports WHERE person_id = $1 UNION ALL SELECT 1 FROM agenda_decisions WHERE person_id = $1',
        values: [maude.personId],
      }),
    );
    expect(left).toEqual([]);
  });
});

describe('a place that an event names', () => {
  /** Places of the space, by the names given; an ended one is no longer there in March. */
  async function places(...named: [name: string, validUntil: string | null][]): Promise<string[]> {
    const ids = [];
    for (const [name, validUntil] of named) {
      const id = newId();
      ids.push(id);
      await site.system((transaction) =>
        transaction.query({
          text: `INSERT INTO places (id, list, name, kind, valid_until, source, space_id) VALUES ($1, 'own', $2, 'site', $3, '', $4)`,
          values: [id, name, validUntil, space],
        }),
      );
    }
    return ids;
  }
  const kept = (title: string) =>
    site.system((transaction) =>
      transaction.query<{ place_id: string | null; place_text: string }>({
        text: 'SELECT place_id, place_text FROM traces WHERE title = $1',
        values: [title],
      }),
    );

  test('is proposed in the review, taken when it stays ticked, and left as text otherwise', async () => {
    const [place] = await places(['Maison des Saules', null], ['Ancien gymnase', '2026-01-01']);
    const { address, html } = await opened(
      calendar(
        event('place-1', '20260311', 'SUMMARY:Avec le lieu\nLOCATION:maison des SAULES'),
        event('place-2', '20260311', 'SUMMARY:Avec le texte\nLOCATION:Maison des Saules'),
        event('place-3', '20260312', 'SUMMARY:À peu près\nLOCATION:Maison des Saules\\, salle 2'),
        event('place-4', '20260312', 'SUMMARY:Disparu\nLOCATION:Ancien gymnase'),
      ),
    );
    const boxes = [...html.matchAll(/name="place-[^"]+" value="([^"]+)" checked/g)];
    expect(boxes.map((match) => match[1])).toEqual([place, place]);
    expect(html).toContain('Maison des Saules (lieu précis)');
    const [first, ...others] = proposalIds(html);
    const form = { act: 'keep', keep: [first!, ...others], [`place-${first}`]: place! };
    expect((await maude.post(address, form)).status).toBe(303);
    expect(await kept('Avec le lieu')).toEqual([{ place_id: place, place_text: '' }]);
    expect(await kept('Avec le texte')).toEqual([{ place_id: null, place_text: 'Maison des Saules' }]);
    expect(await kept('À peu près')).toEqual([{ place_id: null, place_text: 'Maison des Saules, salle 2' }]);
    expect(await kept('Disparu')).toEqual([{ place_id: null, place_text: 'Ancien gymnase' }]);
  });

  test('is not proposed when several bear its name, and no other can be asked for', async () => {
    await places(['Sous-sol de l’église', null], ['SOUS-SOL de l’Église', null]);
    const { address, html } = await opened(
      calendar(event('place-5', '20260313', 'SUMMARY:Au sous-sol\nLOCATION:Sous-sol de l’église')),
    );
    expect(html).not.toContain('name="place-');
    const [one] = proposalIds(html);
    const [other] = await places(['Ailleurs', null]);
    const refused = await maude.post(address, { act: 'keep', keep: one!, [`place-${one}`]: other! });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('n’est plus celui que nomme l’agenda');
    expect(await kept('Au sous-sol')).toEqual([]);
  });

  test('is proposed and taken by the API too', async () => {
    const [place] = await places(['Verger partagé', null]);
    const { address } = await opened(
      calendar(event('place-6', '20260314', 'SUMMARY:Cueillette\nLOCATION:Verger partagé')),
    );
    const one = `${paths.api}/imports/${address.split('/').at(-1)}`;
    const { items } = (await (await maude.send('GET', `${one}/proposals`)).json()) as {
      items: { id: string; place: object | null }[];
    };
    expect(items).toMatchObject([{ place: { id: place, label: 'Verger partagé (lieu précis)' } }]);
    const keep = (placeId: string) =>
      maude.send('POST', `${one}/decisions`, { keep: [{ proposalId: items[0]!.id, placeId }] });
    expect((await keep(newId())).status).toBe(422);
    expect((await keep(place!)).status).toBe(200);
    expect(await kept('Cueillette')).toEqual([{ place_id: place, place_text: '' }]);
  });
});
