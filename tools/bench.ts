import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
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
  'codebooks',
  'explain',
  'protection',
  'plans',
  'documents',
  'reports',
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
    const program = join(rootDirectory, 'dist/bench', `${claim}.js`);
    const run = spawnSync(process.execPath, ['--expose-gc', program], {
      cwd: rootDirectory,
      stdio: 'inherit',
      env: { ...process.env, ...(isSmall ? { ...smallSizes, BENCH_SMALL: '1' } : {}) },
    });
    if (run.status !== 0) process.exitCode = 1;
  }
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
