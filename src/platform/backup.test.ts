import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { backupPlace, portrait, prepare, trickyMigrations } from '../../test/harness/backup-place.ts';
import { type BackupProgress, backup, restore } from './backup.ts';
import { openArchive } from './backup-archive.ts';
import { folderPlace } from './backup-files.ts';
import { accountFor } from './data-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate, readMigrations } from './migrations.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { path, files, source, connect, emptyDatabase, save } = backupPlace();

async function dumpFile(archivePath: string, name: string): Promise<string> {
  const archive = await openArchive(archivePath);
  await pipeline(await archive.read('database.sql'), createWriteStream(path(name)));
  archive.close();
  return path(name);
}

describe('there and back', () => {
  test('from one embedded database to another, all of it', async () => {
    const output = path('whole.toile');
    const said: BackupProgress[] = [];
    const summary = await save(output, { onProgress: (progress: BackupProgress) => said.push(progress) });
    expect(summary).toEqual({ tables: 5, rows: 30, files: 2 });
    expect(said.at(-1)).toEqual({ stage: 'files', done: 2, total: 2 });
    expect((await stat(output)).mode & 0o777).toBe(0o600);

    const elsewhere = await startEmbeddedPostgres({ dataDirectory: path('elsewhere') });
    onTestFinished(() => elsewhere.stop());
    const target = connect(elsewhere.connection);
    const restored = await restore({
      pool: target,
      files: folderPlace(files('whole')),
      migrations: trickyMigrations,
      input: output,
    });
    expect(restored).toEqual(summary);
    expect(await portrait(target)).toEqual(await portrait(source()));
    expect((await readFile(join(files('whole'), 'attachments/a.pdf'))).length).toBe(3_000_000);
    expect(await readFile(join(files('whole'), 'attachments/b.txt'), 'utf8')).toBe('Bonjour');
    expect(await readdir(path('whole'))).toEqual(['files']);
    expect(await migrate(target, trickyMigrations)).toEqual([]);
    const next = await target.query(
      `INSERT INTO people (name) VALUES ('après') RETURNING number::int AS number`,
    );
    expect(next.rows).toEqual([{ number: 10 }]);
    await expect(target.query(`UPDATE people SET mentor_id = gen_random_uuid()`)).rejects.toThrow(
      'foreign key',
    );
  });

  test('the dump alone is loaded by psql', async ({ skip }) => {
    try {
      execFileSync('psql', ['--version'], { stdio: 'ignore' });
    } catch {
      skip('psql is not installed here');
    }
    const output = path('psql.toile');
    await save(output);
    const target = await emptyDatabase();
    const { host, user, database } = target.options as { host: string; user: string; database: string };
    const file = await dumpFile(output, 'psql.sql');
    execFileSync('psql', ['-X', '-q', '-h', host, '-U', user, '-d', database, '-f', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await portrait(target)).toEqual(await portrait(source()));
  });

  test('the product’s own migrations go and come back', async () => {
    const migrations = await readMigrations('db/migrations');
    const [from, to] = [await emptyDatabase(), await emptyDatabase()];
    await prepare(from, migrations);
    const output = path('product.toile');
    const summary = await backup({
      pool: from,
      files: folderPlace(files('none')),
      migrations,
      output,
      version: '0.1.0',
    });
    expect(summary.tables).toBeGreaterThan(5);
    await restore({ pool: to, files: folderPlace(files('product')), migrations, input: output });
    expect(await portrait(to)).toEqual(await portrait(from));
  });

  test('a backup is one instant, though the product goes on writing', async () => {
    const output = path('instant.toile');
    let wrote: Promise<unknown> | undefined;
    const summary = await save(output, {
      onProgress: ({ stage, done }: BackupProgress) => {
        if (stage === 'database' && done === 1)
          wrote = source().query(`INSERT INTO nothing VALUES (1); DELETE FROM touched`);
      },
    });
    await wrote;
    expect(summary.rows).toBe(30);
    await source().query(
      `DELETE FROM nothing; INSERT INTO touched (at_step, what) VALUES (1, 'by the migration')`,
    );
  });
});

describe('system PostgreSQL', () => {
  const programs = [
    '/usr/lib/postgresql/17/bin',
    '/usr/lib/postgresql/16/bin',
    '/usr/lib/postgresql/15/bin',
  ].find((path) => existsSync(join(path, 'initdb')));

  test('from embedded to an older server, and back', async ({ skip }) => {
    if (!programs) return skip('no system PostgreSQL server is installed here');
    const folder = path('system');
    await mkdir(folder, { mode: 0o700 });
    const { uid, gid } = await accountFor(folder);
    const as = process.getuid?.() === 0 ? { uid, gid } : {};
    await chown(folder, uid, gid);
    const data = join(folder, 'data');
    execFileSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'toile', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
      {
        stdio: 'ignore',
        cwd: '/',
        ...as,
      },
    );
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-c', 'listen_addresses=', '-k', folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      ...as,
    });
    try {
      for await (const text of server.stderr) if (String(text).includes('ready to accept')) break;
      server.stderr.resume();
      const there = connect({ host: folder, user: 'toile', database: 'postgres' });
      const output = path('to-server.toile');
      await save(output);
      await restore({
        pool: there,
        files: folderPlace(files('server')),
        migrations: trickyMigrations,
        input: output,
      });
      const version = await there.query<{ server_version: string }>('SHOW server_version');
      expect(Number.parseInt(version.rows[0]!.server_version, 10)).toBeLessThan(18);
      const expected = await portrait(source());
      const found = await portrait(there);
      expect(found.rows).toEqual(expected.rows);
      expect(found.triggers).toEqual(expected.triggers);
      expect(found.policies).toEqual(expected.policies);
      expect(found.sequences).toEqual(expected.sequences);

      const backOutput = path('from-server.toile');
      await backup({
        pool: there,
        files: folderPlace(files('server')),
        migrations: trickyMigrations,
        output: backOutput,
        version: '0.1.0',
      });
      await there.end();
      const target = await emptyDatabase();
      await restore({
        pool: target,
        files: folderPlace(files('back')),
        migrations: trickyMigrations,
        input: backOutput,
      });
      expect(await portrait(target)).toEqual(expected);
    } finally {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
  });
});
