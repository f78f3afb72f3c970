import type { Cell } from '#/domains/statements/declaration-table.ts';
import type { Transaction } from '#/platform/database.ts';
import type { PurposeKind, Transmission, TransmissionContent, TransmissionSummary } from './transmission.ts';

interface TransmissionRow {
  id: string;
  statement_id: string;
  compilation_number: number;
  space_id: string;
  recipient_space_id: string | null;
  recipient_name: string;
  purpose_kind: PurposeKind;
  purpose: string;
  replaces_id: string | null;
  transmitted_by_name: string | null;
  transmitted_at: Date;
  answer: 'returned' | 'accepted' | null;
  is_awaited: boolean;
}

const columns = `t.id, t.statement_id, t.compilation_number, t.space_id, t.recipient_space_id, t.recipient_name,
  t.purpose_kind, t.purpose, t.replaces_id, t.transmitted_at,
  (SELECT name FROM people WHERE people.id = t.transmitted_by) AS transmitted_by_name,
  (SELECT state FROM statement_states s WHERE s.transmission_id = t.id AND s.state IN ('returned', 'accepted')) AS answer,
  transmission_awaits(t.id) AS is_awaited`;

function asTransmission(row: TransmissionRow): Omit<Transmission, 'content'> {
  return {
    id: row.id,
    statementId: row.statement_id,
    compilationNumber: row.compilation_number,
    spaceId: row.space_id,
    recipientSpaceId: row.recipient_space_id,
    recipientName: row.recipient_name,
    purposeKind: row.purpose_kind,
    purpose: row.purpose,
    replacesId: row.replaces_id,
    transmittedByName: row.transmitted_by_name,
    transmittedAt: row.transmitted_at,
    answer: row.answer,
    isAwaited: row.is_awaited,
  };
}

/** A transmission that the viewer sent or received, or null. */
export async function transmissionById(transaction: Transaction, id: string): Promise<Transmission | null> {
  const [row] = await transaction.query<TransmissionRow & { content: TransmissionContent }>({
    name: 'transmission_by_id',
    text: `SELECT ${columns}, t.content FROM transmissions t WHERE t.id = $1`,
    values: [id],
  });
  return row ? { ...asTransmission(row), content: row.content } : null;
}

type SummaryRow = TransmissionRow & {
  content: TransmissionSummary['content'];
  feedback_count: number;
};

const summaryColumns = `${columns},
  jsonb_build_object('spaceName', t.content -> 'spaceName', 'period', t.content -> 'period', 'codebook', t.content -> 'codebook') AS content,
  (SELECT count(*) FROM transmission_feedback f WHERE f.transmission_id = t.id) AS feedback_count`;

const asSummary = (row: SummaryRow): TransmissionSummary => ({
  ...asTransmission(row),
  content: row.content,
  feedbackCount: row.feedback_count,
});

/** Transmissions of one statement, the oldest first. */
export async function transmissionsOf(
  transaction: Transaction,
  statementId: string,
): Promise<TransmissionSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'transmissions_of_statement',
    text: `SELECT ${summaryColumns} FROM transmissions t WHERE t.statement_id = $1 ORDER BY t.transmitted_at, t.id`,
    values: [statementId],
  });
  return rows.map(asSummary);
}

export interface TransmissionPage {
  transmissions: TransmissionSummary[];
  hasMore: boolean;
}

/** What the viewer’s spaces received and sent, the latest first. `after` is the last one already read. */
export async function transmissionSummaries(
  transaction: Transaction,
  options: { limit: number; after: { transmittedAt: string; id: string } | null },
): Promise<TransmissionPage> {
  const rows = await transaction.query<SummaryRow>({
    name: 'transmission_summaries',
    text: `SELECT ${summaryColumns} FROM transmissions t
           WHERE $1::timestamptz IS NULL OR (date_trunc('milliseconds', t.transmitted_at), t.id) < ($1, $2::uuid)
           ORDER BY date_trunc('milliseconds', t.transmitted_at) DESC, t.id DESC LIMIT $3`,
    values: [options.after?.transmittedAt ?? null, options.after?.id ?? null, options.limit + 1],
  });
  return { transmissions: rows.slice(0, options.limit).map(asSummary), hasMore: rows.length > options.limit };
}

/** The last transmission of a statement to the same recipient, or null. */
export async function lastTransmissionTo(
  transaction: Transaction,
  statementId: string,
  recipient: { spaceId: string | null; name: string },
): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'last_transmission_to',
    text: `SELECT id FROM transmissions
           WHERE statement_id = $1 AND recipient_space_id IS NOT DISTINCT FROM $2 AND ($2::uuid IS NOT NULL OR recipient_name = $3)
           ORDER BY transmitted_at DESC, id DESC LIMIT 1`,
    values: [statementId, recipient.spaceId, recipient.name],
  });
  return row?.id ?? null;
}

export interface NewTransmission {
  id: string;
  statementId: string;
  compilationNumber: number;
  spaceId: string;
  recipientSpaceId: string | null;
  recipientName: string;
  purposeKind: PurposeKind;
  purpose: string;
  content: TransmissionContent;
  layoutId: string | null;
  replacesId: string | null;
  transmittedBy: string;
  transmittedAt: Date;
}

export async function insertTransmission(transaction: Transaction, added: NewTransmission): Promise<void> {
  await transaction.query({
    name: 'insert_transmission',
    text: `INSERT INTO transmissions (id, statement_id, compilation_number, space_id, recipient_space_id, recipient_name,
             purpose_kind, purpose, content, layout_id, replaces_id, transmitted_by, transmitted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      added.id,
      added.statementId,
      added.compilationNumber,
      added.spaceId,
      added.recipientSpaceId,
      added.recipientName,
      added.purposeKind,
      added.purpose,
      JSON.stringify(added.content),
      added.layoutId,
      added.replacesId,
      added.transmittedBy,
      added.transmittedAt,
    ],
  });
}

const linesAtOnce = 500;

/** Keeps declarations as they left, line by line; returns how many there were. */
export async function insertDeclarations(
  transaction: Transaction,
  transmissionId: string,
  lines: readonly (readonly Cell[])[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const batch = lines.slice(from, from + linesAtOnce);
    await transaction.query({
      name: 'insert_transmission_declarations',
      text: `INSERT INTO transmission_declarations (transmission_id, position, cells)
             SELECT $1, $2 + ordinality, cells FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS line (cells, ordinality)`,
      values: [transmissionId, from, JSON.stringify(batch)],
    });
  }
}

/** Declarations as they left, for those who may read them. */
export async function declarationsOf(transaction: Transaction, transmissionId: string): Promise<Cell[][]> {
  const rows = await transaction.query<{ cells: Cell[] }>({
    name: 'transmission_declarations',
    text: 'SELECT cells FROM transmission_declarations WHERE transmission_id = $1 ORDER BY position',
    values: [transmissionId],
  });
  return rows.map(({ cells }) => cells);
}
