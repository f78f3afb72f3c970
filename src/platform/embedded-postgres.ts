import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFor, lockDataFolder, prepareDataFolder, type SystemAccount } from './data-folder.ts';
import { administratorRole, databaseName, openCluster, productRole } from './embedded-postgres-cluster.ts';
import type { LaunchedServer, LaunchOptions } from './embedded-postgres-process.ts';
import { endOrphans, isServerOf, launch, recordedServer, stopServer } from './embedded-postgres-process.ts';
import { folderInUse, refusalFor, StartRefusal, startFailed } from './embedded-postgres-refusals.ts';
import { prepareSocketFolder, removeSocketFolder } from './embedded-postgres-socket.ts';
import type { Log } from './log.ts';
import { locatePostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

/** What `pg` takes to connect over the private socket. There is no password: the socket is closed to others. */
export interface SocketConnection {
  host: string;
  port: number;
  database: string;
  user: string;
}

/** PostgreSQL ended by itself. It is being started again. */
export interface Crash {
  /** The last lines it wrote. */
  said: string;
  /** How many times in a row it ended before it had run for a minute. */
  inARow: number;
  nextAttemptMs: number;
}

export interface EmbeddedPostgresOptions {
  /** The folder that holds everything; created when missing. */
  dataDirectory: string;
  log?: Log;
  onCrash?(crash: Crash): void;
  /** The package that carries PostgreSQL; found by itself unless given. */
  packageFolder?: string;
}

/** A PostgreSQL that belongs to this process. */
export interface EmbeddedPostgres {
  /** The product's database as the product's own role, which owns it and is not a superuser. */
  connection: SocketConnection;
  /** The same database as the superuser, for backups and tests. */
  administration: SocketConnection;
  /** `connection` as an address, understood by `pg` and by `psql`. */
  connectionString: string;
  /** Process number of the server in use now; it changes after a crash. */
  readonly pid: number;
  /** The account under which PostgreSQL runs. */
  account: SystemAccount;
  /** Stops PostgreSQL in good order and lets the folder go. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data folder, which it creates when empty, for this process alone. Repairs by itself
 * what a kill left behind, and starts PostgreSQL again when it falls. Call `stop` before leaving.
 * Throws a `StartRefusal` (folder in use, read-only, full disk, unsupported system…).
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const packageFolder = options.packageFolder ?? locatePostgresPackage();
  const account = await accountFor(options.dataDirectory);
  const dataFolder = await prepareDataFolder(options.dataDirectory, account);
  const lock = lockDataFolder(dataFolder);
  try {
    const binaries = await preparePostgresBinaries(packageFolder, dataFolder, account);
    const cluster = await openCluster(dataFolder, binaries, account);
    await clearTheWay(dataFolder, cluster, account);
    const socketFolder = await prepareSocketFolder(dataFolder, account);
    const supervisor = supervise({ postgres: binaries.postgres, cluster, socketFolder, account }, options);
    await supervisor.start();
    return {
      ...connectionsAt(socketFolder),
      account,
      get pid() {
        return supervisor.pid();
      },
      stop: once(async () => {
        await supervisor.stop();
        await removeSocketFolder(socketFolder, account);
        lock.release();
      }),
    };
  } catch (error) {
    lock.release();
    const said = error instanceof Error ? error.message : String(error);
    throw refusalFor(dataFolder, error) ?? startFailed(dataFolder, lastComplaint(said), error);
  }
}

async function clearTheWay(dataFolder: string, cluster: string, account: SystemAccount): Promise<void> {
  const recorded = await recordedServer(cluster);
  if (!(await endOrphans(cluster))) throw folderInUse(dataFolder, null);
  if (recorded) await removeSocketFolder(recorded.socketFolder, account);
}

/**
 * The connections to the PostgreSQL that another process runs for this folder, or null when none does:
 * how the command line works beside a running Toile.
 */
export async function findRunningPostgres(
  dataDirectory: string,
): Promise<Pick<EmbeddedPostgres, 'connection' | 'administration' | 'connectionString'> | null> {
  const cluster = join(await realpath(dataDirectory).catch(() => dataDirectory), 'postgres');
  const recorded = await recordedServer(cluster);
  if (!recorded?.ready || !(await isServerOf(cluster, recorded.pid))) return null;
  return connectionsAt(recorded.socketFolder);
}

function connectionsAt(host: string) {
  const at = { host, port: 5432, database: databaseName };
  return {
    connection: { ...at, user: productRole },
    administration: { ...at, user: administratorRole },
    connectionString: `postgresql:///${databaseName}?host=${encodeURIComponent(host)}&user=${productRole}`,
  };
}

const steadyAfterMs = 60_000;
const longestWaitMs = 30_000;

/** Keeps one server running: at most one process at a time, waiting longer after each fall. */
function supervise(where: Omit<LaunchOptions, 'hear' | 'started'>, options: EmbeddedPostgresOptions) {
  let server: LaunchedServer | null = null;
  let stopping = false;
  let fallsInARow = 0;
  let timer: NodeJS.Timeout | undefined;
  let restarting: Promise<void> = Promise.resolve();

  const start = async () => {
    const launched = await launch({
      ...where,
      hear: (line) => hear(line),
      started: (starting) => {
        server = starting;
      },
    });
    const since = Date.now();
    void launched.ended.then((said) => {
      if (Date.now() - since > steadyAfterMs) fallsInARow = 0;
      afterFall(said);
    });
  };
  const hear = (line: string) => {
    if (!stopping && /^(?:PANIC|WARNING):/.test(line))
      options.log?.warn({ postgres: line }, 'PostgreSQL warns');
  };
  const afterFall = (said: string) => {
    if (stopping) return;
    const nextAttemptMs = Math.min(100 * 2 ** fallsInARow, longestWaitMs);
    fallsInARow += 1;
    options.log?.error(
      { said: lastComplaint(said), inARow: fallsInARow, nextAttemptMs },
      'PostgreSQL ended by itself; starting it again',
    );
    options.onCrash?.({ said, inARow: fallsInARow, nextAttemptMs });
    timer = setTimeout(() => {
      restarting = restart();
    }, nextAttemptMs);
  };
  const restart = async () => {
    try {
      await endOrphans(where.cluster);
      if (stopping) return;
      await start();
      options.log?.info({ pid: server?.pid }, 'PostgreSQL is running again');
    } catch (error) {
      afterFall(error instanceof Error ? error.message : String(error));
    }
  };
  const killOnExit = () => {
    server?.child.kill('SIGINT');
  };
  process.once('exit', killOnExit);

  return {
    pid: () => server?.pid ?? 0,
    start: () =>
      start().catch((error) => {
        process.off('exit', killOnExit);
        throw error;
      }),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (server) await stopServer(server);
      await restarting;
      if (server) await stopServer(server);
      process.off('exit', killOnExit);
    },
  };
}

/** The line in which PostgreSQL says why it ended, without its own prefix. */
function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return complaint.replace(/^(?:FATAL|PANIC):\s*/, '').trim();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

export { StartRefusal };
