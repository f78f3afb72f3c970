import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { WrittenVersion } from './written-version.ts';

/** What versions are kept of: an event, a change or a step. */
export type Versioned = 'event' | 'change' | 'step';

/** Keeps a text as it was just written. */
export async function keepVersion(
  transaction: Transaction,
  of: Versioned,
  id: string,
  written: { version: number; content: object; by: string; at: Date },
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO chronicle_versions (id, ${of}_id, version, content, written_by, written_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [newId(), id, written.version, JSON.stringify(written.content), written.by, written.at],
  });
}

/** Every text that one of these had, the last one first; for those of its space. */
export async function versionsOf<Content>(
  transaction: Transaction,
  of: Versioned,
  id: string,
): Promise<WrittenVersion<Content>[]> {
  return transaction.query<WrittenVersion<Content>>({
    name: `versions_of_${of}`,
    text: `SELECT v.version, v.content, p.name AS "writtenBy", v.written_at AS "writtenAt"
           FROM chronicle_versions v LEFT JOIN people p ON p.id = v.written_by
           WHERE v.${of}_id = $1 ORDER BY v.version DESC`,
    values: [id],
  });
}

/** Those who wrote these, each once, in the order in which they came. */
export async function writersOf(
  transaction: Transaction,
  of: Versioned,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const writers = new Map<string, string[]>();
  if (ids.length === 0) return writers;
  const rows = await transaction.query<{ id: string; names: string[] }>({
    name: `writers_of_${of}`,
    text: `SELECT id, array_agg(name ORDER BY first) AS names FROM (
             SELECT v.${of}_id AS id, p.name, min(v.version) AS first FROM chronicle_versions v
             JOIN people p ON p.id = v.written_by WHERE v.${of}_id = ANY ($1) GROUP BY 1, p.id, p.name) one
           GROUP BY id`,
    values: [ids],
  });
  for (const { id, names } of rows) writers.set(id, names);
  return writers;
}
