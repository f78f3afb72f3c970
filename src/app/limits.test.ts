import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { htmlFaults } from '../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../test/harness/site.ts';
import { keyOf, type Limited, limits } from './limits.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  spaceId = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
});

/** As after all that somebody may ask in a while, for the hour to come. */
const spent = (who: Visitor | null, limited: Limited) => {
  const viewer = who
    ? { kind: 'person' as const, personId: who.personId, name: '', isAdministrator: false }
    : { kind: 'stranger' as const };
  const whole =
    viewer.kind === 'person' ? { ...viewer, memberships: [], sessionId: null, scopes: null } : viewer;
  return site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, $3)
        ON CONFLICT (key) DO UPDATE SET points = excluded.points, expire = excluded.expire`,
      values: [
        `many-${limited}:${keyOf({ viewer: whole, remoteAddress: 'unknown' })}`,
        limits[limited].points,
        Date.now() + 3_600_000,
      ],
    }),
  );
};

async function tokenOf(who: Visitor): Promise<Record<string, string>> {
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES ($1, $2, $3, 'Programme', '{spaces:read}')`,
      values: [newId(), tokenHash(token), who.personId],
    }),
  );
  return { authorization: `Bearer ${token}` };
}

const spacesBy = (headers: Record<string, string>) =>
  site.stranger.send('GET', `${paths.api}/spaces`, undefined, headers);

test('the tokens of a person are slowed together, and neither their session nor anybody else', async () => {
  const [one, other, another] = [await tokenOf(maude), await tokenOf(maude), await tokenOf(idriss)];
  await spent(maude, 'api');
  for (const token of [one, other]) {
    const answer = await spacesBy({ ...token, 'accept-language': 'en' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 429,
      type: expect.stringMatching(/too-many-requests$/),
      title: 'Too many requests',
      detail: expect.stringContaining('This one changed nothing.'),
    });
  }
  expect((await spacesBy(another)).status).toBe(200);
  expect((await maude.send('GET', `${paths.api}/spaces`)).status).toBe(200);
  expect((await maude.get(paths.today)).status).toBe(200);
});

describe('files and lists sent one after the other', () => {
  const agenda = (who: Visitor) =>
    who.upload(
      paths.newAgendaImport,
      { spaceId, from: '2026-03-01', to: '2026-03-31' },
      {
        file: {
          name: 'agenda.ics',
          type: 'text/calendar',
          bytes: [
            'BEGIN:VCALENDAR',
            'VERSION:2.0',
            'PRODID:-//Essai//FR',
            'BEGIN:VEVENT',
            'UID:1@essai',
            'DTSTAMP:20260310T120000Z',
            'DTSTART;VALUE=DATE:20260310',
            'SUMMARY:Rencontre',
            'END:VEVENT',
            'END:VCALENDAR',
            '',
          ].join('\r\n'),
        },
      },
    );

  test('wait past what anybody sends at work; what is noted in a line does not', async () => {
    await spent(maude, 'sending');
    const answer = await agenda(maude);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const html = await answer.text();
    expect(html).toContain('Ce dernier envoi n’a pas été reçu');
    expect(await htmlFaults(html)).toEqual([]);
    const rows = await site.system((transaction) => transaction.query({ text: 'SELECT 1 FROM imports' }));
    expect(rows).toEqual([]);
    const quick = { spaceId, text: 'Appel', dossierId: '', _key: newId() };
    expect((await maude.post(paths.quickTrace, quick)).status).toBe(303);
    expect((await agenda(idriss)).status).toBe(303);
  });
});

test('documents asked for one after the other wait, for strangers of one network as for a person', async () => {
  const typed = {
    spaceId,
    title: 'Plan du quartier',
    kind: 'triennial',
    startsOn: '2026-01-01',
    portrait: '',
  };
  const made = await maude.post(paths.plans, typed);
  const plan = made.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
  await spent(maude, 'document');
  const answer = await maude.get(paths.planDocument(plan, 'odt'));
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain('Beaucoup de documents');
  expect((await maude.get(paths.plan(plan))).status).toBe(200);
  const other = await idriss.get(paths.planDocument(plan, 'odt'));
  expect([other.status, other.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.oasis.opendocument.text',
  ]);
  await site.system((transaction) =>
    transaction.query({ text: `UPDATE plans SET visibility = 'public' WHERE id = $1`, values: [plan] }),
  );
  await spent(null, 'document');
  expect((await site.stranger.get(paths.planDocument(plan, 'odt'))).status).toBe(429);
});

test('tables asked for one after the other wait too, on the page as in the API', async () => {
  const noted = { spaceId, text: 'Rencontre', dossierId: '', _key: newId() };
  expect((await idriss.post(paths.quickTrace, noted)).status).toBe(303);
  expect((await idriss.get(`${paths.traceExport}?format=csv`)).status).toBe(200);
  await spent(idriss, 'document');
  const page = await idriss.get(`${paths.traceExport}?format=csv`, { 'accept-language': 'en' });
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  const html = await page.text();
  expect(html).toContain('This one was not made');
  expect(await htmlFaults(html)).toEqual([]);
  const program = await idriss.send('GET', `${paths.api}/traces/exportation`);
  expect(program.status).toBe(429);
  expect(Number(program.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await program.json()).toMatchObject({ status: 429, title: 'Trop de fichiers en peu de temps' });
  expect((await idriss.get(paths.traces)).status).toBe(200);
});

test('a count taken by lots costs a write a lot, and ends where it must', async () => {
  const limit = site.services.rateLimit({ name: 'essai', points: 40, perSeconds: 86_400, lot: 10 });
  const points = async () => {
    const [row] = await site.system((transaction) =>
      transaction.query<{ points: number }>({ text: "SELECT points FROM rate_limits WHERE key = 'essai:x'" }),
    );
    return row?.points ?? 0;
  };
  for (let at = 0; at < 11; at += 1) expect(await limit.spend('x')).toBeNull();
  expect(await points()).toBe(20);
  for (let at = 11; at < 40; at += 1) expect(await limit.spend('x')).toBeNull();
  expect(await limit.spend('x')).toBeGreaterThan(0);
  await limit.forgive('x');
  expect(await limit.spend('x')).toBeNull();
});
