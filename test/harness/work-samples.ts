import fc from 'fast-check';
import { dossierStates } from '#/domains/dossiers/dossiers.public.ts';
import {
  type Counted,
  type DossierWork,
  durationBounds,
  type NatureWork,
  type Work,
} from '#/domains/reports/proposals/work.ts';
import { naturesOfIntervention } from '#/domains/traces/traces.public.ts';
import { newId } from '#/platform/ids.ts';

/** Work to propose from, in tests: nothing, something known, or anything. */
export function emptyWork(): Work {
  return {
    language: 'fr',
    startsOn: '2025-04-01',
    endsOn: '2026-03-31',
    spaces: [],
    dossiers: [],
    natures: [],
    signs: [],
    partners: { organisations: [], hasEarlier: false },
    plans: [],
    statements: [],
  };
}

const counted = (count: number): Counted => ({
  traceIds: [newId()],
  count,
  people: count * 3,
  organisations: null,
});

export function workOf({ dossiers }: { dossiers: number }): Work {
  return {
    ...emptyWork(),
    spaces: [{ id: newId(), kind: 'team', purpose: 'Accompagner les groupes du quartier.' }],
    dossiers: Array.from({ length: dossiers }, (_, at) => dossierOf(at)),
    natures: (['concertation', 'popular-education'] as const).map((nature, at) => natureOf(nature, 41 + at)),
  };
}

function dossierOf(at: number): DossierWork {
  return {
    id: newId(),
    title: `Dossier ${at + 1}`,
    summary: 'Ce qu’on y fait.',
    origin: 'Un appel',
    state: 'accompanying',
    stateSinceOn: '2025-05-01',
    fields: ['Habitation'],
    openedOn: '2025-04-20',
    turns: [
      { state: 'received', onDay: '2025-04-20', reason: '' },
      { state: 'accompanying', onDay: '2025-05-01', reason: 'On commence' },
    ],
    work: {
      ...counted(12),
      firstOn: '2025-04-20',
      lastOn: '2026-02-02',
      natures: ['concertation'],
      gatherings: null,
    },
    partners: [{ name: 'Comité logement', sinceOn: '2025-06-01', untilOn: null }],
    events: [
      {
        id: newId(),
        onDay: '2025-07-03',
        fact: 'Le comité se réunit seul',
        trace: null,
        why: 'Une première',
      },
    ],
    changes: [],
    withdrawal: null,
    steps: [],
    words: [1, 2, 3, 4].map((rank) => ({
      traceId: newId(),
      onDay: `2025-0${rank + 4}-12`,
      text: `Les gens ont parlé, ${rank}.`,
      categories: [],
    })),
  };
}

function natureOf(nature: string, count: number): NatureWork {
  return {
    ...counted(count),
    nature,
    dossierIds: [newId()],
    durations: [0, ...durationBounds].map(() => counted(4)),
    untimed: counted(2),
    spread: { middleMinutes: 60, longMinutes: 150 },
  };
}

interface Wished {
  counts?: { min: number; max: number };
  /** Words without marks, as careful people write them. */
  plainWords?: boolean;
}

const day = fc
  .integer({ min: 0, max: 364 })
  .map((days) => new Date(Date.UTC(2025, 3, 1 + days)).toISOString().slice(0, 10));

