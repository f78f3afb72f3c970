import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { accountFor, prepareDataFolder } from '#/platform/data-folder.ts';
import { postgresEnvironment } from '#/platform/embedded-postgres-cluster.ts';
import { locatePostgresPackage, preparePostgresBinaries } from '#/platform/postgres-binaries.ts';

/** A PostgreSQL server as a host has one: another cluster, reached by TCP with a password. */
export interface PostgresServer {
  connection: { host: string; port: number; user: string; password: string; database: string };
  stop(): Promise<void>;
}

/** An older server, where the machine has one: what is saved from a newer one must load there. */
const olderPrograms = ['17', '16', '15']
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((path) => existsSync(join(path, 'initdb')));

/** Programs of an older server of the machine, else those of the packages. */
async function programsFor(folder: string): Promise<{ initdb: string; postgres: string }> {
  if (olderPrograms)
    return { initdb: join(olderPrograms, 'initdb'), postgres: join(olderPrograms, 'postgres') };
  return preparePostgresBinaries(locatePostgresPackage(), await prepareDataFolder(folder));
}

export async function startPostgresServer(folder: string): Promise<PostgresServer> {
  await mkdir(folder, { mode: 0o700 });
  const { uid, gid } = await accountFor(folder);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  await chown(folder, uid, gid);
  const programs = await programsFor(folder);
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  const password = 'pâte à sel & %40';
  const connection = { host: '127.0.0.1', user: 'toile', password, database: 'postgres' };
  await writeFile(secret, `${password}\n`);
  await chown(secret, uid, gid);
  const options = { cwd: '/', env: postgresEnvironment, ...account };
  execFileSync(
    programs.initdb,
    [
      '-D',
      data,
      '-U',
      'toile',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ],
    { stdio: 'ignore', ...options },
  );
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='];
    const server = spawn(programs.postgres, ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...options,
    });
    const gone = once(server, 'exit');
    let said = '';
    const isReady = await new Promise<boolean>((settle) => {
      server.stderr.on('data', (text) => {
        said += String(text);
        if (said.includes('ready to accept')) settle(true);
      });
      server.once('exit', () => settle(false));
    });
    if (isReady) {
      const stop = async () => {
        server.kill('SIGINT');
        await gone;
      };
      return { connection: { ...connection, port }, stop };
    }
    await gone;
    // Somebody took the port between the two.
    if (tries === 5) throw new Error(said);
  }
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  await new Promise((done) => holder.close(done));
  return port;
}
