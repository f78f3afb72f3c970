/**
 * What codebooks may look at, read from the traces of a space and a period in one statement under row-level security.
 * Traces kept by their author alone are not counted: a figure of a team says nothing of what was not shared with it.
 */

import {
  type AspectId,
  type AttributeId,
  aspectIds,
  type InputId,
  type InputValue,
  inputIds,
} from '#/domains/codebooks/codebooks.public.ts';
import type { SqlText } from '#/platform/database.ts';
import { aspectBits, aspectConditions, aspectCounts } from './trace-aspects.store.ts';

export interface TraceScope {
  spaceId: string;
  /** First and last day, included. */
  startsOn: string;
  endsOn: string;
  today: string;
  timeZone: string;
}

/**
 * Shares of the axes of a set of dossiers, as `axis 60`: those of its dossiers, weighing the same, in whole percents by
 * largest remainder. None as soon as one of the dossiers has axes and no shares: nothing is shared out on a guess.
 */
const axisShares = `CASE WHEN NOT EXISTS (SELECT FROM dossier d WHERE d.id = ANY (sets.dossiers)
        AND d.service_axes <> '{}' AND d.axis_shares = '{}') THEN array(
      SELECT axis || ' ' || share FROM (
        SELECT axis, whole + (row_number() OVER (ORDER BY rest DESC, axis) <= 100 - sum(whole) OVER ())::integer AS share
        FROM (SELECT axis, sum(share) / n AS whole, sum(share) % n AS rest
          FROM (SELECT count(*) AS n FROM dossier d WHERE d.id = ANY (sets.dossiers) AND d.axis_shares <> '{}') noted,
            dossier d, unnest(d.service_axes, d.axis_shares) AS part (axis, share)
          WHERE d.id = ANY (sets.dossiers) GROUP BY axis, n) exact) rounded
      WHERE share > 0 ORDER BY axis) END`;

/**
 * One row a trace. Dossiers are read once each, and once for each set of dossiers that traces share, since many
 * traces hang from few dossiers. Of several dossiers, the lowest number speaks for dates and kind of community.
 */
const factsWith = (perSet: string) => `
  mine AS (
    SELECT id, number, event_on, event_time, entered_at, duration_minutes, natures, nature_shares, mode, place_kind,
      school_level, language, addressee, people_count, practitioner_count, flags, what_changed <> '' AS has_change
    FROM traces
    WHERE space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility <> 'author'),
  ties AS MATERIALIZED (SELECT * FROM team_trace_ties($1, $2, $3)),
  sets AS MATERIALIZED (SELECT DISTINCT dossiers FROM ties WHERE dossiers IS NOT NULL),
  dossier AS MATERIALIZED (
    SELECT d.id, d.number, d.title, d.community_kind, d.origin_kind, d.fields, d.service_axes, d.axis_shares,
      coalesce(min(s.since_on) FILTER (WHERE s.state = 'received'), min(s.since_on), d.opened_at::date) AS received_on,
      min(s.since_on) FILTER (WHERE s.state IN ('accepted', 'refused', 'redirected')) AS decided_on,
      (array_agg(s.state ORDER BY s.position) FILTER (WHERE s.state IN ('accepted', 'refused', 'redirected')))[1] AS decision,
      min(s.since_on) FILTER (WHERE s.state IN ('planned', 'accompanying')) AS started_on,
      CASE WHEN d.state = 'closed' THEN max(s.since_on) FILTER (WHERE s.state = 'closed') END AS closed_on
    FROM dossiers d LEFT JOIN dossier_states s ON s.dossier_id = d.id
    WHERE d.id IN (SELECT unnest(dossiers) FROM sets) GROUP BY d.id),
  dossier_set AS MATERIALIZED (
    SELECT sets.dossiers, head.*,
      array(SELECT DISTINCT unnest(fields) FROM dossier WHERE id = ANY (sets.dossiers) ORDER BY 1) AS all_fields,
      array(SELECT DISTINCT unnest(service_axes) FROM dossier WHERE id = ANY (sets.dossiers) ORDER BY 1) AS all_axes${perSet}
    FROM sets CROSS JOIN LATERAL (
      SELECT number AS request_number, title AS request_subject, community_kind, origin_kind, received_on, decided_on,
        decision, started_on, closed_on
      FROM dossier WHERE id = ANY (sets.dossiers) ORDER BY number LIMIT 1) head)`;

