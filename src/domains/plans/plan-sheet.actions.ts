import { readSpreadsheetFile, spreadsheetLimits, textOf } from '#/domains/imports/imports.public.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { carrierReader } from './carrier-links.actions.ts';
import { indicatorsOf, insertIndicators, rewriteIndicator } from './indicator.store.ts';
import {
  log,
  type NotAllowed,
  type PlanReading,
  planToChange,
  type Refused,
  refused,
} from './plan.actions.ts';
import { growTree, holdTree } from './plan.store.ts';
import type { Plan } from './plan.ts';
import { mostItems, writeNames } from './plan-item.actions.ts';
import { holdItems, itemsOfPlan, treeOfPlan } from './plan-item.store.ts';
import type { PlanItem } from './plan-item.ts';
import {
  addCarriers,
  type CarrierLine,
  insertItems,
  type NewItem,
  updateItem,
  writePlaces,
} from './plan-item-change.store.ts';
import { readPlanSheet, type SheetLine } from './plan-sheet.rules.ts';
import type { ExaminedSheet, SheetDifference, SheetFault, SheetItem } from './plan-sheet.ts';
import type { TreeItem } from './plan-tree.rules.ts';
import { sheetDifference } from './sheet-difference.rules.ts';
import { movedUnder, saidPlace } from './sheet-places.rules.ts';
import { isAsSeen, type SheetPrints } from './sheet-print.actions.ts';

export type SheetRefusal = 'sheetMissing' | 'fileUnreadable' | 'fileTooLarge';

/** The lines of a pasted text or of a file: every cell as people read it. */
export async function linesOf(
  pasted: string,
  file: Uint8Array | null,
): Promise<{ lines: SheetLine[] } | Refused<SheetRefusal>> {
  if (pasted.trim() === '' && !file) return refused('cells', 'sheetMissing');
  if (file && file.length > spreadsheetLimits.maximumBytes) return refused('file', 'fileTooLarge');
  const bytes = file ?? new TextEncoder().encode(pasted);
  const result = await readSpreadsheetFile(bytes, 'plan', file ? null : '\t');
  const sheet = result.ok
    ? (result.reading.sheets.find((one) => !one.hidden) ?? result.reading.sheets[0])
    : null;
  if (!sheet) return refused(file ? 'file' : 'cells', 'fileUnreadable');
  return { lines: sheet.rows.map((row) => ({ number: row.number, cells: row.cells.map(textOf) })) };
}

/** What lines mean for this plan as it is: levels and places out of order said by cell as well, and what would change. */
export async function examine(
  visit: SignedInVisit,
  { plan, items }: Pick<PlanReading, 'plan' | 'items'>,
  lines: readonly SheetLine[],
): Promise<ExaminedSheet> {
  const read = readPlanSheet(lines, plan.levels, items);
  const titles = new Map(read.items.map((item) => [item.key, item.content.title]));
  const known = new Map(items.map((item) => [item.id, item]));
  const indicators = await indicatorsOf(await visit.transaction(), plan.id);
  const differences = new Map<string, SheetDifference>();
  const unplaced = new Set<string>();
  for (const item of read.items) {
    const before = item.itemId ? known.get(item.itemId) : undefined;
    if (!before) continue;
    if (before.level !== item.content.level) read.faults.push(faultOf(item, 'levelOther', plan, before));
    const place = saidPlace(item, known, plan.levels, read.levels);
    if (place.kind === 'unsaid') unplaced.add(before.id);
    const from = known.get(before.parentId ?? '')?.title ?? '';
    const move =
      place.kind === 'moved'
        ? { parentKey: place.parentKey, from, to: titles.get(place.parentKey) ?? '' }
        : null;
    const { difference, faults } = sheetDifference(before, item, indicators.get(before.id) ?? [], move);
    read.faults.push(...faults);
    if (difference) differences.set(before.id, difference);
  }
  const impossible = new Set(movesIn({ ...read, differences, unplaced }, plan, items, []).impossible);
  for (const item of read.items) {
    if (impossible.has(item.key)) read.faults.push(faultOf(item, 'moveImpossible', plan));
  }
  return { ...read, differences, unplaced };
}

function faultOf(
  { row, content }: SheetItem,
  key: SheetFault['key'],
  plan: Plan,
  known: Pick<PlanItem, 'level'> = content,
): SheetFault {
  const level = plan.levels.find(({ id }) => id === known.level)?.label ?? known.level;
  return { cell: `A${row}`, key, values: { title: content.title, level } };
}

/** Moves of a sheet, but of the items that are kept, in a tree where its new items stand under their keys. */
function movesIn(
  read: ExaminedSheet,
  plan: Pick<Plan, 'levels'>,
  items: readonly TreeItem[],
  kept: readonly string[],
) {
  const fresh = read.items.filter((item) => item.itemId === null);
  const tree = [
    ...items,
    ...fresh.map(({ key, parentKey, content }, at) => ({
      ...{ id: key, parentId: parentKey, level: content.level },
      position: items.length + at + 1,
    })),
  ];
  const moves = read.items.flatMap(({ itemId }) => {
    const parentId = (itemId && !kept.includes(itemId) && read.differences.get(itemId)?.parentKey) || null;
    return itemId && parentId ? [{ id: itemId, parentId }] : [];
  });
  return movedUnder(tree, plan.levels, moves);
}

export type WriteOutcome =
  | { kind: 'done'; added: number; changed: number }
  | { kind: 'faulty' }
  | { kind: 'changed' }
  | Refused<'planFull' | 'moveKept'>
  | NotAllowed;

