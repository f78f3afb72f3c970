import type pg from 'pg';
import { dice } from './harness.ts';

/** How a team works: what one act is, and how often such an act comes back. */
interface Habit {
  natures: string[];
  addressee: string;
  mode: string | null;
  placeKind: string | null;
  schoolLevel: string | null;
  language: string | null;
  practitioners: number | null;
  flags: string[];
}

const natures = [
  'concertation',
  'support-to-organisations',
  'popular-education',
  'milieu-analysis',
  'citizen-participation',
  'resource-creation',
  'political-action',
  'other',
];
const fields = [
  'jeunesse',
  'petite-enfance',
  'aines',
  'sante-mentale',
  'itinerance',
  'habitation',
  'amenagement',
  'alimentation',
];
export const journalAxes = ['soutien', 'concertation', 'developpement', 'promotion'];

export const dossiersInJournal = 400;
const habitsInJournal = 120;

/**
 * Fills one space with traces in the proportions of real journals: acts that come back (120 habits, the first
 * ones far more often), six of them to each dossier, two traces out of three in a dossier, some without duration, number of
 * people or partner, one in ten noted late, one in three done by several. Written as the superuser, constraints'
 * triggers asleep: filling is not what is measured.
 */
export async function fillJournal(
  administration: pg.Client,
  spaceId: string,
  authorId: string,
  traceCount: number,
): Promise<void> {
  await administration.query(
    "SET session_replication_role = replica; SET synchronous_commit = off; SET timezone = 'UTC'",
  );
  await writeHabits(administration);
  await writeDossiers(administration, spaceId, authorId);
  await writeTraces(administration, spaceId, authorId, traceCount);
  await writeTies(administration);
  await administration.query('DROP TABLE habits, bench_dossiers; SET session_replication_role = origin');
}

async function writeHabits(client: pg.Client): Promise<void> {
  const throwDice = dice(11);
  const pick = <T>(list: readonly T[]) => list[Math.floor(throwDice() ** 1.6 * list.length)]!;
  const habits = Array.from({ length: habitsInJournal }, (): Habit => {
    const placeKind = pick(['organisation', 'institution', 'remote', 'public-space', 'school', null, 'home']);
    const chosen = new Set([pick(natures), ...(throwDice() < 0.35 ? [pick(natures)] : [])]);
    return {
      natures: throwDice() < 0.05 ? [] : [...chosen],
      addressee: pick(['community', 'community', 'group', 'person']),
      mode: pick(['in-person', 'telephone', 'video', 'writing', 'hybrid', null]),
      placeKind,
      schoolLevel:
        placeKind === 'school' && throwDice() < 0.8 ? pick(['secondary', 'primary', 'adult']) : null,
      language: pick(['fr', 'fr', 'fr', 'fr', 'fr', 'en', null]),
      practitioners: throwDice() < 0.5 ? null : 1 + Math.floor(throwDice() ** 2 * 4),
      flags: throwDice() < 0.18 ? ['preparation'] : throwDice() < 0.06 ? ['internal_request'] : [],
    };
  });
  await client.query(
    `CREATE TEMPORARY TABLE habits (rank integer PRIMARY KEY, natures text[], addressee text, mode text, place_kind text,
       school_level text, language text, practitioners smallint, flags text[])`,
  );
  await client.query(
    `INSERT INTO habits SELECT ordinality - 1, natures, addressee, mode, "placeKind", "schoolLevel", language, practitioners, flags
     FROM ROWS FROM (jsonb_to_recordset($1) AS (natures text[], addressee text, mode text, "placeKind" text,
       "schoolLevel" text, language text, practitioners smallint, flags text[])) WITH ORDINALITY`,
    [JSON.stringify(habits)],
  );
}