const joined = `FROM mine t
  LEFT JOIN ties ON ties.trace_id = t.id
  LEFT JOIN dossier_set ON dossier_set.dossiers = ties.dossiers`;

/** What costs tables of its own: shares of axes, and items of the team's plans that a trace moves. Looked for only when read. */
export const costlyInputs = ['axisShares', 'planItems'] as const satisfies readonly InputId[];
export type CostlyInput = (typeof costlyInputs)[number];

function factsOf(inputs: readonly InputId[]): { facts: string; joined: string } {
  const facts = factsWith(inputs.includes('axisShares') ? `,\n      ${axisShares} AS axis_shares` : '');
  if (!inputs.includes('planItems')) return { facts, joined };
  const moves = 'moves AS MATERIALIZED (SELECT * FROM team_plan_moves($1, $2, $3))';
  return { facts: `${facts}, ${moves}`, joined: `${joined} LEFT JOIN moves ON moves.trace_id = t.id` };
}

/** $4 is today, $5 the time zone: an act without an hour is held to last until its midnight. */
const inputColumns: Record<InputId, string> = {
  natures: 't.natures',
  leadingNatures: `CASE WHEN cardinality(t.nature_shares) = 0 THEN t.natures ELSE array(
      SELECT nature FROM unnest(t.natures, t.nature_shares) WITH ORDINALITY AS shared (nature, share, place)
      WHERE share = (SELECT max(each) FROM unnest(t.nature_shares) AS each) ORDER BY place) END`,
  addressee: 't.addressee',
  contactMode: 't.mode',
  placeKind: 't.place_kind',
  schoolLevel: 't.school_level',
  language: 't.language',
  communityKind: 'dossier_set.community_kind',
  dossierFields: "coalesce(dossier_set.all_fields, '{}')",
  serviceAxes: "coalesce(dossier_set.all_axes, '{}')",
  axisShares: "coalesce(dossier_set.axis_shares, '{}')",
  planItems: "coalesce(moves.items, '{}')",
  practitionerCount: 'coalesce(t.practitioner_count, greatest(ties.actor_count, 1))::integer',
  requestOrigin: 'dossier_set.origin_kind',
  decision: 'dossier_set.decision',
  isPreparation: "'preparation' = ANY (t.flags)",
  isInternalRequest: "'internal_request' = ANY (t.flags)",
  hasDossier: 'dossier_set.dossiers IS NOT NULL',
  hasDuration: 't.duration_minutes IS NOT NULL',
  hasParticipantCount: 't.people_count IS NOT NULL',
  hasPartners: 'coalesce(ties.has_partners, false)',
  hasRequestDate: 'dossier_set.received_on IS NOT NULL',
  hasDecisionDate: 'dossier_set.decided_on IS NOT NULL',
  hasEpisodeStart: 'dossier_set.started_on IS NOT NULL',
  hasEpisodeEnd: 'dossier_set.closed_on IS NOT NULL',
  isEnteredLate:
    "t.entered_at > (t.event_on + coalesce(t.event_time, '24:00'::time))::timestamp AT TIME ZONE $5 + interval '72 hours'",
  isInFuture: 't.event_on > $4',
};

const attributeColumns: Record<AttributeId, string> = {
  traceNumber: 't.number',
  eventOn: 't.event_on::text',
  durationMinutes: 't.duration_minutes',
  participantCount: 't.people_count',
  requestNumber: 'dossier_set.request_number',
  requestReceivedOn: 'dossier_set.received_on::text',
  requestSubject: 'dossier_set.request_subject',
  decidedOn: 'dossier_set.decided_on::text',
  episodeNumber: 'dossier_set.request_number',
  episodeStartsOn: 'dossier_set.started_on::text',
  episodeEndsOn: 'dossier_set.closed_on::text',
};

