import { setTimeout as rest } from 'node:timers/promises';
import type { Database, Transaction } from '../database.ts';
import { updateLine } from './notices.ts';
import { isHeld, settleText } from './settling.ts';
import type { SharedTextKind, TextName } from './shared-text.ts';
import { tell } from './text-store.ts';

const attempts = 4;
const restMs = 150;

/**
 * Holds a text until the end of the transaction, even before anybody opened it to write. Call it before the domain takes a
 * row of its own that `keep` takes too: whoever keeps the text holds the text first and those rows next, and the other way
 * round each would wait for the other.
 */
export async function holdSharedText(transaction: Transaction, kind: string, textId: string): Promise<void> {
  await transaction.query({ text: 'SELECT hold_shared_text($1, $2)', values: [kind, textId] });
}

/**
 * Gives a part another Markdown while people may be writing it: a form without script, a program. It is merged into what
 * they write as if one more person had typed it, and reaches every process; rolled back, it never was.
 *
 * Call it in the transaction in which the domain writes the part, which took the text first (`holdSharedText`) and found
 * the part's revision to be still the one that was read.
 */
export async function replaceInSharedText(
  transaction: Transaction,
  kind: string,
  textId: string,
  part: string,
  markdown: string,
): Promise<void> {
  await transaction.query({
    text: 'SELECT replace_in_shared_text($1, $2, $3, $4)',
    values: [kind, textId, part, markdown],
  });
}

/** Parts were added, removed or moved, or who may read or write the text changed: everybody there is asked again. */
export async function tellSharedTextChanged(
  transaction: Transaction,
  kind: string,
  textId: string,
): Promise<void> {
  await transaction.query({ text: 'SELECT tell_shared_text_changed($1, $2)', values: [kind, textId] });
}

/**
 * Has what people wrote until now kept by the domain at once, without waiting for a rest: before a version is frozen or a
 * file is made. In a transaction of its own; throws when somebody holds the text for long.
 */
export async function settleSharedText(
  database: Database,
  kind: SharedTextKind,
  text: TextName,
): Promise<void> {
  const settle = () =>
    settleText({
      ...{ database, kind, text },
      tell: (transaction, update) => tell(transaction, updateLine(text, 'settling', update)),
    });
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      await settle();
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      await rest(restMs * attempt);
    }
  }
  await settle();
}
