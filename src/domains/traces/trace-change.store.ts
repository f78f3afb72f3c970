import type { Transaction } from '#/platform/database.ts';
import { contentOf, titleOf } from './trace.rules.ts';
import type { Trace, TraceContent, Visibility } from './trace.ts';

interface Change {
  by: string;
  at: Date;
}

/**
 * Replaces what a trace says, and keeps whole what it said before. The caller holds the row
 * (`traceToChange`) and has compared versions.
 */
export async function rewriteTrace(
  transaction: Transaction,
  before: Trace,
  content: TraceContent,
  change: Change,
): Promise<void> {
  await keepVersion(transaction, before);
  await transaction.query({
    name: 'rewrite_trace',
    text: `UPDATE traces SET space_id = $2, title = $3, text = $4, event_on = $5, event_time = $6, duration_minutes = $7,
             natures = $8, nature_shares = $9, mode = $10, place_kind = $11, place_text = $12, place_id = $13,
             school_level = $14, language = $15, addressee = $16, people_count = $17, people_by_category = $18,
             practitioner_count = $19, flags = $20, what_changed = $21, visibility = $22,
             version = version + 1, changed_at = $23, changed_by = $24
           WHERE id = $1`,
    values: [before.id, ...valuesOf(content), change.at, change.by],
  });
  await replaceLinks(transaction, before, content);
}

/** What a trace says, in the order of the columns above. */
function valuesOf(content: TraceContent): unknown[] {
  const shared = content.natures.some((share) => share.sharePercent !== null);
  return [
    content.spaceId,
    titleOf(content.text),
    content.text,
    content.eventOn,
    content.eventTime,
    content.durationMinutes,
    content.natures.map((share) => share.nature),
    shared ? content.natures.map((share) => share.sharePercent ?? 0) : [],
    content.mode,
    content.placeKind,
    content.placeText,
    content.placeId,
    content.schoolLevel,
    content.language,
    content.addressee,
    content.peopleCount,
    JSON.stringify(content.peopleByCategory),
    content.practitionerCount,
    content.flags,
    content.whatChanged,
    content.visibility,
  ];
}

