import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import {
  ask,
  countRows,
  isAlive,
  isRoot,
  keepRow,
  kill,
  refusal,
  testPlace,
  until,
} from '../../test/harness/postgres-place.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { folder: at, start, application } = testPlace();

describe('one folder, one PostgreSQL', () => {
  test('it is real, private, and its product role is not a superuser', async () => {
    const folder = at('private');
    const server = await start(folder);
    const [facts] = await ask(
      server,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('listen_addresses') AS tcp,
         current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super, current_user::text AS role,
         (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()) AS collation,
         'é' ~ '\\w' AND upper('œuvre') = 'ŒUVRE' AS letters, 'zèbre' < 'école' AS by_code_point`,
    );
    expect(facts).toEqual({
      major: 18,
      tcp: '',
      fsync: 'on',
      checksums: 'on',
      super: false,
      role: 'toile',
      collation: 'b C.UTF-8',
      letters: true,
      by_code_point: true,
    });
    for (const name of ['.', 'postgres', 'postgres-socket']) {
      expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o700);
    }
    const accents = await ask(
      server,
      `CREATE EXTENSION pg_trgm; SELECT similarity('école', 'ecole') < 1 AND show_trgm('é') <> '{}' AS ok`,
    );
    expect(accents).toEqual([{ ok: true }]);
    const viewer = await ask(
      server,
      'CREATE ROLE viewer; SET ROLE viewer; SELECT current_user::text AS role',
    );
    expect(viewer).toEqual([{ role: 'viewer' }]);
    const byAddress = new pg.Client({ connectionString: server.connectionString });
    await byAddress.connect();
    expect((await byAddress.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await byAddress.end();
  });

  test.skipIf(!isRoot || process.platform !== 'linux')(
    'started as root, PostgreSQL runs without its rights',
    async () => {
      const server = await start(at('private'));
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      const ids = /^Uid:\t(\d+)\t(\d+)\t(\d+)\t(\d+)/m.exec(status)!.slice(1).map(Number);
      expect(ids).toEqual([1, 1, 1, 1].map(() => server.account.uid));
      expect(server.account.uid).not.toBe(0);
      expect(/^Groups:\t *$/m.test(status)).toBe(true);
      expect((await stat(at('private/postgres/pg_wal'))).uid).toBe(server.account.uid);
    },
  );

  test('what was saved is there after a stop, and stopping twice is stopping once', async () => {
    const folder = at('kept');
    const first = await start(folder);
    await ask(first, keepRow);
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    expect(await isAlive(first.pid)).toBe(false);
    expect(await findRunningPostgres(folder)).toBeNull();
    expect(await ask(await start(folder), countRows)).toEqual([{ n: 1 }]);
  });

  test('a second one on the same folder is refused, and the first is not disturbed', async () => {
    const folder = at('kept');
    const app = await application(folder);
    const refused = await refusal(startEmbeddedPostgres({ dataDirectory: folder }));
    expect(refused.code).toBe('folder-in-use');
    expect(refused.fr).toContain(`(processus ${app.pid})`);
    const found = await findRunningPostgres(folder);
    expect(await ask(found!, countRows)).toEqual([{ n: 1 }]);
    await kill(app, 'SIGKILL');
    const server = await start(folder);
    expect((await refusal(startEmbeddedPostgres({ dataDirectory: folder }))).code).toBe('folder-in-use');
    expect(await ask(server, countRows)).toEqual([{ n: 1 }]);
  });

  test('a path too long for a socket gets a short one, just as private, removed at the end', async () => {
    const folder = at(join('long-'.repeat(20), 'path-'.repeat(20)));
    const server = await start(folder);
    const { host } = server.connection;
    expect(host.startsWith(folder)).toBe(false);
    expect((await stat(host)).mode & 0o777).toBe(0o700);
    expect((await stat(host)).uid).toBe(server.account.uid);
    await ask(server, keepRow);
    await server.stop();
    await expect(stat(host)).rejects.toThrow('ENOENT');
  });

  test.skipIf(!isRoot || process.platform !== 'linux')(
    'a folder the account cannot walk to still works',
    async () => {
      const closed = at('closed');
      await mkdir(closed, { mode: 0o700 });
      const folder = join(closed, 'data');
      const first = await start(folder);
      expect(await first.leaveRoot([])).toBe(false);
      await ask(first, keepRow);
      process.kill(first.pid, 'SIGKILL');
      await until(async () => (await ask(first, countRows).catch(() => [])).length === 1);
      expect((await findRunningPostgres(folder))?.connection).toEqual(first.connection);
      await first.stop();
      expect(await ask(await start(folder), countRows)).toEqual([{ n: 1 }]);
      expect((await stat(closed)).uid).toBe(0);
    },
  );
});

describe('refusals', () => {
  test('data of another PostgreSQL is not touched', async () => {
    const folder = at('kept');
    const version = join(folder, 'postgres/PG_VERSION');
    await writeFile(version, '17\n');
    const refused = await refusal(startEmbeddedPostgres({ dataDirectory: folder }));
    expect(refused.code).toBe('other-major-version');
    expect(refused.fr).toContain('PostgreSQL 17');
    await writeFile(version, '18\n');
    expect(await ask(await start(folder), countRows)).toEqual([{ n: 1 }]);
  });

  test('a damaged setting is quoted, and repaired by hand', async () => {
    const folder = at('kept');
    const settings = join(folder, 'postgres/postgresql.auto.conf');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, `${before}shared_buffers = 'beaucoup'\n`);
    const refused = await refusal(startEmbeddedPostgres({ dataDirectory: folder }));
    expect(refused.code).toBe('start-failed');
    expect(refused.en).toContain('PostgreSQL says');
    await writeFile(settings, before);
    expect(await ask(await start(folder), countRows)).toEqual([{ n: 1 }]);
  });

  test('a file where the folder should be', async () => {
    await writeFile(at('a-file'), '');
    for (const path of ['a-file', 'a-file/data']) {
      const refused = await refusal(startEmbeddedPostgres({ dataDirectory: at(path) }));
      expect(refused.code, path).toBe('folder-unwritable');
    }
  });

  test.skipIf(isRoot)('a folder without the right to write', async () => {
    const folder = at('closed-to-writing');
    await mkdir(folder, { mode: 0o555 });
    expect((await refusal(startEmbeddedPostgres({ dataDirectory: folder }))).code).toBe('folder-unwritable');
  });
});
