import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Withdrawal, WithdrawalContent, WithdrawalLine } from './withdrawal.ts';

interface WithdrawalRow {
  id: string;
  dossier_id: string;
  revision: number;
  signs: string;
  afterwards: string;
  aimed_on: string | null;
  review_on: string | null;
  lines: WithdrawalLine[];
  reason: string;
  noted_by: string | null;
  noted_at: Date;
}

const columns = `w.id, w.dossier_id, w.revision, w.signs, w.afterwards, w.aimed_on, w.review_on, w.lines, w.reason,
  p.name AS noted_by, w.noted_at`;

/** Every revision of the plan of withdrawal of a dossier, the one that stands first. */
export async function withdrawalsOf(transaction: Transaction, dossierId: string): Promise<Withdrawal[]> {
  const rows = await transaction.query<WithdrawalRow>({
    name: 'withdrawals_of_dossier',
    text: `SELECT ${columns} FROM dossier_withdrawals w LEFT JOIN people p ON p.id = w.noted_by
           WHERE w.dossier_id = $1 ORDER BY w.revision DESC`,
    values: [dossierId],
  });
  return rows.map(asWithdrawal);
}

/** The plans of withdrawal that stand among these dossiers. */
export async function withdrawalsThatStand(
  transaction: Transaction,
  dossierIds: readonly string[],
): Promise<Withdrawal[]> {
  if (dossierIds.length === 0) return [];
  const rows = await transaction.query<WithdrawalRow>({
    name: 'withdrawals_that_stand',
    text: `SELECT DISTINCT ON (w.dossier_id) ${columns}
           FROM dossier_withdrawals w LEFT JOIN people p ON p.id = w.noted_by
           WHERE w.dossier_id = ANY ($1) ORDER BY w.dossier_id, w.revision DESC`,
    values: [dossierIds],
  });
  return rows.map(asWithdrawal);
}

/** Plans of withdrawal of the viewer's spaces that are to be read again by a day, the nearest first. */
export async function withdrawalsToReview(
  transaction: Transaction,
  byDay: string,
  limit: number,
): Promise<{ dossierId: string; title: string; reviewOn: string }[]> {
  return transaction.query({
    name: 'withdrawals_to_review',
    text: `SELECT d.id AS "dossierId", d.title, w.review_on AS "reviewOn" FROM dossiers d JOIN LATERAL (
             SELECT review_on FROM dossier_withdrawals WHERE dossier_id = d.id ORDER BY revision DESC LIMIT 1) w ON true
           WHERE d.space_id = ANY ((SELECT viewer_spaces())::uuid[]) AND w.review_on <= $1
             AND d.state NOT IN ('closed', 'refused', 'redirected')
           ORDER BY w.review_on, d.id LIMIT $2`,
    values: [byDay, limit],
  });
}

export interface NewRevision extends WithdrawalContent {
  dossierId: string;
  revision: number;
  reason: string;
  notedBy: string;
  notedAt: Date;
}

/** Keeps a revision; false when somebody kept one under the same number meanwhile. */
export async function insertWithdrawal(transaction: Transaction, revision: NewRevision): Promise<boolean> {
  const rows = await transaction.query<{ id: string }>({
    text: `INSERT INTO dossier_withdrawals (id, dossier_id, revision, signs, afterwards, aimed_on, review_on, lines, reason,
             noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (dossier_id, revision) DO NOTHING RETURNING id`,
    values: [
      newId(),
      revision.dossierId,
      revision.revision,
      revision.signs,
      revision.afterwards,
      revision.aimedOn,
      revision.reviewOn,
      JSON.stringify(revision.lines),
      revision.reason,
      revision.notedBy,
      revision.notedAt,
    ],
  });
  return rows.length > 0;
}

function asWithdrawal(row: WithdrawalRow): Withdrawal {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    revision: row.revision,
    signs: row.signs,
    afterwards: row.afterwards,
    aimedOn: row.aimed_on,
    reviewOn: row.review_on,
    lines: row.lines,
    reason: row.reason,
    notedBy: row.noted_by,
    notedAt: row.noted_at,
  };
}
