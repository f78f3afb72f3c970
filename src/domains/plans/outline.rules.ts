import { type Branch, branchOf, type TreeItem, treeOf, walk } from './plan-tree.rules.ts';

/** Items shown whole on one page; past this, only the first levels are. */
export const mostShown = 150;

export interface Outline<Item extends TreeItem> {
  branches: Branch<Item>[];
  /** Items that stand below a branch that is not unfolded here, by its id. */
  folded: ReadonlyMap<string, number>;
  isLarge: boolean;
}

/**
 * What one page of outline shows: the whole tree, or one branch of it. A large one is folded at the depth that
 * keeps the page light, its first level always there.
 */
export function outlineOf<Item extends TreeItem>(
  items: readonly Item[],
  rootId: string | null,
): Outline<Item> {
  const tree = treeOf(items);
  const root = rootId === null ? null : branchOf(tree, rootId);
  const branches = root ? [root] : tree;
  const all = walk(branches);
  if (all.length <= mostShown) return { branches, folded: new Map(), isLarge: false };
  const top = root?.depth ?? 0;
  const fits = (depth: number) => all.filter((branch) => branch.depth - top <= depth).length <= mostShown;
  const deepest = [3, 2, 1].find(fits) ?? (root ? 1 : 0);
  const folded = new Map<string, number>();
  const fold = (branch: Branch<Item>): Branch<Item> => {
    if (branch.depth - top < deepest) return { ...branch, children: branch.children.map(fold) };
    if (branch.children.length > 0) folded.set(branch.item.id, walk(branch.children).length);
    return { ...branch, children: [] };
  };
  return { branches: branches.map(fold), folded, isLarge: true };
}
