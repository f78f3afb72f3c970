import { cursorOf, readCursor } from '#/platform/cursor.ts';
import type { Transaction } from '#/platform/database.ts';
import { isId } from '#/platform/ids.ts';
import type { Person, Viewer } from '#/platform/visit.ts';
import type { Flag, Mode, NatureId, TraceSummary, Visibility } from './trace.ts';
import type { TraceFilters } from './trace-filters.form.ts';

export interface TraceList {
  traces: TraceSummary[];
  /** Cursor of what comes next, or null at the end. No list says how many traces there are. */
  next: string | null;
}

interface SummaryRow {
  id: string;
  space_id: string;
  author_id: string | null;
  title: string;
  event_on: string;
  event_time: string | null;
  duration_minutes: number | null;
  natures: NatureId[];
  mode: Mode | null;
  flags: Flag[];
  visibility: Visibility;
  version: number;
  dossiers: { id: string; title: string }[];
  attachment_count: number;
}

const columns = `t.id, t.space_id, t.author_id, t.title, t.event_on, t.event_time, t.duration_minutes, t.natures, t.mode,
  t.flags, t.visibility, t.version`;

const dressed = `to_char(t.event_time, 'HH24:MI') AS event_time,
  coalesce((SELECT json_agg(json_build_object('id', d.id, 'title', d.title) ORDER BY lower(d.title), d.id)
            FROM trace_dossiers l JOIN dossiers d ON d.id = l.dossier_id WHERE l.trace_id = t.id), '[]') AS dossiers,
  (SELECT count(*)::int FROM trace_attachments a WHERE a.trace_id = t.id) AS attachment_count`;

/**
 * Traces the viewer may see, latest day first, in pages. Without another scope, those of the viewer's own
 * spaces; each space is read along its own index, so that belonging to many costs no sort.
 */
export async function traceList(
  transaction: Transaction,
  viewer: Viewer,
  filters: TraceFilters,
  size: number,
): Promise<TraceList> {
  const { source, values } = sourceOf(viewer, filters, size + 1);
  // One document rather than so many rows of so many cells: a quarter of the work to read it.
  const isPlain = Object.values(filters).every((filter) => filter === null);
  const [list] = await transaction.query<{ rows: SummaryRow[] | null }>({
    ...(isPlain ? { name: `trace_list_${size}` } : {}),
    text: `SELECT json_agg(s) AS rows FROM (SELECT t.*, ${dressed} FROM (${source}) t
           ORDER BY t.event_on DESC, t.id DESC LIMIT ${size + 1}) s`,
    values,
  });
  const rows = list?.rows ?? [];
  const traces = rows.slice(0, size).map((row) => asSummary(row, idOf(viewer)));
  const last = traces.at(-1);
  return { traces, next: rows.length > size && last ? cursorOf(last.eventOn, last.id) : null };
}

function sourceOf(viewer: Viewer, filters: TraceFilters, limit: number) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = conditionsOf(filters, bind);
  const rest = conditions.map((condition) => ` AND ${condition}`).join('');
  const end = `ORDER BY t.event_on DESC, t.id DESC LIMIT ${limit}`;
  const own = viewer.kind === 'person' ? viewer.memberships.map((membership) => membership.spaceId) : [];
  if (filters.miennes) {
    const space = filters.espace ? ` AND t.space_id = ${bind(filters.espace)}` : '';
    const source = `SELECT ${columns} FROM traces t
      WHERE t.author_id = ${bind(idOf(viewer))} AND t.trashed_at IS NULL${rest}${space} ${end}`;
    return { source, values };
  }
  if (filters.portee === 'reseau') {
    const source = `SELECT ${columns} FROM traces t
      WHERE t.visibility IN ('network', 'public') AND t.trashed_at IS NULL
        AND NOT t.space_id = ANY (${bind(own)}::uuid[])${rest} ${end}`;
    return { source, values };
  }
  const spaces = filters.espace ? [filters.espace] : own;
  const source = `SELECT ${columns} FROM unnest(${bind(spaces)}::uuid[]) AS one (space_id) CROSS JOIN LATERAL (
      SELECT * FROM traces t WHERE t.space_id = one.space_id AND t.trashed_at IS NULL${rest} ${end}) t`;
  return { source, values };
}

function conditionsOf(filters: TraceFilters, bind: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (filters.du) conditions.push(`t.event_on >= ${bind(filters.du)}`);
  if (filters.au) conditions.push(`t.event_on <= ${bind(filters.au)}`);
  if (filters.nature) conditions.push(`${bind(filters.nature)} = ANY (t.natures)`);
  if (filters.mode) conditions.push(`t.mode = ${bind(filters.mode)}`);
  if (filters.signe) conditions.push(`${bind(filters.signe)} = ANY (t.flags)`);
  if (filters.importation) conditions.push(`t.import_id = ${bind(filters.importation)}`);
  if (filters.sans === 'nature') conditions.push(`t.natures = '{}'`);
  if (filters.sans === 'duree') conditions.push('t.duration_minutes IS NULL');
  if (filters.sans === 'dossier') {
    conditions.push('NOT EXISTS (SELECT FROM trace_dossiers l WHERE l.trace_id = t.id)');
  }
  if (filters.dossier) {
    conditions.push(
      `t.id IN (SELECT l.trace_id FROM trace_dossiers l WHERE l.dossier_id = ${bind(filters.dossier)})`,
    );
  }
  if (filters.organisation) {
    const id = bind(filters.organisation);
    conditions.push(`t.id IN (SELECT o.trace_id FROM trace_organisations o WHERE o.organisation_id = ${id})`);
  }
  const [day, id] = readCursor(filters.suite, 2) ?? [];
  if (day && /^\d{4}-\d{2}-\d{2}$/.test(day) && isId(id)) {
    conditions.push(`(t.event_on, t.id) < (${bind(day)}::date, ${bind(id)}::uuid)`);
  }
  return conditions;
}

