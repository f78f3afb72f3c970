import { type Answer, type Outcome, page } from '../outcome.ts';
import { type Visit, wordsFor } from '../visit.ts';
import type { WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { type RefusalName, renderDocument } from './rendering.ts';
import type { FileFormat } from './rendering-process.ts';

const statuses: Readonly<Record<RefusalName, number>> = {
  tooLarge: 413,
  tooSlow: 503,
  busy: 503,
  failed: 500,
};

/**
 * The document as a file to keep, or a page that says why there is none. `name` has no ending. No connection to the
 * database is held for the seconds that it takes.
 */
export function documentDownload(
  visit: Visit,
  document: WrittenDocument,
  format: FileFormat,
  name: string,
): Outcome {
  return { kind: 'afterwards', answer: () => fileOrRefusal(visit, document, format, name) };
}

async function fileOrRefusal(
  visit: Visit,
  document: WrittenDocument,
  format: FileFormat,
  name: string,
): Promise<Answer> {
  const rendered = await renderDocument(document, format);
  if (!rendered.ok) return refusalPage(visit, rendered.refusal, format, rendered.reason);
  return {
    kind: 'download',
    type: rendered.type,
    fileName: `${name}.${format}`,
    body: rendered.bytes,
    headers: { 'x-content-type-options': 'nosniff' },
  };
}

function refusalPage(visit: Visit, refusal: RefusalName, format: FileFormat, reason: string): Answer {
  const fields = { reference: visit.reference, format, refusal, reason };
  if (refusal === 'failed') visit.services.log.error(fields, 'a document could not be written');
  else visit.services.log.warn(fields, 'a document was refused');
  const words = wordsFor(visit.locale, documentWords);
  return page({ title: words.refused, body: <p>{words.refusals[refusal]}</p> }, statuses[refusal]);
}
