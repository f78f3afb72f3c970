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

interface Lists {
  title: string;
  documents: readonly ListedDocument[];
}

/** Lists as a file says them: no day, no state, nothing of the space. */
export function listInFile({ title, documents }: Lists, schemaAddress: string) {
  const listed = documents.map(({ addressee, title: name, carrier, note }) => ({
    addressee,
    title: name,
    carrier,
    note,
  }));
  return { $schema: schemaAddress, format: filingListFormat.name, title, documents: listed };
}

/** The same as the text of a file. */
export function listAsFile(lists: Lists, schemaAddress: string): string {
  return `${JSON.stringify(listInFile(lists, schemaAddress), null, 2)}\n`;
}
