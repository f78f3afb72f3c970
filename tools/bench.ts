import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildBrowserBundles, buildServer } from './bundles.ts';

// `npm run bench` runs every claim of docs/performance.md; `npm run bench -- search` runs one.
const rootDirectory = resolve(import.meta.dirname, '..');
const notClaims = ['harness.ts', 'words.ts', 'load.ts'];
const asked = process.argv.slice(2);
const files = (await readdir(join(rootDirectory, 'bench'))).filter(
  (file) => file.endsWith('.ts') && !notClaims.includes(file),
);
const chosen = files.filter((file) => asked.length === 0 || asked.includes(file.slice(0, -3)));

await Promise.all([buildBrowserBundles(rootDirectory), buildServer(rootDirectory)]);
await build({
  entryPoints: [...chosen, 'load.ts'].map((file) => join(rootDirectory, 'bench', file)),
  outdir: join(rootDirectory, 'dist/bench'),
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'error',
});
for (const file of chosen) {
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', join(rootDirectory, 'dist/bench', file.replace('.ts', '.js'))],
    { cwd: rootDirectory, stdio: 'inherit' },
  );
  if (run.status !== 0) process.exitCode = 1;
}
