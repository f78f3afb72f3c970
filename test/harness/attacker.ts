import loadHighs from 'highs';

/** Everything a reader of publications may know: nothing here comes from what protects them. */
export interface PublishedWorld {
  /** Numbers printed, by name. */
  known: ReadonlyMap<string, number>;
  /** Numbers hidden or never printed, each with the least value the public rule leaves it. */
  unknown: ReadonlyMap<string, number>;
  relations: readonly { total: string; parts: readonly string[] }[];
}

export interface Interval {
  low: number;
  /** Infinity when nothing printed bounds the number. */
  high: number;
}

const solver = loadHighs();
const optimal = 7;
const unboundedStatuses = new Set([9, 10]);
const tolerance = 1e-6;

/**
 * The bounds of numbers that are not printed, by linear programming over everything printed: relations, values, and
 * that numbers are whole and not below what the rule leaves. Throws when the world contradicts itself.
 */
export async function attack(
  world: PublishedWorld,
  targets: readonly string[],
): Promise<Map<string, Interval>> {
  const highs = await solver;
  const names = [...world.unknown.keys()];
  const columns = new Map(names.map((name, number) => [name, number]));
  const rows = rowsOf(world, columns);
  const { minimize, maximize } = highs.constants.objectiveSense;
  const model = highs.createModel({
    numCols: names.length,
    numRows: rows.amounts.length,
    colCost: new Float64Array(names.length),
    colLower: Float64Array.from(world.unknown.values()),
    colUpper: new Float64Array(names.length).fill(highs.infinity),
    rowLower: rows.amounts,
    rowUpper: rows.amounts,
    matrix: {
      format: 'csr',
      numRows: rows.amounts.length,
      numCols: names.length,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
  });
  try {
    model.options.set({ output_flag: false });
    const bound = (column: number, sense: typeof minimize | typeof maximize): number => {
      model.changeColCost(column, 1);
      model.changeObjectiveSense(sense);
      model.run();
      const status = Number(model.getModelStatus());
      const value = model.getObjectiveValue();
      model.changeColCost(column, 0);
      if (status === optimal) return value;
      if (sense === maximize && unboundedStatuses.has(status)) return Number.POSITIVE_INFINITY;
      throw new Error(`What is printed contradicts itself (solver status ${status}).`);
    };
    const intervals = new Map<string, Interval>();
    for (const name of targets) {
      const column = columns.get(name);
      if (column === undefined) throw new Error(`"${name}" is not hidden.`);
      const low = Math.ceil(bound(column, minimize) - tolerance);
      intervals.set(name, { low, high: Math.floor(bound(column, maximize) + tolerance) });
    }
    return intervals;
  } finally {
    model.dispose();
  }
}

function rowsOf(world: PublishedWorld, columns: ReadonlyMap<string, number>) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const amounts: number[] = [];
  for (const { total, parts } of world.relations) {
    let amount = 0;
    const add = (name: string, sign: number) => {
      const column = columns.get(name);
      const value = world.known.get(name);
      if (column === undefined && value === undefined)
        throw new Error(`"${name}" is neither printed nor hidden.`);
      if (column === undefined) amount -= sign * value!;
      else {
        indices.push(column);
        values.push(sign);
      }
    };
    add(total, 1);
    for (const part of parts) add(part, -1);
    amounts.push(amount);
    starts.push(indices.length);
  }
  return { starts, indices, values, amounts };
}
