import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { EventContent, MarkedEvent, TraceToMark } from './marked-event.ts';

const columns = `e.id, e.dossier_id AS "dossierId", e.trace_id AS "traceId", t.title AS "traceTitle",
  e.happened_on AS "happenedOn", e.fact, e.why, e.sources, e.version, e.removed_at AS "removedAt"`;
const source = 'marked_events e LEFT JOIN traces t ON t.id = e.trace_id';

/** The events that count in a dossier, oldest first; those taken off are left out unless asked for. */
export async function eventsOfDossier(
  transaction: Transaction,
  dossierId: string,
  { removed = false } = {},
): Promise<MarkedEvent[]> {
  return transaction.query<MarkedEvent>({
    name: `events_of_dossier_${removed ? 'removed' : 'standing'}`,
    text: `SELECT ${columns} FROM ${source}
           WHERE e.dossier_id = $1 AND e.removed_at IS ${removed ? 'NOT NULL' : 'NULL'}
           ORDER BY e.happened_on, e.marked_at, e.id`,
    values: [dossierId],
  });
}

/** The same for several dossiers, between two days, both included. */
export async function eventsBetween(
  transaction: Transaction,
  dossierIds: readonly string[],
  from: string,
  until: string,
): Promise<MarkedEvent[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query<MarkedEvent>({
    name: 'marked_events_between',
    text: `SELECT ${columns} FROM ${source}
           WHERE e.dossier_id = ANY ($1) AND e.removed_at IS NULL AND e.happened_on BETWEEN $2 AND $3
           ORDER BY e.happened_on, e.marked_at, e.id`,
    values: [dossierIds, from, until],
  });
}

export async function eventById(
  transaction: Transaction,
  dossierId: string,
  id: string,
): Promise<MarkedEvent | null> {
  const [row] = await transaction.query<MarkedEvent>({
    name: 'marked_event_by_id',
    text: `SELECT ${columns} FROM ${source} WHERE e.dossier_id = $1 AND e.id = $2`,
    values: [dossierId, id],
  });
  return row ?? null;
}

/** Where a trace is marked: the ids of its dossiers, and what is said there. */
export async function eventsOfTrace(transaction: Transaction, traceId: string): Promise<MarkedEvent[]> {
  return transaction.query<MarkedEvent>({
    name: 'marked_events_of_trace',
    text: `SELECT ${columns} FROM ${source} WHERE e.trace_id = $1 AND e.removed_at IS NULL ORDER BY e.marked_at, e.id`,
    values: [traceId],
  });
}

/** A trace out of the trash that may be marked, when the viewer sees it. */
export async function traceToMark(transaction: Transaction, id: string): Promise<TraceToMark | null> {
  const [row] = await transaction.query<TraceToMark>({
    name: 'trace_to_mark',
    text: 'SELECT id, title, event_on AS "eventOn" FROM traces WHERE id = $1 AND trashed_at IS NULL',
    values: [id],
  });
  return row ?? null;
}

export interface NewEvent extends EventContent {
  dossierId: string;
  traceId: string | null;
  markedBy: string;
  markedAt: Date;
}

/** Marks an event; null when this trace is marked in this dossier already. */
export async function insertEvent(transaction: Transaction, event: NewEvent): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>({
    text: `INSERT INTO marked_events (id, dossier_id, trace_id, happened_on, fact, why, sources, marked_by, marked_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (dossier_id, trace_id) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
    values: [
      newId(),
      event.dossierId,
      event.traceId,
      event.happenedOn,
      event.fact,
      event.why,
      event.sources,
      event.markedBy,
      event.markedAt,
    ],
  });
  return row?.id ?? null;
}

/** Writes an event over the version it was read at; false when somebody changed it meanwhile. */
export async function updateEvent(
  transaction: Transaction,
  id: string,
  version: number,
  content: EventContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE marked_events SET happened_on = $3, fact = $4, why = $5, sources = $6, version = version + 1
           WHERE id = $1 AND version = $2 AND removed_at IS NULL RETURNING id`,
    values: [id, version, content.happenedOn, content.fact, content.why, content.sources],
  });
  return changed.length > 0;
}

/** Takes an event off the story, or puts it back; false when it was done already, or marked anew meanwhile. */
export async function setEventRemoved(
  transaction: Transaction,
  dossierId: string,
  id: string,
  at: Date | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE marked_events e SET removed_at = $3
           WHERE e.dossier_id = $1 AND e.id = $2 AND (e.removed_at IS NULL) <> ($3::timestamptz IS NULL)
             AND ($3::timestamptz IS NOT NULL OR NOT EXISTS (
               SELECT FROM marked_events o
               WHERE o.dossier_id = e.dossier_id AND o.trace_id = e.trace_id AND o.removed_at IS NULL))
           RETURNING e.id`,
    values: [dossierId, id, at],
  });
  return changed.length > 0;
}
