/**
 * The traces of a period, counted by like things, in SQL: rows come back by nature, by dossier, by organisation. What its
 * author keeps to themself is in none of them.
 */

import type { Transaction } from '#/platform/database.ts';
import { type Amount, type Counted, durationBounds } from './work.ts';

/** Where the work of a bilan is: spaces, days, and the dossiers it keeps to (none: all). */
export interface WorkScope {
  spaceIds: readonly string[];
  startsOn: string;
  endsOn: string;
  dossierIds: readonly string[];
  /** Of the instance: what is placed by the day it was noted is placed there. */
  timeZone: string;
}

export const scopeValues = ({ spaceIds, startsOn, endsOn, dossierIds }: WorkScope) => [
  spaceIds,
  startsOn,
  endsOn,
  dossierIds,
];

/** Traces of the scope, each once. $1 to $4 are `scopeValues`. */
export const mine = `
  tied AS MATERIALIZED (SELECT trace_id, dossier_id FROM report_trace_dossiers($1, $2, $3)),
  named AS MATERIALIZED (
    SELECT o.trace_id, coalesce(o.organisation_id::text, lower(btrim(o.name))) AS key, o.organisation_id, o.name
    FROM report_trace_organisations($1, $2, $3) o),
  mine AS MATERIALIZED (
    SELECT t.id, t.id IN (SELECT trace_id FROM named) AS has_organisation,
      t.event_on, t.natures, t.flags, t.duration_minutes, t.people_count, t.people_by_category, t.what_changed,
      -- As in decision 0013: a noted number counts; an act for a person or a group concerns one person at least.
      CASE WHEN t.people_count IS NOT NULL THEN greatest(1, t.people_count)
        WHEN cardinality(t.flags) > 0 OR t.addressee = 'community' THEN NULL ELSE 1 END AS people
    FROM traces t
    WHERE t.space_id = ANY ($1) AND t.event_on BETWEEN $2 AND $3 AND t.trashed_at IS NULL AND t.visibility <> 'author'
      AND ($4::uuid[] = '{}' OR t.id IN (SELECT trace_id FROM tied WHERE dossier_id = ANY ($4))))`;

interface AmountRow {
  count: number;
  people: number | null;
  organisations: number | null;
}

interface CountedRow extends AmountRow {
  ids: string[];
}

/** The traces of each group, oldest first. */
const idsInOrder = 'array_agg(id ORDER BY event_on, id) AS ids';

/**
 * Rows of `g` (rows of `mine`, each with what it is grouped by) counted: who stands behind them, and the organisations met when
 * every trace names one. Joined rather than looked up group by group: a group may hold them all.
 */
function countedBy(keys: readonly string[], more = ''): string {
  const list = keys.join(', ');
  const same = keys.map((key) => `c.${key} IS NOT DISTINCT FROM o.${key}`).join(' AND ');
  return `counts AS (
      SELECT ${list}, count(*) AS count, sum(people)::int AS people,
        bool_and(has_organisation) AS all_named ${more === '' ? '' : `, ${more}`}
      FROM g GROUP BY ${list}),
    met AS (SELECT ${keys.map((key) => `g.${key}`).join(', ')}, count(DISTINCT n.key)::int AS organisations
      FROM g JOIN named n ON n.trace_id = g.id GROUP BY ${keys.map((key) => `g.${key}`).join(', ')}),
    counted AS (SELECT c.*, CASE WHEN c.all_named THEN o.organisations END AS organisations
      FROM counts c LEFT JOIN met o ON ${same})`;
}

const asAmount = ({ count, people, organisations }: AmountRow): Amount => ({ count, people, organisations });
const asCounted = (row: CountedRow): Counted => ({ ...asAmount(row), traceIds: row.ids });

interface NatureRow extends CountedRow {
  nature: string;
  dossier_ids: string[];
  timed: number;
  middle: number | null;
  long: number | null;
}

interface NatureClassRow extends AmountRow {
  nature: string;
  /** Class of duration, or null without one. */
  class: number | null;
}

