import { fixed, hidden, type LinearSystem, open, type SystemFacts } from './linear-system.rules.ts';
import { asMove, Beam, type Move, type State } from './moves.rules.ts';

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

/** A look that found nothing finds nothing either with any need above the largest reach that it left aside. */
interface Failure {
  need: number;
  nearest: number;
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
  /** 1 for facts of the state widened last. */
  readonly #taken: Uint8Array;
  #last: State | null = null;
  /** Looks through one fact that found nothing since what is hidden changed. */
  readonly #failures = new Map<SearchOptions, Failure>();
  #failing = -1;
  /** The largest reach of what was left aside for reaching too little. */
  #nearest = 0;

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
    this.#failures.clear();
    this.#facts.status[fact] = hidden;
    this.#enlist(fact);
  }

  show(fact: number): void {
    const { factStarts, factRelations } = this.#system;
    this.#failures.clear();
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
    if (this.#failing !== fact) this.#failures.clear();
    this.#failing = fact;
    const failure = this.#failures.get(options);
    if (failure && failure.nearest < need && need <= failure.need) return null;
    this.#nearest = 0;
    const move = this.#look(fact, need, options);
    this.#take(null);
    if (move === null) this.#failures.set(options, { need, nearest: this.#nearest });
    return move;
  }

  #look(fact: number, need: number, options: SearchOptions): Move | null {
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
    const up = Number.POSITIVE_INFINITY;
    return { parent: null, depth: 0, fact, step: 1, cost: 0, up, down, relations, amounts };
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
    if (up + down < need) {
      this.#nearest = Math.max(this.#nearest, up + down);
      return null;
    }
    const depth = state.depth + 1;
    return { parent: state, depth, fact, step, cost, up, down, relations: none, amounts: none };
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
    this.#take(state);
  }

  /** Marks the facts of a state, and no longer those of the last one: most are the same. */
  #take(state: State | null): void {
    let [gone, come] = [this.#last, state];
    const coming: number[] = [];
    while (gone !== come)
      if (gone && (!come || gone.depth >= come.depth)) {
        this.#taken[gone.fact] = 0;
        gone = gone.parent;
      } else {
        coming.push(come!.fact);
        come = come!.parent;
      }
    for (const fact of coming) this.#taken[fact] = 1;
    this.#last = state;
  }

  #unload(state: State): void {
    for (const relation of state.relations) this.#residues[relation] = 0;
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
