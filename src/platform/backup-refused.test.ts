import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import {
  backupPlace,
  portrait,
  prepare,
  refusal,
  trickyMigrations,
} from '../../test/harness/backup-place.ts';
import { restore } from './backup.ts';
import { folderPlace } from './backup-files.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { path, files, source, connect, emptyDatabase, save } = backupPlace();

test('a name already taken, a folder that is not there', async () => {
  const taken = path('taken.toile');
  await writeFile(taken, 'mine');
  expect((await refusal(save(taken))).code).toBe('output-exists');
  expect(await readFile(taken, 'utf8')).toBe('mine');
  expect((await refusal(save(path('nowhere/a.toile')))).code).toBe('output-unwritable');
});

test('rows that the account may not see are not silently left out', async () => {
  await source().query(`CREATE ROLE narrow LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO narrow`);
  const narrow = connect({ ...source().options, user: 'narrow' });
  const output = path('narrow.toile');
  expect((await refusal(save(output, { pool: narrow }))).code).toBe('rows-hidden');
  expect((await readdir(path(''))).filter((name) => name.startsWith('narrow'))).toEqual([]);
  await source().query(`DROP OWNED BY narrow; DROP ROLE narrow`);
});

test('a table that Toile did not make', async () => {
  await source().query('CREATE TABLE elsewhere_made (id int)');
  const refused = await refusal(save(path('foreign.toile')));
  expect(refused.code).toBe('foreign-table');
  expect(refused.en).toContain('elsewhere_made');
  await source().query('DROP TABLE elsewhere_made');
  const bare = await emptyDatabase();
  expect((await refusal(save(path('bare.toile'), { pool: bare }))).code).toBe('database-unprepared');
});

test('a database that holds something, unless asked to replace it', async () => {
  const output = path('over.toile');
  await save(output);
  const target = await emptyDatabase();
  await prepare(target, [trickyMigrations[0]!]);
  await target.query(
    `INSERT INTO people (name) VALUES ('déjà là'); CREATE AGGREGATE joined (text) (SFUNC = textcat, STYPE = text)`,
  );
  await target.query(`SELECT graphile_worker.add_job('old', '{}')`);
  await mkdir(join(files('replaced'), 'attachments'), { recursive: true });
  await writeFile(join(files('replaced'), 'attachments/old.txt'), 'ancien');
  await writeFile(join(files('replaced'), 'attachments/b.txt'), 'autre');
  const work = {
    pool: target,
    files: folderPlace(files('replaced')),
    migrations: trickyMigrations,
    input: output,
  };
  const before = await portrait(target);
  expect((await refusal(restore(work))).code).toBe('database-not-empty');
  expect(await portrait(target)).toEqual(before);
  expect(await readdir(join(files('replaced'), 'attachments'))).toEqual(['b.txt', 'old.txt']);

  await restore({ ...work, replace: true });
  expect(await portrait(target)).toEqual(await portrait(source()));
  expect(await readdir(join(files('replaced'), 'attachments'))).toEqual(['a.pdf', 'b.txt']);
  expect(await readFile(join(files('replaced'), 'attachments/b.txt'), 'utf8')).toBe('Bonjour');
  expect((await target.query('SELECT count(*)::int AS n FROM graphile_worker.jobs')).rows).toEqual([
    { n: 0 },
  ]);
});

test('a failure in the middle leaves the database and the files as they were', async () => {
  const output = path('middle.toile');
  await save(output);
  const target = await emptyDatabase();
  await prepare(target);
  await target.query(`INSERT INTO people (name) VALUES ('intacte')`);
  await mkdir(join(files('middle'), 'attachments'), { recursive: true });
  await writeFile(join(files('middle'), 'attachments/old.txt'), 'ancien');
  const before = await portrait(target);
  const work = {
    pool: target,
    files: folderPlace(files('middle')),
    migrations: trickyMigrations,
    input: output,
  };
  const failing = refusal(
    restore({
      ...work,
      replace: true,
      onProgress: ({ stage, done }) => {
        if (stage === 'database' && done === 3) throw new Error('coupure');
      },
    }),
  );
  expect((await failing).code).toBe('restore-failed');
  expect(await portrait(target)).toEqual(before);
  expect(await readdir(join(files('middle'), 'attachments'))).toEqual(['old.txt']);
  expect(await readdir(path('middle'))).toEqual(['files']);
});

test('a database in use, a backup of a newer version', async () => {
  const output = path('busy.toile');
  await save(output);
  const target = await emptyDatabase();
  const company = new pg.Client(target.options);
  await company.connect();
  const work = { pool: target, files: folderPlace(files('busy')), input: output };
  expect((await refusal(restore({ ...work, migrations: trickyMigrations }))).code).toBe('database-busy');
  await company.end();
  const older = [trickyMigrations[0]!];
  expect((await refusal(restore({ ...work, migrations: older }))).code).toBe('newer-archive');
  const changed = [trickyMigrations[0]!, { ...trickyMigrations[1]!, checksum: 'other' }];
  expect((await refusal(restore({ ...work, migrations: changed }))).code).toBe('newer-archive');
  expect(
    (await target.query(`SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'`)).rows,
  ).toEqual([{ n: 0 }]);
});