/** Anything that a period may hold, its words as hostile as words can be. */
export function someWork({
  counts = { min: 0, max: 40 },
  plainWords = false,
}: Wished = {}): fc.Arbitrary<Work> {
  const text = plainWords
    ? fc.constantFrom('Garder le quartier', 'École Sainte-Odile', 'Un appel du comité', 'Les gens ont parlé')
    : fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
        .filter((one) => one.trim() !== '' && !one.includes('\0'));
  const id = fc.uuid();
  const ids = fc.array(id, { minLength: 1, maxLength: 3 });
  const count = fc.integer(counts);
  const some: fc.Arbitrary<Counted> = fc.record({
    traceIds: ids,
    count,
    people: fc.option(count),
    organisations: fc.option(fc.integer({ min: 1, max: 9 })),
  });
  const words = fc.record({ traceId: id, onDay: day, text, categories: fc.array(text, { maxLength: 2 }) });
  const line = fc.record({ what: text, withWhom: fc.oneof(text, fc.constant('')), onDay: fc.option(day) });
  const lines = fc.array(line, { maxLength: 2 });
  const dossier: fc.Arbitrary<DossierWork> = fc.record({
    id,
    title: text,
    summary: text,
    origin: text,
    state: fc.constantFrom(...dossierStates),
    stateSinceOn: day,
    fields: fc.array(text, { maxLength: 2 }),
    openedOn: day,
    turns: fc
      .array(fc.record({ state: fc.constantFrom(...dossierStates), onDay: day, reason: text }), {
        maxLength: 3,
      })
      .map((turns) => turns.map((turn, at) => ({ ...turn, onDay: `2025-0${at + 4}-0${(at % 9) + 1}` }))),
    work: fc.option(
      fc.tuple(some, day, day, fc.integer({ min: 2, max: 90 })).map(([all, one, other, most]) => ({
        ...all,
        firstOn: [one, other].sort()[0]!,
        lastOn: [one, other].sort()[1]!,
        natures: ['concertation', 'other'],
        gatherings: { traceIds: all.traceIds, least: 2, middle: Math.ceil(most / 2), most },
      })),
    ),
    partners: fc.array(fc.record({ name: text, sinceOn: fc.option(day), untilOn: fc.option(day) }), {
      maxLength: 2,
    }),
    words: fc.array(words, { maxLength: 4 }),
    events: fc.uniqueArray(
      fc.record({ id, onDay: day, fact: text, trace: fc.option(fc.record({ id, title: text })), why: text }),
      { maxLength: 2, selector: (one) => one.id },
    ),
    changes: fc.uniqueArray(
      fc.record({
        ...{ id, onDay: day, groupChange: text, ownPart: text },
        othersPart: fc.oneof(text, fc.constant('')),
        traceIds: ids,
      }),
      { maxLength: 2, selector: (one) => one.id },
    ),
    steps: fc.array(fc.record({ text, carriedBy: fc.oneof(text, fc.constant('')), dueOn: fc.option(day) }), {
      maxLength: 2,
    }),
    withdrawal: fc.option(fc.record({ carried: lines, remaining: lines, aimedOn: fc.option(day) })),
  });
  const nature = (one: string): fc.Arbitrary<NatureWork> =>
    fc.record({
      nature: fc.constant(one),
      traceIds: ids,
      count,
      people: fc.option(count),
      organisations: fc.constant(null),
      dossierIds: fc.array(id, { maxLength: 3 }),
      durations: fc.tuple(some, some, some, some, some),
      untimed: some,
      spread: fc.option(fc.constant({ middleMinutes: 45, longMinutes: 185 })),
    });
  const action = fc.record({
    id,
    title: text,
    state: fc.constantFrom('planned', 'under-way', 'paused', 'done', 'replaced', 'abandoned'),
    dueOn: fc.option(day),
    dossierId: fc.constant(null),
    holders: fc.array(text, { maxLength: 2 }),
    results: text,
    turns: fc.array(
      fc.record({
        kind: fc.constantFrom('started', 'paused', 'adapted', 'replaced', 'done', 'abandoned'),
        onDay: day,
        reason: text,
        titleBefore: fc.option(text),
        replacedBy: fc.option(text),
      }),
      { maxLength: 3 },
    ),
    moves: fc.array(
      fc.record({
        traceId: id,
        onDay: day,
        says: fc.constantFrom('progress', 'obstacle', 'adaptation', 'finished'),
        note: text,
      }),
      { maxLength: 2 },
    ),
  });
  const statement = fc.record({
    id,
    title: text,
    periodLabel: text,
    startsOn: fc.constant('2025-04-01'),
    endsOn: fc.constant('2026-03-31'),
    lines: fc.uniqueArray(
      fc.record({
        key: fc.uuid(),
        part: fc.constantFrom('declared', 'notDeclared', 'dropped'),
        name: text,
        shortName: fc.option(text),
        family: fc.option(text),
        count,
        minutes: fc.integer({ min: 0, max: 9000 }),
        isTimed: fc.boolean(),
        carriesDuration: fc.boolean(),
      }),
      { maxLength: 9, selector: ({ key }) => key },
    ),
    limits: fc.array(fc.record({ sentence: text, source: text }), { maxLength: 1 }),
  });
  return fc.record({
    language: fc.constant('fr' as const),
    startsOn: fc.constant('2025-04-01'),
    endsOn: fc.constant('2026-03-31'),
    spaces: fc.array(
      fc.record({ id, kind: fc.constantFrom('team', 'table', 'cell', 'committee'), purpose: text }),
      { maxLength: 2 },
    ),
    dossiers: fc.uniqueArray(dossier, { maxLength: 4, selector: (one) => one.id }),
    natures: fc.tuple(...naturesOfIntervention.slice(0, 4).map((one) => nature(one.id))),
    signs: fc.tuple(
      some.map((all) => ({ ...all, sign: 'preparation' as const })),
      some.map((all) => ({ ...all, sign: 'internal_request' as const })),
    ),
    partners: fc.record({
      organisations: fc.array(
        fc.record({
          ...{ key: text, name: text, traceIds: ids, dossierIds: ids },
          ...{ isNew: fc.boolean(), isFunder: fc.boolean() },
        }),
        { maxLength: 5 },
      ),
      hasEarlier: fc.boolean(),
    }),
    plans: fc.array(
      fc.record({
        id,
        title: text,
        startsOn: fc.constant('2025-04-01'),
        endsOn: fc.constant('2028-03-31'),
        isPart: fc.boolean(),
        actions: fc.uniqueArray(action, { maxLength: 4, selector: (one) => one.id }),
        indicators: fc.uniqueArray(
          fc.record({
            itemId: id,
            label: text,
            unit: fc.constantFrom('personnes', 'immeubles'),
            baseline: fc.option(count),
            target: fc.option(count),
            onDay: day,
            value: fc.option(count),
            words: text,
          }),
          { maxLength: 2, selector: (one) => one.itemId },
        ),
        levers: fc.array(
          fc.record({
            itemId: fc.option(id),
            funderName: text,
            money: fc.constantFrom('mission', 'project'),
            recurring: fc.boolean(),
            amount: fc.integer({ min: 0, max: 90_000 }),
            standing: fc.constantFrom('asked', 'secured', 'ended'),
            untilOn: fc.option(day),
          }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 2 },
    ),
    statements: fc.array(statement, { maxLength: 2 }),
  });
}
