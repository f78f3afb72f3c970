import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildBrowserBundles, buildServer } from './bundles.ts';

// `npm run bench` runs every claim of docs/performance.md; `npm run bench -- search` runs one.
const claims = ['capture', 'compile', 'explain', 'search', 'pages', 'start'];
const rootDirectory = resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const chosen = claims.filter((claim) => asked.length === 0 || asked.includes(claim));

const sources = (await readdir(join(rootDirectory, 'bench'))).filter((file) => file.endsWith('.ts'));
await Promise.all([buildBrowserBundles(rootDirectory), buildServer(rootDirectory)]);
await build({
  entryPoints: sources.map((file) => join(rootDirectory, 'bench', file)),
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
for (const claim of chosen) {
  const run = spawnSync(process.execPath, ['--expose-gc', join(rootDirectory, 'dist/bench', `${claim}.js`)], {
    cwd: rootDirectory,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
}
