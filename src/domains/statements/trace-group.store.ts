import {
  type AspectId,
  type AttributeId,
  aspectIds,
  type InputId,
  type InputValue,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';
import type { SqlText, Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { TraceGroup } from './figure.ts';
import {
  groupsSql,
  keptGroupsSql,
  type TraceScope,
  takenSql,
  traceCountSql,
  tracesSql,
} from './trace-facts.store.ts';

type GroupRow = Record<string, unknown> & {
  traceCount: number;
  minutes: number;
  untimedCount: number;
};

/** The traces of a space and a period that the viewer may see, counted by the inputs a codebook uses. */
export async function traceGroups(
  transaction: Transaction,
  scope: TraceScope,
  inputs: readonly InputId[],
): Promise<TraceGroup[]> {
  const groups: TraceGroup[] = [];
  const take = groupTaker(inputs, groups);
  await readWell(transaction, scope, () => transaction.eachRow<GroupRow>(groupsSql(scope, inputs), take));
  return groups;
}

/** Adds each row to the groups. There are many, of few different values: each value is held once. */
function groupTaker(inputs: readonly InputId[], groups: TraceGroup[]): (row: GroupRow) => void {
  const held = new Map<string, InputValue>();
  const once = (value: InputValue): InputValue => {
    if (typeof value !== 'object' && typeof value !== 'string') return value;
    const name = JSON.stringify(value);
    if (!held.has(name)) held.set(name, value);
    return held.get(name) as InputValue;
  };
  return (row) => {
    const { traceCount, minutes, untimedCount } = row;
    const values = Object.fromEntries(
      inputs.map((input) => [input, once((row[input] ?? null) as InputValue)]),
    ) as InputValues;
    groups.push({ values, traceCount, minutes, untimedCount, aspects: aspectsOf(row) });
  };
}

/** A look at the traces, kept: its groups in the order of their positions, from 0. */
export interface KeptReading {
  id: string;
  groups: TraceGroup[];
}

/**
 * Counts the traces like `traceGroups`, and keeps which traces are in each group, in the same look at them: what each
 * figure is explained from, whatever becomes of the traces. For those who work in the space.
 */
export async function keepReading(
  transaction: Transaction,
  scope: TraceScope,
  inputs: readonly InputId[],
): Promise<KeptReading> {
  const id = newId();
  const groups: TraceGroup[] = [];
  const take = groupTaker(inputs, groups);
  await readWell(transaction, scope, () =>
    transaction.eachRow<GroupRow>(keptGroupsSql(scope, inputs, id), take),
  );
  await transaction.query({
    text: 'INSERT INTO trace_readings (id, space_id, starts_on, inputs, groups) VALUES ($1, $2, $3, $4, $5)',
    values: [
      id,
      scope.spaceId,
      scope.startsOn,
      inputs,
      `[${groups.map((group) => JSON.stringify(asKept(group))).join(',')}]`,
    ],
  });
  return { id, groups };

  /** Without names: there are many groups, and each has the same entries. */
  function asKept({ values, traceCount, minutes, untimedCount, aspects }: TraceGroup): unknown[] {
    return [
      ...inputs.map((input) => values[input] ?? null),
      traceCount,
      minutes,
      untimedCount,
      ...aspectIds.flatMap((aspect) => [aspects[aspect]?.traceCount ?? 0, aspects[aspect]?.minutes ?? 0]),
    ];
  }
}

/** Values of the inputs of some groups of a reading, by position: what its traces had in common. */
export async function keptCombinations(
  transaction: Transaction,
  readingId: string,
  positions: readonly number[],
): Promise<{ inputs: InputId[]; combinations: InputValues[] }> {
  const [reading] = await transaction.query<{ inputs: InputId[]; groups: unknown[][] }>({
    name: 'kept_combinations',
    text: `SELECT inputs, (SELECT coalesce(jsonb_agg(groups -> position), '[]') FROM unnest($2::integer[]) AS position) AS groups
           FROM trace_readings WHERE id = $1`,
    values: [readingId, positions],
  });
  const inputs = reading?.inputs ?? [];
  const combinations = (reading?.groups ?? []).map(
    (row) => Object.fromEntries(inputs.map((input, index) => [input, row[index]])) as InputValues,
  );
  return { inputs, combinations };
}

/** From this many traces on, whole tables are joined at once; below, row by row through the indexes. */
const manyTraces = 20_000;

/**
 * What suits many traces. Read in the order of an index, their rows are fetched one by one, all over the table; sorted
 * before they are grouped, their texts are compared again and again: hashed in the order of the disk, a million takes less
 * than half the time, and five times that of two hundred thousand.
 */
const settingsForMany = {
  enable_nestloop: 'off',
  enable_indexscan: 'off',
  enable_sort: 'off',
  jit: 'off',
  work_mem: '64MB',
};

/** Sets them until the end of the transaction. */
export const readManySql: SqlText = {
  text: `SELECT ${Object.entries(settingsForMany)
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ')}`,
};

/** Reads many traces in the way that suits many, whatever the database believes of its tables. */
async function readWell<Result>(
  transaction: Transaction,
  scope: TraceScope,
  read: () => Promise<Result>,
): Promise<Result> {
  const [row] = await transaction.query<{ count: number }>(traceCountSql(scope));
  if ((row?.count ?? 0) < manyTraces) return read();
  await transaction.query(readManySql);
  const result = await read();
  await transaction.query({
    text: 'SELECT set_config(name, reset_val, true) FROM pg_settings WHERE name = ANY ($1)',
    values: [Object.keys(settingsForMany)],
  });
  return result;
}

function valuesOf(row: Record<string, unknown>, inputs: readonly InputId[]): InputValues {
  return Object.fromEntries(inputs.map((input) => [input, row[input] ?? null])) as InputValues;
}

function aspectsOf(row: Record<string, unknown>): TraceGroup['aspects'] {
  const present = aspectIds.filter((aspect) => Number(row[`${aspect}:traces`]) > 0);
  return Object.fromEntries(
    present.map((aspect): [AspectId, { traceCount: number; minutes: number }] => [
      aspect,
      { traceCount: Number(row[`${aspect}:traces`]), minutes: Number(row[`${aspect}:minutes`]) },
    ]),
  );
}

/** What one trace gives to its declarations. */
export interface DeclaredTrace {
  values: InputValues;
  attributes: Readonly<Record<AttributeId, string | number | null>>;
}

const pageSize = 1000;

/** The same traces one by one, in the order of their numbers, through a cursor so that memory stays bounded. */
export async function* tracesToDeclare(
  transaction: Transaction,
  scope: TraceScope,
  inputs: readonly InputId[],
): AsyncGenerator<DeclaredTrace> {
  const { text, values } = tracesSql(scope, inputs);
  await transaction.query({
    text: `DECLARE declared NO SCROLL CURSOR FOR ${text}`,
    ...(values ? { values } : {}),
  });
  for (;;) {
    const rows = await transaction.query<Record<string, unknown>>({
      text: `FETCH ${pageSize} FROM declared`,
    });
    for (const row of rows)
      yield { values: valuesOf(row, inputs), attributes: row as DeclaredTrace['attributes'] };
    if (rows.length < pageSize) break;
  }
  await transaction.query({ text: 'CLOSE declared' });
}

export interface TakenTraces {
  combinations: readonly InputValues[];
  /** Only those that have this aspect, for a figure of what was dropped. */
  aspect: AspectId | null;
  limit: number;
}

/** The traces behind a figure that the viewer may see today: ids of the latest ones, and how many there are. */
export async function tracesTaken(
  transaction: Transaction,
  scope: TraceScope,
  inputs: readonly InputId[],
  taken: TakenTraces,
): Promise<{ ids: string[]; visibleCount: number }> {
  const wanted = taken.combinations.map((values) => inputs.map((input) => values[input] ?? null));
  const rows = await readWell(transaction, scope, () =>
    transaction.query<{ id: string; visibleCount: number }>(
      takenSql(scope, inputs, { ...taken, combinations: wanted }),
    ),
  );
  return { ids: rows.map(({ id }) => id), visibleCount: rows[0]?.visibleCount ?? 0 };
}

/** Traces of the period that the viewer keeps to themself in this space: left out of every figure. */
export async function ownPrivateCount(
  transaction: Transaction,
  scope: TraceScope,
  personId: string,
): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'own_private_traces',
    text: `SELECT count(*) AS count FROM traces
           WHERE author_id = $4 AND space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility = 'author'`,
    values: [scope.spaceId, scope.startsOn, scope.endsOn, personId],
  });
  return row?.count ?? 0;
}
