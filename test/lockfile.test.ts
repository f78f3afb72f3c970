import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete, type Lockfile, missingBuilds } from '../tools/complete-lockfile.ts';

const read = () =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8')) as Lockfile;

describe('the lock file', () => {
  test('holds the builds of every system, so that npm ci accepts it (node tools/complete-lockfile.ts adds them)', () => {
    expect(Object.keys(read().packages).length).toBeGreaterThan(100);
    expect(missingBuilds(read()).map(({ owner, name }) => `${owner}: ${name}`)).toEqual([]);
  });
});

describe('completing a lock file', () => {
  const lockfile = (): Lockfile => ({
    packages: {
      '': { optionalDependencies: { fsevents: '2.3.3' } },
      'node_modules/weaver': {
        license: 'MIT',
        dev: true,
        optionalDependencies: {
          '@weaver/linux-x64-musl': '1.2.3',
          '@weaver/darwin-arm64': '1.2.3',
          thread: '1.0.0',
        },
      },
      'node_modules/@weaver/darwin-arm64': { version: '1.2.3' },
      'node_modules/weaver/node_modules/thread': { version: '1.0.0' },
    },
  });

  test('finds what no folder on the way up holds', () => {
    expect(missingBuilds(lockfile())).toEqual([
      { owner: 'node_modules/weaver', name: '@weaver/linux-x64-musl', version: '1.2.3' },
    ]);
  });

  test('binds each build to its system', () => {
    const completed = lockfile();
    complete(completed);
    expect(missingBuilds(completed)).toEqual([]);
    expect(completed.packages['node_modules/@weaver/linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      license: 'MIT',
      optional: true,
      os: ['linux'],
    });
  });

  test('refuses what is not plainly a build', () => {
    const odd: Lockfile = { packages: { 'node_modules/a': { optionalDependencies: { b: '^1.0.0' } } } };
    expect(() => complete(odd)).toThrow('b@^1.0.0');
  });
});
