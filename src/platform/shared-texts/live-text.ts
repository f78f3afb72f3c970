import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Database } from '../database.ts';
import type { Notice } from './notices.ts';
import type { TextName } from './shared-text.ts';
import { wholeText } from './text-store.ts';
import { UpdateQueue } from './update-queue.ts';

/** Hocuspocus gives what comes from here to the editors of this process, and has nothing to store of it. */
const fromElsewhere = { source: 'redis' } as const;

/** A text that people of this process have open. */
export class LiveText {
  readonly text: TextName;
  readonly #database: Database;
  readonly #queue: UpdateQueue;
  /** What other processes told while the text was being read. */
  #early: Notice[] | null = [];
  #document: Document | null = null;
  #loaded: PromiseWithResolvers<Document> = Promise.withResolvers();
  epoch = '';
  parts: readonly string[] = [];
  /** About how many bytes the text takes in Yjs. */
  bytes = 0;

  constructor(database: Database, text: TextName, process: string) {
    this.text = text;
    this.#database = database;
    this.#queue = new UpdateQueue(database, text, process);
    this.#loaded.promise.catch(() => {}); // told to whoever waits for it
  }

  get document(): Document | null {
    return this.#document;
  }

  /** Resolves once Hocuspocus has the text in memory. */
  get loaded(): Promise<Document> {
    return this.#loaded.promise;
  }

  /** Fills the document of Hocuspocus. Throws when the text is not kept, or cannot be read. */
  async load(document: Document): Promise<void> {
    try {
      await this.#read(document);
      this.#document = document;
      this.#loaded.resolve(document);
      for (const notice of this.#early ?? []) await this.hear(notice);
      this.#early = null;
    } catch (error) {
      this.#loaded.reject(error);
      this.#loaded = Promise.withResolvers();
      this.#loaded.promise.catch(() => {});
      throw error;
    }
  }

  /** Hocuspocus let go of the text while somebody was on their way in: it will be loaded again. */
  unloaded(): void {
    this.#document = null;
    this.#early = [];
    this.#loaded = Promise.withResolvers();
    this.#loaded.promise.catch(() => {});
  }

  async #read(document: Document): Promise<void> {
    const whole = await wholeText(this.#database, this.text);
    if (!whole?.state) throw new Error('The text is not kept.');
    const updates = [whole.state, ...whole.updates];
    for (const update of updates) applySoundly(document, update);
    this.epoch = whole.epoch;
    this.bytes = updates.reduce((sum, { length }) => sum + length, 0);
  }

  /** Keeps an update for good; the caller then gives it to Hocuspocus. */
  async keep(update: Uint8Array, writerId: string): Promise<void> {
    await this.#queue.keep(update, writerId);
    this.bytes += update.length;
  }

  hasRoomFor(update: Uint8Array, most: number): boolean {
    if (this.bytes + update.length > most && this.#document)
      this.bytes = Y.encodeStateAsUpdate(this.#document).length;
    return this.bytes + update.length <= most;
  }

  /** What another process told of this text. */
  async hear(notice: Notice): Promise<void> {
    if (!this.#document) {
      this.#early?.push(notice);
      return;
    }
    if (notice.notice === 'update' && notice.bytes) this.take(notice.bytes);
    else if (notice.notice === 'reload') await this.#read(this.#document);
    else if (notice.notice === 'presence' && notice.bytes) {
      try {
        applyAwarenessUpdate(this.#document.awareness, notice.bytes, fromElsewhere);
      } catch {
        // Of another version of the site: its writers are not shown here.
      }
    }
  }

  /** Gives an update that is kept already to the editors of this process. */
  take(update: Uint8Array): void {
    if (this.#document) applySoundly(this.#document, update, fromElsewhere);
    else this.#early?.push({ ...this.text, notice: 'update', from: null, bytes: update });
  }

  /** Reads everything again: notices may have been missed. */
  async readAgain(): Promise<void> {
    if (this.#document) await this.#read(this.#document);
  }

  /** Where writers of this process are, or that they left; null when there is nothing to tell. */
  presence(clients?: readonly number[]): Uint8Array | null {
    if (!this.#document) return null;
    const { awareness } = this.#document;
    const known = [...(clients ?? awareness.getStates().keys())].filter((client) =>
      awareness.meta.has(client),
    );
    return known.length > 0 ? encodeAwarenessUpdate(awareness, known) : null;
  }
}

/** An update that cannot be read must not take the others with it. */
function applySoundly(doc: Y.Doc, update: Uint8Array, origin?: object): void {
  try {
    Y.applyUpdate(doc, update, origin);
  } catch {
    // Settling leaves it out, and says so.
  }
}
