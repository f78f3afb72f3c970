import * as Y from 'yjs';
import type { Database } from '../database.ts';
import { updateLine } from './notices.ts';
import type { TextName } from './shared-text.ts';
import { keepUpdates } from './text-store.ts';

interface Waiting {
  update: Uint8Array;
  writerId: string;
  kept: () => void;
  failed: (error: unknown) => void;
}

const mostAtOnce = 200;

/** Keeps the updates of one text, in order: those that come while a commit is under way share the next one. */
export class UpdateQueue {
  readonly #database: Database;
  readonly #text: TextName;
  readonly #process: string;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(database: Database, text: TextName, process: string) {
    this.#database = database;
    this.#text = text;
    this.#process = process;
  }

  /** Resolves once the update is on disk and the other processes are told. */
  keep(update: Uint8Array, writerId: string): Promise<void> {
    return new Promise((kept, failed) => {
      this.#waiting.push({ update, writerId, kept, failed });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostAtOnce);
      const together =
        batch.length === 1 ? batch[0]!.update : Y.mergeUpdates(batch.map(({ update }) => update));
      try {
        const told = updateLine(this.#text, this.#process, together);
        await keepUpdates(this.#database, this.#text, batch, told);
        for (const { kept } of batch) kept();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#isRunning = false;
  }
}
