import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { ChangeContent, ObservedChange, SaidInTrace, SourceTrace } from './observed-change.ts';

const columns = `c.id, c.dossier_id AS "dossierId", c.observed_on AS "observedOn", c.group_change AS "groupChange",
  c.own_part AS "ownPart", c.others_part AS "othersPart", c.sources, c.version, c.removed_at AS "removedAt",
  coalesce((SELECT json_agg(json_build_object('id', t.id, 'title', t.title, 'eventOn', t.event_on) ORDER BY t.event_on, t.id)
            FROM observed_change_traces l JOIN traces t ON t.id = l.trace_id
            WHERE l.change_id = c.id AND t.trashed_at IS NULL), '[]') AS traces`;

/** What changed in a dossier, oldest first; those taken off are left out unless asked for. */
export async function changesOfDossier(
  transaction: Transaction,
  dossierId: string,
  { removed = false } = {},
): Promise<ObservedChange[]> {
  return transaction.query<ObservedChange>({
    name: `changes_of_dossier_${removed ? 'removed' : 'standing'}`,
    text: `SELECT ${columns} FROM observed_changes c
           WHERE c.dossier_id = $1 AND c.removed_at IS ${removed ? 'NOT NULL' : 'NULL'}
           ORDER BY c.observed_on, c.noted_at, c.id`,
    values: [dossierId],
  });
}

/** The same for several dossiers, between two days, both included. */
export async function changesBetween(
  transaction: Transaction,
  dossierIds: readonly string[],
  from: string,
  until: string,
): Promise<ObservedChange[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query<ObservedChange>({
    name: 'observed_changes_between',
    text: `SELECT ${columns} FROM observed_changes c
           WHERE c.dossier_id = ANY ($1) AND c.removed_at IS NULL AND c.observed_on BETWEEN $2 AND $3
           ORDER BY c.observed_on, c.noted_at, c.id`,
    values: [dossierIds, from, until],
  });
}

export async function changeById(
  transaction: Transaction,
  dossierId: string,
  id: string,
): Promise<ObservedChange | null> {
  const [row] = await transaction.query<ObservedChange>({
    name: 'observed_change_by_id',
    text: `SELECT ${columns} FROM observed_changes c WHERE c.dossier_id = $1 AND c.id = $2`,
    values: [dossierId, id],
  });
  return row ?? null;
}

export interface NewChange extends ChangeContent {
  dossierId: string;
  notedBy: string;
  notedAt: Date;
}

export async function insertChange(transaction: Transaction, change: NewChange): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO observed_changes (id, dossier_id, observed_on, group_change, own_part, others_part, sources,
             noted_by, noted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      id,
      change.dossierId,
      change.observedOn,
      change.groupChange,
      change.ownPart,
      change.othersPart,
      change.sources,
      change.notedBy,
      change.notedAt,
    ],
  });
  return id;
}

/** Writes a change over the version it was read at; false when somebody changed it meanwhile. */
export async function updateChange(
  transaction: Transaction,
  id: string,
  version: number,
  content: ChangeContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE observed_changes SET observed_on = $3, group_change = $4, own_part = $5, others_part = $6, sources = $7,
             version = version + 1 WHERE id = $1 AND version = $2 AND removed_at IS NULL RETURNING id`,
    values: [
      id,
      version,
      content.observedOn,
      content.groupChange,
      content.ownPart,
      content.othersPart,
      content.sources,
    ],
  });
  return changed.length > 0;
}

/** Ties a change to the traces by which one knows of it; those that the viewer cannot see stay as they are. */
export async function tieTraces(
  transaction: Transaction,
  changeId: string,
  traceIds: readonly string[],
): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM observed_change_traces WHERE change_id = $1 AND NOT trace_id = ANY ($2)',
    values: [changeId, traceIds],
  });
  await transaction.query({
    text: `INSERT INTO observed_change_traces (change_id, trace_id)
           SELECT $1, id FROM traces WHERE id = ANY ($2) AND trashed_at IS NULL ON CONFLICT DO NOTHING`,
    values: [changeId, traceIds],
  });
}

/** Takes a change off the story, or puts it back; false when it was done already. */
export async function setChangeRemoved(
  transaction: Transaction,
  dossierId: string,
  id: string,
  at: Date | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE observed_changes SET removed_at = $3
           WHERE dossier_id = $1 AND id = $2 AND (removed_at IS NULL) <> ($3::timestamptz IS NULL) RETURNING id`,
    values: [dossierId, id, at],
  });
  return changed.length > 0;
}

/** Traces of a dossier to choose sources from: those chosen, those that say what changed, then the latest. */
export async function tracesOfDossier(
  transaction: Transaction,
  dossierId: string,
  chosen: readonly string[],
  limit: number,
): Promise<SourceTrace[]> {
  return transaction.query<SourceTrace>({
    name: 'traces_of_dossier_to_choose',
    text: `SELECT t.id, t.title, t.event_on AS "eventOn" FROM traces t JOIN trace_dossiers d ON d.trace_id = t.id
           WHERE d.dossier_id = $1 AND t.trashed_at IS NULL
           ORDER BY t.id = ANY ($2) DESC, t.what_changed <> '' DESC, t.event_on DESC, t.id DESC LIMIT $3`,
    values: [dossierId, chosen, limit],
  });
}

/** What the traces of a dossier say has changed, the latest first. */
export async function saidInTraces(
  transaction: Transaction,
  dossierId: string,
  limit: number,
): Promise<SaidInTrace[]> {
  return transaction.query<SaidInTrace>({
    name: 'changes_said_in_traces',
    text: `SELECT t.id, t.title, t.event_on AS "eventOn", t.what_changed AS "whatChanged"
           FROM traces t JOIN trace_dossiers d ON d.trace_id = t.id
           WHERE d.dossier_id = $1 AND t.trashed_at IS NULL AND t.what_changed <> ''
           ORDER BY t.event_on DESC, t.id DESC LIMIT $2`,
    values: [dossierId, limit],
  });
}
