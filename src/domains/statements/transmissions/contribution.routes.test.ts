import { beforeAll, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { statementsDomain } from '#/domains/statements/statements.domain.ts';
import { createTraces } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let ali: Visitor;
let guest: Visitor;
let discreet: Visitor;
let late: Visitor;
let director: Visitor;
let other: Visitor;
let team: string;
let transmission: string;

const decision = 'Un poste est maintenu.';
const purpose = 'Préparer la rencontre annuelle sur les services';

const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('&#39;', '’');

const note = (author: Visitor, visibility: 'space' | 'author', eventOn: string) =>
  site.as(author.personId, (transaction) =>
    createTraces(
      transaction,
      { personId: author.personId },
      [
        {
          spaceId: team,
          text: 'Table du logement',
          eventOn,
          visibility,
          natures: [{ nature: 'concertation', sharePercent: null }],
          mode: 'in-person',
          durationMinutes: 120,
          peopleCount: 14,
        },
      ],
      { enteredAt: new Date('2026-03-11T15:00:00Z') },
    ),
  );

const contributors = (who: Visitor | null) => {
  const read = (transaction: Parameters<Parameters<TestSite['system']>[0]>[0]) =>
    transaction.query<{ person_id: string }>({
      text: 'SELECT person_id FROM transmission_contributors ORDER BY person_id',
    });
  return who ? site.as(who.personId, read) : site.system(read);
};

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  ali = await site.person('Ali Haddad');
  guest = await site.person('Rosa Lemay');
  discreet = await site.person('Luce Morin');
  late = await site.person('Paul Nadeau');
  director = await site.person('Odette Caron');
  other = await site.person('Inès Roy');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [ali, 'member'],
    [guest, 'guest'],
    [discreet, 'member'],
    [late, 'member'],
  ]);
  const direction = await site.space('Direction', [[director, 'member']], {
    kind: 'committee',
    visibility: 'network',
  });
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await note(maude, 'space', '2026-02-10');
  await note(ali, 'space', '2026-02-11');
  await note(discreet, 'author', '2026-02-12');
  await note(late, 'space', '2026-03-02');
  const opened = await maude.post(paths.newStatement, {
    spaceId: team,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period: 'month 2026-02',
    year: '2025-2026',
  });
  const statement = opened.headers.get('location')!.split('/').at(-1)!;
  const sent = await maude.post(paths.statementTransmission(statement), {
    recipient: direction,
    outsideName: '',
    purposeKind: 'account',
    purpose,
    layout: '',
  });
  transmission = sent.headers.get('location')!.split('/').at(-1)!;
  for (const visitor of [ali, discreet, late])
    expect((await maude.post(paths.spaceMember(team, visitor.personId), { role: 'none' })).status).toBe(303);
  const told = await director.post(paths.transmissionFeedback(transmission), {
    text: decision,
    decidedOn: '2026-03-01',
  });
  expect(told.status).toBe(303);
}, 60_000);

test('whoever left the team reads what was decided with their traces, what for and by whom', async () => {
  expect(await textOf(ali.get(paths.today))).toContain('Ce qui a été décidé avec vos chiffres');
  const text = await textOf(ali.get(paths.contributions));
  for (const part of [decision, purpose, 'Reddition de comptes', 'Direction', 'février 2026', 'Équipe'])
    expect(text).toContain(part);
});

test('and nothing else: neither figures, statement, team nor who wrote it', async () => {
  const html = await (await ali.get(paths.contributions)).text();
  expect(html).not.toContain(transmission);
  expect(html).not.toContain('Odette Caron');
  for (const address of [
    paths.transmission(transmission),
    paths.transmissionExport(transmission),
    paths.transmissionReadings(transmission),
    paths.transmissionFeedback(transmission),
    paths.space(team),
  ])
    expect((await ali.get(address)).status, address).toBe(404);
  const seen = await site.as(ali.personId, async (transaction) => ({
    transmissions: await transaction.query({ text: 'SELECT FROM transmissions' }),
    feedback: await transaction.query({ text: 'SELECT FROM transmission_feedback' }),
  }));
  expect(seen).toEqual({ transmissions: [], feedback: [] });
});

test('whoever is still of the team reads it once on « Aujourd’hui », and opens the figures', async () => {
  const today = await textOf(maude.get(paths.today));
  expect(today.match(/Ce qui a été décidé avec vos chiffres/g)).toHaveLength(1);
  const html = await (await maude.get(paths.contributions)).text();
  expect(html).toContain(decision);
  expect(html).toContain(paths.transmission(transmission));
});

test('is empty for whoever was not counted, a guest, the recipient or another space; a stranger signs in', async () => {
  for (const visitor of [guest, discreet, late, director, other])
    expect(await textOf(visitor.get(paths.contributions))).toContain('Rien n’est noté à ce jour.');
  for (const visitor of [discreet, late, other])
    expect(await textOf(visitor.get(paths.today))).not.toContain('décidé avec vos chiffres');
  expect((await site.stranger.get(paths.contributions)).status).toBe(303);
});

test('the API gives each person the same, and nobody else’s', async () => {
  const told = async (who: Visitor, query = '') => {
    const answer = await who.send('GET', `${paths.api}/me/feedback${query}`);
    return (await answer.json()) as { feedback: object[]; nextCursor: string | null };
  };
  const same = {
    text: decision,
    purpose,
    purposeKind: 'account',
    recipientName: 'Direction',
    spaceName: 'Équipe',
  };
  expect(await told(ali)).toEqual({
    feedback: [expect.objectContaining({ ...same, decidedOn: '2026-03-01', transmissionId: null })],
    nextCursor: null,
  });
  expect(await told(maude, '?limit=1&cursor=rien')).toMatchObject({
    feedback: [{ ...same, transmissionId: transmission }],
    nextCursor: null,
  });
  expect(JSON.stringify(await told(ali))).not.toContain('Odette Caron');
  for (const visitor of [guest, discreet, late, director, other])
    expect(await told(visitor)).toEqual({ feedback: [], nextCursor: null });
  expect((await site.stranger.send('GET', `${paths.api}/me/feedback`)).status).toBe(401);
  expect((await ali.send('GET', `${paths.api}/me/feedback?limit=0`)).status).toBe(422);
});

test('nobody but the person knows that they were counted, and nobody adds themselves', async () => {
  expect((await contributors(null)).map((row) => row.person_id)).toEqual(
    [maude.personId, ali.personId].toSorted(),
  );
  for (const visitor of [maude, ali])
    expect(await contributors(visitor)).toEqual([{ person_id: visitor.personId }]);
  for (const visitor of [director, other, guest]) expect(await contributors(visitor)).toEqual([]);
  const adding = (who: Visitor, added: Visitor) =>
    site.as(who.personId, (transaction) =>
      transaction.query({
        text: 'INSERT INTO transmission_contributors (person_id, transmission_id) VALUES ($1, $2)',
        values: [added.personId, transmission],
      }),
    );
  for (const who of [late, other, director, maude])
    await expect(adding(who, other)).rejects.toThrow(/row-level security/);
});

test('is given back with one’s information, and forgotten with the account', async () => {
  if (statementsDomain.personalData === 'holds none') throw new Error('statements hold personal data');
  const { exportOf, erase } = statementsDomain.personalData;
  const given = await site.as(ali.personId, (transaction) => exportOf(transaction, ali.personId));
  expect(given.transmissionsCountedIn).toEqual([{ transmissionId: transmission }]);
  await site.system((transaction) => erase(transaction, ali.personId));
  expect((await contributors(null)).map((row) => row.person_id)).toEqual([maude.personId]);
});
