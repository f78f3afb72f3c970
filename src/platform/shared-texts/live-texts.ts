import { setTimeout as rest } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { LiveText } from './live-text.ts';
import { type Notice, noticeLine, presenceLine, updateLine } from './notices.ts';
import { isHeld, type Settled, settleText } from './settling.ts';
import { documentName, type OpenedText, type SharedTextKinds, type TextName } from './shared-text.ts';
import { tell, textsLeftBehind } from './text-store.ts';

export interface LiveTextsOptions {
  database: Database;
  kinds: SharedTextKinds;
  log: Log;
}

const attempts = 6;
const restMs = 150;
const presenceEveryMs = 250;
const leftBehindSeconds = 15;

/** The texts that people of this process have open, and what ties them to their canonical Markdown. */
export class LiveTexts {
  /** What this process is called among those that serve the same texts. */
  readonly process = newId();
  readonly #options: LiveTextsOptions;
  readonly #texts = new Map<string, LiveText>();
  readonly #settling = new Map<string, Promise<unknown>>();
  readonly #moved = new Map<string, Set<number>>();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(options: LiveTextsOptions) {
    this.#options = options;
  }

  find(text: TextName): LiveText | undefined {
    return this.#texts.get(documentName(text));
  }

  /** The text, ready to be loaded when nobody of this process has it open. */
  at(text: TextName): LiveText {
    const name = documentName(text);
    const known = this.#texts.get(name);
    if (known) return known;
    const live = new LiveText(this.#options.database, text, this.process);
    this.#texts.set(name, live);
    return live;
  }

  forget(text: TextName): void {
    this.#texts.delete(documentName(text));
  }

  /** Lets go of texts that nobody came to after all. */
  forgetUnless(isAwaited: (text: TextName) => boolean): void {
    for (const { text, document } of this.#texts.values())
      if (!document && !isAwaited(text)) this.forget(text);
  }

  /**
   * Brings the state, the canonical Markdown and what was written together, one at a time for a text, and gives what
   * came from elsewhere to the editors. Null when it could not be done now: it will be, by the sweep.
   * @param canonical asks for the canonical text; without it, only what waits is settled.
   */
  async settle(text: TextName, canonical?: () => Promise<OpenedText | null>): Promise<Settled | null> {
    const name = documentName(text);
    const before = this.#settling.get(name) ?? Promise.resolve();
    const turn = before.then(() =>
      canonical ? this.#alone(() => this.#try(text, canonical)) : this.#try(text),
    );
    this.#settling.set(name, turn);
    const settled = await turn;
    if (this.#settling.get(name) === turn) this.#settling.delete(name);
    const live = this.#texts.get(name);
    if (!settled || !live) return settled;
    if (settled.epoch) live.epoch = settled.epoch;
    if (settled.parts) live.parts = settled.parts;
    if (settled.fromElsewhere) live.take(settled.fromElsewhere);
    return settled;
  }

  /** Asking for the canonical text takes a second connection: two at once could wait for each other for ever. */
  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#reading.then(work);
    this.#reading = turn.catch(() => {});
    return turn;
  }

  async #try(text: TextName, canonical?: () => Promise<OpenedText | null>): Promise<Settled | null> {
    const { database, kinds, log } = this.#options;
    const kind = kinds[text.kind];
    if (!kind) return null;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const settled = await settleText({
          database,
          kind,
          text,
          canonical,
          tell: (transaction, update) => tell(transaction, updateLine(text, this.process, update)),
        });
        if (settled.unreadable > 0)
          log.warn({ kind: text.kind, updates: settled.unreadable }, 'unreadable updates of a shared text');
        return settled;
      } catch (error) {
        if (!isHeld(error)) {
          log.warn(
            { kind: text.kind, error: String(error).slice(0, 300) },
            'a shared text could not be settled',
          );
          return null;
        }
        await rest(restMs * attempt);
      }
    }
    return null;
  }

  /** What another process, or the database, told; `changed` is for whoever knows the seats. */
  async hear(notice: Notice): Promise<void> {
    const live = this.find(notice);
    if (!live || notice.from === this.process) return;
    if (notice.notice === 'replaced') await this.settle(notice);
    else if (notice.notice === 'who') await this.#tellPresence(live);
    else await live.hear(notice);
  }

  /** A text was just loaded here: the others say where their writers are. */
  async askWho(text: TextName): Promise<void> {
    await this.#tell(noticeLine('who', text, this.process));
  }

  /** Some of our writers moved: the other processes hear of it a few times a second, not at each key. */
  moved(text: TextName, clients: readonly number[]): void {
    const name = documentName(text);
    const waiting = this.#moved.get(name);
    if (waiting) {
      for (const client of clients) waiting.add(client);
      return;
    }
    const moving = new Set(clients);
    this.#moved.set(name, moving);
    setTimeout(() => {
      this.#moved.delete(name);
      const live = this.#texts.get(name);
      if (live) void this.#tellPresence(live, [...moving]);
    }, presenceEveryMs).unref();
  }

  async #tellPresence(live: LiveText, clients?: readonly number[]): Promise<void> {
    const presence = live.presence(clients);
    const line = presence && presenceLine(live.text, this.process, presence);
    if (line) await this.#tell(line);
  }

  async #tell(line: string): Promise<void> {
    // The database may be away: presence is told again soon, and nothing of it is kept.
    await tell(this.#options.database, line).catch(() => {});
  }

  /** After notices were missed: everything is read again. */
  async readAgain(): Promise<void> {
    for (const live of this.#texts.values()) {
      await live.readAgain().catch(() => {});
      await this.settle(live.text);
    }
  }

  /** Settles what a process that died left behind. */
  async sweep(): Promise<void> {
    const left = await textsLeftBehind(this.#options.database, leftBehindSeconds).catch(() => []);
    for (const text of left) await this.settle(text);
  }

  async settleAll(): Promise<void> {
    await Promise.all([...this.#texts.values()].map(({ text }) => this.settle(text)));
  }
}
