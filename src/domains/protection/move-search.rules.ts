import { fixed, hidden, type LinearSystem, open, type SystemFacts } from './linear-system.rules.ts';

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

export interface SearchOptions {
  /** Facts not hidden yet may be used, at their cost. */
  mayHide: boolean;
  /** States kept at each step. */
  width: number;
  /** Largest number of facts of a move. */
  longest: number;
  /** Only moves that lower nothing: they can be repeated for ever. */
  upwardOnly?: boolean;
  /** Moves that would cost this much or more are of no use. */
  below?: number;
}

interface State {
  parent: State | null;
  fact: number;
  step: number;
  length: number;
  cost: number;
  up: number;
  down: number;
  /** Relations left false, and by how much. */
  relations: readonly number[];
  amounts: readonly number[];
}

const largestStep = 2;
/** What a relation left false is expected to cost, in shares of an ordinary fact. */
const costOfOpenRelation = 400;

/** Searches moves through one fact, keeping the most promising states at each step. */
export class MoveSearch {
  readonly #system: LinearSystem;
  readonly #facts: SystemFacts;
  /** Residue of each relation in the state being widened; zero between two states. */
  readonly #residues: Float64Array;
  /** Facts of the state being widened. */
  readonly #taken: Uint8Array;

  constructor(system: LinearSystem, facts: SystemFacts) {
    this.#system = system;
    this.#facts = facts;
    this.#residues = new Float64Array(system.relationCount);
    this.#taken = new Uint8Array(system.factCount);
  }

  /** The cheapest move found through a fact that reaches `need` further values, or null. */
  through(fact: number, need: number, options: SearchOptions): Move | null {
    const first = this.#start(fact, options.upwardOnly === true);
    if (first === null || first.up + first.down < need) return null;
    if (first.relations.length === 0) return asMove(first);
    let beam: State[] = [first];
    let best: State | null = null;
    for (let length = 1; length < options.longest && beam.length > 0; length += 1) {
      const next = new Beam(options.width);
      for (const state of beam) {
        const limit = best?.cost ?? options.below ?? Number.POSITIVE_INFINITY;
        const done = this.#widen(state, need, options, limit, next);
        if (done) best = done;
      }
      beam = next.states();
      if (best && (best.cost === 0 || beam.every((state) => state.cost >= best!.cost))) break;
    }
    return best ? asMove(best) : null;
  }

  #start(fact: number, upwardOnly: boolean): State | null {
    const { system, facts } = { system: this.#system, facts: this.#facts };
    const relations: number[] = [];
    const amounts: number[] = [];
    for (let at = system.factStarts[fact]!; at < system.factStarts[fact + 1]!; at += 1) {
      relations.push(system.factRelations[at]!);
      amounts.push(system.factSigns[at]!);
    }
    if (facts.status[fact] === fixed) return null;
    const down = upwardOnly ? 0 : facts.values[fact]! - facts.floors[fact]!;
    return {
      parent: null,
      fact,
      step: 1,
      length: 1,
      cost: 0,
      up: Number.POSITIVE_INFINITY,
      down,
      relations,
      amounts,
    };
  }

  /** Adds to the beam each state that mends one relation of this one; returns a finished one below the limit. */
  #widen(state: State, need: number, options: SearchOptions, limit: number, beam: Beam): State | null {
    this.#load(state);
    const system = this.#system;
    const relation = this.#smallest(state);
    const amount = this.#residues[relation]!;
    let best: State | null = null;
    let lowest = limit;
    for (let at = system.relationStarts[relation]!; at < system.relationStarts[relation + 1]!; at += 1) {
      const fact = system.relationFacts[at]!;
      const step = -amount * system.relationSigns[at]!;
      const next = this.#consider(state, fact, step, need, options, lowest);
      if (next === null) continue;
      const openCount = this.#openAfter(state, fact, step);
      if (openCount === 0) {
        best = next;
        lowest = next.cost;
      } else beam.offer(next, next.cost + openCount * costOfOpenRelation - Math.min(99, next.up + next.down));
    }
    this.#unload(state);
    return best;
  }

  #consider(
    state: State,
    fact: number,
    step: number,
    need: number,
    options: SearchOptions,
    limit: number,
  ): State | null {
    const facts = this.#facts;
    const status = facts.status[fact]!;
    if (status === fixed || this.#taken[fact] === 1 || (status === open && !options.mayHide)) return null;
    if (step > largestStep || step < -largestStep || (options.upwardOnly === true && step < 0)) return null;
    const cost = state.cost + (status === hidden ? 0 : facts.costs[fact]!);
    if (cost >= limit) return null;
    const room = Math.floor((facts.values[fact]! - facts.floors[fact]!) / Math.abs(step));
    const up = step < 0 ? Math.min(state.up, room) : state.up;
    const down = step > 0 ? Math.min(state.down, room) : state.down;
    if (up + down < need) return null;
    return {
      parent: state,
      fact,
      step,
      length: state.length + 1,
      cost,
      up,
      down,
      relations: [],
      amounts: [],
    };
  }

  #openAfter(state: State, fact: number, step: number): number {
    const system = this.#system;
    let count = state.relations.length;
    for (let at = system.factStarts[fact]!; at < system.factStarts[fact + 1]!; at += 1) {
      const before = this.#residues[system.factRelations[at]!]!;
      const after = before + step * system.factSigns[at]!;
      if (before === 0) count += 1;
      if (after === 0) count -= 1;
    }
    return count;
  }

  /** The relation left false that leaves the fewest choices. */
  #smallest(state: State): number {
    const starts = this.#system.relationStarts;
    let chosen = state.relations[0]!;
    for (const relation of state.relations) {
      if (starts[relation + 1]! - starts[relation]! < starts[chosen + 1]! - starts[chosen]!)
        chosen = relation;
    }
    return chosen;
  }

  #load(state: State): void {
    if (state.parent && state.relations.length === 0) this.#settle(state);
    for (const [place, relation] of state.relations.entries())
      this.#residues[relation] = state.amounts[place]!;
    for (let at: State | null = state; at; at = at.parent) this.#taken[at.fact] = 1;
  }

  #unload(state: State): void {
    for (const relation of state.relations) this.#residues[relation] = 0;
    for (let at: State | null = state; at; at = at.parent) this.#taken[at.fact] = 0;
  }

  /** Works out what a kept state leaves false: only kept states need it. */
  #settle(state: State): void {
    const parent = state.parent!;
    const residues = new Map(parent.relations.map((relation, place) => [relation, parent.amounts[place]!]));
    const system = this.#system;
    for (let at = system.factStarts[state.fact]!; at < system.factStarts[state.fact + 1]!; at += 1) {
      const relation = system.factRelations[at]!;
      const after = (residues.get(relation) ?? 0) + state.step * system.factSigns[at]!;
      if (after === 0) residues.delete(relation);
      else residues.set(relation, after);
    }
    state.relations = [...residues.keys()];
    state.amounts = [...residues.values()];
  }
}

/** The states of least rank, at most `width` of them. */
class Beam {
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

function asMove(last: State): Move {
  const facts: number[] = [];
  const steps: number[] = [];
  for (let state: State | null = last; state; state = state.parent) {
    facts.unshift(state.fact);
    steps.unshift(state.step);
  }
  return { facts, steps, up: last.up, down: last.down };
}
