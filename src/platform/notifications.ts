import pg from 'pg';
import type { Log } from './log.ts';

export interface Listening {
  /** Resolves once PostgreSQL knows that we listen. */
  ready: Promise<void>;
  close(): Promise<void>;
}

export interface ListeningOptions {
  /** What `pg` takes: listening needs a connection of its own, since the pool's go from hand to hand. */
  connection: pg.ClientConfig;
  channels: readonly string[];
  hear(channel: string, payload: string): void;
  /** After the connection was lost and found again: what was told meanwhile was not heard. */
  missed(): void;
  log: Log;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;

/** Listens to channels of PostgreSQL (`NOTIFY`), and again whenever the connection is lost. */
export function listenTo(options: ListeningOptions): Listening {
  const ear = new Ear(options);
  return { ready: ear.connect(true), close: () => ear.close() };
}

class Ear {
  readonly #options: ListeningOptions;
  #client: pg.Client | null = null;
  #isClosed = false;
  #pauseMs = firstPauseMs;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ListeningOptions) {
    this.#options = options;
  }

  async connect(isFirst: boolean): Promise<void> {
    const { connection, channels, hear, missed } = this.#options;
    const client = new pg.Client({ ...connection, keepAlive: true });
    let isLost = false;
    const lose = () => {
      if (isLost || this.#isClosed) return;
      isLost = true;
      void client.end().catch(() => {});
      this.#again();
    };
    client.on('error', lose).on('end', lose);
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      if (!isFirst) return lose();
      this.#isClosed = true;
      await client.end().catch(() => {});
      throw error;
    }
    if (this.#isClosed) return client.end();
    this.#client = client;
    this.#pauseMs = firstPauseMs;
    if (!isFirst) missed();
  }

  #again(): void {
    this.#client = null;
    this.#options.log.warn({}, 'no longer hears the database');
    this.#waiting = setTimeout(() => void this.connect(false), this.#pauseMs);
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#waiting);
    await this.#client?.end().catch(() => {});
  }
}
