/**
 * Numbers of several publications that count the same things, each as readers know it to. Moves see what is a part of
 * what; bounds by linear programming see all of it at once, and have the last word: what leaves a small number fewer
 * possible values than its threshold is hidden too.
 */

import {
  factsReached,
  hidden,
  type LinearSystem,
  membersOf,
  open,
  type SystemFacts,
} from './linear-system.rules.ts';
import { type SeenWorld, SeenWorlds } from './seen-worlds.rules.ts';

/** Numbers between bounds, and sums of them that are zero, in compressed rows. */
export interface LinearWorld {
  lows: Float64Array;
  /** Infinity where nothing is known. */
  highs: Float64Array;
  starts: Int32Array;
  columns: Int32Array;
  factors: Float64Array;
}

export interface LinearBounds {
  set(column: number, low: number, high: number): void;
  /** The least and the most that a number can be, infinity at most; null when it could not be found. */
  least(column: number): number | null;
  most(column: number): number | null;
  /** What the last answer rests on; null when it is not known. */
  seen(): SeenWorld | null;
  close(): void;
}

export type OpenBounds = (world: LinearWorld) => LinearBounds;

/** For each thing that may be counted: the facts that count it, each as often as it does. */
export type Crossings = readonly (readonly number[])[];

/** Beyond that many bounds, whatever counts the same things is hidden without looking further. */
const mostBounds = 4_000;
const tolerance = 1e-6;

/** What moves cannot see, or cannot do. */
export interface BoundedBy {
  crossings: Crossings;
  /** Small numbers that earlier releases bind too closely for any move: what is told now must not bind them more. */
  exposed: readonly number[];
}

/** Hides among `facts` what must be. */
export function hideByBounds(
  system: LinearSystem,
  facts: SystemFacts,
  by: BoundedBy,
  openBounds: OpenBounds,
): void {
  const among = new ByBounds(system, facts, by, openBounds);
  try {
    among.hideForEach();
    among.showAgain();
  } finally {
    among.close();
  }
}

class ByBounds {
  readonly #system: LinearSystem;
  readonly #facts: SystemFacts;
  readonly #crossings: Crossings;
  readonly #exposed: ReadonlySet<number>;
  /** Facts that crossings and exposed numbers reach, directly or through relations, and the column of each. */
  readonly #columns: ReadonlyMap<number, number>;
  readonly #bounds: LinearBounds;
  readonly #small: readonly number[];
  /** Small numbers that what is shown leaves too few values, and what each must keep. */
  #narrow: readonly number[] = [];
  readonly #wanted = new Map<number, number>();
  readonly #added = new Set<number>();
  readonly #seen = new SeenWorlds();
  #asked = 0;
  #isUnderstood = true;

  constructor(
    system: LinearSystem,
    facts: SystemFacts,
    { crossings, exposed }: BoundedBy,
    openBounds: OpenBounds,
  ) {
    this.#system = system;
    this.#facts = facts;
    this.#crossings = crossings;
    this.#exposed = new Set(exposed);
    const counting = factsReached(system, new Set(crossings.flat()));
    const reached = factsReached(system, [...counting, ...exposed]);
    this.#columns = new Map([...reached].map((fact, column) => [fact, column]));
    const small = [...counting].filter((fact) => facts.needs[fact]! > 0);
    this.#small = [...new Set([...small, ...exposed])];
    this.#bounds = openBounds(worldOf(system, facts, crossings, this.#columns));
  }

  close(): void {
    this.#bounds.close();
  }

