/**
 * What codebooks may look at, read from the traces of a space and a period in one statement under row-level security.
 * Traces kept by their author alone are not counted: a figure of a team says nothing of what was not shared with it.
 */

import type { AspectId, AttributeId, InputId, InputValue } from '#/domains/codebooks/codebooks.public.ts';
import type { SqlText } from '#/platform/database.ts';

export interface TraceScope {
  spaceId: string;
  /** First and last day, included. */
  startsOn: string;
  endsOn: string;
  today: string;
  timeZone: string;
}

/**
 * One row a trace. Dossiers are read once each, and once for each set of dossiers that traces share, since many
 * traces hang from few dossiers. Of several dossiers, the lowest number speaks for dates and kind of community.
 */
const facts = `
  mine AS MATERIALIZED (
    SELECT id, author_id, number, event_on, event_time, entered_at, duration_minutes, natures, nature_shares, mode, place_kind,
      school_level, language, addressee, people_count, practitioner_count, flags, what_changed <> '' AS has_change
    FROM traces
    WHERE space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility <> 'author'),
  attached AS MATERIALIZED (
    SELECT trace_id, array_agg(dossier_id ORDER BY dossier_id) AS dossiers
    FROM trace_dossiers WHERE trace_id IN (SELECT id FROM mine) GROUP BY trace_id),
  sets AS MATERIALIZED (SELECT DISTINCT dossiers FROM attached),
  dossier AS MATERIALIZED (
    SELECT d.id, d.number, d.title, d.community_kind, d.fields, d.service_axes,
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
      array(SELECT DISTINCT unnest(service_axes) FROM dossier WHERE id = ANY (sets.dossiers) ORDER BY 1) AS all_axes
    FROM sets CROSS JOIN LATERAL (
      SELECT number AS request_number, title AS request_subject, community_kind, received_on, decided_on, decision,
        started_on, closed_on
      FROM dossier WHERE id = ANY (sets.dossiers) ORDER BY number LIMIT 1) head),
  partnered AS MATERIALIZED (
    SELECT DISTINCT trace_id FROM trace_organisations WHERE trace_id IN (SELECT id FROM mine)),
  actors AS MATERIALIZED (
    SELECT a.trace_id, count(*) AS actor_count, count(*) FILTER (WHERE a.person_id IS DISTINCT FROM t.author_id) AS other_count,
      coalesce(sum(a.share_percent) FILTER (WHERE a.person_id IS DISTINCT FROM t.author_id), 0) AS other_share
    FROM trace_actors a JOIN mine t ON t.id = a.trace_id GROUP BY a.trace_id)`;

const joined = `FROM mine t
  LEFT JOIN attached ON attached.trace_id = t.id
  LEFT JOIN dossier_set ON dossier_set.dossiers = attached.dossiers
  LEFT JOIN partnered ON partnered.trace_id = t.id
  LEFT JOIN actors ON actors.trace_id = t.id`;

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
  practitionerCount: 'coalesce(t.practitioner_count, greatest(actors.actor_count, 1))::integer',
  decision: 'dossier_set.decision',
  isPreparation: "'preparation' = ANY (t.flags)",
  isInternalRequest: "'internal_request' = ANY (t.flags)",
  hasDossier: 'dossier_set.dossiers IS NOT NULL',
  hasDuration: 't.duration_minutes IS NOT NULL',
  hasParticipantCount: 't.people_count IS NOT NULL',
  hasPartners: 'partnered.trace_id IS NOT NULL',
  hasRequestDate: 'dossier_set.received_on IS NOT NULL',
  hasDecisionDate: 'dossier_set.decided_on IS NOT NULL',
  hasEpisodeStart: 'dossier_set.started_on IS NOT NULL',
  hasEpisodeEnd: 'dossier_set.closed_on IS NOT NULL',
  isEnteredLate:
    "t.entered_at > (t.event_on + coalesce(t.event_time, '24:00'::time))::timestamp AT TIME ZONE $5 + interval '72 hours'",
  isInFuture: 't.event_on > $4',
};

