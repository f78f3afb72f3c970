import type { Transaction } from '#/platform/database.ts';
import { jsonText } from '#/platform/json-text.ts';
import type { AgendaProposal } from './agenda.ts';
import type { EarlierChoice, EarlierDecision, Proposal, Verdict } from './import.ts';

const batchSize = 1_000;

/** Keeps proposals aside, in the order given. */
export async function insertProposals(
  transaction: Transaction,
  proposals: readonly Proposal[],
): Promise<void> {
  for (let from = 0; from < proposals.length; from += batchSize) {
    const rows = proposals.slice(from, from + batchSize).map((one, index) => ({
      id: one.id,
      import_id: one.importId,
      position: from + index,
      starts_on: one.content.startsOn,
      fingerprint: one.fingerprint,
      series: one.series,
      content_print: one.contentPrint,
      changed: one.changed,
      content: one.content,
    }));
    await transaction.query({
      text: `INSERT INTO import_proposals (id, import_id, position, starts_on, fingerprint, series, content_print, changed, content)
             SELECT id, import_id, position, starts_on, fingerprint, series, content_print, changed, content
             FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, import_id uuid, position integer, starts_on date, fingerprint text,
               series text, content_print text, changed boolean, content jsonb)`,
      values: [jsonText(rows)],
    });
  }
}

interface ProposalRow {
  id: string;
  import_id: string;
  changed: boolean;
  content: AgendaProposal;
  fingerprint: string;
  series: string;
  content_print: string;
}

const columns = 'id, import_id, changed, content, fingerprint, series, content_print';

/** Proposals that still wait for a word, by day, some at a time. */
export async function waitingProposals(
  transaction: Transaction,
  importId: string,
  offset: number,
  limit: number,
): Promise<Proposal[]> {
  const rows = await transaction.query<ProposalRow>({
    text: `SELECT ${columns} FROM import_proposals WHERE import_id = $1 AND decision IS NULL
           ORDER BY starts_on, position OFFSET $2 LIMIT $3`,
    values: [importId, offset, limit],
  });
  return rows.map(asProposal);
}

export async function waitingCount(transaction: Transaction, importId: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    text: 'SELECT count(*) AS count FROM import_proposals WHERE import_id = $1 AND decision IS NULL',
    values: [importId],
  });
  return row?.count ?? 0;
}

/** Those of these proposals that still wait, held until the end of the transaction. */
export async function heldProposals(
  transaction: Transaction,
  importId: string,
  ids: readonly string[],
): Promise<Proposal[]> {
  const rows = await transaction.query<ProposalRow>({
    text: `SELECT ${columns} FROM import_proposals WHERE import_id = $1 AND id = ANY ($2) AND decision IS NULL
           ORDER BY starts_on, position FOR UPDATE`,
    values: [importId, ids],
  });
  return rows.map(asProposal);
}

/** Marks proposals as decided. What is not work loses its content at once. */
export async function decideProposals(
  transaction: Transaction,
  verdict: Verdict,
  decided: readonly { id: string; traceId: string | null }[],
): Promise<void> {
  await transaction.query({
    text: `UPDATE import_proposals p SET decision = $1, trace_id = d.trace_id,
             content = CASE WHEN $1 = 'not-work' THEN '{}'::jsonb ELSE p.content END
           FROM jsonb_to_recordset($2::jsonb) AS d (id uuid, trace_id uuid) WHERE p.id = d.id`,
    values: [verdict, jsonText(decided.map((one) => ({ id: one.id, trace_id: one.traceId })))],
  });
}

/** Ids of every waiting proposal of these series. */
export async function waitingOfSeries(
  transaction: Transaction,
  importId: string,
  series: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    text: 'SELECT id FROM import_proposals WHERE import_id = $1 AND series = ANY ($2) AND decision IS NULL',
    values: [importId, series],
  });
  return rows.map((row) => row.id);
}

