import { defineConfig } from 'vitest/config';

/** Journeys drive a real browser against a real server: one file at a time, with patience, and never twice. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/{journeys,accessibility,harness}/**/*.journey.ts'],
    globalSetup: ['test/harness/cluster.ts'],
    pool: 'forks',
    execArgv: [`--import=${new URL('test/harness/component-files.ts', import.meta.url)}`],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    retry: 0,
  },
});
