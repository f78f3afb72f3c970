import { compareFrench } from '#/french/collation.ts';
import type { PlanItem } from './plan-item.ts';
import { type Branch, walk } from './plan-tree.rules.ts';

/** A line of the sheet: an item, and what is folded under it. */
export interface FittedLine {
  item: PlanItem;
  number: string;
  depth: number;
  /** Items that stand below and are not told on this sheet. */
  below: readonly PlanItem[];
}

/** What the columns of a line say, as they will be printed. */
export interface SheetCells {
  title: string;
  holders: string;
  partners: string;
  indicators: string;
}

export const sheetSizes = ['plain', 'small', 'tiny'] as const;
export type SheetSize = (typeof sheetSizes)[number];

/** Points of the letters of each size; the styles say the same (`plans.css`). */
const letters: Readonly<Record<SheetSize, number>> = { plain: 10, small: 8, tiny: 6.5 };

/** Of a letter sheet turned on its side, without its margins, in points. */
const room = { width: 706, height: 552 };
/** Title of the plan, its dates, the headings of the columns. */
const headHeight = 84;
/** Why some numbers are hidden, over the table: its lines and the space around them. */
const reasonHeight = 60;
/** Above and below the text of a line, its rule included. */
const padding = 4.1;
/** Width of a letter and height of a line, as parts of the size of the letters; wide enough for bold ones. */
const [letterWidth, lineHeight] = [0.57, 1.2];
/** Letters lost at the end of a line, where the next word did not fit. */
const lostAtEnd = 7;
/** Parts of the width that the columns take, with indicators and without; the styles say the same. */
const columns = {
  with: { title: 0.31, holders: 0.16, partners: 0.16, indicators: 0.15 },
  without: { title: 0.39, holders: 0.2, partners: 0.19, indicators: 0 },
} as const;
/** Each level stands a little further, in letters of its size. */
const indent = 1.6;

/** Height of a line once printed, in points. */
function heightOf(line: FittedLine, cells: SheetCells, size: SheetSize, hasIndicators: boolean): number {
  const shares = columns[hasIndicators ? 'with' : 'without'];
  const lettersIn = (share: number) => (room.width * share) / (letters[size] * letterWidth) - lostAtEnd;
  const lines = (text: string, share: number, lost = 0) =>
    text === '' || share === 0 ? 1 : Math.ceil(text.length / Math.max(8, lettersIn(share) - lost));
  const tallest = Math.max(
    lines(cells.title, shares.title, Math.min(line.depth, 4) * indent),
    lines(cells.holders, shares.holders),
    lines(cells.partners, shares.partners),
    lines(cells.indicators, shares.indicators),
  );
  return tallest * letters[size] * lineHeight + padding;
}

/** Everything that stands under a branch. */
const under = (branch: Branch<PlanItem>) => walk(branch.children).map(({ item }) => item);

/** The tree cut at a depth under its top, each cut branch keeping what stands below it. */
export function foldedAt(branches: readonly Branch<PlanItem>[], depth: number): FittedLine[] {
  return branches.flatMap((branch) => {
    const { item, number } = branch;
    if (depth === 0) return [{ item, number, depth: branch.depth, below: under(branch) }];
    return [{ item, number, depth: branch.depth, below: [] }, ...foldedAt(branch.children, depth - 1)];
  });
}

export interface FittedSheet {
  lines: FittedLine[];
  size: SheetSize;
  /** False when even the first level does not fit on one page. */
  fits: boolean;
  isFolded: boolean;
}

/**
 * The plan, or a branch of it, on one landscape page: as many levels as fit in letters one can read, the rest folded
 * under the last level told. `cellsOf` gives the words of a line.
 */
export function fittedSheet(
  branches: readonly Branch<PlanItem>[],
  cellsOf: (line: FittedLine) => SheetCells,
  hasIndicators: boolean,
  hides = false,
): FittedSheet {
  const height = room.height - headHeight - (hides ? reasonHeight : 0);
  const top = branches[0]?.depth ?? 0;
  const deepest = Math.max(0, ...walk(branches).map((branch) => branch.depth - top));
  for (let depth = deepest; depth >= 0; depth -= 1) {
    const lines = foldedAt(branches, depth);
    for (const size of sheetSizes) {
      const taken = lines.reduce((sum, line) => sum + heightOf(line, cellsOf(line), size, hasIndicators), 0);
      if (taken <= height) return { lines, size, fits: true, isFolded: depth < deepest };
    }
  }
  return { lines: foldedAt(branches, 0), size: 'tiny', fits: false, isFolded: deepest > 0 };
}

/** Names of organisations, each once, in alphabetical order. */
export function namesOf(items: readonly PlanItem[], role: 'holders' | 'partners'): string[] {
  const names = new Set(items.flatMap((item) => item[role].map((one) => one.name)));
  return [...names].sort(compareFrench);
}
