import type { Transaction } from '#/platform/database.ts';

/**
 * The first trace of a story dossier whose title begins with these words, whatever its spaces; null when the season of
 * the story does not tell it on that day.
 */
export async function storyTrace(
  transaction: Transaction,
  dossierId: string,
  opening: string,
): Promise<{ id: string; eventOn: string } | null> {
  const [row] = await transaction.query<{ id: string; eventOn: string }>({
    text: `SELECT t.id, t.event_on AS "eventOn" FROM traces t JOIN trace_dossiers d ON d.trace_id = t.id
           WHERE d.dossier_id = $1 AND starts_with(translate(t.title, E'\\u00a0\\u202f', '  '), translate($2, E'\\u00a0\\u202f', '  ')) AND t.trashed_at IS NULL
           ORDER BY t.event_on, t.id LIMIT 1`,
    values: [dossierId, opening],
  });
  return row ?? null;
}
