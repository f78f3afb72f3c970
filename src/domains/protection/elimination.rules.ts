import { hidden, type LinearSystem } from './linear-system.rules.ts';

/** The largest prime below 2²⁶: products of two residues stay exact in a double. */
const prime = 67_108_859;

/**
 * Hidden facts that the relations and the printed facts determine by themselves, found by Gaussian elimination of the
 * whole system: a fact is free when it moves in a random vector of the kernel. Arithmetic is exact, modulo a prime: a
 * determined fact is always found; a free one is taken for determined with a probability under one in 2²⁵.
 */
export function determinedFacts(system: LinearSystem, status: Uint8Array): Set<number> {
  const rows = hiddenRows(system, status);
  const pivots = eliminated(rows);
  const values = new Map<number, number>();
  const next = residues();
  for (const row of rows.all)
    for (const fact of row.keys()) if (!pivots.columns.has(fact)) values.set(fact, next());
  for (const { column, row } of pivots.steps.toReversed()) {
    let sum = 0;
    for (const [fact, factor] of row)
      if (fact !== column) sum = (sum + factor * residueOf(fact, values, next)) % prime;
    values.set(column, ((prime - sum) * inverse(row.get(column)!)) % prime);
  }
  const determined = new Set<number>();
  for (const [fact, value] of values) if (value === 0) determined.add(fact);
  return determined;
}

interface Rows {
  all: Map<number, number>[];
  /** Rows in which each fact stands. */
  byFact: Map<number, Set<number>>;
}

function hiddenRows(system: LinearSystem, status: Uint8Array): Rows {
  const all: Map<number, number>[] = [];
  const byFact = new Map<number, Set<number>>();
  for (let relation = 0; relation < system.relationCount; relation += 1) {
    const row = new Map<number, number>();
    for (let at = system.relationStarts[relation]!; at < system.relationStarts[relation + 1]!; at += 1) {
      const fact = system.relationFacts[at]!;
      if (status[fact] !== hidden) continue;
      row.set(fact, system.relationSigns[at] === 1 ? 1 : prime - 1);
      if (!byFact.has(fact)) byFact.set(fact, new Set());
      byFact.get(fact)!.add(all.length);
    }
    all.push(row);
  }
  return { all, byFact };
}

/** Takes pivots, the emptiest rows and columns first, so that rows fill little. */
function eliminated({ all, byFact }: Rows) {
  const steps: { column: number; row: Map<number, number> }[] = [];
  const columns = new Set<number>();
  const waiting = new Queue(all);
  for (let number = waiting.next(); number !== -1; number = waiting.next()) {
    const row = all[number]!;
    let column = -1;
    for (const fact of row.keys())
      if (column === -1 || byFact.get(fact)!.size < byFact.get(column)!.size) column = fact;
    for (const fact of row.keys()) byFact.get(fact)!.delete(number);
    steps.push({ column, row });
    columns.add(column);
    for (const other of [...byFact.get(column)!]) {
      subtract(all[other]!, other, row, column, byFact);
      waiting.changed(other);
    }
  }
  return { steps, columns };
}

function subtract(
  target: Map<number, number>,
  number: number,
  row: ReadonlyMap<number, number>,
  column: number,
  byFact: Map<number, Set<number>>,
): void {
  const factor = (target.get(column)! * inverse(row.get(column)!)) % prime;
  for (const [fact, value] of row) {
    const result = ((target.get(fact) ?? 0) + prime - ((factor * value) % prime)) % prime;
    if (result === 0) {
      target.delete(fact);
      byFact.get(fact)!.delete(number);
    } else {
      target.set(fact, result);
      byFact.get(fact)!.add(number);
    }
  }
}

/** Rows by number of entries: gives the emptiest that is neither empty nor given before. */
class Queue {
  readonly #rows: readonly Map<number, number>[];
  readonly #bySize: number[][] = [];
  readonly #given = new Set<number>();

  constructor(rows: readonly Map<number, number>[]) {
    this.#rows = rows;
    for (const number of rows.keys()) this.changed(number);
  }

  changed(number: number): void {
    const size = this.#rows[number]!.size;
    if (size === 0 || this.#given.has(number)) return;
    this.#bySize[size] ??= [];
    this.#bySize[size].push(number);
  }

  next(): number {
    for (const [size, numbers] of this.#bySize.entries()) {
      while (numbers !== undefined && numbers.length > 0) {
        const number = numbers.pop()!;
        if (this.#given.has(number) || this.#rows[number]!.size !== size) continue;
        this.#given.add(number);
        return number;
      }
    }
    return -1;
  }
}

function residueOf(fact: number, values: Map<number, number>, next: () => number): number {
  const known = values.get(fact);
  if (known !== undefined) return known;
  const value = next();
  values.set(fact, value);
  return value;
}

/** Residues that look random, the same at each run. */
function residues(): () => number {
  let state = 20_260_318;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % (prime - 1));
  };
}

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
