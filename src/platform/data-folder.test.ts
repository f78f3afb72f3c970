import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  accountFor,
  chownTree,
  dropPrivileges,
  lockDataFolder,
  prepareDataFolder,
  startedAsRoot,
} from './data-folder.ts';
import * as refusals from './embedded-postgres-refusals.ts';

let place = '';
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tdf-'));
  await chmod(place, 0o755);
});
afterAll(() => rm(place, { recursive: true, force: true }));

const inChild = (script: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  });

test('a new folder is private; one lock at a time, free again at once', async () => {
  const data = await prepareDataFolder(join(place, 'new'));
  expect((await lstat(data.path)).mode & 0o777).toBe(0o700);
  const lock = lockDataFolder(data);
  expect(() => lockDataFolder(data)).toThrow(`processus ${process.pid}`);
  lock.release();
  lock.release();
  lockDataFolder(data).release();
});

test('an ordinary account has nothing to give up', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  const setuid = vi.spyOn(process, 'setuid').mockImplementation(() => {});
  await dropPrivileges({ name: 'nobody', uid: 65534, gid: 65534 }, [join(place, 'nowhere')]);
  expect(setuid).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('the lock goes with the process that held it, however it ends', async () => {
  const data = await prepareDataFolder(join(place, 'killed'));
  const script = `
    const { lockDataFolder, prepareDataFolder } = await import('./data-folder.ts');
    lockDataFolder(await prepareDataFolder(${JSON.stringify(data.path)}));
    process.kill(process.pid, 'SIGKILL');`;
  expect(() => inChild(script)).toThrow();
  expect((await lstat(join(data.path, 'toile.pid'))).size).toBeGreaterThan(1);
  lockDataFolder(data).release();
});

describe.skipIf(!startedAsRoot())('as root', () => {
  test('a folder of an ordinary account stays its own', async () => {
    const folder = join(place, 'ordinary');
    await mkdir(folder);
    execFileSync('chown', ['nobody', folder]);
    expect((await accountFor(folder)).name).toBe('nobody');
    await prepareDataFolder(folder);
    expect((await lstat(folder)).uid).toBe((await accountFor(folder)).uid);
  });

  test('a folder that holds something else keeps its owner', async () => {
    const folder = join(place, 'busy');
    await mkdir(folder);
    await writeFile(join(folder, 'photo.jpg'), '');
    await prepareDataFolder(folder);
    expect((await lstat(folder)).uid).toBe(0);
    expect((await lstat(join(folder, 'photo.jpg'))).uid).toBe(0);
  });

  test('handing over never follows a link', async () => {
    const folder = join(place, 'linked');
    const outside = join(place, 'outside');
    await mkdir(folder);
    await writeFile(outside, '');
    await symlink(outside, join(folder, 'link'));
    const account = await accountFor(folder);
    await chownTree(folder, account);
    expect((await lstat(outside)).uid).toBe(0);
    expect((await lstat(join(folder, 'link'))).uid).toBe(account.uid);
  });

  test('root is given up for good', async () => {
    const folder = join(place, 'dropped');
    const said = inChild(`
      const { accountFor, dropPrivileges, lockDataFolder, prepareDataFolder } = await import('./data-folder.ts');
      const data = await prepareDataFolder(${JSON.stringify(folder)});
      await dropPrivileges(data.account, [data.path]);
      lockDataFolder(await prepareDataFolder(data.path)).release();
      let refused = '';
      try { process.setuid(0); } catch (error) { refused = error.code; }
      process.stdout.write([process.getuid(), process.getgroups().includes(0), refused].join(' '));`);
    expect(said).toBe(`${(await accountFor(folder)).uid} false EPERM`);
  });
});

test('every refusal says in both languages what happened, what was kept, what to do', () => {
  const all = [
    refusals.unsupportedPlatform('win32-x64'),
    refusals.binariesMissing('paquet'),
    refusals.folderInUse('/srv/toile', 12),
    refusals.folderUnwritable('/srv/toile'),
    refusals.folderUnreachable('/root/toile', 'nobody'),
    refusals.folderOfAnotherAccount('/srv/toile', '1001'),
    refusals.diskFull('/srv/toile'),
    refusals.accountUnknown('4242'),
    refusals.otherMajorVersion('/srv/toile', '17', '18'),
    refusals.startFailed('/srv/toile', 'invalid value'),
  ];
  expect(new Set(all.map((refusal) => refusal.code)).size).toBe(all.length);
  for (const { code, fr, en } of all) {
    for (const words of [fr, en])
      expect(words.split(/[.;»”)] (?=\p{Lu})/u).length, code).toBeGreaterThanOrEqual(3);
    expect(fr, code).not.toMatch(/ [:;!?»]|« |'/);
    expect(fr, code).toMatch(/touché|changé|conservé|intactes|laissés/);
    expect(en, code).toMatch(/touched|changed|kept|intact|left/);
  }
});
