import type { Transaction } from '#/platform/database.ts';

type Rows = Record<string, unknown>[];

const askedOf: Readonly<Record<string, string>> = {
  opened: `SELECT title, funder, year_ends_on AS "yearEndsOn", opened_at AS "openedAt" FROM filings
       WHERE opened_by = $1 ORDER BY opened_at`,
  documents: `SELECT f.title AS filing, c.title, c.carrier, c.note, c.state, c.written_at AS "writtenAt"
       FROM filing_document_changes c JOIN filing_documents d ON d.id = c.document_id
         JOIN filings f ON f.id = d.filing_id
       WHERE c.written_by = $1 ORDER BY c.written_at`,
};

/** What a person wrote of accounts. */
export async function filingsWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, Rows>> {
  const held: Record<string, Rows> = {};
  for (const [name, text] of Object.entries(askedOf)) {
    held[name] = await transaction.query<Record<string, unknown>>({ text, values: [personId] });
  }
  return held;
}

const columnsOfPeople: readonly (readonly [table: string, column: string])[] = [
  ['filings', 'opened_by'],
  ['filing_documents', 'written_by'],
  ['filing_document_changes', 'written_by'],
];

/** Takes the person's name off what they wrote; accounts belong to the memory of their space. */
export async function forgetInFilings(transaction: Transaction, personId: string): Promise<void> {
  for (const [table, column] of columnsOfPeople) {
    await transaction.query({
      text: `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`,
      values: [personId],
    });
  }
}
