/** The traces behind the figures of a compilation, as they were read that day. */

import type { Transaction } from '#/platform/database.ts';
import { type DepartedTrace, departedIn } from './departed-trace.store.ts';

/** What a figure is explained from. */
export interface KeptFigure {
  key: string;
  /** Groups of the reading; gone through once. */
  positions: Iterable<number>;
  /** Traces behind it: fewer than its declarations where one trace gives several. */
  traceCount: number;
}

/** Keeps which groups of a reading each figure of a compilation counted. */
export async function keepFigureGroups(
  transaction: Transaction,
  compilation: { statementId: string; number: number; readingId: string },
  figures: readonly KeptFigure[],
): Promise<void> {
  const { statementId, number, readingId } = compilation;
  await transaction.query({
    name: 'keep_compilation_reading',
    text: 'INSERT INTO compilation_readings (statement_id, number, reading_id) VALUES ($1, $2, $3)',
    values: [statementId, number, readingId],
  });
  for (let from = 0; from < figures.length; from += figuresAtOnce) {
    const some = figures.slice(from, from + figuresAtOnce);
    await transaction.query({
      name: 'keep_compilation_figures',
      text: `INSERT INTO compilation_figures (statement_id, number, key, positions, trace_count)
             SELECT $1, $2, key, positions::integer[], traces
             FROM unnest($3::text[], $4::text[], $5::integer[]) AS figure (key, positions, traces)`,
      values: [
        statementId,
        number,
        some.map(({ key }) => key),
        some.map(({ positions }) => `{${[...positions].join(',')}}`),
        some.map(({ traceCount }) => traceCount),
      ],
    });
  }
}

/** A figure may count tens of thousands of groups: all of them as texts at once would be most of the memory of a compilation. */
const figuresAtOnce = 50;

/**
 * Lets go of the traces of readings that no compilation needs any more: those of neither the last compilation of a
 * statement nor one that was transmitted. Their figures stay, and are explained from the traces as they are.
 */
export async function letGoOfDetail(transaction: Transaction, statementId: string): Promise<void> {
  await transaction.query({
    name: 'let_go_of_detail',
    text: `DELETE FROM trace_reading_slices WHERE reading_id IN (
             SELECT reading_id FROM compilation_readings WHERE statement_id = $1
             EXCEPT
             SELECT r.reading_id FROM compilation_readings r
             WHERE r.number = (SELECT max(number) FROM compilations c WHERE c.statement_id = r.statement_id)
               OR EXISTS (SELECT FROM transmissions t WHERE t.statement_id = r.statement_id AND t.compilation_number = r.number))`,
    values: [statementId],
  });
}

/** Where the traces of one figure are kept. */
export interface FigureDetail {
  statementId: string;
  number: number;
  key: string;
  readingId: string;
  spaceId: string;
  readAt: Date;
  traceCount: number;
  /** Groups of the reading that it counted. */
  groupCount: number;
  /** False once the detail was let go: only what the traces had in common is then known. */
  hasTraces: boolean;
}

/** Null for a compilation older than the keeping of detail. */
export async function figureDetail(
  transaction: Transaction,
  compilation: { statementId: string; number: number },
  key: string,
): Promise<FigureDetail | null> {
  const [row] = await transaction.query<FigureDetail>({
    name: 'figure_detail',
    text: `SELECT f.statement_id AS "statementId", f.number, f.key, r.id AS "readingId", r.space_id AS "spaceId",
             r.read_at AS "readAt", f.trace_count AS "traceCount", cardinality(f.positions) AS "groupCount",
             EXISTS (SELECT FROM trace_reading_slices s WHERE s.reading_id = r.id) AS "hasTraces"
           FROM compilation_figures f JOIN compilation_readings c USING (statement_id, number)
           JOIN trace_readings r ON r.id = c.reading_id WHERE f.statement_id = $1 AND f.number = $2 AND f.key = $3`,
    values: [compilation.statementId, compilation.number, key],
  });
  return row ?? null;
}

/** Groups of the reading that a figure counted. */
export async function figurePositions(transaction: Transaction, detail: FigureDetail): Promise<number[]> {
  const [row] = await transaction.query<{ positions: number[] }>({
    name: 'figure_positions',
    text: 'SELECT positions FROM compilation_figures WHERE statement_id = $1 AND number = $2 AND key = $3',
    values: [detail.statementId, detail.number, detail.key],
  });
  return row?.positions ?? [];
}

/** A place in the traces of a figure, from the latest on. */
export interface TracePlace {
  /** Days after the first of the period. */
  day: number;
  id: string;
}

export interface FigureTraces {
  places: TracePlace[];
  /** How many of those counted the reader may see today. */
  visibleCount: number;
}

export interface FigureTracesWish {
  /** Only traces that have this aspect, as its bit; null for all. */
  aspectBit: number | null;
  after: TracePlace | null;
  limit: number;
}

/** The latest traces behind a figure that the reader may see today, from slices, and how many there are in all. */
export async function figureTraces(
  transaction: Transaction,
  detail: FigureDetail,
  wish: FigureTracesWish,
): Promise<FigureTraces> {
  const gone = await departedIn(transaction, detail.readingId, await tracesGone(transaction, detail));
  const goneCount = await countAmong(transaction, detail, wish.aspectBit, gone);
  const places = await latestPlaces(transaction, detail, wish, gone);
  return { places, visibleCount: detail.traceCount - goneCount };
}

