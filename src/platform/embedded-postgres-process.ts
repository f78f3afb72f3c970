import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DataFolder, pathForPrograms, pathFromPrograms, spawnOptionsFor } from './data-folder.ts';
import { postgresEnvironment } from './embedded-postgres-cluster.ts';

/** What PostgreSQL writes of itself in `postmaster.pid`. */
export interface RecordedServer {
  pid: number;
  socketFolder: string;
  ready: boolean;
}

export async function recordedServer(cluster: string): Promise<RecordedServer | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  return {
    pid,
    socketFolder: pathFromPrograms(dirname(cluster), lines[4] ?? ''),
    ready: lines[7] === 'ready',
  };
}

/**
 * Whether the process is a PostgreSQL at work in this very cluster. A process number alone proves
 * nothing: after a crash it may have been given to a stranger, whom nobody may harm.
 */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  try {
    if (process.platform === 'linux') {
      const [folder, program] = await Promise.all([
        readlink(`/proc/${pid}/cwd`),
        readlink(`/proc/${pid}/exe`),
      ]);
      return folder === cluster && /^postgres(?: \(deleted\))?$/.test(basename(program));
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return /\/postgres\s/.test(stdout) && stdout.includes(`-D ${cluster} `);
  } catch {
    return false;
  }
}

/** Processes of PostgreSQL still at work in the cluster, whoever started them (Linux; elsewhere the recorded one). */
async function serversOf(cluster: string): Promise<number[]> {
  const recorded = await recordedServer(cluster);
  const candidates =
    process.platform === 'linux'
      ? (await readdir('/proc')).map(Number).filter((pid) => pid > 1)
      : recorded
        ? [recorded.pid]
        : [];
  const checked = await Promise.all(
    candidates.map(async (pid) => ((await isServerOf(cluster, pid)) ? pid : 0)),
  );
  return checked.filter((pid) => pid > 0);
}

/** Whether something accepts connections on the recorded socket. */
function socketAnswers(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketFolder, socketName));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

export const socketName = '.s.PGSQL.5432';

/**
 * Ends what an application killed without warning left behind: its server first asked politely (as
 * a fast shutdown), then firmly; then its orphaned workers. Only verified processes are touched. Returns
 * false when a server answers that is not visible from here (another container).
 */
export async function endOrphans(cluster: string, socketFolder: string): Promise<boolean> {
  const recorded = await recordedServer(cluster);
  if (recorded && (await isServerOf(cluster, recorded.pid))) await endProcess(cluster, recorded.pid);
  for (const pid of await serversOf(cluster)) await endProcess(cluster, pid, ['SIGQUIT', 'SIGKILL']);
  for (const folder of new Set([socketFolder, recorded?.socketFolder ?? socketFolder])) {
    if (await socketAnswers(folder)) return false;
  }
  // PostgreSQL would take a stranger with the recorded number for itself and refuse to start.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  return true;
}

async function endProcess(
  cluster: string,
  pid: number,
  signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'],
): Promise<void> {
  for (const signal of signals) {
    if (!(await isServerOf(cluster, pid))) return;
    process.kill(pid, signal);
    const patienceMs = signal === 'SIGINT' ? 30_000 : 5_000;
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
      if (!(await isServerOf(cluster, pid))) return;
      await delay(50);
    }
  }
}

/** A server started by this process. */
export interface LaunchedServer {
  child: ChildProcess;
  pid: number;
  /** Resolves when the process has ended, with its last words. Never rejects. */
  ended: Promise<string>;
}

export interface LaunchOptions {
  postgres: string;
  data: DataFolder;
  cluster: string;
  socketFolder: string;
  /** Each line that PostgreSQL logs. */
  hear(line: string): void;
  /** Called with the process as soon as it exists, before it is ready. */
  started(server: LaunchedServer): void;
}

/**
 * Starts PostgreSQL, once `endOrphans` said that nobody else is there; resolves when it accepts
 * connections. Throws with its last words when it ends first.
 */
export async function launch(options: LaunchOptions): Promise<LaunchedServer> {
  // Its lock names the last server; a number now a stranger's (or a zombie's) would forbid the start.
  for (const name of [socketName, `${socketName}.lock`])
    await rm(join(options.socketFolder, name), { force: true });
  const server = spawnServer(options);
  const ready = new Promise<true>((resolve) => {
    server.heard = (line) => {
      if (line.includes('database system is ready to accept connections')) resolve(true);
    };
  });
  options.started(server);
  const outcome = await Promise.race([ready, server.ended]);
  if (outcome !== true) throw new Error(outcome);
  return server;
}

function spawnServer(options: LaunchOptions): LaunchedServer & { heard: (line: string) => void } {
  const child = spawn(options.postgres, serverArguments(options), {
    env: postgresEnvironment,
    // A Ctrl+C in the terminal is for the application, which then stops PostgreSQL in good order.
    detached: true,
    ...spawnOptionsFor(options.data, ['ignore', 'ignore', 'pipe']),
  });
  const lastLines: string[] = [];
  const server = { child, pid: child.pid ?? 0, heard: (_line: string) => {}, ended: Promise.resolve('') };
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > 12) lastLines.shift();
      server.heard(line);
      options.hear(line);
    });
  }
  server.ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    // Not 'close': orphaned workers of a killed server may hold the pipe open for a while.
    child.on('exit', (status, signal) => {
      setTimeout(() => resolve(lastLines.join('\n') || `postgres: ${signal ?? status}`), 50);
    });
  });
  return server;
}

/** What no setting of the cluster may change. */
function serverArguments({ data, cluster, socketFolder }: LaunchOptions): string[] {
  const inside = (path: string) =>
    path.startsWith(`${data.path}/`) ? pathForPrograms(data, relative(data.path, path)) : path;
  const imposed = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: inside(socketFolder),
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    createrole_self_grant: 'set, inherit',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '',
    lc_messages: 'C',
  };
  return [
    '-D',
    inside(cluster),
    ...Object.entries(imposed).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Stops a server of this process: open transactions are rolled back, the rest is written down. */
export async function stopServer(server: LaunchedServer): Promise<void> {
  const ladder: [NodeJS.Signals, number][] = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ];
  for (const [signal, patienceMs] of ladder) {
    if (server.child.exitCode !== null || server.child.signalCode !== null) break;
    server.child.kill(signal);
    const cancel = new AbortController();
    const waited = delay(patienceMs, false, { signal: cancel.signal }).catch(() => true);
    const over = await Promise.race([server.ended.then(() => true), waited]);
    cancel.abort();
    if (over) break;
  }
}
