import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WrittenDocument } from './document.ts';
import { documentResources } from './fonts.ts';
import { fileDocument } from './preparation.ts';

export const fileFormats = ['pdf', 'docx', 'odt', 'html', 'md'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a process of its own may take: hostile or endless, a text costs that process, never the site. */
export interface RenderingLimits {
  seconds: number;
  megabytes: number;
}

/** A file, and what its process took: highest memory, processor time. */
export interface WrittenFile {
  bytes: Uint8Array;
  peakBytes: number;
  processorSeconds: number;
}

export type RenderingEnd =
  | ({ end: 'done' } & WrittenFile)
  | { end: 'tooSlow' | 'tooHeavy' | 'cancelled' }
  | { end: 'failed'; reason: string };

interface Task {
  document: WrittenDocument;
  format: FileFormat;
  resources: string;
  limits: RenderingLimits;
}

type Answer = WrittenFile | { reason: string };

const mark = 'toile-document-rendering';

/**
 * Writes one file in a process of its own. A thread would not do: layout is native code, which a thread cannot be
 * stopped in and whose memory no limit of a thread sees.
 */
export async function renderApart(
  document: WrittenDocument,
  format: FileFormat,
  limits: RenderingLimits,
  signal?: AbortSignal,
): Promise<RenderingEnd> {
  if (signal?.aborted) return { end: 'cancelled' };
  const resources = await documentResources();
  const scratch = await mkdtemp(join(tmpdir(), 'toile-document-'));
  try {
    const fontconfig = await fontconfigFile(scratch, join(resources, 'fonts'));
    return await inProcess({ document, format, resources, limits }, fontconfig, signal);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Tells what turns drawings into points to use the fonts of documents, and no other. */
async function fontconfigFile(scratch: string, fonts: string): Promise<string> {
  const file = join(scratch, 'fonts.conf');
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${fonts.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`,
    `<cachedir>${scratch}</cachedir></fontconfig>`,
  ];
  await writeFile(file, lines.join('\n'));
  return file;
}

function inProcess(task: Task, fontconfig: string, signal: AbortSignal | undefined): Promise<RenderingEnd> {
  // Nothing of the site's environment goes along: no secret is there to be read.
  const child = fork(fileURLToPath(import.meta.url), [mark], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${task.limits.megabytes}`],
    env: { FONTCONFIG_FILE: fontconfig },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise<RenderingEnd>((resolve) => {
    const settle = (end: RenderingEnd) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      child.kill('SIGKILL');
      resolve(end);
    };
    const cancel = () => settle({ end: 'cancelled' });
    const timer = setTimeout(() => settle({ end: 'tooSlow' }), task.limits.seconds * 1_000);
    signal?.addEventListener('abort', cancel);
    child.once('message', (answer: Answer) => {
      settle('bytes' in answer ? { end: 'done', ...answer } : { end: 'failed', reason: answer.reason });
    });
    // Taken by its own watch, by V8's limit or by the system's: it asked for too much.
    child.once('exit', () => settle({ end: 'tooHeavy' }));
    child.once('error', (error) => settle({ end: 'failed', reason: error.name }));
    child.send(task);
  });
}

/** Ends this process when it holds more than its limit: native code is seen by no other bound. */
function watchMemory(megabytes: number): void {
  const watch = `setInterval(() => {
    if (process.memoryUsage.rss() > ${megabytes} * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
  }, 50);`;
  new Worker(watch, { eval: true }).unref();
}

async function write({ document, format, resources }: Task): Promise<Uint8Array> {
  const prepared = fileDocument(document);
  switch (format) {
    case 'pdf':
      return (await import('./pdf.ts')).documentToPdf(prepared, resources);
    case 'docx':
      return (await import('./docx.ts')).documentToDocx(prepared, resources);
    case 'odt':
      return (await import('./odt.ts')).documentToOdt(prepared, resources);
    case 'html': {
      const style = await readFile(join(resources, 'page.css'), 'utf8');
      return Buffer.from((await import('./html-file.ts')).documentToHtml(prepared, style));
    }
    case 'md':
      return Buffer.from((await import('./to-markdown.ts')).documentToMarkdown(prepared));
  }
}

/** The kind of failure and its place in our code, without a word of the document. */
function reasonOf(error: unknown): string {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  return `${name} ${/\((?:file:\/\/)?[^()]*?([\w-]+\.\w+:\d+):\d+\)/.exec(stack)?.[1] ?? ''}`.trim();
}

if (process.argv[2] === mark && process.send) {
  process.once('message', (task: Task) => {
    watchMemory(task.limits.megabytes);
    write(task).then(
      (bytes) => {
        const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
        const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
        process.send!({ bytes, peakBytes: maxRSS * 1024, processorSeconds } satisfies Answer);
      },
      (error: unknown) => process.send!({ reason: reasonOf(error) } satisfies Answer),
    );
  });
}
