/** A file of links, whatever its form, as what a crosswalk holds. */

import { parseValues } from '#/platform/form.ts';
import { contentOf, crosswalkDocument } from './crosswalk.form.ts';
import type { CrosswalkContent, CrosswalkIdentity } from './crosswalk.ts';
import { readCrosswalkTable, type TableFault } from './crosswalk-table.rules.ts';

export type FileFault =
  | { key: 'misshapen'; place: string }
  | { key: 'otherCodebooks'; place: string }
  | TableFault;

export type FileReading =
  | { ok: true; content: CrosswalkContent }
  | { ok: false; faults: readonly FileFault[] };

/** Reads JSON or CSV. A JSON document must be of the same two versions; a table keeps the note that is there. */
export function readCrosswalkFile(
  text: string,
  expected: Pick<CrosswalkIdentity, 'from' | 'to'> & { note: string },
): FileReading {
  const written = asJson(text);
  if (written === undefined) {
    const table = readCrosswalkTable(text);
    return table.ok ? { ok: true, content: { note: expected.note, lists: table.lists } } : table;
  }
  const parsed = parseValues(crosswalkDocument, written);
  if (!parsed.ok)
    return {
      ok: false,
      faults: parsed.errors.map(({ field }) => ({ key: 'misshapen', place: field === '' ? '/' : field })),
    };
  const { from, to } = parsed.values;
  const isOther = (one: CrosswalkIdentity['from'], other: CrosswalkIdentity['from']) =>
    one.id !== other.id || one.version !== other.version;
  if (isOther(from, expected.from)) return { ok: false, faults: [{ key: 'otherCodebooks', place: 'from' }] };
  if (isOther(to, expected.to)) return { ok: false, faults: [{ key: 'otherCodebooks', place: 'to' }] };
  return { ok: true, content: contentOf(parsed.values) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
