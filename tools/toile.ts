import { resolve } from 'node:path';
import { buildServer } from './bundles.ts';

// Builds what changed, then becomes the command line.
const rootDirectory = resolve(import.meta.dirname, '..');
await buildServer(rootDirectory);
await import(resolve(rootDirectory, 'dist/cli.js'));
