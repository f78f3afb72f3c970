/**
 * Each answer of linear programming rests on a world that agrees with all that is shown, or on a way in which one can go
 * for ever. It is remembered for other questions, as long as what is shown of it is what is true.
 */

/** What an answer rests on: a number by column. */
export interface SeenWorld {
  values: Float64Array;
  /** True when these are changes that can be made as many times as one likes. */
  isWay: boolean;
}

/** How far from each other numbers taken for the same may be, and how much a way must change what it is said to change. */
const near = 1e-6;
const clear = 1e-3;

export class SeenWorlds {
  readonly #worlds: (SeenWorld & { wrong: number })[] = [];

  /** A world that agrees with all that is shown now. */
  keep({ values, isWay }: SeenWorld): void {
    this.#worlds.push({ values: isWay ? scaled(values) : values, isWay, wrong: 0 });
  }

  /** From now on, everybody knows the value in a column. */
  show(column: number, value: number): void {
    for (const world of this.#worlds) if (isOff(world, column, value)) world.wrong += 1;
  }

  /** Undoes what `show` did. */
  hide(column: number, value: number): void {
    for (const world of this.#worlds) if (isOff(world, column, value)) world.wrong -= 1;
  }

  /** The least and the most that were seen of a number; infinities the wrong way round when nothing was. */
  reach(column: number): { low: number; high: number } {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { values, isWay, wrong } of this.#worlds) {
      if (wrong !== 0) continue;
      const seen = values[column]!;
      if (!isWay) [low, high] = [Math.min(low, seen), Math.max(high, seen)];
      else if (seen > clear) high = Number.POSITIVE_INFINITY;
    }
    return { low, high };
  }
}

function isOff({ values, isWay }: SeenWorld, column: number, value: number): boolean {
  return Math.abs(values[column]! - (isWay ? 0 : value)) > near;
}

/** Changes of which the largest is 1. */
function scaled(changes: Float64Array): Float64Array {
  const largest = changes.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
  return changes.map((change) => change / largest);
}
