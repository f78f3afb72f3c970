import type { Transaction } from '#/platform/database.ts';
import { happeningsOf } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import type { FileTaken, LifeTurn, StatementState, Turn } from './life.ts';

/** Where a statement stands; `open` too for one that is not there. */
export async function stateOf(transaction: Transaction, statementId: string): Promise<StatementState> {
  const [row] = await transaction.query<{ state: StatementState }>({
    name: 'statement_state',
    text: 'SELECT statement_state($1) AS state',
    values: [statementId],
  });
  return row?.state ?? 'open';
}

/** Holds a statement until the end of the transaction: nobody compiles, transmits or answers it meanwhile. */
export async function holdStatement(transaction: Transaction, statementId: string): Promise<void> {
  await transaction.query({
    name: 'hold_statement_life',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('statement ' || $1, 0))",
    values: [statementId],
  });
}

export interface NewTurn {
  statementId: string;
  turn: Turn;
  transmissionId: string | null;
  reason: string;
  notedBy: string;
  notedAt: Date;
}

/** Writes a turn. The database refuses one that does not follow from the last. */
export async function insertTurn(transaction: Transaction, turn: NewTurn): Promise<void> {
  await transaction.query({
    name: 'insert_statement_state',
    text: `INSERT INTO statement_states (id, statement_id, state, transmission_id, reason, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      newId(),
      turn.statementId,
      turn.turn,
      turn.transmissionId,
      turn.reason,
      turn.notedBy,
      turn.notedAt,
    ],
  });
}

interface TurnRow {
  state: Turn;
  transmission_id: string | null;
  recipient_name: string | null;
  reason: string;
  noted_by_name: string | null;
  noted_at: Date;
}

/** Every turn of a statement that the viewer may see, the oldest first. */
export async function turnsOf(transaction: Transaction, statementId: string): Promise<LifeTurn[]> {
  const rows = await transaction.query<TurnRow>({
    name: 'statement_turns',
    text: `SELECT s.state, s.transmission_id, t.recipient_name, s.reason, people.name AS noted_by_name, s.noted_at
           FROM statement_states s LEFT JOIN transmissions t ON t.id = s.transmission_id
           LEFT JOIN people ON people.id = s.noted_by
           WHERE s.statement_id = $1 ORDER BY s.position`,
    values: [statementId],
  });
  return rows.map((row) => ({
    turn: row.state,
    transmissionId: row.transmission_id,
    recipientName: row.recipient_name,
    reason: row.reason,
    notedByName: row.noted_by_name,
    notedAt: row.noted_at,
  }));
}

/** The latest files of the declarations that were taken within the space, the last one first. */
export async function filesTaken(
  transaction: Transaction,
  statementId: string,
  limit: number,
): Promise<FileTaken[]> {
  const logged = (await happeningsOf(transaction, 'statement', statementId))
    .filter(({ kind }) => kind === 'statement.exported')
    .toReversed()
    .slice(0, limit);
  const people = await transaction.query<{ id: string; name: string }>({
    name: 'names_of_takers',
    text: 'SELECT id, name FROM people WHERE id = ANY ($1)',
    values: [[...new Set(logged.flatMap(({ personId }) => personId ?? []))]],
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return logged.map(({ personId, details, happenedAt }) => ({
    personName: personId === null ? null : (names.get(personId) ?? null),
    layoutId: String(details.layout ?? ''),
    format: String(details.format ?? ''),
    takenAt: happenedAt,
  }));
}