export interface NatureCounts extends Counted {
  nature: string;
  dossierIds: string[];
  durations: Amount[];
  untimed: Amount;
  spread: { middleMinutes: number; longMinutes: number } | null;
}

/** Traces with a duration under which a spread says nothing. */
const enoughTimed = 10;

/** Traces by nature, the most noted first, « autre » last; a trace of two natures is in both. */
export async function traceCountsByNature(
  transaction: Transaction,
  scope: WorkScope,
): Promise<NatureCounts[]> {
  const rows = await transaction.query<NatureRow>({
    name: 'report_natures',
    text: `WITH ${mine}, g AS (SELECT m.*, nature FROM mine m, unnest(m.natures) AS nature),
      ${countedBy(
        ['nature'],
        `${idsInOrder}, count(duration_minutes) AS timed,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_minutes) AS middle,
        percentile_disc(0.9) WITHIN GROUP (ORDER BY duration_minutes) AS long`,
      )},
      places AS (
        SELECT g.nature, array_agg(DISTINCT t.dossier_id ORDER BY t.dossier_id) AS dossier_ids
        FROM g JOIN tied t ON t.trace_id = g.id WHERE $4::uuid[] = '{}' OR t.dossier_id = ANY ($4) GROUP BY g.nature)
      SELECT c.*, coalesce(to_json(p.dossier_ids), '[]') AS dossier_ids FROM counted c LEFT JOIN places p USING (nature)
      ORDER BY c.nature = 'other', c.count DESC, c.nature`,
    values: scopeValues(scope),
  });
  const classes = await classesByNature(transaction, scope);
  return rows.map((row) => ({
    ...asCounted(row),
    nature: row.nature,
    dossierIds: row.dossier_ids,
    durations: [0, ...durationBounds].map((_, at) => classOf(classes, row.nature, at)),
    untimed: classOf(classes, row.nature, null),
    spread:
      row.timed < enoughTimed || row.middle === null || row.long === null
        ? null
        : { middleMinutes: row.middle, longMinutes: row.long },
  }));
}

async function classesByNature(transaction: Transaction, scope: WorkScope): Promise<NatureClassRow[]> {
  return transaction.query<NatureClassRow>({
    name: 'report_nature_durations',
    text: `WITH ${mine}, g AS (
        SELECT m.*, nature, CASE WHEN m.duration_minutes IS NOT NULL THEN width_bucket(m.duration_minutes, $5::int[]) END AS class
        FROM mine m, unnest(m.natures) AS nature),
      ${countedBy(['nature', 'class'])}
      SELECT * FROM counted`,
    values: [...scopeValues(scope), durationBounds],
  });
}

function classOf(rows: readonly NatureClassRow[], nature: string, at: number | null): Amount {
  const row = rows.find((one) => one.nature === nature && one.class === at);
  return row ? asAmount(row) : { count: 0, people: null, organisations: null };
}

/** Traces that bear a sign: preparation, requests from inside. */
export async function traceCountsBySign(
  transaction: Transaction,
  scope: WorkScope,
): Promise<(Counted & { sign: 'preparation' | 'internal_request' })[]> {
  const rows = await transaction.query<CountedRow & { sign: 'preparation' | 'internal_request' }>({
    name: 'report_signs',
    text: `WITH ${mine}, g AS (SELECT m.*, sign FROM mine m, unnest(m.flags) AS sign),
      ${countedBy(['sign'], idsInOrder)}
      SELECT * FROM counted ORDER BY sign DESC`,
    values: scopeValues(scope),
  });
  return rows.map((row) => ({ ...asCounted(row), sign: row.sign }));
}

interface DossierRow extends CountedRow {
  dossier_id: string;
  first_on: string;
  last_on: string;
  natures: string[];
  gathered_ids: string[];
  least: number | null;
  middle: number | null;
  most: number | null;
}

