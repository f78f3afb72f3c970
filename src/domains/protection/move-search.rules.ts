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
}

interface State {
  parent: State | null;
  fact: number;
  step: number;
  cost: number;
  up: number;
  down: number;
  /** Relations left false, and by how much. */
  relations: readonly number[];
  amounts: readonly number[];
}

const none: readonly number[] = [];
const largestStep = 2;
/** What a relation left false is expected to cost, in shares of an ordinary fact. */
const costOfOpenRelation = 600;

/** Searches moves through one fact, keeping the most promising states at each step. */
export class MoveSearch {
  readonly #system: LinearSystem;
  readonly #facts: SystemFacts;
  /** Facts of each relation that are hidden now. */
  readonly #hiddenIn: number[][];
  /** Residue of each relation in the state being widened; zero between two states. */
  readonly #residues: Float64Array;
  /** 1 for facts of the state being widened. */
  readonly #taken: Uint8Array;

  constructor(system: LinearSystem, facts: SystemFacts) {
    this.#system = system;
    this.#facts = facts;
    this.#residues = new Float64Array(system.relationCount);
    this.#taken = new Uint8Array(system.factCount);
    this.#hiddenIn = Array.from({ length: system.relationCount }, () => []);
    for (let fact = 0; fact < system.factCount; fact += 1)
      if (facts.status[fact] === hidden) this.#enlist(fact);
  }

  hide(fact: number): void {
    this.#facts.status[fact] = hidden;
    this.#enlist(fact);
  }

  show(fact: number): void {
    const { factStarts, factRelations } = this.#system;
    this.#facts.status[fact] = open;
    for (let at = factStarts[fact]!; at < factStarts[fact + 1]!; at += 1) {
      const listed = this.#hiddenIn[factRelations[at]!]!;
      listed.splice(listed.indexOf(fact), 1);
    }
  }

