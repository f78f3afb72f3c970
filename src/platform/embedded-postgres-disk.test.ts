import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  ask,
  countRows,
  isRoot,
  keepRow,
  refusal,
  testPlace,
  until,
} from '../../test/harness/postgres-place.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { folder: at, start } = testPlace();

const mayMount = isRoot && process.platform === 'linux' && canMount();

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!mayMount)('a disk of its own', () => {
  const disk = () => at('disk');
  const mount = (...options: string[]) => execFileSync('mount', options);

  beforeAll(async () => {
    await mkdir(disk());
    mount('-t', 'tmpfs', '-o', 'size=160m,mode=0755', 'tmpfs', disk());
  });
  afterAll(() => {
    execFileSync('umount', [disk()]);
  });

  async function fill(leaveBytes: number): Promise<string> {
    const { bavail, bsize } = await statfs(disk());
    const filler = join(disk(), 'filler');
    await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    return filler;
  }

  test('too small to begin: a sentence, and nothing half made', async () => {
    for (const leaveBytes of [0, 20e6]) {
      const filler = await fill(leaveBytes);
      const refused = await refusal(startEmbeddedPostgres({ dataDirectory: join(disk(), 'data') }));
      expect(refused.code).toBe('disk-full');
      await rm(filler);
      const left = await readdir(join(disk(), 'data')).catch(() => []);
      expect(left.filter((name) => name.startsWith('postgres'))).toEqual([]);
    }
  });

  test('full later: what was committed is kept, and writing goes on once there is room', async () => {
    const server = await start(join(disk(), 'data'));
    await ask(server, keepRow);
    const filler = await fill(1e6);
    const flood = `INSERT INTO kept SELECT repeat(md5(g::text), 40) FROM generate_series(1, 100000) g`;
    await expect(ask(server, flood)).rejects.toThrow(/No space left|terminat|closed|recovery|ECONN/);
    await rm(filler);
    await until(async () => (await ask(server, keepRow).catch(() => null)) !== null);
    expect(await ask(server, `SELECT count(*) > 1 AS ok FROM kept WHERE word = 'commis'`)).toEqual([
      { ok: true },
    ]);
    await server.stop();
  });

  test('full at the start', async () => {
    const filler = await fill(0);
    const refused = await refusal(startEmbeddedPostgres({ dataDirectory: join(disk(), 'data') }));
    expect(refused.code).toBe('disk-full');
    expect(refused.fr).toContain('plein');
    await rm(filler);
    await ask(await start(join(disk(), 'data')), countRows);
  });

  test('read-only', async () => {
    mount('-o', 'remount,ro', disk());
    const refused = await refusal(startEmbeddedPostgres({ dataDirectory: join(disk(), 'data') }));
    expect(refused.code).toBe('folder-unwritable');
    expect((await refusal(startEmbeddedPostgres({ dataDirectory: join(disk(), 'new') }))).code).toBe(
      'folder-unwritable',
    );
    mount('-o', 'remount,rw', disk());
    await ask(await start(join(disk(), 'data')), countRows);
  });
});
