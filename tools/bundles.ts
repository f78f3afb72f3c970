import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Bundles every entry of the browser: `src/browser/*.entry.ts`, the service worker, and domains' `*.browser.ts`. */
export async function buildBrowserBundles(rootDirectory: string): Promise<void> {
  const entries: Record<string, string> = {};
  for (const file of await readdir(join(rootDirectory, 'src/browser'))) {
    const name = /^(.+)\.entry\.ts$/.exec(file)?.[1];
    if (name) entries[name] = join(rootDirectory, 'src/browser', file);
  }
  const domainsFolder = join(rootDirectory, 'src/domains');
  for (const entry of await readdir(domainsFolder, { recursive: true })) {
    if (entry.endsWith('.browser.ts')) entries[basename(entry, '.browser.ts')] = join(domainsFolder, entry);
  }
  await build({
    entryPoints: entries,
    outdir: join(rootDirectory, 'dist/browser'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'safari16'],
    logLevel: 'error',
  });
}

/** Bundles the server into `dist/main.js` and the command line into `dist/cli.js`; packages stay outside. */
export async function buildServer(
  rootDirectory: string,
  folder = join(rootDirectory, 'dist'),
): Promise<void> {
  const entryPoints: Record<string, string> = { main: join(rootDirectory, 'src/main.ts') };
  if (existsSync(join(rootDirectory, 'src/app/cli-main.ts')))
    entryPoints.cli = join(rootDirectory, 'src/app/cli-main.ts');
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'error',
  });
}
