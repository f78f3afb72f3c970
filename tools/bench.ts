import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import type { BenchResult } from '../bench/harness.ts';
import { benchTable, keptResults } from './bench-table.ts';
import { buildBrowserBundles, buildServer } from './bundles.ts';

/*
 * `npm run bench` measures every claim of docs/performance.md; `npm run bench -- search` measures one;
 * `--small` takes small sizes, to see that everything runs; `--table` prints the kept results for that page.
 */
/** In the order of the page; a bench that is not written yet is left out. */
const claimOrder = [
  'capture',
  'compile',
  'frameworks',
  'explain',
  'protection',
  'plans',
  'documents',
  'reports',
  'shared-texts',
  'search',
  'pages',
  'start',
];
const rootDirectory = resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isSmall = process.argv.includes('--small');

/** Sizes that show that everything runs; their figures say nothing. */
const smallSizes = {
  BENCH_TRACES: '4000',
  BENCH_SIZES: '2000,10000',
  BENCH_SIZE: '10000',
  BENCH_FIGURES: '20',
  BENCH_ROUNDS: '1',
  BENCH_SECONDS: '1',
  BENCH_WARM_CAPTURES: '50',
  BENCH_REQUESTS: '20',
};

if (process.argv.includes('--table')) process.stdout.write(benchTable(await keptResults(rootDirectory)));
else await measure();

async function measure(): Promise<void> {
  const files = (await readdir(join(rootDirectory, 'bench'))).filter((file) => file.endsWith('.ts'));
  const claims = files
    .filter((file) => claimOrder.includes(file.slice(0, -3)))
    .map((file) => file.slice(0, -3))
    .sort((left, right) => claimOrder.indexOf(left) - claimOrder.indexOf(right));
  const unknown = asked.filter((claim) => !claims.includes(claim));
  if (unknown.length > 0) {
    process.stderr.write(`No bench is named ${unknown.join(', ')}. There are: ${claims.join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  await Promise.all([buildBrowserBundles(rootDirectory), buildServer(rootDirectory)]);
  await buildBenches(files);
  for (const claim of claims.filter((one) => asked.length === 0 || asked.includes(one))) {
    const before = await takenByOthers();
    const program = join(rootDirectory, 'dist/bench', `${claim}.js`);
    const run = spawnSync(process.execPath, ['--expose-gc', program], {
      cwd: rootDirectory,
      stdio: 'inherit',
      env: { ...process.env, ...(isSmall ? { ...smallSizes, BENCH_SMALL: '1' } : {}) },
    });
    if (run.status === 0) await keepShared(claim, Math.max(before, await takenByOthers()));
    else process.exitCode = 1;
  }
}

/** Percentage of the processors that others take, looked at for a second while nothing of ours works. */
async function takenByOthers(): Promise<number> {
  const times = () => cpus().map((cpu) => cpu.times);
  const idle = (list: ReturnType<typeof times>) => list.reduce((sum, one) => sum + one.idle, 0);
  const all = (list: ReturnType<typeof times>) =>
    list.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq + one.idle, 0);
  const before = times();
  await delay(1000);
  const after = times();
  return Math.round(100 * (1 - (idle(after) - idle(before)) / Math.max(1, all(after) - all(before))));
}

/** What is measured while others work says so. */
async function keepShared(claim: string, percent: number): Promise<void> {
  const file = join(rootDirectory, 'bench/results', `${claim}.json`);
  const result = JSON.parse(await readFile(file, 'utf8')) as BenchResult;
  result.machine.takenByOthersPercent = percent;
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
}

async function buildBenches(files: readonly string[]): Promise<void> {
  await build({
    entryPoints: files.map((file) => join(rootDirectory, 'bench', file)),
    outdir: join(rootDirectory, 'dist/bench'),
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
}
