import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DataFolder,
  type DataFolderLock,
  leaveRoot,
  lockDataFolder,
  prepareDataFolder,
  type SystemAccount,
} from './data-folder.ts';
import { administratorRole, databaseName, openCluster, productRole } from './embedded-postgres-cluster.ts';
import { endOrphans, isServerOf, recordedServer } from './embedded-postgres-process.ts';
import { folderInUse, refusalFor, startFailed } from './embedded-postgres-refusals.ts';
import { prepareSocketFolder, removeSocketFolder } from './embedded-postgres-socket.ts';
import { type Crash, lastComplaint, PostgresSupervisor } from './embedded-postgres-supervisor.ts';
import type { Log } from './log.ts';
import { locatePostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts';

export { StartRefusal } from './embedded-postgres-refusals.ts';

/** What `pg` takes to connect over the private socket. There is no password: the socket is closed to others. */
export interface SocketConnection {
  host: string;
  port: number;
  database: string;
  user: string;
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
  /**
   * Gives up root for good in this process, if it has it and the account can reach the folders that the process
   * still needs. Answers whether root is left.
   */
  leaveRoot(needed: readonly string[]): Promise<boolean>;
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
  const data = await prepareDataFolder(options.dataDirectory);
  let lock: DataFolderLock | undefined;
  let socketFolder = '';
  const letGo = async () => {
    await removeSocketFolder(socketFolder, data.account);
    lock?.release();
    await data.door?.close();
  };
  try {
    lock = lockDataFolder(data);
    const binaries = await preparePostgresBinaries(packageFolder, data);
    const cluster = await openCluster(data, binaries);
    socketFolder = await prepareSocketFolder(data.path, data.account);
    await clearTheWay(data, cluster, socketFolder);
    const supervisor = new PostgresSupervisor(
      { postgres: binaries.postgres, data, cluster, socketFolder },
      options,
    );
    await supervisor.start();
    return handleOf(supervisor, socketFolder, data, letGo);
  } catch (error) {
    await letGo();
    const said = error instanceof Error ? error.message : String(error);
    throw refusalFor(data.path, error) ?? startFailed(data.path, lastComplaint(said), error);
  }
}

function handleOf(
  supervisor: PostgresSupervisor,
  socketFolder: string,
  data: DataFolder,
  letGo: () => Promise<void>,
): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  return {
    ...connectionsAt(socketFolder),
    account: data.account,
    leaveRoot: (needed) => leaveRoot(data, needed),
    get pid() {
      return supervisor.pid;
    },
    stop: () => {
      stopped ??= supervisor.stop().finally(letGo);
      return stopped;
    },
  };
}

async function clearTheWay(data: DataFolder, cluster: string, socketFolder: string): Promise<void> {
  const recorded = await recordedServer(cluster);
  if (!(await endOrphans(cluster, socketFolder))) throw folderInUse(data.path, null);
  if (recorded && recorded.socketFolder !== socketFolder)
    await removeSocketFolder(recorded.socketFolder, data.account);
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