export interface DossierCounts extends Counted {
  dossierId: string;
  firstOn: string;
  lastOn: string;
  natures: string[];
  gatherings: { traceIds: string[]; least: number; middle: number; most: number } | null;
}

/** Gatherings whose size was noted under which a range says nothing. */
const enoughGathered = 3;

/** Traces by dossier, with their days, their natures and how many people gathered. */
export async function traceCountsByDossier(
  transaction: Transaction,
  scope: WorkScope,
): Promise<DossierCounts[]> {
  const rows = await transaction.query<DossierRow>({
    name: 'report_dossiers_work',
    text: `WITH ${mine}, g AS (
        SELECT m.*, t.dossier_id FROM mine m JOIN tied t ON t.trace_id = m.id
        WHERE $4::uuid[] = '{}' OR t.dossier_id = ANY ($4)),
      ${countedBy(
        ['dossier_id'],
        `${idsInOrder}, min(event_on) AS first_on, max(event_on) AS last_on,
        coalesce(array_agg(id ORDER BY event_on, id) FILTER (WHERE people_count > 1), '{}') AS gathered_ids,
        min(people_count) FILTER (WHERE people_count > 1) AS least,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY people_count) FILTER (WHERE people_count > 1) AS middle,
        max(people_count) FILTER (WHERE people_count > 1) AS most`,
      )},
      by_nature AS (
        SELECT dossier_id, array_agg(nature ORDER BY nature = 'other', n DESC, nature) AS natures
        FROM (SELECT g.dossier_id, nature, count(*) AS n FROM g, unnest(g.natures) AS nature GROUP BY 1, 2) counted
        GROUP BY dossier_id)
      SELECT c.*, coalesce(b.natures, '{}') AS natures
      FROM counted c LEFT JOIN by_nature b USING (dossier_id)`,
    values: scopeValues(scope),
  });
  return rows.map((row) => ({
    ...asCounted(row),
    dossierId: row.dossier_id,
    firstOn: row.first_on,
    lastOn: row.last_on,
    natures: row.natures,
    gatherings: gatheringsOf(row),
  }));
}

function gatheringsOf({
  gathered_ids: traceIds,
  least,
  middle,
  most,
}: DossierRow): DossierCounts['gatherings'] {
  if (traceIds.length < enoughGathered || least === null || middle === null || most === null) return null;
  return most === least ? null : { traceIds, least, middle, most };
}

export interface TraceWords {
  traceId: string;
  dossierId: string;
  onDay: string;
  text: string;
  /** Ids of the categories of people it counts. */
  categories: string[];
}

/** Words kept of one dossier at most; the proposal chooses among them. */
const mostWords = 60;

/** What traces say changed, by dossier, oldest first. */
export async function changeWords(transaction: Transaction, scope: WorkScope): Promise<TraceWords[]> {
  return transaction.query<TraceWords>({
    name: 'report_change_words',
    text: `WITH ${mine}
      SELECT "traceId", "dossierId", "onDay", text, categories FROM (
        SELECT m.id AS "traceId", t.dossier_id AS "dossierId", m.event_on AS "onDay", m.what_changed AS text,
          ARRAY(SELECT jsonb_object_keys(m.people_by_category)) AS categories,
          row_number() OVER (PARTITION BY t.dossier_id ORDER BY m.event_on DESC, m.id DESC) AS rank
        FROM mine m JOIN tied t ON t.trace_id = m.id
        WHERE m.what_changed <> '' AND ($4::uuid[] = '{}' OR t.dossier_id = ANY ($4))) ranked
      WHERE rank <= ${mostWords} ORDER BY "onDay", "traceId"`,
    values: scopeValues(scope),
  });
}

/** Those of these traces that a bilan may speak of: what an author keeps is left out, for its author too. */
export async function toldTraces(transaction: Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await transaction.query<{ id: string }>({
    name: 'report_told_traces',
    text: `SELECT id FROM traces WHERE id = ANY ($1) AND visibility <> 'author' AND trashed_at IS NULL`,
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}
