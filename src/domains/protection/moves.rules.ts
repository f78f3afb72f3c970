/**
 * A move changes some hidden facts by whole numbers and leaves every relation true: readers cannot tell the table
 * before from the table after. Repeated k times, −`down` ≤ k ≤ `up`, no fact falls under its floor, so a fact that the
 * move changes has at least `up + down + 1` possible values.
 */
export interface Move {
  facts: readonly number[];
  /** Whole numbers, one per fact; the first is 1. */
  steps: readonly number[];
  up: number;
  down: number;
}

/** A move being searched: one fact, and those before it. */
export interface State {
  parent: State | null;
  /** How many facts come before. */
  depth: number;
  fact: number;
  step: number;
  cost: number;
  up: number;
  down: number;
  /** Relations left false, and by how much. */
  relations: readonly number[];
  amounts: readonly number[];
}

/** The states of least rank, at most `width` of them. */
export class Beam {
  readonly #width: number;
  readonly #states: State[] = [];
  readonly #ranks: number[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  offer(state: State, rank: number): void {
    let place = this.#ranks.length;
    if (place === this.#width && rank >= this.#ranks[place - 1]!) return;
    while (place > 0 && this.#ranks[place - 1]! > rank) place -= 1;
    this.#ranks.splice(place, 0, rank);
    this.#states.splice(place, 0, state);
    if (this.#ranks.length > this.#width) {
      this.#ranks.pop();
      this.#states.pop();
    }
  }

  states(): State[] {
    return this.#states;
  }
}

export function asMove(last: State): Move {
  const facts: number[] = [];
  const steps: number[] = [];
  for (let state: State | null = last; state; state = state.parent) {
    facts.unshift(state.fact);
    steps.unshift(state.step);
  }
  return { facts, steps, up: last.up, down: last.down };
}
