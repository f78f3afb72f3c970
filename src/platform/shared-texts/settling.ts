import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Database, Transaction } from '../database.ts';
import { clearPart, partMarkdown, setPart } from './fragments.ts';
import type { OpenedText, SharedPart, SharedTextKind, TextName } from './shared-text.ts';
import { textFromMarkdown } from './text-from-markdown.ts';
import {
  foldInto,
  heldText,
  type KeptText,
  type KeptUpdate,
  makeText,
  type Replacement,
  unmakeText,
  waitingReplacements,
  waitingUpdates,
} from './text-store.ts';
import { textToMarkdown } from './text-to-markdown.ts';

export interface Settled {
  /** Null when there was nothing to do. */
  epoch: string | null;
  /** What changed elsewhere, as one Yjs update for those who have the text open; null when nothing did. */
  fromElsewhere: Uint8Array | null;
  /** The parts in order, when the canonical text was asked for. */
  parts: readonly string[] | null;
  /** Updates that could not be read, and were left out. */
  unreadable: number;
}

export interface SettlingOptions {
  database: Database;
  kind: SharedTextKind;
  text: TextName;
  /** The canonical text, when it must be compared with the state: a text that is opened. Null: it is gone. */
  canonical?: () => Promise<OpenedText | null>;
  /** Tells the other processes, in the same transaction. */
  tell(transaction: Transaction, fromElsewhere: Uint8Array): Promise<void>;
}

const nothing: Settled = { epoch: null, fromElsewhere: null, unreadable: 0, parts: null };

/**
 * Brings the state of a text, its canonical Markdown and what was written together, in one transaction. First what the
 * canonical Markdown says and the state does not (a form, a program, a part added or removed), then what people wrote,
 * whose parts are given to the domain to keep.
 */
export async function settleText(options: SettlingOptions): Promise<Settled> {
  const { database, text, canonical } = options;
  return database.asSystem(async (transaction) => {
    // Shorter than the second after which PostgreSQL looks for deadlocks: a form that holds the domain's rows and waits
    // for the text goes on, and this is tried again.
    await transaction.query({ text: "SET LOCAL lock_timeout = '600ms'" });
    if (canonical) await makeText(transaction, text);
    const kept = await heldText(transaction, text);
    if (!kept) return nothing;
    const replacements = await waitingReplacements(transaction, text);
    const updates = await waitingUpdates(transaction, text);
    const opened = canonical ? await canonical() : null;
    if (canonical && !opened) await unmakeText(transaction, text);
    if (canonical ? !opened : replacements.length === 0 && updates.length === 0) return nothing;
    const { epoch } = kept;
    const settling = new Settling(kept);
    const fromElsewhere = settling.takeCanonical(replacements, opened);
    if (fromElsewhere && kept.state) await options.tell(transaction, fromElsewhere);
    const unreadable = settling.takeUpdates(updates);
    const changed = settling.changedParts();
    const writers = [...new Set(updates.map(({ writerId }) => writerId))];
    if (changed.length > 0) await options.kind.keep(transaction, text.textId, changed, writers);
    if (replacements.length > 0 || updates.length > 0 || settling.differsFrom(kept))
      await foldInto(transaction, text, { ...settling.folded(), updates, replacements });
    return { epoch, fromElsewhere, unreadable, parts: opened?.parts.map(({ id }) => id) ?? null };
  });
}

class Settling {
  readonly #doc = new Y.Doc();
  readonly #parts: Record<string, string>;
  readonly #touched = new Set<string>();

  constructor({ state, parts }: KeptText) {
    this.#parts = { ...parts };
    if (state) Y.applyUpdate(this.#doc, state);
  }

  /** @returns what it made of it, to be told; null when the state said it already. */
  takeCanonical(replacements: readonly Replacement[], opened: OpenedText | null): Uint8Array | null {
    const made: Uint8Array[] = [];
    const note = (update: Uint8Array) => made.push(update);
    this.#doc.on('update', note);
    for (const { part, markdown } of replacements) if (part in this.#parts) this.#set(part, markdown);
    if (opened) {
      const there = new Set(opened.parts.map(({ id }) => id));
      for (const gone of Object.keys(this.#parts).filter((id) => !there.has(id))) this.#remove(gone);
      for (const { id, markdown } of opened.parts)
        if (this.#parts[id] !== canonicalPrint(markdown)) this.#set(id, markdown);
    }
    this.#doc.off('update', note);
    return made.length > 0 ? Y.mergeUpdates(made) : null;
  }

  takeUpdates(updates: readonly KeptUpdate[]): number {
    const fragments = new Map<unknown, string>();
    for (const part of Object.keys(this.#parts)) fragments.set(this.#doc.getXmlFragment(part), part);
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changedParentTypes.keys()) {
        const part = fragments.get(type);
        if (part !== undefined) this.#touched.add(part);
      }
    });
    let unreadable = 0;
    for (const { update } of updates) {
      try {
        Y.applyUpdate(this.#doc, update);
      } catch {
        unreadable += 1;
      }
    }
    return unreadable;
  }

  changedParts(): SharedPart[] {
    return [...this.#touched].flatMap((id) => {
      const markdown = partMarkdown(this.#doc, id);
      if (this.#parts[id] === print(markdown)) return [];
      this.#parts[id] = print(markdown);
      return [{ id, markdown }];
    });
  }

  differsFrom({ state, parts }: KeptText): boolean {
    const ids = Object.keys(this.#parts);
    return (
      !state || ids.length !== Object.keys(parts).length || ids.some((id) => this.#parts[id] !== parts[id])
    );
  }

  folded(): { state: Uint8Array; parts: Record<string, string> } {
    return { state: Y.encodeStateAsUpdate(this.#doc), parts: this.#parts };
  }

  #set(part: string, markdown: string): void {
    setPart(this.#doc, part, markdown);
    this.#parts[part] = print(partMarkdown(this.#doc, part));
  }

  #remove(part: string): void {
    clearPart(this.#doc, part);
    delete this.#parts[part];
  }
}

const print = (markdown: string) => createHash('sha256').update(markdown).digest('base64url');

const canonicalPrint = (markdown: string) => print(textToMarkdown(textFromMarkdown(markdown)));

/** Somebody else holds the text, or rows of its domain, for the moment. */
export function isHeld(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return ['55P03', '40P01', '40001'].includes(code);
}
