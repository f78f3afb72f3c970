import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Evidence, EvidenceKind, EvidenceSaying, MovedItem, TraceChoice } from './plan-item.ts';

/** Where each kind of evidence is read: its column here, and how its title is found by who may see it. */
const evidenceSources: Readonly<Record<EvidenceKind, { column: string; table: string; title: string }>> = {
  trace: { column: 'trace_id', table: 'traces', title: 'title' },
};

interface EvidenceRow {
  id: string;
  item_id: string;
  kind: EvidenceKind;
  subject_id: string;
  subject_title: string | null;
  happened_on: string;
  says: EvidenceSaying;
  note: string;
}

/** One SELECT a kind, joined: what the reader may not see keeps its day and what it says, without its title. */
const everyEvidence = Object.entries(evidenceSources)
  .map(
    ([kind, { column, table, title }]) =>
      `SELECT e.id, e.item_id, '${kind}' AS kind, e.${column} AS subject_id, s.${title} AS subject_title,
         e.happened_on, e.says, e.note, e.linked_at
       FROM plan_evidence e LEFT JOIN ${table} s ON s.id = e.${column} WHERE e.${column} IS NOT NULL`,
  )
  .join(' UNION ALL ');

/** What moved an item, the latest first. */
export async function evidenceOfItem(transaction: Transaction, itemId: string): Promise<Evidence[]> {
  const rows = await transaction.query<EvidenceRow>({
    name: 'evidence_of_plan_item',
    text: `SELECT * FROM (${everyEvidence}) e WHERE e.item_id = $1 ORDER BY e.happened_on DESC, e.linked_at DESC, e.id`,
    values: [itemId],
  });
  return rows.map(asEvidence);
}

/** What moved the items of a plan between two days, both included, oldest first. */
export async function evidenceOfPlan(
  transaction: Transaction,
  planId: string,
  from: string,
  until: string,
): Promise<Evidence[]> {
  const rows = await transaction.query<EvidenceRow>({
    name: 'evidence_of_plan',
    text: `SELECT e.* FROM plan_items i JOIN (${everyEvidence}) e ON e.item_id = i.id
           WHERE i.plan_id = $1 AND e.happened_on BETWEEN $2 AND $3 ORDER BY e.happened_on, e.linked_at, e.id`,
    values: [planId, from, until],
  });
  return rows.map(asEvidence);
}

function asEvidence(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    itemId: row.item_id,
    kind: row.kind,
    subjectId: row.subject_id,
    subjectTitle: row.subject_title,
    happenedOn: row.happened_on,
    says: row.says,
    note: row.note,
  };
}

/** Items of plans that these traces moved, as far as the viewer may see the plans; latest first. */
export async function itemsMovedByTraces(
  transaction: Transaction,
  traceIds: readonly string[],
): Promise<MovedItem[]> {
  if (traceIds.length === 0) return [];
  return transaction.query<MovedItem>({
    name: 'items_moved_by_traces',
    text: `SELECT e.id AS "evidenceId", e.trace_id AS "subjectId", i.id AS "itemId", i.title AS "itemTitle",
             p.id AS "planId", p.title AS "planTitle", i.state, e.happened_on AS "happenedOn", e.says, e.note
           FROM plan_evidence e JOIN plan_items i ON i.id = e.item_id JOIN plans p ON p.id = i.plan_id
           WHERE e.trace_id = ANY ($1) ORDER BY e.happened_on DESC, e.id`,
    values: [traceIds],
  });
}

/** An item of a plan that a dossier moves. */
export interface ItemOfDossier
  extends Omit<MovedItem, 'evidenceId' | 'subjectId' | 'says' | 'note' | 'happenedOn'> {
  /** Last day on which something moved it; null when nothing did. */
  happenedOn: string | null;
}

/** Items of plans tied to a dossier, or moved by its traces, as far as the viewer may see them. */
export async function itemsOfDossier(transaction: Transaction, dossierId: string): Promise<ItemOfDossier[]> {
  return transaction.query({
    name: 'plan_items_of_dossier',
    text: `SELECT i.id AS "itemId", i.title AS "itemTitle", p.id AS "planId", p.title AS "planTitle", i.state,
             max(e.happened_on) AS "happenedOn"
           FROM plan_items i JOIN plans p ON p.id = i.plan_id LEFT JOIN plan_evidence e ON e.item_id = i.id
           WHERE i.dossier_id = $1 OR EXISTS (
             SELECT FROM plan_evidence m JOIN trace_dossiers d ON d.trace_id = m.trace_id
             WHERE m.item_id = i.id AND d.dossier_id = $1)
           GROUP BY i.id, p.id ORDER BY p.starts_on DESC, lower(i.title), i.id`,
    values: [dossierId],
  });
}

export interface NewEvidence {
  itemId: string;
  traceId: string;
  happenedOn: string;
  says: EvidenceSaying;
  note: string;
  linkedBy: string;
  linkedAt: Date;
}

/** Links a trace to an item; null when the two were linked already. */
export async function insertEvidence(
  transaction: Transaction,
  evidence: NewEvidence,
): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>({
    text: `INSERT INTO plan_evidence (id, item_id, trace_id, happened_on, says, note, linked_by, linked_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (item_id, trace_id) DO NOTHING RETURNING id`,
    values: [
      newId(),
      evidence.itemId,
      evidence.traceId,
      evidence.happenedOn,
      evidence.says,
      evidence.note,
      evidence.linkedBy,
      evidence.linkedAt,
    ],
  });
  return row?.id ?? null;
}

export async function deleteEvidence(transaction: Transaction, itemId: string, id: string): Promise<boolean> {
  const gone = await transaction.query<{ id: string }>({
    text: 'DELETE FROM plan_evidence WHERE item_id = $1 AND id = $2 RETURNING id',
    values: [itemId, id],
  });
  return gone.length > 0;
}

/** Recent traces of the viewer's spaces that are not linked to this item yet, those of its dossier first. */
export async function tracesToLink(
  transaction: Transaction,
  item: { id: string; dossierId: string | null },
  words: string,
  limit: number,
): Promise<TraceChoice[]> {
  return transaction.query<TraceChoice>({
    name: 'traces_to_link',
    text: `SELECT t.id, t.title, t.event_on AS "eventOn" FROM traces t
           WHERE t.trashed_at IS NULL AND t.space_id = ANY ((SELECT viewer_spaces())::uuid[])
             AND ($3 = '' OR t.title ILIKE '%' || $3 || '%')
             AND NOT EXISTS (SELECT FROM plan_evidence e WHERE e.item_id = $1 AND e.trace_id = t.id)
           ORDER BY ($2::uuid IS NOT NULL AND EXISTS (
               SELECT FROM trace_dossiers d WHERE d.trace_id = t.id AND d.dossier_id = $2)) DESC,
             t.event_on DESC, t.id DESC LIMIT $4`,
    values: [item.id, item.dossierId, words.replaceAll(/[\\%_]/g, '\\$&'), limit],
  });
}