/** A trace has the aspect when the condition holds; the minutes it concerns. */
const aspectColumns: Record<AspectId, { holds: string; minutes: string }> = {
  duration: { holds: 't.duration_minutes IS NOT NULL', minutes: 't.duration_minutes' },
  participants: { holds: 't.people_count IS NOT NULL', minutes: 't.duration_minutes' },
  partners: { holds: 'partnered.trace_id IS NOT NULL', minutes: 't.duration_minutes' },
  change: { holds: 't.has_change', minutes: 't.duration_minutes' },
  otherShares: {
    holds: 'actors.other_count > 0',
    minutes: 'round(t.duration_minutes * actors.other_share / 100.0)',
  },
  severalNatures: { holds: 'cardinality(t.natures) > 1', minutes: 't.duration_minutes' },
  serviceAxes: { holds: "coalesce(dossier_set.all_axes, '{}') <> '{}'", minutes: 't.duration_minutes' },
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
export function groupsSql(scope: TraceScope, inputs: readonly InputId[]): SqlText {
  const aspects = Object.entries(aspectColumns);
  const measured = [
    ...inputs.map((input) => `${inputColumns[input]} AS ${quoted(input)}`),
    't.duration_minutes AS minutes',
    ...aspects.flatMap(([aspect, { holds, minutes }]) => [
      `(${holds}) AS ${quoted(`has:${aspect}`)}`,
      `${minutes} AS ${quoted(`each:${aspect}`)}`,
    ]),
  ];
  const counted = [
    ...inputs.map(quoted),
    'count(*) AS "traceCount"',
    'coalesce(sum(minutes), 0)::bigint AS "minutes"',
    'count(*) FILTER (WHERE minutes IS NULL) AS "untimedCount"',
    ...aspects.flatMap(([aspect]) => [
      `count(*) FILTER (WHERE ${quoted(`has:${aspect}`)}) AS ${quoted(`${aspect}:traces`)}`,
      `coalesce(sum(${quoted(`each:${aspect}`)}) FILTER (WHERE ${quoted(`has:${aspect}`)}), 0)::bigint AS ${quoted(`${aspect}:minutes`)}`,
    ]),
  ];
  const by = inputs.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${inputs.map(quoted).join(', ')}`;
  return {
    text: `WITH ${parameters}, ${facts}, measured AS MATERIALIZED (SELECT ${measured.join(', ')} ${joined})
           SELECT ${counted.join(', ')} FROM measured ${by}`,
    values: values(scope),
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
  const columns = [
    ...inputs.map((input) => `${inputColumns[input]} AS ${quoted(input)}`),
    ...Object.entries(attributeColumns).map(([attribute, column]) => `${column} AS ${quoted(attribute)}`),
  ];
  return {
    text: `WITH ${parameters}, ${facts} SELECT ${columns.join(', ')} ${joined} ORDER BY t.number`,
    values: values(scope),
  };
}

/** Ids of the traces whose inputs are among the given combinations, the latest first, and how many there are in all. */
export function takenSql(
  scope: TraceScope,
  inputs: readonly InputId[],
  taken: { combinations: readonly InputValue[][]; aspect: AspectId | null; limit: number },
): SqlText {
  const print = `jsonb_build_array(${inputs.map((input) => inputColumns[input]).join(', ')})`;
  const hasAspect = taken.aspect === null ? 'true' : aspectColumns[taken.aspect].holds;
  return {
    text: `WITH ${parameters}, ${facts},
             wanted AS MATERIALIZED (SELECT DISTINCT combination FROM jsonb_array_elements($6::jsonb) AS combination)
           SELECT t.id, count(*) OVER () AS "visibleCount" ${joined}
           WHERE ${print} IN (SELECT combination FROM wanted) AND (${hasAspect})
           ORDER BY t.event_on DESC, t.id DESC LIMIT $7`,
    values: [...values(scope), JSON.stringify(taken.combinations), taken.limit],
  };
}
