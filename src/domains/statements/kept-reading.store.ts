import type { InputId, InputValues } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';

/** Which traces a compilation counted, as they were read that day. */
export interface KeptTraces {
  /** What the traces of each group had in common, by position. */
  values: readonly InputValues[];
  traces: readonly {
    id: string;
    position: number;
    /** Aspects that the trace had, as bits. */
    aspects: number;
  }[];
}

/** Null once the detail of the reading was let go, or for a compilation older than the keeping of detail. */
export async function keptTraces(
  transaction: Transaction,
  compilation: { statementId: string; number: number },
): Promise<KeptTraces | null> {
  const [reading] = await transaction.query<{ id: string; inputs: InputId[]; groups: unknown[][] }>({
    name: 'kept_reading',
    text: `SELECT r.id, r.inputs, r.groups FROM compilation_readings c JOIN trace_readings r ON r.id = c.reading_id
           WHERE c.statement_id = $1 AND c.number = $2`,
    values: [compilation.statementId, compilation.number],
  });
  if (!reading) return null;
  const slices = await transaction.query<{ position: number; ids: string[]; aspects: number[] }>({
    name: 'kept_reading_slices',
    text: 'SELECT position, trace_ids AS ids, aspects FROM trace_reading_slices WHERE reading_id = $1 ORDER BY position, slice',
    values: [reading.id],
  });
  if (slices.length === 0 && reading.groups.length > 0) return null;
  const { inputs } = reading;
  return {
    values: reading.groups.map(
      (row) => Object.fromEntries(inputs.map((input, at) => [input, row[at] ?? null])) as InputValues,
    ),
    traces: slices.flatMap(({ position, ids, aspects }) =>
      ids.map((id, at) => ({ id, position, aspects: aspects[at] ?? 0 })),
    ),
  };
}