/** Beyond this many traces, a calendar reads the latest of them. */
const mostInDays = 50_000;

/** Of each day, what has an hour in its order and then the rest, no more than `most` a day. */
export async function tracesOfDays(
  transaction: Transaction,
  viewer: Viewer,
  filters: TraceFilters,
  most: number,
): Promise<TraceSummary[]> {
  const { source, values } = sourceOf(viewer, filters, mostInDays);
  const [list] = await transaction.query<{ rows: SummaryRow[] | null }>({
    text: `SELECT json_agg(s) AS rows FROM (SELECT t.*, ${dressed} FROM (
             SELECT one.*, row_number() OVER (PARTITION BY event_on ORDER BY event_time NULLS LAST, id DESC) AS place
             FROM (${source}) one) t
           WHERE t.place <= $${values.length + 1} ORDER BY t.event_on, t.place) s`,
    values: [...values, most],
  });
  return (list?.rows ?? []).map((row) => asSummary(row, idOf(viewer)));
}

/** What the viewer noted in a week, day after day: their own, and nobody else's. */
export async function ownTracesBetween(
  transaction: Transaction,
  viewer: Person,
  from: string,
  to: string,
): Promise<TraceSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    text: `SELECT ${columns}, ${dressed} FROM traces t
           WHERE t.author_id = $1 AND t.event_on BETWEEN $2 AND $3 AND t.trashed_at IS NULL
           ORDER BY t.event_on, t.event_time NULLS LAST, t.id LIMIT 500`,
    values: [viewer.personId, from, to],
  });
  return rows.map((row) => asSummary(row, viewer.personId));
}

/** What the viewer may see in the trash, the last thrown away first: their own, and that of the spaces whose memory they keep. */
export async function trashedTraces(
  transaction: Transaction,
  viewer: Person,
  after: string | null,
  size: number,
): Promise<{ traces: (TraceSummary & { trashedAt: Date })[]; next: string | null }> {
  const [at, id] = readCursor(after, 2) ?? [];
  const isPlace = at !== undefined && !Number.isNaN(Date.parse(at)) && isId(id);
  const rows = await transaction.query<SummaryRow & { trashed_at: Date; place: string }>({
    text: `SELECT ${columns}, t.trashed_at, to_json(t.trashed_at) #>> '{}' AS place, ${dressed} FROM traces t
           WHERE t.trashed_at IS NOT NULL AND ($2::timestamptz IS NULL OR (t.trashed_at, t.id) < ($2, $3::uuid))
           ORDER BY t.trashed_at DESC, t.id DESC LIMIT $1`,
    values: [size + 1, isPlace ? at : null, isPlace ? id : null],
  });
  const kept = rows.slice(0, size);
  const last = kept.at(-1);
  return {
    traces: kept.map((row) => ({ ...asSummary(row, viewer.personId), trashedAt: row.trashed_at })),
    next: rows.length > size && last ? cursorOf(last.place, last.id) : null,
  };
}

/** Those of these traces that the viewer may see, as a list shows them. */
export async function tracesInOrder(
  transaction: Transaction,
  viewer: Person,
  ids: readonly string[],
): Promise<TraceSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    text: `SELECT ${columns}, ${dressed} FROM traces t
           WHERE t.id = ANY ($1) AND t.trashed_at IS NULL ORDER BY t.event_on DESC, t.id DESC`,
    values: [ids],
  });
  return rows.map((row) => asSummary(row, viewer.personId));
}

const idOf = (viewer: Viewer) => (viewer.kind === 'person' ? viewer.personId : null);

function asSummary(row: SummaryRow, viewerId: string | null): TraceSummary {
  return {
    id: row.id,
    spaceId: row.space_id,
    title: row.title,
    eventOn: row.event_on,
    eventTime: row.event_time,
    durationMinutes: row.duration_minutes,
    natures: row.natures,
    mode: row.mode,
    flags: row.flags,
    visibility: row.visibility,
    mine: viewerId !== null && row.author_id === viewerId,
    dossiers: row.dossiers,
    attachmentCount: row.attachment_count,
    version: row.version,
  };
}

/** The last traces noted in the viewer's spaces, by instant of entry: what moved, never how much. */
export async function recentTraces(
  transaction: Transaction,
  viewer: Person,
  limit: number,
): Promise<{ id: string; title: string; enteredAt: Date }[]> {
  const rows = await transaction.query<{ id: string; title: string; entered_at: Date }>({
    name: 'recent_traces',
    text: `SELECT t.id, t.title, t.entered_at FROM unnest($1::uuid[]) AS one (space_id) CROSS JOIN LATERAL (
             SELECT * FROM traces t WHERE t.space_id = one.space_id AND t.trashed_at IS NULL
             ORDER BY t.entered_at DESC, t.id DESC LIMIT $2) t
           ORDER BY t.entered_at DESC, t.id DESC LIMIT $2`,
    values: [viewer.memberships.map((membership) => membership.spaceId), limit],
  });
  return rows.map((row) => ({ id: row.id, title: row.title, enteredAt: row.entered_at }));
}
