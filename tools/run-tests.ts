import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureOffice } from './ensure-office.ts';

/** What was counted so far; types, lint and the search for each program count for one each. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is read here. */
export interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface Ending {
  /** Exit code; undefined when the step was stopped because it lasted too long, or could not start. */
  code: number | undefined;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const open = createRequire(import.meta.url);

/**
 * Counts one run of vitest. A file that broke before its first test counts as one failure, and so does a run
 * that ended badly without naming a test, or that left no report.
 */
export function tallyOf(report: Report | undefined, ending: Ending): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const named = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: ending.code !== 0 && named === 0 ? 1 : named,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Runs one command from the root, its words streamed, without stdin, for a bounded time. */
function run(parameters: string[], minutes: number): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      detached: process.platform !== 'win32',
    });
    const stop = (signal: NodeJS.Signals) => {
      if (child.pid === undefined || child.exitCode !== null) return;
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    const limit = setTimeout(() => {
      say(`Stopped: this step lasted more than ${minutes} minutes.`);
      stop('SIGTERM');
      setTimeout(() => stop('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    const interrupted = (signal: NodeJS.Signals) => stop(signal);
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const end = (code: number | undefined) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ code });
    };
    child.on('error', () => end(undefined));
    child.on('close', (code) => end(code ?? undefined));
  });
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Path of a command's script, so that it runs on the very Node that runs this file. */
function scriptOf(packageName: string, command = packageName): string {
  const manifest = open.resolve(`${packageName}/package.json`);
  const { bin } = open(manifest) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === 'string' ? bin : (bin[command] ?? ''));
}

async function program(ensure: () => Promise<string>): Promise<Tally> {
  try {
    say(await ensure());
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    say((error as Error).message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function tool(parameters: string[], minutes: number): Promise<Tally> {
  const { code } = await run(parameters, minutes);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function tests(configuration: string, minutes: number): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'toile-tests-'));
  const outputFile = join(folder, 'report.json');
  try {
    const options = [
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outputFile}`,
    ];
    const ending = await run([scriptOf('vitest'), 'run', '--config', configuration, ...options], minutes);
    const text = await readFile(outputFile, 'utf8').catch(() => undefined);
    return tallyOf(text === undefined ? undefined : (JSON.parse(text) as Report), ending);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const plain = process.stdout.isTTY ? [] : ['--colors=off'];

const steps: { title: string; run: () => Promise<Tally> }[] = [
  { title: 'Browser', run: () => program(ensureBrowser) },
  { title: 'Office', run: () => program(ensureOffice) },
  { title: 'Types', run: () => tool([scriptOf('typescript', 'tsc'), '-p', '.', '--noEmit'], 5) },
  { title: 'Lint', run: () => tool([scriptOf('@biomejs/biome', 'biome'), 'ci', ...plain], 3) },
  { title: 'Architecture, units, routes', run: () => tests('vitest.config.ts', 30) },
  { title: 'Journeys', run: () => tests('vitest.journeys.config.ts', 35) },
];

async function main(): Promise<void> {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, run: step } of steps) {
    say(`\n── ${title}`);
    const tally = await step();
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  say('');
  if (total.skipped > 0) say(`${total.skipped} skipped`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
