import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
      timeout: 60_000,
    });
    return { code: 0, out: stdout, said: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, said: failed.stderr };
  }
}

describe('the command line', { timeout: 120_000 }, () => {
  test('helps in the language of the terminal', async () => {
    const french = await toile(['--help']);
    expect(french.out).toContain('Emploi');
    expect(french.out).toContain('Sauvegarder la base');
    expect((await toile(['--help'], { LC_ALL: 'en_CA.UTF-8' })).out).toContain('Save the database');
  });

  test('badly called, it says so and ends with 2', async () => {
    expect((await toile(['nimporte'])).code).toBe(2);
    expect((await toile(['backup'])).code).toBe(2);
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
