import { dossierById } from '#/domains/dossiers/dossiers.public.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { carrierReader } from './carrier-links.actions.ts';
import { evidenceOfItem } from './evidence.store.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import { growTree, holdTree } from './plan.store.ts';
import type { Plan } from './plan.ts';
import type { ItemChangeValues, ItemValues, NewItemValues, PlaceValues } from './plan-item.form.ts';
import { itemById, itemToChange, treeOfPlan } from './plan-item.store.ts';
import type { ItemContent, PlanItem } from './plan-item.ts';
import { deleteItem, insertItems, updateItem, writeCarriers, writePlaces } from './plan-item-change.store.ts';
import {
  closedRanks,
  type MoveRefusal,
  mayStandUnder,
  placeAfter,
  placed,
  type TreeItem,
} from './plan-tree.rules.ts';
import { isInSomeVersion } from './plan-version.store.ts';

export type ItemRefusal =
  | 'levelUnknown'
  | 'levelNotUnder'
  | 'placeUnknown'
  | 'dueBeforeStart'
  | 'dossierUnknown'
  | 'planFull';

/** Items of one plan at most: past this it is several plans. */
export const mostItems = 5000;

/** Adds an item, last under its parent. */
export async function addItem(
  visit: SignedInVisit,
  planId: string,
  values: NewItemValues,
): Promise<{ kind: 'done'; id: string } | Refused<ItemRefusal> | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  await holdTree(transaction, planId);
  const tree = await treeOfPlan(transaction, planId);
  if (tree.length >= mostItems) return refused('title', 'planFull');
  const parent = values.parentId === null ? null : tree.find((item) => item.id === values.parentId);
  if (parent === undefined) return refused('parentId', 'placeUnknown');
  const refusal = await contentRefusal(visit, found.plan, tree, { ...values, id: null });
  if (refusal) return refusal;
  const position = tree.filter((item) => item.parentId === values.parentId).length + 1;
  const { holders, partners, ...content } = values;
  const id = newId();
  const by = { personId: visit.viewer.personId, at: visit.now };
  await insertItems(transaction, planId, [{ ...content, id, position }], by);
  await growTree(transaction, planId);
  const carriers = carrierReader(transaction);
  await writeCarriers(transaction, id, 'holder', await carriers(holders));
  await writeCarriers(transaction, id, 'partner', await carriers(partners));
  await log(visit, found.plan, 'plan.item-added', { itemId: id });
  return { kind: 'done', id };
}

async function contentRefusal(
  visit: SignedInVisit,
  plan: Plan,
  tree: readonly TreeItem[],
  item: ItemContent & { id: string | null; parentId: string | null },
): Promise<Refused<ItemRefusal> | null> {
  if (!plan.levels.some((level) => level.id === item.level)) return refused('level', 'levelUnknown');
  const parentLevel = tree.find((one) => one.id === item.parentId)?.level ?? null;
  const children = tree.filter((one) => item.id !== null && one.parentId === item.id);
  const fits =
    mayStandUnder(plan.levels, parentLevel, item.level) &&
    children.every((child) => mayStandUnder(plan.levels, item.level, child.level));
  if (!fits) return refused('level', 'levelNotUnder');
  if (item.startsOn && item.dueOn && item.dueOn < item.startsOn) return refused('dueOn', 'dueBeforeStart');
  const dossier = item.dossierId && (await dossierById(await visit.transaction(), item.dossierId));
  return item.dossierId && !dossier ? refused('dossierId', 'dossierUnknown') : null;
}

export type ItemChangeOutcome =
  | { kind: 'done' }
  | { kind: 'conflict'; current: PlanItem }
  | Refused<ItemRefusal>
  | NotAllowed;

