import { determinedFacts } from './elimination.rules.ts';
import { eliminationMoves } from './elimination-move.rules.ts';
import { factsReached, hidden, type LinearSystem, open, type SystemFacts } from './linear-system.rules.ts';
import { MoveSearch, type SearchOptions } from './move-search.rules.ts';
import type { Move } from './moves.rules.ts';

/** Which facts end up hidden, and how each small number is proved protected. */
export interface Hiding {
  status: Uint8Array;
  /** Small numbers for which no move could be found. */
  exposed: number[];
  /** For each small number that is protected: the moves that show it. */
  proofs: ReadonlyMap<number, readonly Move[]>;
}

/** Looks among what is hidden already. */
const hiddenOnly: SearchOptions = { mayHide: false, width: 8, longest: 12 };

/** From the quickest look to the widest; each is tried when those before found nothing. */
const looksOf = (factCount: number): readonly SearchOptions[] => [
  { mayHide: true, width: factCount <= largestThorough ? 256 : 64, longest: 14 },
  { mayHide: true, width: 60, longest: 400, upwardOnly: true },
  // What an earlier release hid is never shown again and nothing more can be hidden: the move is there, long or not.
  { mayHide: false, width: 256, longest: 60 },
];

/** Up to this many facts, several orders are tried and the search is wider. */
const largestThorough = 600;
const orderCount = 6;

/**
 * Hides enough facts for every small number to keep its possible values, and none that proves useless. The search for
 * moves chooses what to hide; elimination finds moves where searching fails, and has the last word on the whole.
 */
export function hide(system: LinearSystem, facts: SystemFacts, small: readonly number[]): Hiding {
  let best: { hiding: Hiding; cost: number } | null = null;
  const before = small.length === 0 ? new Set<number>() : determinedFacts(system, untold(facts.status));
  for (const order of ordersOf(small, facts, system.factCount <= largestThorough ? orderCount : 1)) {
    const selection = new Selection(system, { ...facts, status: facts.status.slice() });
    for (const fact of order) selection.protect(fact);
    selection.showAgain();
    const hiding = selection.result();
    const cost = facts.costs.reduce((sum, own, fact) => sum + (hiding.status[fact] === hidden ? own : 0), 0);
    const isBetter =
      best === null ||
      hiding.exposed.length < best.hiding.exposed.length ||
      (hiding.exposed.length === best.hiding.exposed.length && cost < best.cost);
    if (isBetter) best = { hiding, cost };
  }
  const { hiding } = best!;
  const determined = determinedFacts(system, hiding.status);
  const given = small.filter((fact) => determined.has(fact) && !before.has(fact));
  if (given.some((fact) => hiding.proofs.has(fact)))
    throw new Error('A small number would follow from what is shown.');
  // No move through it was found in numbers that can be written exactly: all that is tied to it is hidden.
  for (const fact of factsReached(system, given))
    if (hiding.status[fact] === open) hiding.status[fact] = hidden;
  return hiding;
}

/** What is known before anything that may be hidden is told. */
const untold = (status: Uint8Array) => status.map((one) => (one === open ? hidden : one));

/** Orders in which to protect small numbers: as given, then the most exacting first, then others. */
function ordersOf(small: readonly number[], facts: SystemFacts, count: number): number[][] {
  const { values } = facts;
  const orders = [
    [...small],
    small.toSorted((left, right) => values[left]! - values[right]!),
    small.toSorted((left, right) => values[right]! - values[left]!),
    small.toReversed(),
  ];
  for (let salt = 1; orders.length < count; salt += 1)
    orders.push(small.toSorted((left, right) => scattered(left, salt) - scattered(right, salt)));
  return small.length === 0 ? [[]] : orders.slice(0, count);
}

const scattered = (fact: number, salt: number) => Math.imul(fact + salt, 0x9e3779b1) >>> 0;

class Selection {
  readonly #system: LinearSystem;
  readonly #facts: SystemFacts;
  readonly #looks: readonly SearchOptions[];
  readonly #search: MoveSearch;
  /** Best move upwards and downwards of each small number. */
  readonly #upward = new Map<number, Move>();
  readonly #downward = new Map<number, Move>();
  readonly #exposed: number[] = [];
  /** Facts hidden for another’s sake. */
  readonly #complementary: number[] = [];

  constructor(system: LinearSystem, facts: SystemFacts) {
    this.#system = system;
    this.#facts = facts;
    this.#looks = looksOf(system.factCount);
    this.#search = new MoveSearch(system, facts);
  }