async function writeDossiers(client: pg.Client, spaceId: string, authorId: string): Promise<void> {
  const throwDice = dice(12);
  const pick = <T>(list: readonly T[]) => list[Math.floor(throwDice() * list.length)]!;
  const states = [
    ['received'],
    ['received', 'analysed', 'accepted'],
    ['received', 'analysed', 'accepted', 'planned', 'accompanying'],
    ['received', 'analysed', 'accepted', 'accompanying', 'closed'],
    ['received', 'analysed', 'refused'],
  ];
  const dossiers = Array.from({ length: dossiersInJournal }, (_, index) => ({
    number: index + 1,
    kind: pick(['territorial', 'territorial', 'identity', 'interest', null]),
    fields: [
      ...new Set(throwDice() < 0.1 ? [] : [pick(fields), ...(throwDice() < 0.4 ? [pick(fields)] : [])]),
    ],
    axes: [...new Set([pick(journalAxes), ...(throwDice() < 0.3 ? [pick(journalAxes)] : [])])],
    states: states[Math.floor(throwDice() ** 0.7 * states.length)]!,
    origin: pick(['organisation', 'citizens', 'concertation', 'institution', 'other', null]),
  }));
  await client.query(
    'CREATE TEMPORARY TABLE bench_dossiers (number integer PRIMARY KEY, id uuid, kind text, fields text[], axes text[], states text[], origin text)',
  );
  await client.query(
    `INSERT INTO bench_dossiers SELECT number, gen_random_uuid(), kind, fields, axes, states, origin
     FROM jsonb_to_recordset($1) AS d (number integer, kind text, fields text[], axes text[], states text[], origin text)`,
    [JSON.stringify(dossiers)],
  );
  await client.query(
    `INSERT INTO dossiers (id, space_id, number, title, community_kind, origin_kind, fields, service_axes, state, state_since_on, opened_by)
     SELECT id, $1, number, 'Dossier ' || number, kind, origin, fields, axes, states[cardinality(states)], '2024-04-01', $2
     FROM bench_dossiers`,
    [spaceId, authorId],
  );
  await client.query(
    `INSERT INTO dossier_states (id, dossier_id, position, state, since_on)
     SELECT gen_random_uuid(), id, position, state, date '2024-03-01' + 7 * position::integer
     FROM bench_dossiers, unnest(states) WITH ORDINALITY AS story (state, position)`,
  );
}

/** The rank of a habit is drawn so that the first ones come back far more often than the last. */
async function writeTraces(
  client: pg.Client,
  spaceId: string,
  authorId: string,
  traceCount: number,
): Promise<void> {
  await client.query('SELECT setseed(0.42)');
  await client.query(
    `CREATE TEMPORARY TABLE bench_traces AS
     SELECT gen_random_uuid() AS id, i, date '2025-04-01' + (random() * 364)::integer AS event_on,
       CASE WHEN random() < 0.65 THEN 1 + floor(random() * random() * $1)::integer END AS dossier,
       floor(random() * random() * 6)::integer AS usual, floor(power(random(), 2.5) * $2)::integer AS other,
       random() < 0.85 AS is_timed, random() < 0.5 AS counts_people, random() < 0.1 AS is_late,
       random() < 0.45 AS has_partners, random() < 0.35 AS is_joint, random() < 0.2 AS tells_change
     FROM generate_series(1, $3::integer) AS i`,
    [dossiersInJournal, habitsInJournal, traceCount],
  );
  await client.query(
    `INSERT INTO traces (id, space_id, author_id, title, text, event_on, entered_at, duration_minutes, natures, mode,
       place_kind, school_level, language, addressee, people_count, practitioner_count, flags, what_changed)
     SELECT b.id, $1, $2, 'Rencontre de suivi no ' || i, 'Rencontre de suivi no ' || i || E'\\nDiscussion des suites avec le milieu.',
       event_on, event_on + CASE WHEN is_late THEN interval '6 days' ELSE interval '20 hours' END,
       CASE WHEN is_timed THEN 15 * (1 + (i % 16)) END, h.natures, h.mode, h.place_kind, h.school_level, h.language,
       h.addressee, CASE WHEN counts_people THEN 2 + i % 40 END, h.practitioners, h.flags,
       CASE WHEN tells_change THEN 'Le comité se réunit maintenant chaque mois.' ELSE '' END
     FROM bench_traces b
     JOIN habits h ON h.rank = CASE WHEN dossier IS NULL THEN other ELSE (dossier * 7 + usual * 13) % $3 END`,
    [spaceId, authorId, habitsInJournal],
  );
}

async function writeTies(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO trace_dossiers (trace_id, dossier_id)
     SELECT b.id, d.id FROM bench_traces b JOIN bench_dossiers d ON d.number = b.dossier`,
  );
  // One trace in forty belongs to two dossiers.
  await client.query(
    `INSERT INTO trace_dossiers (trace_id, dossier_id)
     SELECT b.id, d.id FROM bench_traces b JOIN bench_dossiers d ON d.number = b.dossier + 1 WHERE b.i % 40 = 0`,
  );
  await client.query(
    `INSERT INTO trace_actors (trace_id, position, person_id, name, share_percent)
     SELECT b.id, position, CASE position WHEN 1 THEN t.author_id END, CASE position WHEN 1 THEN '' ELSE 'Collègue' END, 50
     FROM bench_traces b JOIN traces t ON t.id = b.id, generate_series(1, 2) AS position WHERE b.is_joint`,
  );
  await client.query(
    `INSERT INTO trace_organisations (trace_id, position, name, role)
     SELECT b.id, position, 'Organisme ' || (b.i % 300), 'present'
     FROM bench_traces b, generate_series(1, 1 + b.i % 3) AS position WHERE b.has_partners`,
  );
  await client.query('DROP TABLE bench_traces');
  await client.query(
    'ANALYZE traces, trace_dossiers, trace_actors, trace_organisations, dossiers, dossier_states',
  );
}