/** Writes what an item says; a change made from an older version keeps both texts. */
export async function changeItem(
  visit: SignedInVisit,
  planId: string,
  id: string,
  values: ItemChangeValues,
): Promise<ItemChangeOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const item = await itemById(transaction, planId, id);
  if (!item) return { kind: 'missing' };
  const { version, holders, partners, ...content } = values;
  const tree = await treeOfPlan(transaction, planId);
  const isSameDossier = content.dossierId === item.dossierId;
  const asked = { ...content, id, parentId: item.parentId };
  const refusal = await contentRefusal(visit, found.plan, tree, {
    ...asked,
    dossierId: isSameDossier ? null : content.dossierId,
  });
  if (refusal) return refusal;
  if (!(await updateItem(transaction, planId, id, version, content))) {
    return { kind: 'conflict', current: (await itemById(transaction, planId, id)) ?? item };
  }
  await writeNames(visit, item, { holders, partners });
  await log(visit, found.plan, 'plan.item-changed', { itemId: id });
  return { kind: 'done' };
}

/** Writes who carries an item when the names are no longer the same. */
export async function writeNames(
  visit: SignedInVisit,
  item: PlanItem,
  names: Pick<ItemValues, 'holders' | 'partners'>,
): Promise<void> {
  const transaction = await visit.transaction();
  const carriers = carrierReader(transaction);
  for (const [role, typed, before] of [
    ['holder', names.holders, item.holders],
    ['partner', names.partners, item.partners],
  ] as const) {
    if (typed.join('\n') === before.map((one) => one.name).join('\n')) continue;
    await writeCarriers(transaction, item.id, role, await carriers(typed, before));
  }
}

export type MoveOutcome =
  | { kind: 'done' }
  | { kind: 'stale' }
  | Refused<MoveRefusal | 'moveImpossible'>
  | NotAllowed;

/** Moves an item with all that stands under it. An order that changed since it was read is told: nothing moves. */
export async function moveItem(
  visit: SignedInVisit,
  planId: string,
  id: string,
  values: PlaceValues,
): Promise<MoveOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const treeVersion = await holdTree(transaction, planId);
  if (treeVersion === null) return { kind: 'forbidden' };
  if (treeVersion !== values.tree) return { kind: 'stale' };
  const tree = await treeOfPlan(transaction, planId);
  if (!tree.some((item) => item.id === id)) return { kind: 'missing' };
  const place = values.move
    ? placeAfter(tree, id, values.move)
    : { parentId: values.parentId, beforeId: values.beforeId };
  if (!place) return refused('move', 'moveImpossible');
  const outcome = placed(tree, found.plan.levels, id, place);
  if ('refusal' in outcome) return refused('move', outcome.refusal);
  await writePlaces(transaction, outcome.changes);
  await growTree(transaction, planId);
  await log(visit, found.plan, 'plan.item-moved', { itemId: id });
  return { kind: 'done' };
}

export type RemovalRefusal = 'itemHasChildren' | 'itemAdopted' | 'itemMoved';

/**
 * Takes off an item added by mistake. One that was adopted, or that the work moved, is abandoned with its reason
 * instead: the plan keeps both readings.
 */
export async function removeItem(
  visit: SignedInVisit,
  planId: string,
  id: string,
): Promise<{ kind: 'done' } | Refused<RemovalRefusal> | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  await holdTree(transaction, planId);
  const tree = await treeOfPlan(transaction, planId);
  if (!tree.some((item) => item.id === id)) return { kind: 'missing' };
  if (tree.some((item) => item.parentId === id)) return refused('item', 'itemHasChildren');
  if (await isInSomeVersion(transaction, planId, id)) return refused('item', 'itemAdopted');
  if ((await evidenceOfItem(transaction, id)).length > 0) return refused('item', 'itemMoved');
  await deleteItem(transaction, planId, id);
  await writePlaces(transaction, closedRanks(tree, id));
  await growTree(transaction, planId);
  await log(visit, found.plan, 'plan.item-removed', { itemId: id });
  return { kind: 'done' };
}

/** The same, as long as the item still is what was read. */
export async function removeItemAsRead(
  visit: SignedInVisit,
  planId: string,
  id: string,
  version: number,
): Promise<{ kind: 'done' } | { kind: 'conflict' } | Refused<RemovalRefusal> | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  await holdTree(transaction, planId);
  const item = await itemToChange(transaction, planId, id);
  if (item && item.version !== version) return { kind: 'conflict' };
  return removeItem(visit, planId, id);
}
