import loadHighs from 'highs';
import type { LinearBounds, LinearWorld, OpenBounds } from './crossing-bounds.rules.ts';
import type { SeenWorld } from './seen-worlds.rules.ts';

/** Bounds by linear programming (HiGHS). A model keeps its last basis, so that the next question is asked from there. */
export async function linearBounds(): Promise<OpenBounds> {
  const highs = await loaded();
  return (world) => boundsIn(highs, world);
}

type Highs = Awaited<ReturnType<typeof loadHighs>>;

let loading: Promise<Highs> | undefined;
function loaded(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}

function boundsIn(highs: Highs, world: LinearWorld): LinearBounds {
  const model = modelOf(highs, world);
  const { modelStatus, objectiveSense } = highs.constants;
  let seen: SeenWorld | null = null;
  const endOf = (column: number, sense: typeof objectiveSense.minimize): number | null => {
    model.changeColCost(column, 1);
    model.changeObjectiveSense(sense);
    model.run();
    const status = model.getModelStatus();
    const value = model.getObjectiveValue();
    seen = seenIn(highs, model);
    model.changeColCost(column, 0);
    if (status === modelStatus.optimal) return value;
    const isUnbounded = status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible;
    return isUnbounded && sense === objectiveSense.maximize ? Number.POSITIVE_INFINITY : null;
  };
  return {
    set: (column, low, high) => {
      model.changeColBounds(column, low, high === Number.POSITIVE_INFINITY ? highs.infinity : high);
    },
    least: (column) => endOf(column, objectiveSense.minimize),
    most: (column) => endOf(column, objectiveSense.maximize),
    seen: () => seen,
    close: () => model.dispose(),
  };
}

function modelOf(highs: Highs, { lows, highs: most, starts, columns, factors }: LinearWorld) {
  const rowCount = starts.length - 1;
  const zeros = new Float64Array(rowCount);
  const matrix = { format: 'csr', numRows: rowCount, numCols: lows.length } as const;
  const model = highs.createModel({
    numCols: lows.length,
    numRows: rowCount,
    colCost: new Float64Array(lows.length),
    colLower: lows,
    colUpper: most.map((high) => (high === Number.POSITIVE_INFINITY ? highs.infinity : high)),
    rowLower: zeros,
    rowUpper: zeros,
    matrix: { ...matrix, starts, indices: columns, values: factors },
  });
  // Only what is asked changes from one question to the next: the primal simplex goes on from where it stands.
  model.options.set({ output_flag: false, simplex_strategy: 4 });
  return model;
}

/** What the last run of a model rests on. */
function seenIn({ constants: { modelStatus } }: Highs, model: ReturnType<typeof modelOf>): SeenWorld | null {
  const status = model.getModelStatus();
  if (status === modelStatus.optimal) return { values: model.getSolution().colValue, isWay: false };
  if (status !== modelStatus.unbounded) return null;
  try {
    const way = model.getPrimalRay();
    return way ? { values: way.values, isWay: true } : null;
  } catch {
    // The solver does not always find the way again: it only spares other questions.
    return null;
  }
}
