import type { PlanLevel } from './plan.ts';

/** What the shape of a plan asks of an item. */
export interface TreeItem {
  id: string;
  parentId: string | null;
  position: number;
  level: string;
}

/** An item with what stands under it. `number` is its place in the outline, « 2.1.3 ». */
export interface Branch<Item extends TreeItem> {
  item: Item;
  depth: number;
  number: string;
  children: Branch<Item>[];
}

/** The tree of a plan. An item whose parent is not there stands at the top: nothing is lost from sight. */
export function treeOf<Item extends TreeItem>(items: readonly Item[]): Branch<Item>[] {
  const known = new Set(items.map((item) => item.id));
  const byParent = new Map<string | null, Item[]>();
  for (const item of items) {
    const parent = item.parentId !== null && known.has(item.parentId) ? item.parentId : null;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(item);
    else byParent.set(parent, [item]);
  }
  for (const siblings of byParent.values()) siblings.sort(inOrder);
  const under = (parent: string | null, depth: number, prefix: string): Branch<Item>[] =>
    (byParent.get(parent) ?? []).map((item, at) => {
      const number = `${prefix}${at + 1}`;
      return { item, depth, number, children: under(item.id, depth + 1, `${number}.`) };
    });
  return under(null, 0, '');
}

function inOrder(left: TreeItem, right: TreeItem): number {
  return left.position - right.position || (left.id < right.id ? -1 : 1);
}

/** Every branch, in reading order. */
export function walk<Item extends TreeItem>(branches: readonly Branch<Item>[]): Branch<Item>[] {
  return branches.flatMap((branch) => [branch, ...walk(branch.children)]);
}

/** The branch of an item, or null. */
export function branchOf<Item extends TreeItem>(
  branches: readonly Branch<Item>[],
  id: string,
): Branch<Item> | null {
  return walk(branches).find((branch) => branch.item.id === id) ?? null;
}

/** From the top to the parent of an item. */
export function ancestorsOf<Item extends TreeItem>(items: readonly Item[], id: string): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const line: Item[] = [];
  const seen = new Set<string>();
  for (let at = byId.get(id)?.parentId; at && byId.has(at) && !seen.has(at); at = byId.get(at)?.parentId) {
    seen.add(at);
    line.unshift(byId.get(at) as Item);
  }
  return line;
}

/**
 * Whether an item of one level may stand under another: deeper, levels skipped or not; an action may also
 * hold smaller actions. At the top, any level may stand.
 */
export function mayStandUnder(
  levels: readonly PlanLevel[],
  parentLevel: string | null,
  level: string,
): boolean {
  const rank = levels.findIndex((one) => one.id === level);
  if (rank === -1) return false;
  if (parentLevel === null) return true;
  const parentRank = levels.findIndex((one) => one.id === parentLevel);
  return rank > parentRank || (rank === parentRank && levels[rank]?.kind === 'action');
}

export const moves = ['up', 'down', 'out', 'in'] as const;
export type MoveKind = (typeof moves)[number];

/** Where an item goes: among the children of a parent, before one of them or at the end. */
export interface Place {
  parentId: string | null;
  beforeId: string | null;
}

export type MoveRefusal = 'placeUnknown' | 'placeInside' | 'placeLevel';

export interface PlaceChange {
  id: string;
  parentId: string | null;
  position: number;
}

/**
 * What changes when an item goes to a place: the rows to write, and no other. Ranks stay without holes among
 * the siblings left and those joined; the items under it follow by themselves.
 */
export function placed(
  items: readonly TreeItem[],
  levels: readonly PlanLevel[],
  id: string,
  place: Place,
): { changes: PlaceChange[] } | { refusal: MoveRefusal } {
  const item = items.find((one) => one.id === id);
  const parent = place.parentId === null ? null : items.find((one) => one.id === place.parentId);
  if (!item || parent === undefined) return { refusal: 'placeUnknown' };
  if (parent && (parent.id === id || ancestorsOf(items, parent.id).some((one) => one.id === id))) {
    return { refusal: 'placeInside' };
  }
  if (!mayStandUnder(levels, parent?.level ?? null, item.level)) return { refusal: 'placeLevel' };
  const siblings = (parentId: string | null) =>
    items.filter((one) => one.parentId === parentId && one.id !== id).sort(inOrder);
  const joined: TreeItem[] = siblings(place.parentId);
  const before =
    place.beforeId === null ? joined.length : joined.findIndex((one) => one.id === place.beforeId);
  if (before === -1) return { refusal: 'placeUnknown' };
  joined.splice(before, 0, item);
  const left = item.parentId === place.parentId ? [] : siblings(item.parentId);
  const wanted = [
    ...joined.map((one, at) => ({ one, parentId: place.parentId, position: at + 1 })),
    ...left.map((one, at) => ({ one, parentId: item.parentId, position: at + 1 })),
  ];
  return {
    changes: wanted
      .filter(({ one, parentId, position }) => one.position !== position || one.parentId !== parentId)
      .map(({ one, parentId, position }) => ({ id: one.id, parentId, position })),
  };
}

/**
 * The place a button means, or null when there is none: one rank up or down; out, just after its parent; in,
 * last under the sibling before it.
 */
export function placeAfter(items: readonly TreeItem[], id: string, move: MoveKind): Place | null {
  const item = items.find((one) => one.id === id);
  if (!item) return null;
  const row = items.filter((one) => one.parentId === item.parentId).sort(inOrder);
  const at = row.findIndex((one) => one.id === id);
  if (move === 'up') return at > 0 ? { parentId: item.parentId, beforeId: row[at - 1]?.id ?? null } : null;
  if (move === 'down') {
    return at < row.length - 1 ? { parentId: item.parentId, beforeId: row[at + 2]?.id ?? null } : null;
  }
  if (move === 'in') {
    const previous = row[at - 1];
    return previous ? { parentId: previous.id, beforeId: null } : null;
  }
  const parent = items.find((one) => one.id === item.parentId);
  if (!parent) return null;
  const uncles = items.filter((one) => one.parentId === parent.parentId).sort(inOrder);
  const next = uncles[uncles.findIndex((one) => one.id === parent.id) + 1];
  return { parentId: parent.parentId, beforeId: next?.id ?? null };
}

/** Ranks to write so that siblings have none missing once an item is gone. */
export function closedRanks(items: readonly TreeItem[], goneId: string): PlaceChange[] {
  const gone = items.find((one) => one.id === goneId);
  return items
    .filter((one) => gone && one.parentId === gone.parentId && one.id !== goneId)
    .sort(inOrder)
    .map((one, at) => ({ id: one.id, parentId: one.parentId, position: at + 1, was: one.position }))
    .filter((change) => change.position !== change.was)
    .map(({ id, parentId, position }) => ({ id, parentId, position }));
}