const quoted = (name: string) => `"${name}"`;
const values = (scope: TraceScope) => [
  scope.spaceId,
  scope.startsOn,
  scope.endsOn,
  scope.today,
  scope.timeZone,
];
/** Every parameter has a type even where no chosen column reads it. */
const parameters = 'parameters AS (SELECT $4::date AS today, $5::text AS zone)';

/**
 * Traces counted by the given inputs: one row for each distinct combination. Everything is measured first and grouped
 * after: a database that guesses at twenty columns of five tables expects as many groups as traces, and sorts them all.
 */
function groupedSql(inputs: readonly InputId[], gathered: readonly string[]): string {
  const known = factsOf(inputs);
  const measured = [
    ...inputs.map((input) => `${inputColumns[input]} AS ${quoted(input)}`),
    't.duration_minutes AS minutes',
    `(${aspectBits})::smallint AS aspects`,
    'round(t.duration_minutes * ties.other_share / 100.0) AS other_minutes',
    ...(gathered.length === 0 ? [] : ['t.id', '(t.event_on - $2)::smallint AS day']),
  ];
  const counted = [
    ...inputs.map(quoted),
    'count(*) AS "traceCount"',
    'coalesce(sum(minutes), 0)::bigint AS "minutes"',
    'count(*) FILTER (WHERE minutes IS NULL) AS "untimedCount"',
    ...aspectCounts,
    ...gathered,
  ];
  const by = inputs.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${inputs.map(quoted).join(', ')}`;
  return `${known.facts}, measured AS MATERIALIZED (SELECT ${measured.join(', ')} ${known.joined}),
    grouped AS MATERIALIZED (SELECT ${counted.join(', ')} FROM measured ${by})`;
}

/** What is counted of each group, without the traces themselves. */
const groupColumns = (inputs: readonly InputId[]) =>
  [
    ...inputs.map(quoted),
    '"traceCount", "minutes", "untimedCount"',
    ...aspectIds.map((aspect) => `${quoted(`${aspect}:traces`)}, ${quoted(`${aspect}:minutes`)}`),
  ].join(', ');

export function groupsSql(scope: TraceScope, inputs: readonly InputId[]): SqlText {
  return {
    text: `WITH ${parameters}, ${groupedSql(inputs, [])} SELECT ${groupColumns(inputs)} FROM grouped`,
    values: values(scope),
  };
}

/** So many traces at most in a slice: a slice is what one page of a figure reads of a group. */
const sliceLength = 500;

/**
 * The same, with the traces of each group kept in slices under the reading $6, in the same look at the traces. Groups
 * that fit one slice are kept as they come; longer ones are cut by time, so that the latest are found in the first.
 */
export function keptGroupsSql(scope: TraceScope, inputs: readonly InputId[], readingId: string): SqlText {
  const gathered = ['array_agg(id) AS ids', 'array_agg(day) AS days', 'array_agg(aspects) AS bits'];
  return {
    text: `WITH ${parameters}, ${groupedSql(inputs, gathered)},
      numbered AS MATERIALIZED (SELECT row_number() OVER () - 1 AS position, * FROM grouped),
      sliced AS (
        SELECT position, 0 AS slice, ids, days, bits FROM numbered WHERE "traceCount" <= ${sliceLength}
        UNION ALL
        SELECT position, slice, array_agg(id), array_agg(day), array_agg(bit)
        FROM (SELECT position, id, day, bit, (row_number() OVER latest - 1) / ${sliceLength} AS slice
              FROM numbered, unnest(ids, days, bits) AS trace (id, day, bit) WHERE "traceCount" > ${sliceLength}
              WINDOW latest AS (PARTITION BY position ORDER BY day DESC, id DESC)) cut
        GROUP BY position, slice),
      kept AS (
        INSERT INTO trace_reading_slices (reading_id, position, slice, space_id, latest_day, latest_id, trace_ids, days, aspects)
        SELECT $6, position, slice, $1, last.day, last.id, ids, sliced.days, bits FROM sliced CROSS JOIN LATERAL (
          SELECT day, id FROM unnest(ids, sliced.days) AS trace (id, day) ORDER BY day DESC, id DESC LIMIT 1) last)
      SELECT position, ${groupColumns(inputs)} FROM numbered ORDER BY position`,
    values: [...values(scope), readingId],
  };
}

/** How many traces the statement will read: what decides how to read them. */
export function traceCountSql({ spaceId, startsOn, endsOn }: TraceScope): SqlText {
  return {
    name: 'statement_trace_count',
    text: `SELECT count(*) AS count FROM traces
           WHERE space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility <> 'author'`,
    values: [spaceId, startsOn, endsOn],
  };
}

/** Traces one by one, with the given inputs and everything a declaration may copy, in the order of their numbers. */
export function tracesSql(scope: TraceScope, inputs: readonly InputId[]): SqlText {
  const known = factsOf(inputs);
  const columns = [
    ...inputs.map((input) => `${inputColumns[input]} AS ${quoted(input)}`),
    ...Object.entries(attributeColumns).map(([attribute, column]) => `${column} AS ${quoted(attribute)}`),
  ];
  return {
    text: `WITH ${parameters}, ${known.facts} SELECT ${columns.join(', ')} ${known.joined} ORDER BY t.number`,
    values: values(scope),
  };
}

const cheapInputs = inputIds.filter((input) => !costlyInputs.some((costly) => costly === input));

/**
 * One trace of the day $2 with its aspects and every input, of the costly ones those asked for, and the statements that
 * read it or, for a codebook without any, the latest one of the space.
 */
export function oneTraceSql(scope: TraceScope, traceId: string, costly: readonly CostlyInput[]): SqlText {
  const inputs = [...cheapInputs, ...costly];
  const known = factsOf(inputs);
  return {
    name: ['statement_facts_of_trace', ...costly].join('_'),
    text: `WITH ${parameters}, ${known.facts}, reading AS (
             SELECT DISTINCT ON (codebook_id) id, codebook_id AS "codebookId", codebook_version AS "codebookVersion",
               codebook_holder = space_id AS "isOwnCopy",
               starts_on <= $2 AND ends_on >= $2 AS "readsIt", starts_on
             FROM statements WHERE space_id = $1 ORDER BY codebook_id, "readsIt" DESC, starts_on DESC, id DESC)
           SELECT ${inputs.map((input) => `${inputColumns[input]} AS ${quoted(input)}`).join(', ')},
             (${aspectBits}) AS aspects, (SELECT json_agg(reading ORDER BY starts_on DESC, id) FROM reading) AS statements
           ${known.joined} WHERE t.id = $6`,
    values: [...values(scope), traceId],
  };
}

/** Ids of the traces whose inputs are among the given combinations, the latest first, and how many there are in all. */
export function takenSql(
  scope: TraceScope,
  inputs: readonly InputId[],
  taken: { combinations: readonly InputValue[][]; aspect: AspectId | null; limit: number },
): SqlText {
  const known = factsOf(inputs);
  const print = `jsonb_build_array(${inputs.map((input) => inputColumns[input]).join(', ')})`;
  const hasAspect = taken.aspect === null ? 'true' : aspectConditions[taken.aspect];
  return {
    text: `WITH ${parameters}, ${known.facts},
             wanted AS MATERIALIZED (SELECT DISTINCT combination FROM jsonb_array_elements($6::jsonb) AS combination)
           SELECT t.id, count(*) OVER () AS "visibleCount" ${known.joined}
           WHERE ${print} IN (SELECT combination FROM wanted) AND (${hasAspect})
           ORDER BY t.event_on DESC, t.id DESC LIMIT $7`,
    values: [...values(scope), JSON.stringify(taken.combinations), taken.limit],
  };
}