async function keepVersion(transaction: Transaction, before: Trace): Promise<void> {
  await transaction.query({
    name: 'keep_trace_version',
    text: `INSERT INTO trace_versions (trace_id, version, content, visibility, changed_at, changed_by)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      before.id,
      before.version,
      JSON.stringify(contentOf(before)),
      before.visibility,
      before.changedAt,
      before.changedBy,
    ],
  });
}

async function replaceLinks(transaction: Transaction, before: Trace, content: TraceContent): Promise<void> {
  if (!alike(before.dossierIds, content.dossierIds))
    await replaceDossiers(transaction, before.id, content.dossierIds);
  if (!alike(before.actors, content.actors)) await replaceActors(transaction, before.id, content.actors);
  if (!alike(before.organisations, content.organisations))
    await replaceOrganisations(transaction, before.id, content.organisations);
}

async function replaceDossiers(
  transaction: Transaction,
  id: string,
  dossierIds: TraceContent['dossierIds'],
): Promise<void> {
  await transaction.query({ text: 'DELETE FROM trace_dossiers WHERE trace_id = $1', values: [id] });
  await transaction.query({
    text: 'INSERT INTO trace_dossiers (trace_id, dossier_id) SELECT $1, unnest($2::uuid[])',
    values: [id, [...new Set(dossierIds)]],
  });
}

async function replaceActors(
  transaction: Transaction,
  id: string,
  actors: TraceContent['actors'],
): Promise<void> {
  await transaction.query({ text: 'DELETE FROM trace_actors WHERE trace_id = $1', values: [id] });
  await transaction.query({
    text: `INSERT INTO trace_actors (trace_id, person_id, name, share_percent, position)
           SELECT $1, person_id, name, share_percent, position
           FROM unnest($2::uuid[], $3::text[], $4::smallint[])
             WITH ORDINALITY AS actor (person_id, name, share_percent, position)`,
    values: [
      id,
      actors.map((actor) => actor.personId),
      actors.map((actor) => actor.name),
      actors.map((actor) => actor.sharePercent),
    ],
  });
}

async function replaceOrganisations(
  transaction: Transaction,
  id: string,
  organisations: TraceContent['organisations'],
): Promise<void> {
  await transaction.query({ text: 'DELETE FROM trace_organisations WHERE trace_id = $1', values: [id] });
  await transaction.query({
    text: `INSERT INTO trace_organisations (trace_id, organisation_id, name, role, position)
           SELECT $1, organisation_id, name, role, position
           FROM unnest($2::uuid[], $3::text[], $4::text[])
             WITH ORDINALITY AS present (organisation_id, name, role, position)`,
    values: [
      id,
      organisations.map((present) => present.organisationId),
      organisations.map((present) => present.name),
      organisations.map((present) => present.role),
    ],
  });
}

function alike(left: readonly unknown[], right: readonly unknown[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Throws traces away, or takes them back (null). Their content and version do not move. */
export async function setTrashed(
  transaction: Transaction,
  ids: readonly string[],
  trashedAt: Date | null,
  now: Date,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE traces SET trashed_at = $2, changed_at = $3 WHERE id = ANY ($1)',
    values: [ids, trashedAt, now],
  });
}

/** Throws away every trace of an import that this person wrote and has not thrown away yet; returns how many. */
export async function trashTracesOfImport(
  transaction: Transaction,
  importId: string,
  personId: string,
  at: Date,
): Promise<number> {
  const rows = await transaction.query<{ id: string }>({
    text: `UPDATE traces SET trashed_at = $3, changed_at = $3
           WHERE import_id = $1 AND author_id = $2 AND trashed_at IS NULL RETURNING id`,
    values: [importId, personId, at],
  });
  return rows.length;
}

export interface KeptVersion {
  version: number;
  content: TraceContent;
  changedAt: Date;
  changedById: string | null;
  /** Name of who wrote that version, or null when they have left. */
  changedBy: string | null;
}

/** Earlier versions of a trace that the viewer may read, oldest first. */
export async function versionsOf(transaction: Transaction, traceId: string): Promise<KeptVersion[]> {
  const rows = await transaction.query<{
    version: number;
    content: TraceContent;
    changed_at: Date;
    changed_by: string | null;
    name: string | null;
  }>({
    text: `SELECT v.version, v.content, v.changed_at, v.changed_by, p.name
           FROM trace_versions v LEFT JOIN people p ON p.id = v.changed_by
           WHERE v.trace_id = $1 ORDER BY v.version`,
    values: [traceId],
  });
  return rows.map((row) => ({
    version: row.version,
    content: row.content,
    changedAt: row.changed_at,
    changedById: row.changed_by,
    changedBy: row.name,
  }));
}

/** What a trace said at a version, or null when it is gone or not for this viewer. */
export async function contentAt(
  transaction: Transaction,
  traceId: string,
  version: number,
): Promise<TraceContent | null> {
  const [row] = await transaction.query<{ content: TraceContent }>({
    text: 'SELECT content FROM trace_versions WHERE trace_id = $1 AND version = $2',
    values: [traceId, version],
  });
  return row?.content ?? null;
}

/** Names of these people, by id; those who have left are absent. */
export async function namesOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await transaction.query<{ id: string; name: string }>({
    text: 'SELECT id, name FROM people WHERE id = ANY ($1)',
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface LastUsed {
  spaceId: string;
  dossierId: string | null;
  dossierTitle: string | null;
  visibility: Visibility;
}

/** Where the viewer noted something last: what a quick entry proposes without asking. */
export async function lastUsed(transaction: Transaction, personId: string): Promise<LastUsed | null> {
  const [row] = await transaction.query<{
    space_id: string;
    dossier_id: string | null;
    title: string | null;
    visibility: Visibility;
  }>({
    name: 'last_used',
    text: `SELECT t.space_id, d.id AS dossier_id, d.title, t.visibility FROM (
             SELECT id, space_id, visibility FROM traces
             WHERE author_id = $1 AND trashed_at IS NULL AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
             ORDER BY entered_at DESC, id DESC LIMIT 1) t
           LEFT JOIN trace_dossiers l ON l.trace_id = t.id
           LEFT JOIN dossiers d ON d.id = l.dossier_id AND d.space_id = t.space_id
           ORDER BY d.id LIMIT 1`,
    values: [personId],
  });
  if (!row) return null;
  return {
    spaceId: row.space_id,
    dossierId: row.dossier_id,
    dossierTitle: row.title,
    visibility: row.visibility,
  };
}
