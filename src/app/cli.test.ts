import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '#/platform/ids.ts';
import { buildServer } from '../../tools/bundles.ts';

const run = promisify(execFile);

/** The command line as a person calls it: another process, its own embedded database. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toile-cli-'));
  await buildServer(process.cwd());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function toile(
  words: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; said: string }> {
  const env = {
    ...process.env,
    LC_ALL: 'fr_CA.UTF-8',
    TOILE_DATA_DIR: join(folder, 'a'),
    DATABASE_URL: '',
    ...environment,
  };
  try {
    const { stdout, stderr } = await run(process.execPath, ['dist/cli.js', ...words], {
      env,
      timeout: 180_000,
    });
    return { code: 0, out: stdout, said: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, said: failed.stderr };
  }
}

describe('the command line', { timeout: 300_000 }, () => {
  test('helps in the language of the terminal', async () => {
    const french = await toile(['--help']);
    expect(french.out).toContain('Emploi');
    expect(french.out).toContain('Sauvegarder la base');
    expect((await toile(['--help'], { LC_ALL: 'en_CA.UTF-8' })).out).toContain('Save the database');
  });

  test('badly called, it says so and ends with 2', async () => {
    const calls: [string[], string][] = [
      [['nimporte'], 'Il n’y a pas de commande « nimporte »'],
      [['backup'], 'Il manque un mot : <fichier>'],
      [['backup', 'a.toile', 'b.toile'], 'Il y a des mots de trop après « backup »'],
      [['restore', '--vite', 'a.toile'], 'Il n’y a pas d’option « --vite » ici'],
      [['compile'], 'Il manque l’option « --courriel <adresse> »'],
      [['compile', '--courriel'], 'L’option « --courriel <adresse> » attend une valeur'],
    ];
    for (const [words, sentence] of calls) {
      const answer = await toile(words);
      expect([answer.code, answer.out], words.join(' ')).toEqual([2, '']);
      const said = answer.said.replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(said).toContain(sentence);
      expect(said).toMatch(/Rien n’a été fait\. « npm run toile -- help.* » dit comment l’écrire\.\n$/);
    }
    const english = await toile(['token'], { LC_ALL: 'en_CA.UTF-8' });
    expect(english.said).toBe(
      'The option “--courriel <address>” is missing. Nothing was done. “npm run toile -- help token” tells how to write it.\n',
    );
  });

  test('calls itself as it is called in the image, which has no npm project', async () => {
    const inImage = { TOILE_COMMAND: 'toile' };
    expect((await toile(['nimporte'], inImage)).said).toMatch(/«.toile help.» dit comment/);
  });

  test('an account that may not connect is told what gives it the right', async () => {
    const { host, port, administrator } = inject('cluster');
    const name = `closed_${newId().replaceAll('-', '')}`;
    const client = new pg.Client({ host, port, user: administrator, database: 'postgres' });
    await client.connect();
    try {
      await client.query(`CREATE ROLE ${name} LOGIN`);
      await client.query(`CREATE DATABASE ${name}`);
      await client.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
      const DATABASE_URL = `postgres://${name}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
      for (const words of [['migrate'], ['backup', join(folder, 'closed.toile')]]) {
        const { code, said } = await toile(words, { DATABASE_URL });
        expect(code).toBe(1);
        expect(said).toContain(`Le compte ${name}, donné par DATABASE_URL, n’a pas le droit de se connecter`);
        expect(said.endsWith(`\nGRANT CONNECT ON DATABASE "${name}" TO "${name}";\n`)).toBe(true);
      }
    } finally {
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
      await client.query(`DROP ROLE IF EXISTS ${name}`);
      await client.end();
    }
  });

  test('refuses in the language of the terminal, whoever refuses', async () => {
    const english = { LC_ALL: 'en_CA.UTF-8' };
    expect((await toile(['migrate'], { ...english, PORT: 'many' })).said).toBe(
      'The setting PORT does not have the form expected. Toile did not start and nothing was changed; mend it (see docs/operating.md).\n',
    );
    const nowhere = { ...english, DATABASE_URL: 'postgres://toile@127.0.0.1:1/toile' };
    expect((await toile(['migrate'], nowhere)).said).toContain('does not answer');
    const bucket = {
      TOILE_S3_URL: 'http://127.0.0.1:1/files',
      TOILE_S3_KEY_ID: 'k',
      TOILE_S3_SECRET: 's3cret',
    };
    const silent = await toile(['migrate'], { ...english, ...bucket });
    expect([silent.code, silent.said.includes('http://127.0.0.1:1/files does not answer')]).toEqual([
      1,
      true,
    ]);
    expect(silent.said).not.toContain('s3cret');
    expect((await toile(['migrate'], { ...english, TOILE_S3_KEY_ID: 'k' })).said).toContain('go together');
    const nested = { ...english, ...bucket, TOILE_S3_URL: 'http://127.0.0.1:1/files/of/toile' };
    expect((await toile(['migrate'], nested)).said).toContain('must name a bucket');
    const file = join(folder, 'not-a-folder');
    await writeFile(file, '');
    expect((await toile(['migrate'], { ...english, TOILE_DATA_DIR: file })).said).toContain(
      'Toile cannot write',
    );
    expect((await toile(['restore', file], english)).said).toContain('is not a Toile backup');
  });

  test('a wrong setting stops it with a sentence', async () => {
    const answer = await toile(['migrate'], { PORT: 'beaucoup' });
    expect(answer.code).toBe(1);
    expect(answer.said).toContain('PORT');
    expect(answer.said).not.toContain('    at ');
  });

  test('tells the story once, saves everything in one file, and puts it back elsewhere', async () => {
    expect(await toile(['seed'])).toMatchObject({ code: 0 });
    const again = await toile(['seed']);
    expect(again.code).toBe(1);
    expect(again.said).toContain('Quelqu’un est déjà dans cette base');
    const file = join(folder, 'sauvegarde.toile');
    const saved = await toile(['backup', file]);
    expect(saved).toMatchObject({ code: 0 });
    expect((await stat(file)).size).toBeGreaterThan(1000);
    expect((await toile(['backup', file])).code).toBe(1);
    const elsewhere = { TOILE_DATA_DIR: join(folder, 'b') };
    expect(await toile(['restore', file], elsewhere)).toMatchObject({ code: 0 });
    expect((await toile(['seed'], elsewhere)).code).toBe(1);
    const refused = await toile(['restore', file], elsewhere);
    expect(refused.code).toBe(1);
    const replaced = await toile(['restore', file, '--replace'], elsewhere);
    expect(replaced.code, replaced.said).toBe(0);
  });
});
