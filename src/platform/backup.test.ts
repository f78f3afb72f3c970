import { createWriteStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { backupPlace, portrait, prepare, trickyMigrations } from '../../test/harness/backup-place.ts';
import { startPostgresServer } from '../../test/harness/postgres-server.ts';
import { loadByPsql } from '../../test/harness/psql.ts';
import { type BackupProgress, backup, restore } from './backup.ts';
import { openArchive } from './backup-archive.ts';
import { folderPlace } from './backup-files.ts';
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

  test('the dump alone is loaded by psql', async () => {
    const output = path('psql.toile');
    await save(output);
    const target = await emptyDatabase();
    await loadByPsql(await dumpFile(output, 'psql.sql'), target);
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

describe('a PostgreSQL server', () => {
  test('from embedded to a server reached by TCP with a password, an older one where there is one, and back', async () => {
    const server = await startPostgresServer(path('system'));
    try {
      const there = connect(server.connection);
      const output = path('to-server.toile');
      await save(output);
      await restore({
        pool: there,
        files: folderPlace(files('server')),
        migrations: trickyMigrations,
        input: output,
      });
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
      await server.stop();
    }
  });
});
