import type { AgendaOptions, AgendaResult } from './agenda.ts';
import type { ReadingTask } from './file-reading-thread.actions.ts';
import { type Delimiter, type SpreadsheetResult, spreadsheetLimits } from './spreadsheet.ts';

type Stopped = { stopped: 'tooSlow' | 'tooHeavy' };

/** Reads a calendar file apart from the site, in bounded time and memory. A file that exceeds them is refused. */
export async function readAgendaFile(bytes: Uint8Array, options: AgendaOptions): Promise<AgendaResult> {
  const result = await inThread<AgendaResult>({ kind: 'agenda', bytes, options });
  return 'stopped' in result ? { ok: false, refusal: { code: result.stopped, values: {} } } : result;
}

/**
 * Reads a spreadsheet (XLSX, CSV, TSV, pasted cells as text) apart from the site, in bounded time and memory.
 * @param name given to the only sheet of a text.
 */
export async function readSpreadsheetFile(
  bytes: Uint8Array,
  name: string,
  delimiter: Delimiter | null = null,
): Promise<SpreadsheetResult> {
  const result = await inThread<SpreadsheetResult>({ kind: 'spreadsheet', bytes, name, delimiter });
  return 'stopped' in result ? { ok: false, refusal: { code: result.stopped, values: {} } } : result;
}

async function inThread<Result>(task: ReadingTask): Promise<Result | Stopped> {
  // Imported here and nowhere else, so that the thread has a file of its own once the site is bundled.
  const { readingThread } = await import('./file-reading-thread.actions.ts');
  const thread = readingThread(task);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Result | Stopped>((done, fail) => {
      timer = setTimeout(() => done({ stopped: 'tooSlow' }), spreadsheetLimits.readingSeconds * 1_000);
      thread.once('message', done);
      thread.once('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') done({ stopped: 'tooHeavy' });
        else fail(error);
      });
      thread.once('exit', () => done({ stopped: 'tooHeavy' }));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
