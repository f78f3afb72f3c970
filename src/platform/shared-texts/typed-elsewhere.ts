import * as Y from 'yjs';
import type { Database } from '../database.ts';
import { settleSharedText } from './changes-elsewhere.ts';
import { limits } from './limits.ts';
import { updateLine } from './notices.ts';
import type { SharedTextKind, TextName } from './shared-text.ts';
import { keepUpdates, wholeText } from './text-store.ts';
import { readTextUpdate, wordsOf, wordsToGiveBack } from './text-updates.ts';

/** What an editor could not say by its WebSocket, and sends by its form. */
export interface TypedElsewhere {
  /** A Yjs update. */
  update: Uint8Array;
  /** Of which writing of the text: see `welcome`. */
  epoch: string;
  writerId: string;
}

export type TypedOutcome =
  /** Kept with the words of the others, but for these, whose block was replaced meanwhile. */
  | { kind: 'kept'; lost: string }
  /** Of another writing of the text, or nothing that may stand in it: the words, to be put where they belong. */
  | { kind: 'apart'; words: string };

/**
 * Keeps what was typed without network, as if it had come by the WebSocket, and has the domain keep it at once. In
 * transactions of its own. Given twice, it is kept once. Whether the person may write is for the domain to ask.
 */
export async function keepTypedElsewhere(
  database: Database,
  kind: SharedTextKind,
  text: TextName,
  { update, epoch, writerId }: TypedElsewhere,
): Promise<TypedOutcome> {
  const whole = await wholeText(database, text);
  const known = whole?.state ? [whole.state, ...whole.updates] : [];
  const doc = documentOf(known);
  const brought = readTextUpdate(update, doc);
  const bytes = known.reduce((sum, { length }) => sum + length, update.length);
  if (!brought || whole?.epoch !== epoch || bytes > limits.documentBytes)
    return { kind: 'apart', words: wordsOf(update) };
  if (!brought.isEmpty && !Y.snapshotContainsUpdate(Y.snapshot(doc), update)) {
    await keepUpdates(database, text, [{ update, writerId }], updateLine(text, 'form', update));
    Y.applyUpdate(doc, update);
  }
  // Held by somebody for the moment: it is settled soon, from what is kept.
  await settleSharedText(database, kind, text).catch(() => {});
  return { kind: 'kept', lost: wordsToGiveBack(doc, brought) };
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      // Settling leaves it out, and says so.
    }
  }
  return doc;
}
