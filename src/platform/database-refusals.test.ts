import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { refusalSentence } from '#/app/start.ts';
import { afterTheFile } from '../../test/harness/closing.ts';
import { databaseRefusal } from './database-refusals.ts';

const cluster = inject('cluster');

/** The error that PostgreSQL itself answers. */
async function errorOf(sql: string): Promise<unknown> {
  const client = new pg.Client({
    host: cluster.host,
    port: cluster.port,
    user: cluster.administrator,
    database: 'postgres',
  });
  await client.connect();
  afterTheFile(() => client.end());
  return client.query(sql).then(
    () => null,
    (error: unknown) => error,
  );
}

const raising = (code: string, text: string) =>
  `DO $$ BEGIN RAISE '${text}' USING ERRCODE = '${code}'; END $$`;

test('a full disk is a sentence with its remedy, however deep it is told', async () => {
  const full = await errorOf(raising('53100', 'could not extend file: No space left on device'));
  const wrapped = new Error('Migration 0001 failed', { cause: full });
  const ofFiles = new Error('out of reach', {
    cause: Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }),
  });
  for (const error of [full, wrapped, ofFiles]) {
    const said = refusalSentence(error, 'fr', {});
    expect(said).toContain('Il n’y a plus de place sur le disque');
    expect(said).toContain('Faites de la place');
    expect(said).not.toMatch(/\n\s+at /);
  }
  expect(refusalSentence(full, 'en', {})).toContain('There is no room left on the disk');
});

test('a right that is missing is a sentence too; what nobody can mend keeps its stack', async () => {
  const denied = await errorOf(raising('42501', 'permission denied for table people'));
  expect(databaseRefusal(denied)?.fr).toContain(
    'n’a pas un droit qu’il faut (« permission denied for table people »)',
  );
  expect(databaseRefusal(await errorOf('SELECT 1 / 0'))).toBeNull();
  expect(databaseRefusal(null)).toBeNull();
  expect(refusalSentence(new Error('broken'), 'fr', {})).toBeNull();
});