  protect(fact: number): void {
    if (this.#isProtected(fact)) return;
    const need = this.#facts.needs[fact]!;
    let move = this.#search.through(fact, need, hiddenOnly);
    for (const look of this.#looks) move ??= this.#search.through(fact, need, look);
    const eliminate = eliminationMoves(this.#system, this.#facts, fact);
    move ??= eliminate(need);
    if (move === null) {
      this.#exposed.push(fact);
      this.#keepAsWide(fact, need, eliminate);
      return;
    }
    this.#complementary.push(...this.#hideAll(move));
    this.#learn(move);
  }

  /** Hides what a move changes; returns what was not hidden before. */
  #hideAll(move: Move): number[] {
    const shown = move.facts.filter((member) => this.#facts.status[member] === open);
    for (const member of shown) this.#search.hide(member);
    return shown;
  }

  /**
   * Earlier releases bind a number too closely: what is told now must not bind it more. Hides what its farthest move
   * changes, for good; nothing when they determine it.
   */
  #keepAsWide(fact: number, need: number, eliminate: (need: number) => Move | null): void {
    const move = this.#farthest(fact, need) ?? eliminate(1) ?? eliminate(0);
    if (move === null) return;
    this.#hideAll(move);
    this.#learn(move);
  }

  #farthest(fact: number, need: number): Move | null {
    const lesser = [3 / 4, 1 / 2, 1 / 4, 0].map((share) => Math.max(1, Math.floor(need * share)));
    for (const less of new Set(lesser)) {
      for (const look of this.#looks) {
        const move = this.#search.through(fact, less, look);
        if (move !== null) return move;
      }
    }
    return null;
  }

  #isProtected(fact: number): boolean {
    return this.#reach(fact) >= this.#facts.needs[fact]!;
  }

  #reach(fact: number): number {
    return reach(this.#upward.get(fact), fact, 1) + reach(this.#downward.get(fact), fact, -1);
  }

  /** Every small number on a move gains what the move can do for it. */
  #learn(move: Move): void {
    for (const fact of move.facts) {
      if (this.#facts.needs[fact] === 0) continue;
      if (reach(move, fact, 1) > reach(this.#upward.get(fact), fact, 1)) this.#upward.set(fact, move);
      if (reach(move, fact, -1) > reach(this.#downward.get(fact), fact, -1)) this.#downward.set(fact, move);
    }
  }

  /** Shows again each fact without which every small number can still be proved protected. */
  showAgain(): void {
    const { costs } = this.#facts;
    for (const fact of this.#complementary.toSorted((left, right) => costs[right]! - costs[left]!)) {
      this.#search.show(fact);
      if (!this.#movesAround(fact)) this.#search.hide(fact);
    }
  }

  /** Finds other proofs for those that used a fact now open; changes nothing and says false when one cannot. */
  #movesAround(gone: number): boolean {
    const found: Move[] = [];
    const leaning = this.#leaningOn(gone);
    for (const fact of leaning) {
      const isCovered = found.some(
        (move) => reach(move, fact, 1) + reach(move, fact, -1) >= this.#facts.needs[fact]!,
      );
      if (isCovered) continue;
      const move = this.#search.through(fact, this.#facts.needs[fact]!, hiddenOnly);
      if (move === null) return false;
      found.push(move);
    }
    for (const fact of leaning) {
      this.#upward.delete(fact);
      this.#downward.delete(fact);
    }
    for (const move of found) this.#learn(move);
    return true;
  }

  #leaningOn(gone: number): number[] {
    const leaning = new Set<number>();
    for (const moves of [this.#upward, this.#downward])
      for (const [fact, move] of moves) if (move.facts.includes(gone)) leaning.add(fact);
    return [...leaning];
  }

  result(): Hiding {
    const proofs = new Map<number, readonly Move[]>();
    for (const fact of new Set([...this.#upward.keys(), ...this.#downward.keys()])) {
      const moves = [this.#upward.get(fact), this.#downward.get(fact)].filter((move) => move !== undefined);
      if (this.#isProtected(fact)) proofs.set(fact, moves);
    }
    return { status: this.#facts.status, exposed: this.#exposed.filter((fact) => !proofs.has(fact)), proofs };
  }
}

/** How many times a move, or none, can push a fact upwards (1) or downwards (−1). */
function reach(move: Move | undefined, fact: number, way: 1 | -1): number {
  if (move === undefined) return 0;
  const place = move.facts.indexOf(fact);
  if (place === -1) return 0;
  return move.steps[place]! * way > 0 ? move.up : move.down;
}
