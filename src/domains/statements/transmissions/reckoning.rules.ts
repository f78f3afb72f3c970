/**
 * What can be reckoned by adding and subtracting printed numbers, each as often as one likes, whatever the traces are.
 * Arithmetic is exact, modulo a prime: what can be reckoned is always found.
 */

/** The largest prime below 2²⁶: products of two residues stay exact in a double. */
const prime = 67_108_859;

/** A number, as how many times it counts each crossing of lines. */
export type Row = Float64Array;

/** What is printed, and what must not be reckoned from it. */
export class Reckoning {
  readonly #basis: { pivot: number; row: Row }[] = [];
  readonly #isWary: boolean;
  #isGiven = false;
  #work = 0;
  /** What is left of each small number once what is printed is taken away. */
  #left: Row[];

  /**
   * `isWary`: what seems to give a small number away already may not, when crossings were left out. What follows from it could then
   * give it away, and is not harmless.
   */
  constructor(small: readonly Row[], isWary = false) {
    this.#isWary = isWary;
    this.#left = small.map((row) => row.slice());
  }

  /** How many numbers were looked at. */
  get work(): number {
    return this.#work;
  }

  /** Something that is printed already, whatever it gives away. */
  admit(given: Row): void {
    const row = this.#reduced(given);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot !== -1) this.#add(row, pivot);
  }

  /** Admits a number and says true, unless a small one could be reckoned with it that could not before. */
  admitHarmless(given: Row): boolean {
    const row = this.#reduced(given);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot === -1) return !(this.#isWary && this.#isGiven);
    this.#work += this.#left.length;
    if (this.#left.some((left) => isMultiple(left, row, pivot))) return false;
    this.#add(row, pivot);
    return true;
  }

  #reduced(given: Row): Row {
    const row = given.slice();
    for (const { pivot, row: known } of this.#basis) this.#takeAway(row, known, pivot);
    return row;
  }

  #add(row: Row, pivot: number): void {
    const scale = inverse(row[pivot]!);
    for (let at = pivot; at < row.length; at += 1) row[at] = (row[at]! * scale) % prime;
    this.#basis.push({ pivot, row });
    for (const left of this.#left) this.#takeAway(left, row, pivot);
    const left = this.#left.filter((one) => one.some((value) => value !== 0));
    if (left.length < this.#left.length) this.#isGiven = true;
    this.#left = left;
  }

  #takeAway(row: Row, known: Row, pivot: number): void {
    this.#work += row[pivot] === 0 ? 1 : row.length - pivot;
    takeAway(row, known, pivot);
  }
}

/** Clears the pivot of a row with another, whose pivot is 1 and comes first. */
function takeAway(row: Row, known: Row, pivot: number): void {
  const factor = row[pivot]!;
  if (factor === 0) return;
  for (let at = pivot; at < row.length; at += 1) {
    const value = known[at]!;
    if (value !== 0) row[at] = (row[at]! + (prime - factor) * value) % prime;
  }
}

function isMultiple(left: Row, row: Row, pivot: number): boolean {
  const factor = left[pivot]!;
  if (factor === 0) return false;
  const own = row[pivot]!;
  for (let at = 0; at < row.length; at += 1)
    if ((left[at]! * own) % prime !== (factor * row[at]!) % prime) return false;
  return true;
}

function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
