import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { limits } from './limits.ts';

/** A message of an editor, as far as it must be understood before Hocuspocus has it. */
export type Frame =
  | { kind: 'authentication' }
  /** What the editor has: it asks for the rest. */
  | { kind: 'question' }
  /** `isAnswer`: all that the site may not have, most often nothing. */
  | { kind: 'update'; update: Uint8Array; isAnswer: boolean }
  /** Where clients of Yjs are; only one of them speaks. */
  | { kind: 'presence'; clients: number[] }
  | { kind: 'leave' };

const messages = {
  sync: 0,
  awareness: 1,
  authentication: 2,
  queryAwareness: 3,
  syncReply: 4,
  close: 7,
} as const;
const syncs = { question: 0, answer: 1, update: 2 } as const;
const answers = 0;

/**
 * Reads a message addressed to a text; null when editors send no such thing, and Hocuspocus is then spared it.
 * @param name the text that the connection was opened for: it speaks of no other.
 */
export function readFrame(bytes: Uint8Array, name: string): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarString(decoder) !== name) return null;
    return bodyOf(decoder);
  } catch {
    return null;
  }
}

function bodyOf(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case messages.authentication: {
      const isToken = decoding.readVarUint(decoder) === answers;
      return isToken && decoding.readVarString(decoder).length < 100 ? { kind: 'authentication' } : null;
    }
    case messages.sync:
    case messages.syncReply:
      return syncOf(decoder);
    case messages.awareness:
      return presenceOf(decoding.readVarUint8Array(decoder));
    case messages.queryAwareness:
      return { kind: 'presence', clients: [] };
    case messages.close:
      return { kind: 'leave' };
    default:
      return null;
  }
}

function syncOf(decoder: decoding.Decoder): Frame | null {
  const kind = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (kind === syncs.question) {
    Y.decodeStateVector(content);
    return { kind: 'question' };
  }
  const isAnswer = kind === syncs.answer;
  return isAnswer || kind === syncs.update ? { kind: 'update', update: content, isAnswer } : null;
}

/** What y-protocols sends: how many, then a client, its clock and its state in JSON for each. */
function presenceOf(content: Uint8Array): Frame | null {
  if (content.length > limits.presenceBytes) return null;
  const decoder = decoding.createDecoder(content);
  const clients: number[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    clients.push(decoding.readVarUint(decoder));
    decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (typeof state !== 'object' || Array.isArray(state)) return null;
  }
  return { kind: 'presence', clients };
}
