import { resolve } from 'node:path';
import { buildBrowserBundles, buildServer } from './bundles.ts';

// Builds what changed (less than a second), then becomes the server: one process, so that signals arrive.
const rootDirectory = resolve(import.meta.dirname, '..');
await Promise.all([buildBrowserBundles(rootDirectory), buildServer(rootDirectory)]);
await import(resolve(rootDirectory, 'dist/main.js'));
