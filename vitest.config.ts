import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts'],
    globalSetup: ['test/harness/cluster.ts'],
    setupFiles: ['test/harness/properties.ts'],
    pool: 'forks',
    execArgv: [`--import=${new URL('test/harness/component-files.ts', import.meta.url)}`],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
