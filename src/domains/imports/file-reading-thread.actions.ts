import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { type AgendaOptions, type AgendaResult, agendaLimits } from './agenda.ts';
import { archiveEntries, entryBytes, looksLikeArchive } from './archive.rules.ts';
import type { Delimiter, SpreadsheetRefusal, SpreadsheetResult } from './spreadsheet.ts';

/** What is asked of the thread; bytes are copied to it, nothing else is shared. */
export type ReadingTask =
  | { kind: 'agenda'; bytes: Uint8Array; options: AgendaOptions }
  | { kind: 'spreadsheet'; bytes: Uint8Array; name: string; delimiter: Delimiter | null };

const mark = 'toile-file-reading';
const memoryMegabytes = 1_024;

/** A thread of its own for one file, with bounded memory: a hostile file costs that thread, never the site. */
export function readingThread(task: ReadingTask): Worker {
  return new Worker(new URL(import.meta.url), {
    workerData: { mark, task },
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    stdout: true,
    stderr: true,
  });
}

async function answer(task: ReadingTask): Promise<AgendaResult | SpreadsheetResult> {
  if (task.kind === 'spreadsheet') return readSpreadsheet(task.bytes, task.name, task.delimiter);
  const { readAgenda } = await import('./agenda.rules.ts');
  const bytes = unpackedCalendar(task.bytes);
  return bytes
    ? readAgenda(bytes, task.options)
    : { ok: false, refusal: { code: 'archiveUnreadable', values: {} } };
}

/** Google gives calendars in an archive: the first one inside is read. Null when there is none, or too big a one. */
function unpackedCalendar(bytes: Uint8Array): Uint8Array | null {
  if (!looksLikeArchive(bytes)) return bytes;
  const entry = archiveEntries(bytes, 500)?.find((one) => /\.ics$/i.test(one.name) && !one.encrypted);
  const raw = entry ? entryBytes(bytes, entry) : null;
  if (!entry || !raw) return null;
  try {
    return entry.method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: agendaLimits.maximumBytes + 1 });
  } catch {
    return null;
  }
}

async function readSpreadsheet(
  bytes: Uint8Array,
  name: string,
  delimiter: Delimiter | null,
): Promise<SpreadsheetResult> {
  const { refusalByNature } = await import('./spreadsheet-file.rules.ts');
  const refusal = refusalByNature(bytes);
  if (refusal) return { ok: false, refusal };
  return looksLikeArchive(bytes) ? readWorkbook(bytes) : readText(bytes, name, delimiter);
}

async function readWorkbook(bytes: Uint8Array): Promise<SpreadsheetResult> {
  const { archiveRefusal, workbookSheets } = await import('./workbook.actions.ts');
  const refusal: SpreadsheetRefusal | null = archiveRefusal(bytes);
  if (refusal) return { ok: false, refusal };
  const sheets = await workbookSheets(bytes);
  if (!sheets) return { ok: false, refusal: { code: 'archiveUnreadable', values: {} } };
  if (sheets.every((sheet) => sheet.rows.length === 0))
    return { ok: false, refusal: { code: 'noRows', values: {} } };
  return { ok: true, reading: { kind: 'workbook', sheets, delimiter: null, quotesIgnored: false } };
}

async function readText(
  bytes: Uint8Array,
  name: string,
  given: Delimiter | null,
): Promise<SpreadsheetResult> {
  const { textTable } = await import('./delimited-text.rules.ts');
  const { textOfBytes, withoutUtf16 } = await import('./text-bytes.rules.ts');
  const { sheet, delimiter, quotesIgnored } = textTable(textOfBytes(withoutUtf16(bytes)), name, given);
  const said = sheet.rows.some((row) => row.cells.some((cell) => cell !== null));
  if (!said) return { ok: false, refusal: { code: 'noRows', values: {} } };
  return { ok: true, reading: { kind: 'text', sheets: [sheet], delimiter, quotesIgnored } };
}

const data: unknown = workerData;
if (
  !isMainThread &&
  parentPort &&
  data !== null &&
  typeof data === 'object' &&
  'mark' in data &&
  data.mark === mark
) {
  const port = parentPort;
  void answer((data as unknown as { task: ReadingTask }).task).then((result) => port.postMessage(result));
}