  #enlist(fact: number): void {
    const { factStarts, factRelations } = this.#system;
    for (let at = factStarts[fact]!; at < factStarts[fact + 1]!; at += 1)
      this.#hiddenIn[factRelations[at]!]!.push(fact);
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
      for (const state of beam) best = this.#widen(state, need, options, best, next) ?? best;
      beam = next.states();
      if (best !== null) {
        const { cost } = best;
        if (cost === 0 || beam.every((state) => state.cost >= cost)) break;
      }
    }
    return best ? asMove(best) : null;
  }

  #start(fact: number, upwardOnly: boolean): State | null {
    const { factStarts, factRelations, factSigns } = this.#system;
    const { values, floors, status } = this.#facts;
    if (status[fact] === fixed) return null;
    const relations = Array.from(factRelations.subarray(factStarts[fact], factStarts[fact + 1]));
    const amounts = Array.from(factSigns.subarray(factStarts[fact], factStarts[fact + 1]));
    const down = upwardOnly ? 0 : values[fact]! - floors[fact]!;
    return { parent: null, fact, step: 1, cost: 0, up: Number.POSITIVE_INFINITY, down, relations, amounts };
  }

  /** Adds to the beam each state that mends one relation of this one; returns a finished one, cheaper than `best`. */
  #widen(state: State, need: number, options: SearchOptions, best: State | null, beam: Beam): State | null {
    this.#load(state);
    let limit = best?.cost ?? Number.POSITIVE_INFINITY;
    let finished: State | null = null;
    const relation = options.mayHide ? this.#smallest(state) : this.#fewestHidden(state);
    if (relation !== -1) {
      const { relationStarts, relationFacts } = this.#system;
      const members = options.mayHide
        ? relationFacts.subarray(relationStarts[relation], relationStarts[relation + 1])
        : this.#hiddenIn[relation]!;
      for (const fact of members) {
        const next = this.#consider(state, fact, relation, need, options, limit);
        if (next === null) continue;
        const openCount = this.#openAfter(state, fact, next.step);
        if (openCount === 0) {
          finished = next;
          limit = next.cost;
        } else
          beam.offer(next, next.cost + openCount * costOfOpenRelation - Math.min(99, next.up + next.down));
      }
    }
    this.#unload(state);
    return finished;
  }

  #consider(
    state: State,
    fact: number,
    relation: number,
    need: number,
    options: SearchOptions,
    limit: number,
  ): State | null {
    const { status, costs, values, floors } = this.#facts;
    const kind = status[fact]!;
    if (kind === fixed || this.#taken[fact] === 1) return null;
    const cost = kind === hidden ? state.cost : state.cost + costs[fact]!;
    if (cost >= limit) return null;
    const step = this.#mendingStep(fact, relation);
    if (step > largestStep || step < -largestStep || (options.upwardOnly === true && step < 0)) return null;
    const room = Math.floor((values[fact]! - floors[fact]!) / Math.abs(step));
    const up = step < 0 && room < state.up ? room : state.up;
    const down = step > 0 && room < state.down ? room : state.down;
    if (up + down < need) return null;
    return { parent: state, fact, step, cost, up, down, relations: none, amounts: none };
  }

  #mendingStep(fact: number, relation: number): number {
    const { relationStarts, relationFacts } = this.#system;
    const isTotal = relationFacts[relationStarts[relation]!] === fact;
    return isTotal ? -this.#residues[relation]! : this.#residues[relation]!;
  }

  /** How many relations stay false once a fact is added. */
  #openAfter(state: State, fact: number, step: number): number {
    const { factStarts, factRelations, factSigns } = this.#system;
    let count = state.relations.length;
    for (let at = factStarts[fact]!; at < factStarts[fact + 1]!; at += 1) {
      const before = this.#residues[factRelations[at]!]!;
      if (before === 0) count += 1;
      else if (before + step * factSigns[at]! === 0) count -= 1;
    }
    return count;
  }

  /** The relation left false that leaves the fewest choices. */
  #smallest(state: State): number {
    const starts = this.#system.relationStarts;
    let chosen = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const relation of state.relations) {
      const size = starts[relation + 1]! - starts[relation]!;
      if (size >= fewest) continue;
      fewest = size;
      chosen = relation;
    }
    return chosen;
  }

  /** The same among hidden facts; −1 when a relation has none left to mend it. */
  #fewestHidden(state: State): number {
    let chosen = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const relation of state.relations) {
      let free = 0;
      for (const fact of this.#hiddenIn[relation]!) free += 1 - this.#taken[fact]!;
      if (free === 0) return -1;
      if (free >= fewest) continue;
      fewest = free;
      chosen = relation;
    }
    return chosen;
  }

  #load(state: State): void {
    if (state.parent && state.relations === none) this.#settle(state, state.parent);
    const { relations, amounts } = state;
    for (let place = 0; place < relations.length; place += 1)
      this.#residues[relations[place]!] = amounts[place]!;
    for (let at: State | null = state; at; at = at.parent) this.#taken[at.fact] = 1;
  }

  #unload(state: State): void {
    for (const relation of state.relations) this.#residues[relation] = 0;
    for (let at: State | null = state; at; at = at.parent) this.#taken[at.fact] = 0;
  }

  /** Works out what a kept state leaves false: only kept states need it. */
  #settle(state: State, parent: State): void {
    const { factStarts, factRelations, factSigns } = this.#system;
    const relations: number[] = [];
    const amounts: number[] = [];
    const first = factStarts[state.fact]!;
    const last = factStarts[state.fact + 1]!;
    for (let at = first; at < last; at += 1) this.#residues[factRelations[at]!] = state.step * factSigns[at]!;
    for (let place = 0; place < parent.relations.length; place += 1) {
      const relation = parent.relations[place]!;
      const amount = parent.amounts[place]! + this.#residues[relation]!;
      this.#residues[relation] = 0;
      if (amount === 0) continue;
      relations.push(relation);
      amounts.push(amount);
    }
    for (let at = first; at < last; at += 1) {
      const relation = factRelations[at]!;
      if (this.#residues[relation] === 0) continue;
      relations.push(relation);
      amounts.push(this.#residues[relation]!);
      this.#residues[relation] = 0;
    }
    state.relations = relations;
    state.amounts = amounts;
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
