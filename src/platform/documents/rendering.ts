import type { WrittenDocument } from './document.ts';
import type { FileFormat, RenderingEnd, RenderingLimits, WrittenFile } from './rendering-process.ts';

export type RefusalName = 'tooLarge' | 'tooSlow' | 'busy' | 'failed';

export type Rendered =
  | ({ ok: true; type: string } & WrittenFile)
  | { ok: false; refusal: RefusalName /** For the log: never a word of the document. */; reason: string };

const formatTypes: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** Far beyond a bilan of two hundred pages. */
const maximumCharacters = 6_000_000;
const usualLimits: RenderingLimits = { seconds: 90, megabytes: 1_024 };
const atOnce = 2;
const mostWaiting = 12;

let running = 0;
const waiting: (() => void)[] = [];

export interface RenderingOptions {
  /** Stops the work: nobody waits for it any more. */
  signal?: AbortSignal;
  limits?: RenderingLimits;
}

/**
 * Writes a document as a file, apart from the site: two at once, the others in line, each in bounded time and memory.
 * What goes beyond is refused by name; `documentWords.refusals` has the sentence.
 */
export async function renderDocument(
  document: WrittenDocument,
  format: FileFormat,
  { signal, limits = usualLimits }: RenderingOptions = {},
): Promise<Rendered> {
  if (JSON.stringify(document).length > maximumCharacters) return refused('tooLarge', 'characters');
  if (running >= atOnce && waiting.length >= mostWaiting) return refused('busy', 'line');
  if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
  running += 1;
  try {
    // Imported here and nowhere else, so that the process has a file of its own once the site is bundled.
    const { renderApart } = await import('./rendering-process.ts');
    return renderedOf(await renderApart(document, format, limits, signal), format);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function renderedOf(result: RenderingEnd, format: FileFormat): Rendered {
  switch (result.end) {
    case 'done': {
      const { end: _, ...file } = result;
      return { ok: true, type: formatTypes[format], ...file };
    }
    case 'tooHeavy':
      return refused('tooLarge', 'memory');
    case 'tooSlow':
      return refused('tooSlow', 'time');
    case 'cancelled':
      return refused('busy', 'cancelled');
    case 'failed':
      return refused('failed', result.reason);
  }
}

function refused(refusal: RefusalName, reason: string): Rendered {
  return { ok: false, refusal, reason };
}
