import type { Transaction } from '#/platform/database.ts';
import type { FilingWriter } from './filing.store.ts';
import type { DocumentChange, FilingDocument } from './filing.ts';

const columns = `d.id, d.addressee, d.title, d.carrier, d.note, d.state, d.state_on AS "stateOn", d.revision,
  d.removed_on AS "removedOn", p.name AS "writtenBy"`;

/** The documents of accounts, list by list, in order. */
export async function documentsOfFiling(
  transaction: Transaction,
  filingId: string,
): Promise<FilingDocument[]> {
  return transaction.query<FilingDocument>({
    name: 'documents_of_filing',
    text: `SELECT ${columns} FROM filing_documents d LEFT JOIN people p ON p.id = d.written_by
           WHERE d.filing_id = $1 ORDER BY d.addressee, d.position`,
    values: [filingId],
  });
}

/** Adds documents at the end of their lists. */
export async function insertDocuments(
  transaction: Transaction,
  filingId: string,
  documents: readonly Pick<FilingDocument, 'id' | 'addressee' | 'title' | 'carrier' | 'note'>[],
  by: FilingWriter & { today: string },
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO filing_documents (id, filing_id, addressee, position, title, carrier, note, state_on, written_by, written_at)
           SELECT n.id, $1, n.addressee,
             coalesce((SELECT max(position) FROM filing_documents WHERE filing_id = $1 AND addressee = n.addressee), 0)
               + row_number() OVER (PARTITION BY n.addressee ORDER BY n.place),
             n.title, n.carrier, n.note, $2, $3, $4
           FROM jsonb_to_recordset($5::jsonb)
             AS n (id uuid, addressee text, place int, title text, carrier text, note text)`,
    values: [
      filingId,
      by.today,
      by.personId,
      by.at,
      JSON.stringify(documents.map((document, place) => ({ ...document, place }))),
    ],
  });
  await insertChanges(
    transaction,
    documents.map(({ id }) => id),
  );
}

/** Writes what a document now says; what it said before stays. */
export async function writeDocument(
  transaction: Transaction,
  { id, title, carrier, note, state, stateOn, removedOn }: FilingDocument,
  by: FilingWriter,
): Promise<void> {
  await transaction.query({
    name: 'write_filing_document',
    text: `UPDATE filing_documents SET title = $2, carrier = $3, note = $4, state = $5, state_on = $6, removed_on = $7,
             written_by = $8, written_at = $9, revision = revision + 1
           WHERE id = $1`,
    values: [id, title, carrier, note, state, stateOn, removedOn, by.personId, by.at],
  });
  await insertChanges(transaction, [id]);
}

async function insertChanges(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.query({
    name: 'insert_filing_document_changes',
    text: `INSERT INTO filing_document_changes (document_id, revision, title, carrier, note, state, removed_on, written_by, written_at)
           SELECT id, revision, title, carrier, note, state, removed_on, written_by, written_at
           FROM filing_documents WHERE id = ANY ($1::uuid[])`,
    values: [ids],
  });
}

/** What was said of a document, the latest first. */
export async function changesOfDocument(transaction: Transaction, id: string): Promise<DocumentChange[]> {
  return transaction.query<DocumentChange>({
    name: 'changes_of_filing_document',
    text: `SELECT c.revision, c.title, c.carrier, c.note, c.state, c.removed_on AS "removedOn",
             c.written_at AS "writtenAt", p.name AS "writtenBy"
           FROM filing_document_changes c LEFT JOIN people p ON p.id = c.written_by
           WHERE c.document_id = $1 ORDER BY c.revision DESC LIMIT 200`,
    values: [id],
  });
}
