import type { Transaction } from '#/platform/database.ts';
import { jsonText } from '#/platform/json-text.ts';
import type { AgendaSummary, Import, ImportKind, ImportState, SheetSummary } from './import.ts';

interface ImportRow {
  id: string;
  kind: ImportKind;
  person_id: string;
  space_id: string;
  state: ImportState;
  file_name: string;
  opened_at: Date;
  reading: AgendaSummary | SheetSummary;
  total_count: number;
  done_count: number;
  trace_count: number;
  next_chunk: number;
  finished_at: Date | null;
}

const columns = `id, kind, person_id, space_id, state, file_name, opened_at, reading, total_count, done_count, trace_count,
  next_chunk, finished_at`;

export async function insertImport(
  transaction: Transaction,
  one: Pick<Import, 'id' | 'kind' | 'personId' | 'spaceId' | 'state' | 'fileName' | 'reading'>,
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO imports (id, kind, person_id, space_id, state, file_name, reading)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [one.id, one.kind, one.personId, one.spaceId, one.state, one.fileName, jsonText(one.reading)],
  });
}

/** One import of the viewer's own, or null. */
export async function importById(transaction: Transaction, id: string): Promise<Import | null> {
  const [row] = await transaction.query<ImportRow>({
    text: `SELECT ${columns} FROM imports WHERE id = $1`,
    values: [id],
  });
  return row ? asImport(row) : null;
}

/** The same, held until the end of the transaction: two acts on one import follow one another. */
export async function heldImport(transaction: Transaction, id: string): Promise<Import | null> {
  const [row] = await transaction.query<ImportRow>({
    text: `SELECT ${columns} FROM imports WHERE id = $1 FOR UPDATE`,
    values: [id],
  });
  return row ? asImport(row) : null;
}

/** The viewer's imports, the latest first. */
export async function importsOf(transaction: Transaction, personId: string, limit = 50): Promise<Import[]> {
  const rows = await transaction.query<ImportRow>({
    text: `SELECT ${columns} FROM imports WHERE person_id = $1 ORDER BY opened_at DESC, id DESC LIMIT $2`,
    values: [personId, limit],
  });
  return rows.map(asImport);
}

export async function setReading(
  transaction: Transaction,
  id: string,
  reading: AgendaSummary | SheetSummary,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE imports SET reading = $2 WHERE id = $1',
    values: [id, jsonText(reading)],
  });
}

/** Hands an import to the machine. */
export async function startRun(transaction: Transaction, id: string, totalCount: number): Promise<void> {
  await transaction.query({
    text: `UPDATE imports SET state = 'running', total_count = $2, done_count = 0, next_chunk = 0 WHERE id = $1`,
    values: [id, totalCount],
  });
}

/** One chunk is done: the next time begins after it. */
export async function advanceRun(
  transaction: Transaction,
  id: string,
  rows: number,
  traces: number,
): Promise<void> {
  await transaction.query({
    text: `UPDATE imports SET next_chunk = next_chunk + 1, done_count = done_count + $2, trace_count = trace_count + $3 WHERE id = $1`,
    values: [id, rows, traces],
  });
}

export async function addTraceCount(transaction: Transaction, id: string, traces: number): Promise<void> {
  await transaction.query({
    text: 'UPDATE imports SET trace_count = trace_count + $2 WHERE id = $1',
    values: [id, traces],
  });
}

export async function endImport(
  transaction: Transaction,
  id: string,
  state: ImportState,
  at: Date,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE imports SET state = $2, finished_at = $3 WHERE id = $1',
    values: [id, state, at],
  });
}

export async function deleteImport(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM imports WHERE id = $1', values: [id] });
}

/** Throws away what people left undecided before an instant; returns how many. As the system. */
export async function deleteImportsLeftBefore(transaction: Transaction, before: Date): Promise<number> {
  const rows = await transaction.query<{ id: string }>({
    text: `DELETE FROM imports WHERE state IN ('reviewing', 'mapping') AND trace_count = 0 AND opened_at < $1 RETURNING id`,
    values: [before],
  });
  return rows.length;
}

function asImport(row: ImportRow): Import {
  return {
    id: row.id,
    kind: row.kind,
    personId: row.person_id,
    spaceId: row.space_id,
    state: row.state,
    fileName: row.file_name,
    openedAt: row.opened_at,
    reading: row.reading,
    totalCount: row.total_count,
    doneCount: row.done_count,
    traceCount: row.trace_count,
    nextChunk: row.next_chunk,
    finishedAt: row.finished_at,
  };
}
