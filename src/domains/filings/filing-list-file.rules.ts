import type { FileFormat } from '#/platform/json-file-faults.ts';
import type { FilingDocument, ListedDocument } from './filing.ts';

/** The format of these files, whose name is in the address of its schema. */
export const filingListFormat: FileFormat = { name: 'reddition-1', list: 'documents' };

/** What is on the lists, without where it stands: what another year begins from. */
export function listedOf(documents: readonly FilingDocument[]): ListedDocument[] {
  return documents
    .filter(({ removedOn }) => removedOn === null)
    .map(({ addressee, title, carrier, note }) => ({ addressee, title, carrier, note }));
}

/** Lists as the text of a file: no day, no state, nothing of the space. */
export function listAsFile(
  { title, documents }: { title: string; documents: readonly ListedDocument[] },
  schemaAddress: string,
): string {
  const listed = documents.map(({ addressee, title: name, carrier, note }) => ({
    addressee,
    title: name,
    carrier,
    note,
  }));
  const file = { $schema: schemaAddress, format: filingListFormat.name, title, documents: listed };
  return `${JSON.stringify(file, null, 2)}\n`;
}
