import { beforeAll, expect, test } from 'vitest';
import { type InputId, inputIds } from '#/domains/codebooks/codebooks.public.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { newId } from '#/platform/ids.ts';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import type { TraceGroup } from './figure.ts';
import { ownPrivateCount, traceGroups, tracesTaken, tracesToDeclare } from './trace-group.store.ts';

let site: TestSite;
let maude: Visitor;
let stranger: Visitor;
let spaceId: string;
const dossierId = newId();
const otherDossierId = newId();

const scope = () => ({
  spaceId,
  startsOn: '2026-02-01',
  endsOn: '2026-02-28',
  today: '2026-03-18',
  timeZone: 'America/Toronto',
});
const personOf = (visitor: Visitor): Person => ({
  kind: 'person',
  personId: visitor.personId,
  name: 'Maude',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});
const draft = (changes: Partial<TraceDraft>): TraceDraft => ({
  spaceId,
  text: 'Une rencontre',
  eventOn: '2026-02-10',
  ...changes,
});
const note = (drafts: TraceDraft[], enteredAt = new Date('2026-02-10T20:00:00Z'), who = maude) =>
  site.as(who.personId, (transaction) => createTraces(transaction, personOf(who), drafts, { enteredAt }));
const groupsFor = (who: Visitor, inputs: readonly InputId[]): Promise<TraceGroup[]> =>
  site.as(who.personId, (transaction) => traceGroups(transaction, scope(), inputs));

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  stranger = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [[maude, 'member']]);
  await site.system(async (transaction) => {
    for (const [id, number, kind, fields] of [
      [dossierId, 2, 'territorial', ['habitation']],
      [otherDossierId, 7, 'identity', ['aines', 'habitation']],
    ]) {
      await transaction.query({
        text: `INSERT INTO dossiers (id, space_id, number, title, community_kind, origin_kind, fields, service_axes, state, state_since_on, opened_by)
               VALUES ($1, $2, $3, 'Logement', $4, CASE $3::integer WHEN 2 THEN 'citizens' ELSE 'other' END, $5, ARRAY['soutien-organismes'], 'accompanying', '2026-01-20', $6)`,
        values: [id, spaceId, number, kind, fields, maude.personId],
      });
    }
    for (const [position, state, on] of [
      [1, 'received', '2026-01-05'],
      [2, 'accepted', '2026-01-12'],
      [3, 'accompanying', '2026-01-20'],
    ]) {
      await transaction.query({
        text: 'INSERT INTO dossier_states (id, dossier_id, position, state, since_on) VALUES ($1, $2, $3, $4, $5)',
        values: [newId(), dossierId, position, state, on],
      });
    }
  });
  await note([
    draft({
      durationMinutes: 90,
      natures: [
        { nature: 'concertation', sharePercent: 60 },
        { nature: 'political-action', sharePercent: 40 },
      ],
      mode: 'video',
      dossierIds: [dossierId, otherDossierId],
      whatChanged: 'Un comité est né.',
      peopleCount: 12,
      practitionerCount: 2,
      language: 'fr',
      actors: [
        { personId: maude.personId, name: '', sharePercent: 60 },
        { personId: null, name: 'Une collègue', sharePercent: 40 },
      ],
      organisations: [
        { organisationId: null, name: 'Comité logement', role: 'present' },
        { organisationId: null, name: 'Maison du quartier', role: 'host' },
      ],
    }),
    draft({ durationMinutes: 30, flags: ['preparation'] }),
    draft({ flags: ['internal_request', 'preparation'] }),
    draft({ visibility: 'author', durationMinutes: 500 }),
    draft({ eventOn: '2026-01-31' }),
    draft({ eventOn: '2026-03-01' }),
  ]);
});

