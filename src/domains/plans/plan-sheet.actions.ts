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
import { mostItems, writeNames } from './plan-item.actions.ts';
import { holdItems, itemsOfPlan, treeOfPlan } from './plan-item.store.ts';
import type { PlanItem } from './plan-item.ts';
import {
  addCarriers,
  type CarrierLine,
  insertItems,
  type NewItem,
  updateItem,
} from './plan-item-change.store.ts';
import { readPlanSheet, type SheetLine } from './plan-sheet.rules.ts';
import type { ExaminedSheet, SheetDifference, SheetItem } from './plan-sheet.ts';
import { mayStandUnder } from './plan-tree.rules.ts';
import { sheetDifference } from './sheet-difference.rules.ts';
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

/** What lines mean for this plan as it is: levels out of place said by cell as well, and what would change. */
export async function examine(
  visit: SignedInVisit,
  { plan, items }: Pick<PlanReading, 'plan' | 'items'>,
  lines: readonly SheetLine[],
): Promise<ExaminedSheet> {
  const read = readPlanSheet(lines, plan.levels, items);
  const levelOf = new Map(read.items.map((item) => [item.key, item.content.level]));
  const kept = new Map(items.map((item) => [item.id, item]));
  const indicators = await indicatorsOf(await visit.transaction(), plan.id);
  const differences = new Map<string, SheetDifference>();
  for (const item of read.items) {
    const known = item.itemId ? kept.get(item.itemId) : undefined;
    const parentLevel = known
      ? (kept.get(known.parentId ?? '')?.level ?? null)
      : (levelOf.get(item.parentKey ?? '') ?? null);
    if (!mayStandUnder(plan.levels, parentLevel, item.content.level)) {
      read.faults.push({ cell: `A${item.row}`, key: 'levelNotUnder', values: {} });
    }
    if (!known) continue;
    const { difference, faults } = sheetDifference(known, item, indicators.get(known.id) ?? []);
    read.faults.push(...faults);
    if (difference) differences.set(known.id, difference);
  }
  return { ...read, differences };
}

export type WriteOutcome =
  | { kind: 'done'; added: number; changed: number }
  | { kind: 'faulty' }
  | { kind: 'changed' }
  | Refused<'planFull'>
  | NotAllowed;

export interface Confirmation {
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
  await addFresh(visit, planId, items, fresh);
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
): Promise<void> {
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
  if (changes.some(({ field }) => field !== 'indicators')) {
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