interface Confirmation {
  lines: readonly SheetLine[];
  /** What was read over: something else is not written instead. */
  seen: SheetPrints;
  /** Items of which the plan keeps what it says. */
  kept: readonly string[];
}

/** Writes what a sheet says into a plan, all or nothing, when all that it writes over is what was read over. */
export async function writeSheet(
  visit: SignedInVisit,
  planId: string,
  { lines, seen, kept }: Confirmation,
): Promise<WriteOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  await holdTree(transaction, planId);
  const tree = await treeOfPlan(transaction, planId);
  // Held before they are read: what is compared is what is written over.
  await holdItems(
    transaction,
    planId,
    tree.map((item) => item.id),
  );
  const items = await itemsOfPlan(transaction, planId);
  const read = await examine(visit, { plan: found.plan, items }, lines);
  if (read.faults.length > 0) return { kind: 'faulty' };
  if (!isAsSeen(read, seen)) return { kind: 'changed' };
  const fresh = read.items.filter((item) => item.itemId === null);
  if (items.length + fresh.length > mostItems) return refused('tree', 'planFull');
  const moves = movesIn(read, found.plan, items, kept);
  if (moves.impossible.length > 0) return refused('kept', 'moveKept');
  const ids = await addFresh(visit, planId, items, fresh);
  const idOf = (key: string | null) => (key === null ? null : (ids.get(key) ?? key));
  await writePlaces(
    transaction,
    moves.changes.map((one) => ({ ...one, id: ids.get(one.id) ?? one.id, parentId: idOf(one.parentId) })),
  );
  const changed = await rewriteAll(visit, items, read, kept);
  await growTree(transaction, planId);
  await log(visit, found.plan, 'plan.sheet-written', { added: fresh.length, changed });
  return { kind: 'done', added: fresh.length, changed };
}

/** Writes what the sheet says otherwise, but of the items that are kept; how many were written. */
async function rewriteAll(
  visit: SignedInVisit,
  items: readonly PlanItem[],
  read: ExaminedSheet,
  kept: readonly string[],
): Promise<number> {
  const known = new Map(items.map((item) => [item.id, item]));
  let written = 0;
  for (const item of read.items) {
    const before = item.itemId ? known.get(item.itemId) : undefined;
    const difference = before && !kept.includes(before.id) && read.differences.get(before.id);
    if (!difference) continue;
    await rewrite(visit, before, item, difference);
    written += 1;
  }
  return written;
}

async function addFresh(
  visit: SignedInVisit,
  planId: string,
  items: readonly PlanItem[],
  fresh: readonly SheetItem[],
): Promise<ReadonlyMap<string, string>> {
  const transaction = await visit.transaction();
  const ids = new Map<string, string>(items.map((item) => [item.id, item.id]));
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item.parentId ?? '', (counts.get(item.parentId ?? '') ?? 0) + 1);
  const rows: NewItem[] = fresh.map((item) => {
    const id = newId();
    ids.set(item.key, id);
    const parentId = item.parentKey === null ? null : (ids.get(item.parentKey) ?? null);
    const position = (counts.get(parentId ?? '') ?? 0) + 1;
    counts.set(parentId ?? '', position);
    return { ...emptyContent, ...item.content, id, parentId, position };
  });
  await insertItems(transaction, planId, rows, { personId: visit.viewer.personId, at: visit.now });
  const carriers = carrierReader(transaction);
  const lines: CarrierLine[] = [];
  for (const [at, item] of fresh.entries()) {
    for (const [role, names] of [
      ['holder', item.holders ?? []],
      ['partner', item.partners ?? []],
    ] as const) {
      const linked = await carriers(names);
      lines.push(...linked.map((one, rank) => ({ ...one, itemId: rows[at]!.id, role, position: rank + 1 })));
    }
  }
  await addCarriers(transaction, lines);
  await insertIndicators(
    transaction,
    fresh.flatMap((item, at) =>
      (item.indicators ?? []).map((one) => ({ ...one, itemId: rows[at]!.id, baselineOn: null })),
    ),
  );
  return ids;
}

const emptyContent = {
  description: '',
  startsOn: null,
  dueOn: null,
  resources: '',
  results: '',
  serviceAxes: [],
  dossierId: null,
};

/** Writes what the sheet says otherwise of an item. Indicators are added or changed, never taken off. */
async function rewrite(
  visit: SignedInVisit,
  before: PlanItem,
  item: SheetItem,
  { changes, indicators }: SheetDifference,
): Promise<void> {
  const transaction = await visit.transaction();
  const isSaid = (name: string) => changes.some(({ field }) => field === name);
  const texts = Object.fromEntries(Object.entries(item.content).filter(([field]) => isSaid(field)));
  // Who carries it too: a page read before would write over them.
  if (changes.some(({ field }) => field !== 'indicators' && field !== 'place')) {
    const content = { ...before, ...texts };
    if (!(await updateItem(transaction, before.planId, before.id, before.version, content))) {
      throw new Error('An item changed while it was held.');
    }
  }
  await writeNames(visit, before, {
    holders: isSaid('holders') ? [...(item.holders ?? [])] : before.holders.map(({ name }) => name),
    partners: isSaid('partners') ? [...(item.partners ?? [])] : before.partners.map(({ name }) => name),
  });
  for (const one of indicators.changed) await rewriteIndicator(transaction, one);
  await insertIndicators(
    transaction,
    indicators.added.map((one) => ({ ...one, itemId: before.id, baselineOn: null })),
  );
}
