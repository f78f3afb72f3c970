import type { Lever, Need } from './lever.ts';
import { treeOf, walk } from './plan-tree.rules.ts';
import {
  type ComparedField,
  comparedFields,
  type FieldDifference,
  type FrozenItem,
  type ItemDifference,
  type PlanSnapshot,
  type TextRun,
  type VersionDifference,
} from './plan-version.ts';
import { wordDifference } from './word-difference.rules.ts';

/** How dates, states and amounts are said, since words differ by language. */
export interface Saying {
  day(day: string): string;
  state(state: string): string;
  need(need: Need): string;
  lever(lever: Lever): string;
}

/**
 * What changed from one reading of a plan to another: items added, gone, changed or standing elsewhere, in the
 * order of the later reading, those that are gone at the end; each changed text word by word.
 */
export function versionDifference(before: PlanSnapshot, after: PlanSnapshot, say: Saying): VersionDifference {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const kept = new Set(after.items.map((item) => item.id));
  const moved = movedItems(before.items, after.items);
  const items: ItemDifference[] = [];
  for (const { item } of walk(treeOf(after.items))) {
    const was = old.get(item.id);
    if (!was) items.push({ item, kind: 'added', moved: false, fields: [] });
    else {
      const fields = fieldDifferences(was, item, say);
      const isMoved = moved.has(item.id);
      if (fields.length > 0 || isMoved) items.push({ item, kind: 'changed', moved: isMoved, fields });
    }
  }
  for (const { item } of walk(treeOf(before.items))) {
    if (!kept.has(item.id)) items.push({ item, kind: 'gone', moved: false, fields: [] });
  }
  return {
    title: runsOf(before.title, after.title),
    portrait: runsOf(before.portrait, after.portrait),
    items,
    money: [
      ...moneyDifferences(before.needs, after.needs, say.need),
      ...moneyDifferences(before.levers, after.levers, say.lever),
    ],
  };
}

function runsOf(before: string, after: string): TextRun[] | null {
  return before === after ? null : wordDifference(before, after);
}

function fieldDifferences(was: FrozenItem, item: FrozenItem, say: Saying): FieldDifference[] {
  return comparedFields.flatMap((field) => {
    const runs = runsOf(fieldText(was, field, say), fieldText(item, field, say));
    return runs === null ? [] : [{ field, runs }];
  });
}

function fieldText(item: FrozenItem, field: ComparedField, say: Saying): string {
  const value = item[field];
  if (field === 'state') return say.state(item.state);
  if (field === 'startsOn' || field === 'dueOn') return value ? say.day(String(value)) : '';
  return typeof value === 'object' && value !== null ? value.join('; ') : String(value ?? '');
}

/**
 * Items that stand elsewhere: under another parent, or out of order among the siblings they already had. Of two
 * that changed places, one has moved, not both.
 */
function movedItems(before: readonly FrozenItem[], after: readonly FrozenItem[]): Set<string> {
  const old = new Map(before.map((item) => [item.id, item]));
  const moved = new Set<string>();
  const rows = new Map<string | null, FrozenItem[]>();
  for (const item of after) {
    const was = old.get(item.id);
    if (!was) continue;
    if (was.parentId !== item.parentId) moved.add(item.id);
    else rows.set(item.parentId, [...(rows.get(item.parentId) ?? []), item]);
  }
  for (const row of rows.values()) {
    const sorted = [...row].sort((left, right) => left.position - right.position);
    const ranks = sorted.map((item) => old.get(item.id)?.position ?? 0);
    const steady = longestRise(ranks);
    for (const [at, item] of sorted.entries()) if (!steady.has(at)) moved.add(item.id);
  }
  return moved;
}

/** Places of one longest rising run of numbers. */
function longestRise(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}

function moneyDifferences<Line extends { id: string }>(
  before: readonly Line[],
  after: readonly Line[],
  say: (line: Line) => string,
): VersionDifference['money'] {
  const old = new Map(before.map((line) => [line.id, line]));
  const kept = new Set(after.map((line) => line.id));
  const told = after.flatMap((line): VersionDifference['money'] => {
    const was = old.get(line.id);
    if (!was) return [{ label: line.id, kind: 'added', before: '', after: say(line) }];
    return say(was) === say(line)
      ? []
      : [{ label: line.id, kind: 'changed', before: say(was), after: say(line) }];
  });
  const gone = before
    .filter((line) => !kept.has(line.id))
    .map((line) => ({ label: line.id, kind: 'gone' as const, before: say(line), after: '' }));
  return [...told, ...gone];
}