test('every input is read from a trace, its dossiers, its actors and its organisations', async () => {
  const groups = await groupsFor(maude, inputIds);
  expect(groups).toHaveLength(3);
  const whole = groups.find(({ minutes }) => minutes === 90);
  expect(whole).toEqual({
    values: {
      natures: ['concertation', 'political-action'],
      leadingNatures: ['concertation'],
      addressee: 'community',
      contactMode: 'video',
      placeKind: null,
      schoolLevel: null,
      language: 'fr',
      communityKind: 'territorial',
      dossierFields: ['aines', 'habitation'],
      serviceAxes: ['soutien-organismes'],
      axisShares: [],
      planItems: [],
      practitionerCount: 2,
      requestOrigin: 'citizens',
      decision: 'accepted',
      isPreparation: false,
      isInternalRequest: false,
      hasDossier: true,
      hasDuration: true,
      hasParticipantCount: true,
      hasPartners: true,
      hasRequestDate: true,
      hasDecisionDate: true,
      hasEpisodeStart: true,
      hasEpisodeEnd: false,
      isEnteredLate: false,
      isInFuture: false,
    },
    traceCount: 1,
    minutes: 90,
    untimedCount: 0,
    aspects: {
      duration: { traceCount: 1, minutes: 90 },
      participants: { traceCount: 1, minutes: 90 },
      partners: { traceCount: 1, minutes: 90 },
      change: { traceCount: 1, minutes: 90 },
      otherShares: { traceCount: 1, minutes: 36 },
      severalNatures: { traceCount: 1, minutes: 90 },
      serviceAxes: { traceCount: 1, minutes: 90 },
    },
  });
});

test('a trace is counted once, by the inputs asked for and no others', async () => {
  expect(await groupsFor(maude, ['isPreparation'])).toMatchObject([
    { values: { isPreparation: false }, traceCount: 1, minutes: 90, untimedCount: 0 },
    { values: { isPreparation: true }, traceCount: 2, minutes: 30, untimedCount: 1 },
  ]);
  expect(await groupsFor(maude, [])).toMatchObject([{ values: {}, traceCount: 3, minutes: 120 }]);
});

test('what a person kept to themself is not counted, and only they hear how much', async () => {
  await site.as(maude.personId, async (transaction) => {
    expect(await ownPrivateCount(transaction, scope(), maude.personId)).toBe(1);
  });
  const colleague = await site.person('Ali Haddad');
  await site.system((transaction) =>
    transaction.query({
      text: "INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2026-01-01')",
      values: [spaceId, colleague.personId],
    }),
  );
  expect(await groupsFor(colleague, [])).toEqual(await groupsFor(maude, []));
  await site.as(colleague.personId, async (transaction) => {
    expect(await ownPrivateCount(transaction, scope(), colleague.personId)).toBe(0);
  });
});

test('whoever is not of the space counts nothing', async () => {
  expect(await groupsFor(stranger, inputIds)).toEqual([]);
});

test('an entry is late 72 hours after the act ended, at the place where it happened', async () => {
  const late = async (eventTime: string | null, enteredAt: string) => {
    const space = await site.space('Tardive', [[maude, 'member']]);
    await note([{ spaceId: space, text: 'x', eventOn: '2026-02-10', eventTime }], new Date(enteredAt));
    const [group] = await site.as(maude.personId, (transaction) =>
      traceGroups(transaction, { ...scope(), spaceId: space }, ['isEnteredLate']),
    );
    return group?.values.isEnteredLate;
  };
  expect(await late('14:00', '2026-02-13T18:59:00Z')).toBe(false);
  expect(await late('14:00', '2026-02-13T19:01:00Z')).toBe(true);
  expect(await late(null, '2026-02-14T04:59:00Z')).toBe(false);
  expect(await late(null, '2026-02-14T05:01:00Z')).toBe(true);
});

test('the traces of a combination are found again, and those that may be declared are read one by one', async () => {
  await site.as(maude.personId, async (transaction) => {
    const [prepared] = (await traceGroups(transaction, scope(), inputIds)).filter(
      ({ untimedCount }) => untimedCount === 1,
    );
    const taken = await tracesTaken(transaction, scope(), inputIds, {
      combinations: [prepared!.values],
      aspect: null,
      limit: 10,
    });
    expect(taken).toMatchObject({ visibleCount: 1 });
    const none = await tracesTaken(transaction, scope(), inputIds, {
      combinations: [prepared!.values],
      aspect: 'partners',
      limit: 10,
    });
    expect(none).toEqual({ ids: [], visibleCount: 0 });
    const read = [];
    for await (const trace of tracesToDeclare(transaction, scope(), inputIds)) read.push(trace);
    expect(read).toHaveLength(3);
    expect(read[0]?.attributes).toMatchObject({
      durationMinutes: 90,
      participantCount: 12,
      eventOn: '2026-02-10',
      requestNumber: 2,
      requestSubject: 'Logement',
      requestReceivedOn: '2026-01-05',
      decidedOn: '2026-01-12',
      episodeStartsOn: '2026-01-20',
      episodeEndsOn: null,
    });
  });
});

