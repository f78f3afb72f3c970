import { createHash } from 'node:crypto';
import { type Presence, tints } from '#/writing/text-wire.ts';
import type { Person } from '../visit.ts';

/** Somebody as the others see them: the name of the session, whatever their browser says. */
export function presenceOf({ personId, name }: Person, mayWrite: boolean): Presence {
  return { name, tint: createHash('sha256').update(personId).digest()[0]! % tints, mayWrite };
}

/**
 * Where somebody writes, if it is a place in a text; anything else would stop the editors of the others.
 * @param state what their browser says of itself.
 */
export function cursorIn(state: Record<string, unknown> | undefined): object | null {
  const cursor = state?.cursor as { anchor?: unknown; head?: unknown } | null | undefined;
  if (!cursor || !isPosition(cursor.anchor) || !isPosition(cursor.head)) return null;
  return { anchor: bare(cursor.anchor), head: bare(cursor.head) };
}

/** A relative position of Yjs. */
interface Position {
  type?: Identity | null;
  tname?: string | null;
  item?: Identity | null;
  assoc?: number;
}

interface Identity {
  client: number;
  clock: number;
}

const bare = ({ type = null, tname = null, item = null, assoc = 0 }: Position) => ({
  type,
  tname,
  item,
  assoc,
});

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { type, tname, item, assoc } = value as Position;
  const isName = tname === undefined || tname === null || (typeof tname === 'string' && tname.length <= 64);
  return isName && isIdentity(type) && isIdentity(item) && (assoc === undefined || Number.isInteger(assoc));
}

const isIdentity = (value: Identity | null | undefined) =>
  value === undefined ||
  value === null ||
  (Number.isSafeInteger(value.client) && Number.isSafeInteger(value.clock));
