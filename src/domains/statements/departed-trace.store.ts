/** Where traces that left sight stand in a reading: found once, since what was kept of a reading never changes. */

import type { Transaction } from '#/platform/database.ts';

export interface DepartedTrace {
  id: string;
  position: number;
  slice: number;
  /** Its aspects that day, see `aspectBit`. */
  bits: number;
}

const readingsRemembered = 32;
const tracesRemembered = 50_000;

/** By reading, then by trace; null for a trace that the reading did not count. The reading used last is the last. */
const remembered = new Map<string, Map<string, DepartedTrace | null>>();

/**
 * Those of the given traces that a reading counted. The first time, every slice of the reading is looked through; the
 * next times, only for traces that left since. For readings whose slices the viewer sees.
 */
export async function departedIn(
  transaction: Transaction,
  readingId: string,
  ids: readonly string[],
): Promise<DepartedTrace[]> {
  if (ids.length === 0) return [];
  const known = remembered.get(readingId) ?? new Map<string, DepartedTrace | null>();
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const found = await located(transaction, readingId, unknown);
    for (const id of unknown) known.set(id, null);
    for (const trace of found) known.set(trace.id, trace);
  }
  const departed = ids.flatMap((id) => known.get(id) ?? []);
  remember(readingId, known);
  return departed;
}

function remember(readingId: string, known: Map<string, DepartedTrace | null>): void {
  remembered.delete(readingId);
  if (known.size > tracesRemembered) return;
  remembered.set(readingId, known);
  const [oldest] = remembered.keys();
  if (remembered.size > readingsRemembered && oldest !== undefined) remembered.delete(oldest);
}

async function located(
  transaction: Transaction,
  readingId: string,
  ids: readonly string[],
): Promise<DepartedTrace[]> {
  return transaction.query<DepartedTrace>({
    // Only ids are laid out; what else is known of a trace is taken for those found. Without a name, the database
    // plans for these very ids and looks them up in a table rather than one after the other.
    text: `SELECT id, position, slice, aspects[array_position(trace_ids, id)] AS bits
           FROM (SELECT position, slice, trace_ids, aspects, unnest(trace_ids) AS id
                 FROM trace_reading_slices WHERE reading_id = $1) AS trace
           WHERE id = ANY ($2::uuid[])`,
    values: [readingId, ids],
  });
}
