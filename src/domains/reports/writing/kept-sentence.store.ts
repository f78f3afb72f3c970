import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';

/** Places that people decided to leave as they are, with the print of what the work said. */
export async function keptSentences(
  transaction: Transaction,
  reportId: string,
): Promise<{ slot: string; print: string }[]> {
  return transaction.query({
    name: 'kept_report_sentences',
    text: 'SELECT slot, print FROM report_kept_sentences WHERE report_id = $1',
    values: [reportId],
  });
}

export async function keepSentence(
  transaction: Transaction,
  reportId: string,
  { slot, print }: { slot: string; print: string },
  by: Writer,
): Promise<void> {
  await transaction.query({
    name: 'keep_report_sentence',
    text: `INSERT INTO report_kept_sentences (report_id, slot, print, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
    values: [reportId, slot, print, by.personId, by.at],
  });
}

/** Notes that what the work proposes was looked at. */
export async function noteProposed(transaction: Transaction, reportId: string, at: Date): Promise<void> {
  await transaction.query({
    name: 'note_report_proposed',
    text: 'UPDATE reports SET proposed_at = $2 WHERE id = $1',
    values: [reportId, at],
  });
}

/** Whether traces of the period were noted, corrected or thrown away since an instant. */
export async function hasChangedSince(
  transaction: Transaction,
  period: { spaceIds: readonly string[]; startsOn: string; endsOn: string },
  since: Date,
): Promise<boolean> {
  const [row] = await transaction.query<{ found: boolean }>({
    name: 'report_work_changed',
    text: `SELECT EXISTS (SELECT FROM traces WHERE space_id = ANY ($1) AND event_on BETWEEN $2 AND $3
             AND visibility <> 'author' AND greatest(changed_at, trashed_at) > $4) AS found`,
    values: [period.spaceIds, period.startsOn, period.endsOn, since],
  });
  return row?.found ?? false;
}
