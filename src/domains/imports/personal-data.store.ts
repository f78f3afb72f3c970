import type { Transaction } from '#/platform/database.ts';

/** What a person brought and has not decided on, and what they decided: theirs to take away. */
export async function importsHeldOf(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>> {
  const imports = await transaction.query({
    text: `SELECT id, kind, state, file_name, opened_at, finished_at, trace_count FROM imports WHERE person_id = $1 ORDER BY opened_at`,
    values: [personId],
  });
  const waiting = await transaction.query<{ content: unknown }>({
    text: `SELECT p.content FROM import_proposals p JOIN imports i ON i.id = p.import_id
           WHERE i.person_id = $1 AND p.decision IS NULL ORDER BY p.starts_on, p.position`,
    values: [personId],
  });
  const kept = await transaction.query({
    text: `SELECT title, decided_at, trace_id FROM agenda_decisions WHERE person_id = $1 AND verdict = 'kept' ORDER BY decided_at`,
    values: [personId],
  });
  return { imports, waitingProposals: waiting.map((row) => row.content), keptEvents: kept };
}

/** Forgets all of it. Prints of imported rows stay with the space: they name nobody. */
export async function forgetImportsOf(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM imports WHERE person_id = $1', values: [personId] });
  await transaction.query({ text: 'DELETE FROM agenda_decisions WHERE person_id = $1', values: [personId] });
}
