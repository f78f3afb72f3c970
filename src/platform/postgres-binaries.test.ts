import { execFileSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { prepareDataFolder, startedAsRoot } from './data-folder.ts';
import { StartRefusal } from './embedded-postgres.ts';
import { locatePostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let place = '';
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tpb-'));
  await chmod(place, 0o755);
});
afterAll(() => rm(place, { recursive: true, force: true }));

/** The package as npm leaves it when install scripts are off: no links, no execute bits. */
async function bareCopy(folder: string): Promise<string> {
  await cp(locatePostgresPackage(), folder, { recursive: true, verbatimSymlinks: true });
  const libraries = join(folder, 'native/lib');
  for (const name of await readdir(libraries)) {
    const path = join(libraries, name);
    if ((await lstat(path)).isSymbolicLink()) await rm(path);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(folder, 'native/bin', name), 0o644);
  return folder;
}

const versionOf = (program: string) => execFileSync(program, ['--version'], { encoding: 'utf8' });

test('links and execute bits that install scripts would have made are made', async () => {
  const bare = await bareCopy(join(place, 'bare'));
  expect(() => versionOf(join(bare, 'native/bin/postgres'))).toThrow('EACCES');
  const data = await prepareDataFolder(join(place, 'data'));
  const binaries = await preparePostgresBinaries(bare, data);
  expect(binaries).toEqual({
    postgres: join(bare, 'native/bin/postgres'),
    initdb: join(bare, 'native/bin/initdb'),
    majorVersion: '18',
  });
  expect(versionOf(binaries.postgres)).toContain('PostgreSQL) 18');
});

test.skipIf(!startedAsRoot())(
  'a package the account cannot reach is copied to the data folder, once',
  async () => {
    const closed = join(place, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const bare = await bareCopy(join(closed, 'package'));
    const data = await prepareDataFolder(join(place, 'data'));
    const binaries = await preparePostgresBinaries(bare, data);
    expect(binaries.postgres.startsWith(join(data.path, 'toile-postgres-'))).toBe(true);
    const made = (await lstat(binaries.postgres)).ctimeMs;
    expect((await preparePostgresBinaries(bare, data)).postgres).toBe(binaries.postgres);
    expect((await lstat(binaries.postgres)).ctimeMs).toBe(made);
    expect((await readdir(data.path)).filter((name) => name.startsWith('toile-postgres-')).length).toBe(1);
  },
);

test('a damaged package is refused with a sentence', async () => {
  const data = await prepareDataFolder(join(place, 'data'));
  const broken = join(place, 'broken');
  await mkdir(join(broken, 'native/bin'), { recursive: true });
  await expect(preparePostgresBinaries(broken, data)).rejects.toMatchObject({ code: 'binaries-missing' });
});

test('a system without PostgreSQL is named', () => {
  for (const system of ['win32-x64', 'sunos-x64', 'linux-riscv64']) {
    expect(() => locatePostgresPackage(system)).toThrow(StartRefusal);
    expect(() => locatePostgresPackage(system)).toThrow(`pour ce système (${system})`);
  }
});