/** What was said before of these occurrences and series (prints). */
export async function earlierDecisions(
  transaction: Transaction,
  personId: string,
  prints: readonly string[],
): Promise<EarlierDecision[]> {
  const rows = await transaction.query<{
    fingerprint: string;
    whole_series: boolean;
    verdict: Verdict;
    content_print: string;
  }>({
    text: `SELECT fingerprint, whole_series, verdict, content_print FROM agenda_decisions
           WHERE person_id = $1 AND fingerprint = ANY ($2)`,
    values: [personId, prints],
  });
  return rows.map((row) => ({
    fingerprint: row.fingerprint,
    wholeSeries: row.whole_series,
    verdict: row.verdict,
    contentPrint: row.content_print,
  }));
}

export interface DecisionToKeep {
  fingerprint: string;
  wholeSeries: boolean;
  verdict: Verdict;
  contentPrint: string;
  traceId: string | null;
  title: string;
  dossierId: string | null;
  nature: string | null;
}

/** Keeps decisions; a later one replaces an earlier one on the same print. */
export async function keepDecisions(
  transaction: Transaction,
  personId: string,
  importId: string,
  decisions: readonly DecisionToKeep[],
  at: Date,
): Promise<void> {
  const rows = decisions.map((one) => ({
    fingerprint: one.fingerprint,
    whole_series: one.wholeSeries,
    verdict: one.verdict,
    content_print: one.contentPrint,
    trace_id: one.traceId,
    title: one.title,
    dossier_id: one.dossierId,
    nature: one.nature,
  }));
  await transaction.query({
    text: `INSERT INTO agenda_decisions (person_id, import_id, decided_at, fingerprint, whole_series, verdict, content_print, trace_id,
             title, dossier_id, nature)
           SELECT $1, $2, $3, fingerprint, whole_series, verdict, content_print, trace_id, title, dossier_id, nature
           FROM jsonb_to_recordset($4::jsonb) AS d (fingerprint text, whole_series boolean, verdict text, content_print text,
             trace_id uuid, title text, dossier_id uuid, nature text)
           ON CONFLICT (person_id, fingerprint) DO UPDATE SET verdict = excluded.verdict, content_print = excluded.content_print,
             trace_id = excluded.trace_id, import_id = excluded.import_id, decided_at = excluded.decided_at, title = excluded.title,
             dossier_id = excluded.dossier_id, nature = excluded.nature, whole_series = excluded.whole_series`,
    values: [personId, importId, at, jsonText(rows)],
  });
}

/** What was chosen lately for kept events, the latest first, one by title. */
export async function earlierChoices(transaction: Transaction, personId: string): Promise<EarlierChoice[]> {
  const rows = await transaction.query<{ title: string; dossier_id: string | null; nature: string | null }>({
    text: `SELECT DISTINCT ON (lower(title)) title, dossier_id, nature FROM (
             SELECT title, dossier_id, nature, decided_at FROM agenda_decisions
             WHERE person_id = $1 AND verdict = 'kept' AND title <> '' ORDER BY decided_at DESC LIMIT 2000) AS recent
           ORDER BY lower(title), decided_at DESC`,
    values: [personId],
  });
  return rows.map((row) => ({ title: row.title, dossierId: row.dossier_id, nature: row.nature }));
}

/** An undone import frees its occurrences: they may be proposed again. */
export async function forgetKept(transaction: Transaction, importId: string): Promise<void> {
  await transaction.query({
    text: `DELETE FROM agenda_decisions WHERE import_id = $1 AND verdict = 'kept'`,
    values: [importId],
  });
}

/** Lets everything that was said not to be work be proposed again; returns how many prints that was. */
export async function forgetNotWork(transaction: Transaction, personId: string): Promise<number> {
  const rows = await transaction.query<{ fingerprint: string }>({
    text: `DELETE FROM agenda_decisions WHERE person_id = $1 AND verdict = 'not-work' RETURNING fingerprint`,
    values: [personId],
  });
  return rows.length;
}

export async function notWorkCount(transaction: Transaction, personId: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    text: `SELECT count(*) AS count FROM agenda_decisions WHERE person_id = $1 AND verdict = 'not-work'`,
    values: [personId],
  });
  return row?.count ?? 0;
}

function asProposal(row: ProposalRow): Proposal {
  return {
    id: row.id,
    importId: row.import_id,
    changed: row.changed,
    content: row.content,
    fingerprint: row.fingerprint,
    series: row.series,
    contentPrint: row.content_print,
  };
}
