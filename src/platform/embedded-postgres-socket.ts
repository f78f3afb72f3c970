import { chown, lstat, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makePrivateFolder, type SystemAccount, startedAsRoot } from './data-folder.ts';
import { socketName } from './embedded-postgres-process.ts';

/** The shortest of the systems' limits (macOS: 104 bytes with the final zero; Linux: 108). */
const longestSocketPathBytes = 103;
const temporaryPrefix = 'toile-';

/**
 * A folder for the socket that only the account (and root) may enter: `postgres-socket` in the data folder, or,
 * when that path is too long for a socket or its disk cannot hold one, a new folder with an
 * unpredictable name in the system's temporary folder.
 */
export async function prepareSocketFolder(dataFolder: string, account: SystemAccount): Promise<string> {
  const beside = join(dataFolder, 'postgres-socket');
  if (fits(beside)) {
    await makePrivateFolder(beside, account);
    if (await canHoldSocket(beside)) return beside;
  }
  const folder = await makeShortFolder([
    `/run/user/${account.uid}`,
    ...(startedAsRoot() ? [] : [tmpdir()]),
    '/tmp',
  ]);
  if (startedAsRoot()) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Removes a temporary socket folder, and nothing else: neither a stranger's nor one of another name. */
export async function removeSocketFolder(folder: string, account: SystemAccount): Promise<void> {
  if (!/^toile-[A-Za-z0-9]{6}$/.test(basename(folder))) return;
  const found = await lstat(folder).catch(() => null);
  if (found?.isDirectory() && found.uid === account.uid) await rm(folder, { recursive: true, force: true });
}

const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= longestSocketPathBytes;

/** The first of these parents that exists, may be written to and is short enough. */
async function makeShortFolder(parents: string[]): Promise<string> {
  let failure: unknown;
  for (const parent of parents.filter((path) => fits(join(path, `${temporaryPrefix}XXXXXX`)))) {
    try {
      return await mkdtemp(join(parent, temporaryPrefix));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function canHoldSocket(folder: string): Promise<boolean> {
  const probe = join(folder, '.probe');
  await rm(probe, { force: true });
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(probe, () => server.close(() => resolve(true)));
  });
}
