import type { PlanLevel } from './plan.ts';
import type { SheetItem } from './plan-sheet.ts';
import { type PlaceChange, placed, type TreeItem } from './plan-tree.rules.ts';

/** Under what a sheet puts an item of the plan: another parent, the same, or it does not say. */
type SaidPlace = { kind: 'moved'; parentKey: string } | { kind: 'same' } | { kind: 'unsaid' };

/**
 * What a sheet says of the place of an item that is there. A sheet says only the levels that it has columns for, and an
 * empty cell is the line above: an item stays where it is as long as its row may be read so.
 */
export function saidPlace(
  item: SheetItem,
  known: ReadonlyMap<string, TreeItem>,
  levels: readonly PlanLevel[],
  columns: readonly string[],
): SaidPlace {
  const { own, above } = item.said ?? { own: null, above: [] };
  const inherited = above.at(-1) ?? null;
  const parent = parentSaid(item, known, levels, columns);
  if (own === null) {
    if (!parent || above.includes(parent)) return { kind: 'same' };
    return inherited === null ? { kind: 'unsaid' } : { kind: 'moved', parentKey: inherited };
  }
  const stays = parent && (own === parent || inherited === parent);
  return stays ? { kind: 'same' } : { kind: 'moved', parentKey: inherited ?? own };
}

/** The nearest item above that the columns of a sheet can name: wider, and of a level that has a column. */
function parentSaid(
  { itemId }: SheetItem,
  known: ReadonlyMap<string, TreeItem>,
  levels: readonly PlanLevel[],
  columns: readonly string[],
): string | null {
  const rankOf = (level: string) => levels.findIndex(({ id }) => id === level);
  const item = known.get(itemId ?? '');
  const seen = new Set<string>();
  for (let at = known.get(item?.parentId ?? ''); at && !seen.has(at.id); at = known.get(at.parentId ?? '')) {
    if (item && columns.includes(at.level) && rankOf(at.level) < rankOf(item.level)) return at.id;
    seen.add(at.id);
  }
  return null;
}

/** Items put, one after the other, last under another parent: the places to write, and those that cannot go there. */
export function movedUnder(
  tree: readonly TreeItem[],
  levels: readonly PlanLevel[],
  moves: readonly { id: string; parentId: string }[],
): { changes: PlaceChange[]; impossible: string[] } {
  const now = new Map(tree.map((item) => [item.id, item]));
  const changes = new Map<string, PlaceChange>();
  const impossible: string[] = [];
  for (const { id, parentId } of moves) {
    const outcome = placed([...now.values()], levels, id, { parentId, beforeId: null });
    if ('refusal' in outcome) impossible.push(id);
    else {
      for (const change of outcome.changes) {
        changes.set(change.id, change);
        now.set(change.id, { ...(now.get(change.id) as TreeItem), ...change });
      }
    }
  }
  return { changes: [...changes.values()], impossible };
}
