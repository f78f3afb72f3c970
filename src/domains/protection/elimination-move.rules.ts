import { fixed, hidden, type LinearSystem, type SystemFacts } from './linear-system.rules.ts';
import type { Move } from './moves.rules.ts';

/**
 * A move through a fact by whole-number Gauss–Jordan elimination of everything that may be hidden, for when searching
 * found none. Pivots are taken among hidden facts first, then the cheapest, so that the move costs little. Null when
 * the fact is determined, or no such move leaves it enough room. What is given answers for any need, as long as nothing
 * more is hidden or shown.
 */
export function eliminationMoves(
  system: LinearSystem,
  facts: SystemFacts,
  fact: number,
): (need: number) => Move | null {
  const known = new Map<number, Move | null>();
  return (need) => {
    for (const leastRoom of new Set([need, 1, 0])) {
      if (!known.has(leastRoom)) known.set(leastRoom, moveAmong(system, facts, fact, leastRoom));
      const move = known.get(leastRoom)!;
      if (move !== null && move.up + move.down >= need) return move;
    }
    return null;
  };
}

function moveAmong(system: LinearSystem, facts: SystemFacts, fact: number, leastRoom: number): Move | null {
  const rows = wholeRows(system, facts, fact, leastRoom);
  const byColumn = new Map<number, Set<number>>();
  for (const [number, row] of rows.entries())
    for (const column of row.keys()) byColumn.set(column, (byColumn.get(column) ?? new Set()).add(number));
  const columns = [...byColumn.keys()].filter((column) => column !== fact);
  const rank = (column: number) => (facts.status[column] === hidden ? 0 : facts.costs[column]!);
  columns.sort((left, right) => rank(left) - rank(right) || left - right);
  const waiting = new Set(rows.keys());
  const pivots: { column: number; row: Map<number, bigint> }[] = [];
  for (const column of columns) {
    const standing = byColumn.get(column)!;
    let chosen = -1;
    for (const number of standing)
      if (waiting.has(number) && (chosen === -1 || isEmptier(rows, number, chosen))) chosen = number;
    if (chosen === -1) continue;
    waiting.delete(chosen);
    const row = rows[chosen]!;
    pivots.push({ column, row });
    for (const other of [...standing])
      if (other !== chosen) clear(rows[other]!, other, row, column, byColumn);
  }
  if ([...waiting].some((number) => rows[number]!.has(fact))) return null;
  return wholeMove(facts, fact, pivots);
}

/** Between rows as empty as each other, the first. */
function isEmptier(rows: readonly Map<number, bigint>[], one: number, other: number): boolean {
  return rows[one]!.size < rows[other]!.size || (rows[one]!.size === rows[other]!.size && one < other);
}

/** Relations that can be reached from a fact through others that may change by at least `leastRoom`. */
function wholeRows(
  system: LinearSystem,
  facts: SystemFacts,
  fact: number,
  leastRoom: number,
): Map<number, bigint>[] {
  const rows = new Map<number, Map<number, bigint>>();
  const seen = new Set([fact]);
  const mayMove = (other: number) =>
    other === fact ||
    (facts.status[other] !== fixed && facts.values[other]! - facts.floors[other]! >= leastRoom);
  for (const member of seen) {
    for (let at = system.factStarts[member]!; at < system.factStarts[member + 1]!; at += 1) {
      const relation = system.factRelations[at]!;
      if (rows.has(relation)) continue;
      const row = new Map<number, bigint>();
      for (
        let place = system.relationStarts[relation]!;
        place < system.relationStarts[relation + 1]!;
        place += 1
      ) {
        const other = system.relationFacts[place]!;
        if (!mayMove(other)) continue;
        row.set(other, BigInt(system.relationSigns[place]!));
        seen.add(other);
      }
      rows.set(relation, row);
    }
  }
  return [...rows.values()];
}

/** Clears a column from a row, in whole numbers. */
function clear(
  target: Map<number, bigint>,
  number: number,
  row: ReadonlyMap<number, bigint>,
  column: number,
  byColumn: Map<number, Set<number>>,
): void {
  const own = target.get(column)!;
  const pivot = row.get(column)!;
  if (pivot !== 1n) for (const [fact, value] of target) target.set(fact, value * pivot);
  for (const [fact, value] of row) {
    const result = (target.get(fact) ?? 0n) - own * value;
    if (result === 0n) {
      target.delete(fact);
      byColumn.get(fact)!.delete(number);
    } else {
      target.set(fact, result);
      byColumn.get(fact)!.add(number);
    }
  }
  let divisor = 0n;
  for (const value of target.values()) {
    divisor = greatestDivisor(divisor, value);
    if (divisor === 1n) return;
  }
  for (const [fact, value] of target) target.set(fact, value / divisor);
}

/** The move in which the fact changes and, of the others, only pivots do. */
function wholeMove(
  facts: SystemFacts,
  fact: number,
  pivots: readonly { column: number; row: ReadonlyMap<number, bigint> }[],
): Move | null {
  const concerned = pivots.filter(({ row }) => row.has(fact));
  let scale = 1n;
  for (const { column, row } of concerned) {
    const own = absolute(row.get(column)!);
    scale = (scale / greatestDivisor(scale, own)) * own;
  }
  const members = [fact, ...concerned.map(({ column }) => column)];
  const steps = [
    scale,
    ...concerned.map(({ column, row }) => (-scale * row.get(fact)!) / row.get(column)!),
  ].map(Number);
  if (!steps.every(Number.isSafeInteger)) return null;
  let up = Number.POSITIVE_INFINITY;
  let down = Number.POSITIVE_INFINITY;
  for (const [place, member] of members.entries()) {
    const step = steps[place]!;
    const times = Math.floor((facts.values[member]! - facts.floors[member]!) / Math.abs(step));
    if (step < 0) up = Math.min(up, times);
    else down = Math.min(down, times);
  }
  return { facts: members, steps, up, down };
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [large, small] = [absolute(left), absolute(right)];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}