  /**
   * Hides what must be, so that each small number keeps its possible values, or those that hiding everything would leave
   * it.
   */
  hideForEach(): void {
    this.#narrow = this.#small.filter((fact) => this.#isNarrow(fact, this.#facts.needs[fact]!));
    if (this.#narrow.length === 0) return;
    const all = this.#openAround();
    for (const fact of all) this.#hide(fact);
    for (const fact of this.#narrow) this.#wanted.set(fact, this.#mostFor(fact));
    if (!this.#isUnderstood) return;
    for (const fact of all) this.#show(fact);
    for (const fact of this.#narrow)
      for (const turn of this.#turns(fact, all)) {
        const others = turn.filter((other) => this.#facts.status[other] === open);
        if (others.length === 0) continue;
        if (!this.#isNarrow(fact, this.#wanted.get(fact)!)) break;
        for (const other of others) {
          this.#hide(other);
          this.#added.add(other);
        }
      }
  }

  /** All that may be hidden: what counts the same things, and what relations tie to an exposed number. */
  #openAround(): number[] {
    const around = new Set([...this.#crossings.flat(), ...factsReached(this.#system, this.#exposed)]);
    return [...around].filter((fact) => this.#facts.status[fact] === open);
  }

  /**
   * What may be hidden for a small number, in turn, what is nearest to it first; around an exposed one twice as much each
   * time, so that few questions go far.
   */
  *#turns(fact: number, all: readonly number[]): Generator<number[]> {
    const beside = this.#openBeside(fact);
    if (!this.#exposed.has(fact)) {
      for (const other of [...beside, ...all]) yield [other];
      return;
    }
    const around = new Set([...beside, ...factsReached(this.#system, [fact]), ...all]);
    const shown = [...around].filter((other) => this.#facts.status[other] === open);
    for (let from = 0, count = 1; from < shown.length; from += count, count *= 2)
      yield shown.slice(from, from + count);
  }

  /** Shows again each number that was hidden here and that every small one can do without. */
  showAgain(): void {
    const { costs } = this.#facts;
    for (const fact of [...this.#added].sort((left, right) => costs[right]! - costs[left]!)) {
      if (this.#asked >= mostBounds) return;
      this.#show(fact);
      if (this.#narrow.some((one) => this.#isNarrow(one, this.#wanted.get(one)!))) this.#hide(fact);
    }
  }

  /** How far the possible values reach once everything is hidden, and no farther than needed. */
  #mostFor(fact: number): number {
    const need = this.#facts.needs[fact]!;
    const { low, high } = this.#reach(fact, need);
    return Math.min(need, high - low);
  }

  /** Whether possible values reach less far than wanted. Taken for true when nothing more may be asked. */
  #isNarrow(fact: number, wanted: number): boolean {
    if (this.#wasSeen(fact, wanted)) return false;
    if (this.#asked >= mostBounds) return true;
    const { low, high } = this.#reach(fact, wanted);
    return high - low < wanted;
  }

  /** Whether worlds seen for other questions are far enough from each other. */
  #wasSeen(fact: number, wanted: number): boolean {
    const { low, high } = this.#seen.reach(this.#columns.get(fact)!);
    const least = Math.min(this.#facts.values[fact]!, Math.ceil(low - tolerance));
    return Math.floor(high + tolerance) - least >= wanted;
  }

  /** The bounds of a number; the lower one is left at the number itself when the upper one is far enough from it. */
  #reach(fact: number, enough: number): { low: number; high: number } {
    const column = this.#columns.get(fact)!;
    const value = this.#facts.values[fact]!;
    const high = Math.floor(this.#understood(this.#bounds.most(column), value) + tolerance);
    if (high - value >= enough) return { low: value, high };
    return { low: Math.ceil(this.#understood(this.#bounds.least(column), value) - tolerance), high };
  }

  /** Numbers that contradict each other are not understood: everything is hidden. */
  #understood(bound: number | null, value: number): number {
    this.#asked += 1;
    if (bound === null) this.#isUnderstood = false;
    const world = this.#bounds.seen();
    if (world) this.#seen.keep(world);
    return bound ?? value;
  }

  /** What is shown of the things that a fact counts: what counts most of them first, then the cheapest. */
  #openBeside(fact: number): number[] {
    const shared = new Map<number, number>();
    for (const counting of this.#crossings)
      if (counting.includes(fact))
        for (const other of new Set(counting)) shared.set(other, (shared.get(other) ?? 0) + 1);
    const { costs, status } = this.#facts;
    return [...shared.keys()]
      .filter((other) => status[other] === open)
      .sort((left, right) => shared.get(right)! - shared.get(left)! || costs[left]! - costs[right]!);
  }

  #hide(fact: number): void {
    const column = this.#columns.get(fact)!;
    this.#facts.status[fact] = hidden;
    this.#bounds.set(column, this.#facts.floors[fact]!, Number.POSITIVE_INFINITY);
    this.#seen.hide(column, this.#facts.values[fact]!);
  }

  #show(fact: number): void {
    const [column, value] = [this.#columns.get(fact)!, this.#facts.values[fact]!];
    this.#facts.status[fact] = open;
    this.#bounds.set(column, value, value);
    this.#seen.show(column, value);
  }
}

/** A column for each fact, then one for each crossing; a row for each relation, then one for each fact that counts. */
function worldOf(
  system: LinearSystem,
  facts: SystemFacts,
  crossings: Crossings,
  columns: ReadonlyMap<number, number>,
): LinearWorld {
  const rows: Map<number, number>[] = [];
  for (let relation = 0; relation < system.relationCount; relation += 1) {
    const members = membersOf(system, relation);
    if (!columns.has(members[0]!.fact)) continue;
    rows.push(new Map(members.map(({ fact, sign }) => [columns.get(fact)!, sign])));
  }
  const counts = new Map<number, Map<number, number>>();
  for (const [at, counting] of crossings.entries())
    for (const fact of counting) {
      const row = counts.get(fact) ?? new Map([[columns.get(fact)!, -1]]);
      counts.set(fact, row);
      row.set(columns.size + at, (row.get(columns.size + at) ?? 0) + 1);
    }
  rows.push(...counts.values());
  const lows = new Float64Array(columns.size + crossings.length);
  const highs = new Float64Array(lows.length).fill(Number.POSITIVE_INFINITY);
  for (const [fact, column] of columns) {
    const isHidden = facts.status[fact] === hidden;
    lows[column] = isHidden ? facts.floors[fact]! : facts.values[fact]!;
    if (!isHidden) highs[column] = facts.values[fact]!;
  }
  return { lows, highs, ...compressed(rows) };
}

function compressed(rows: readonly ReadonlyMap<number, number>[]): Omit<LinearWorld, 'lows' | 'highs'> {
  const starts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = starts[at]! + row.size;
  return {
    starts,
    columns: Int32Array.from(rows.flatMap((row) => [...row.keys()])),
    factors: Float64Array.from(rows.flatMap((row) => [...row.values()])),
  };
}
