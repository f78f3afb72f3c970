import {
  endOrphans,
  type LaunchedServer,
  type LaunchOptions,
  launch,
  stopServer,
} from './embedded-postgres-process.ts';
import type { Log } from './log.ts';

/** PostgreSQL ended by itself. It is being started again. */
export interface Crash {
  /** The last lines it wrote. */
  said: string;
  /** How many times in a row it ended before it had run for a minute. */
  inARow: number;
  nextAttemptMs: number;
}

const steadyAfterMs = 60_000;
const longestWaitMs = 30_000;

/** Keeps one server running: never two processes at a time, waiting longer after each fall. */
export class PostgresSupervisor {
  readonly #where: Omit<LaunchOptions, 'hear' | 'started'>;
  readonly #log: Log | undefined;
  readonly #onCrash: ((crash: Crash) => void) | undefined;
  #server: LaunchedServer | null = null;
  #stopping = false;
  #fallsInARow = 0;
  #timer: NodeJS.Timeout | undefined;
  #restarting: Promise<void> = Promise.resolve();

  constructor(
    where: Omit<LaunchOptions, 'hear' | 'started'>,
    tell: { log?: Log | undefined; onCrash?: ((crash: Crash) => void) | undefined },
  ) {
    this.#where = where;
    this.#log = tell.log;
    this.#onCrash = tell.onCrash;
  }

  /** Process number of the server in use, 0 before the first start. */
  get pid(): number {
    return this.#server?.pid ?? 0;
  }

  /** Starts the server; throws, with nothing left running, when it cannot. */
  async start(): Promise<void> {
    process.once('exit', this.#killOnExit);
    try {
      await this.#launch();
    } catch (error) {
      process.off('exit', this.#killOnExit);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#server) await stopServer(this.#server);
    await this.#restarting;
    if (this.#server) await stopServer(this.#server);
    process.off('exit', this.#killOnExit);
  }

  readonly #killOnExit = () => {
    this.#server?.child.kill('SIGINT');
  };

  async #launch(): Promise<void> {
    const launched = await launch({
      ...this.#where,
      hear: (line) => this.#hear(line),
      started: (server) => {
        this.#server = server;
      },
    });
    const since = Date.now();
    void launched.ended.then((said) => {
      if (Date.now() - since > steadyAfterMs) this.#fallsInARow = 0;
      this.#fell(said);
    });
  }

  #hear(line: string): void {
    if (!this.#stopping && /^(?:PANIC|WARNING):/.test(line))
      this.#log?.warn({ postgres: line }, 'PostgreSQL warns');
  }

  #fell(said: string): void {
    if (this.#stopping) return;
    const nextAttemptMs = Math.min(100 * 2 ** this.#fallsInARow, longestWaitMs);
    this.#fallsInARow += 1;
    const inARow = this.#fallsInARow;
    this.#log?.error(
      { said: lastComplaint(said), inARow, nextAttemptMs },
      'PostgreSQL ended by itself; starting it again',
    );
    this.#timer = setTimeout(() => {
      this.#restarting = this.#restart();
    }, nextAttemptMs);
    this.#onCrash?.({ said, inARow, nextAttemptMs });
  }

  async #restart(): Promise<void> {
    try {
      await endOrphans(this.#where.cluster, this.#where.socketFolder);
      if (this.#stopping) return;
      await this.#launch();
      this.#log?.info({ pid: this.pid }, 'PostgreSQL is running again');
    } catch (error) {
      this.#fell(error instanceof Error ? error.message : String(error));
    }
  }
}

/** The line in which PostgreSQL says why it ended, without its own prefix. */
export function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return complaint.replace(/^(?:FATAL|PANIC):\s*/, '').trim();
}
