import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { traceById, visibleTraces } from './trace.store.ts';
import type { TraceDraft } from './trace.ts';
import { createTraces } from './trace-draft.store.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let outsider: Visitor;
let space: string;

const asViewer = (visitor: Visitor): Person => ({
  kind: 'person',
  personId: visitor.personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  await site.space('Autre équipe', [[outsider, 'facilitator']]);
});

const create = (visitor: Visitor, drafts: TraceDraft[]) =>
  site.as(visitor.personId, (transaction) => createTraces(transaction, asViewer(visitor), drafts));

describe('createTraces', () => {
  test('keeps everything a draft says, in the order given', async () => {
    const draft: TraceDraft = {
      spaceId: space,
      text: '# Comité logement\n\nPréparer la rencontre avec l’architecte.',
      eventOn: '2026-03-12',
      eventTime: '13:30',
      durationMinutes: 90,
      natures: [
        { nature: 'concertation', sharePercent: 60 },
        { nature: 'political-action', sharePercent: 40 },
      ],
      mode: 'in-person',
      placeKind: 'organisation',
      placeText: 'Local du comité logement',
      peopleCount: 12,
      peopleByCategory: { locataires: 9 },
      practitionerCount: 2,
      flags: ['preparation'],
      whatChanged: 'Une position commune.',
      actors: [
        { personId: maude.personId, name: '', sharePercent: 50 },
        { personId: null, name: 'Collègue du secteur voisin', sharePercent: 50 },
      ],
      organisations: [{ organisationId: null, name: 'Comité logement', role: 'host' }],
    };
    const [first, second] = await create(maude, [
      draft,
      { spaceId: space, text: 'Appel', eventOn: '2026-03-11' },
    ]);
    const [kept, short] = await site.as(idriss.personId, async (transaction) => [
      await traceById(transaction, first!),
      await traceById(transaction, second!),
    ]);
    expect(kept).toMatchObject({ ...draft, title: 'Comité logement', authorId: maude.personId, version: 1 });
    expect(short).toMatchObject({ title: 'Appel', visibility: 'space', addressee: 'community', natures: [] });
  });

  test('saves thousands of rows in batches', async () => {
    const drafts = Array.from({ length: 1203 }, (_, at) => ({
      spaceId: space,
      text: `Appel numéro ${at}`,
      eventOn: '2025-01-02',
    }));
    const ids = await create(idriss, drafts);
    expect(new Set(ids).size).toBe(1203);
    const last = await site.as(maude.personId, (transaction) => traceById(transaction, ids[1202]!));
    expect(last?.title).toBe('Appel numéro 1202');
  });

  test('is refused in a space that is not one’s own', async () => {
    await expect(
      create(outsider, [{ spaceId: space, text: 'Intruse', eventOn: '2026-03-12' }]),
    ).rejects.toThrow(/row-level security/);
  });
});

test('a trace is seen by its author and the team it names, and author only is author only', async () => {
  const [shared, own] = await create(idriss, [
    { spaceId: space, text: 'Pour l’équipe', eventOn: '2026-03-12' },
    { spaceId: space, text: 'Pour moi', eventOn: '2026-03-12', visibility: 'author' },
  ]);
  const seenBy = (personId: string | null) =>
    site.as(personId, async (transaction) =>
      (await visibleTraces(transaction, [shared!, own!])).map((trace) => trace.id),
    );
  expect((await seenBy(idriss.personId)).sort()).toEqual([own, shared].sort());
  expect(await seenBy(maude.personId)).toEqual([shared]);
  expect(await seenBy(outsider.personId)).toEqual([]);
  expect(await seenBy(null)).toEqual([]);
});