test('shares of axes are those of the dossiers, by largest remainder, or none at all', async () => {
  const shares = async (dossiers: readonly { axes: string[]; shares: number[] }[]) => {
    const space = await site.space('Parts', [[maude, 'member']]);
    const ids = dossiers.map(() => newId());
    for (const [at, { axes, shares: noted }] of dossiers.entries())
      await site.system((transaction) =>
        transaction.query({
          text: `INSERT INTO dossiers (id, space_id, number, title, service_axes, axis_shares, state, state_since_on, opened_by)
                 VALUES ($1, $2, $3, 'Dossier', $4, $5, 'received', '2026-01-20', $6)`,
          values: [ids[at], space, at + 1, axes, noted, maude.personId],
        }),
      );
    await note([{ spaceId: space, text: 'x', eventOn: '2026-02-10', dossierIds: ids }]);
    const [group] = await site.as(maude.personId, (transaction) =>
      traceGroups(transaction, { ...scope(), spaceId: space }, ['axisShares']),
    );
    return group?.values.axisShares;
  };
  const noted = { axes: ['b', 'a'], shares: [70, 30] };
  expect(await shares([noted])).toEqual(['a 30', 'b 70']);
  expect(await shares([{ axes: ['a', 'b'], shares: [0, 100] }])).toEqual(['b 100']);
  // Three dossiers weigh a third each: 100/3, 130/3 and 70/3 are rounded to make 100.
  expect(
    await shares([noted, { axes: ['a', 'c'], shares: [50, 50] }, { axes: ['a', 'b'], shares: [50, 50] }]),
  ).toEqual(['a 43', 'b 40', 'c 17']);
  expect(await shares([noted, { axes: [], shares: [] }])).toEqual(['a 30', 'b 70']);
  expect(await shares([noted, { axes: ['c'], shares: [] }])).toEqual([]);
  expect(await shares([])).toEqual([]);
});

test('the items that a trace moves are those of the plans of its own team', async () => {
  const [space, elsewhere] = [
    await site.space('Équipe du plan', [[maude, 'member']]),
    await site.space('Ailleurs', [[stranger, 'member']]),
  ];
  const [mine, second, foreign] = [newId(), newId(), newId()];
  await note([{ spaceId: space, text: 'x', eventOn: '2026-02-10' }]);
  await site.system(async (transaction) => {
    const [trace] = await transaction.query<{ id: string }>({
      text: 'SELECT id FROM traces WHERE space_id = $1',
      values: [space],
    });
    for (const [plan, owner, items] of [
      [newId(), space, [mine, second]],
      [newId(), elsewhere, [foreign]],
    ] as const) {
      await transaction.query({
        text: `INSERT INTO plans (id, title, kind, starts_on, ends_on, levels) VALUES ($1, 'Plan', 'annual', '2026-01-01', '2026-12-31', '[]')`,
        values: [plan],
      });
      await transaction.query({
        text: `INSERT INTO plan_spaces VALUES ($1, $2, '2026-01-01')`,
        values: [plan, owner],
      });
      for (const [at, item] of items.entries()) {
        await transaction.query({
          text: `INSERT INTO plan_items (id, plan_id, position, level, title) VALUES ($1, $2, $3, 'action', 'Agir')`,
          values: [item, plan, at + 1],
        });
        await transaction.query({
          text: `INSERT INTO plan_evidence (id, item_id, trace_id, happened_on, says) VALUES ($1, $2, $3, '2026-02-10', 'progress')`,
          values: [newId(), item, trace?.id],
        });
      }
    }
  });
  const groups = (who: Visitor) =>
    site.as(who.personId, (transaction) =>
      traceGroups(transaction, { ...scope(), spaceId: space }, ['planItems']),
    );
  expect(await groups(maude)).toMatchObject([
    { values: { planItems: [mine, second].sort() }, traceCount: 1 },
  ]);
  expect(await groups(stranger)).toEqual([]);
});