/** Traces of the space that left sight since the reading, and that the reader does not see. */
async function tracesGone(transaction: Transaction, detail: FigureDetail): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'traces_gone',
    // A day earlier: what departs while the traces are read was already leaving when the reading began.
    text: `SELECT d.trace_id AS id FROM trace_departures d
           WHERE d.space_id = $1 AND d.departed_at >= $2::timestamptz - interval '1 day'
             AND NOT EXISTS (SELECT FROM traces t WHERE t.id = d.trace_id AND t.trashed_at IS NULL)`,
    values: [detail.spaceId, detail.readAt],
  });
  return rows.map(({ id }) => id);
}

const groupsOfFigure =
  'SELECT unnest(positions) FROM compilation_figures WHERE statement_id = $2 AND number = $3 AND key = $4';
const manyGroups = 1000;

/**
 * Slices of the groups that the figure counted: few are asked for one by one. Of many, `IS TRUE` keeps the database
 * from joining: they are put in a table of their own, and slices read in the order of time until there are enough.
 */
function slicesOfFigure({ groupCount }: FigureDetail): string {
  const isMine =
    groupCount < manyGroups
      ? `s.position = ANY (ARRAY(${groupsOfFigure}))`
      : `(s.position IN (${groupsOfFigure})) IS TRUE`;
  return `trace_reading_slices s WHERE s.reading_id = $1 AND ${isMine}`;
}
const valuesOf = ({ readingId, statementId, number, key }: FigureDetail) => [
  readingId,
  statementId,
  number,
  key,
];

async function countAmong(
  transaction: Transaction,
  { statementId, number, key }: FigureDetail,
  aspectBit: number | null,
  departed: readonly DepartedTrace[],
): Promise<number> {
  if (departed.length === 0) return 0;
  const rows = await transaction.query<{ position: number }>({
    name: 'departed_positions',
    text: `SELECT position FROM unnest($4::integer[]) AS position WHERE position IN (
             SELECT unnest(positions) FROM compilation_figures WHERE statement_id = $1 AND number = $2 AND key = $3)`,
    values: [statementId, number, key, [...new Set(departed.map(({ position }) => position))]],
  });
  const counted = new Set(rows.map(({ position }) => position));
  return departed.filter(
    ({ position, bits }) => counted.has(position) && (aspectBit === null || (bits & aspectBit) !== 0),
  ).length;
}

interface SliceHead extends TracePlace {
  position: number;
  slice: number;
}

/** Slices read at once, first few and then more: the latest traces are mostly in the slices with the latest heads. */
const sliceBatches = [64, 512, 4096];

async function latestPlaces(
  transaction: Transaction,
  detail: FigureDetail,
  wish: FigureTracesWish,
  gone: readonly DepartedTrace[],
): Promise<TracePlace[]> {
  const goneFrom = Map.groupBy(gone, sliceName);
  let places: TracePlace[] = [];
  for (let offset = 0, batch = 0; ; batch += 1) {
    const size = sliceBatches[batch] ?? 16_384;
    const heads = await sliceHeads(transaction, detail, offset, size + 1);
    const read = heads.slice(0, size);
    // Only those of these slices, which are few: each trace read is compared with every one of them.
    const left = read.flatMap((head) => (goneFrom.get(sliceName(head)) ?? []).map(({ id }) => id));
    const found = await placesIn(transaction, detail.readingId, read, wish, left);
    places = [...places, ...found].toSorted(byLatest).slice(0, wish.limit);
    const next = heads[size];
    const last = places[wish.limit - 1];
    if (!next || (last && byLatest(last, next) < 0)) return places;
    offset += size;
  }
}

const sliceName = ({ position, slice }: { position: number; slice: number }) => `${position} ${slice}`;

function byLatest(first: TracePlace, second: TracePlace): number {
  return second.day - first.day || (first.id < second.id ? 1 : first.id > second.id ? -1 : 0);
}

async function sliceHeads(
  transaction: Transaction,
  detail: FigureDetail,
  offset: number,
  limit: number,
): Promise<SliceHead[]> {
  return transaction.query<SliceHead>({
    text: `SELECT s.position, s.slice, s.latest_day AS day, s.latest_id AS id FROM ${slicesOfFigure(detail)}
           ORDER BY s.latest_day DESC, s.latest_id DESC OFFSET $5 LIMIT $6`,
    values: [...valuesOf(detail), offset, limit],
  });
}

async function placesIn(
  transaction: Transaction,
  readingId: string,
  heads: readonly SliceHead[],
  { aspectBit, after, limit }: FigureTracesWish,
  gone: readonly string[],
): Promise<TracePlace[]> {
  if (heads.length === 0) return [];
  return transaction.query<TracePlace>({
    name: 'figure_places',
    text: `SELECT id, day FROM unnest($2::integer[], $4::integer[]) AS head (position, slice)
             JOIN trace_reading_slices s ON s.reading_id = $1 AND s.position = head.position AND s.slice = head.slice,
             unnest(s.trace_ids, s.days, s.aspects) AS trace (id, day, bits)
           WHERE ($3::integer IS NULL OR bits & $3 <> 0) AND id <> ALL ($5::uuid[])
             AND ($6::integer IS NULL OR (day::integer, id) < ($6, $7::uuid))
           ORDER BY day DESC, id DESC LIMIT $8`,
    values: [
      readingId,
      heads.map(({ position }) => position),
      aspectBit,
      heads.map(({ slice }) => slice),
      gone,
      after?.day ?? null,
      after?.id ?? null,
      limit,
    ],
  });
}
