import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { carrierReader } from './carrier-links.actions.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import { growTree, holdTree } from './plan.store.ts';
import type { Plan } from './plan.ts';
import { writeNames } from './plan-item.actions.ts';
import type { ItemStateValues } from './plan-item.form.ts';
import { beforeOf, type ChangeRefusal, changeRefusal, stateAfter, takingOver } from './plan-item.rules.ts';
import { itemToChange, treeOfPlan } from './plan-item.store.ts';
import type { ChangeKind, PlanItem } from './plan-item.ts';
import {
  insertChange,
  insertItems,
  setItemState,
  updateItem,
  writeCarriers,
  writePlaces,
} from './plan-item-change.store.ts';
import { placed, type TreeItem } from './plan-tree.rules.ts';

export type ReplanRefusal = ChangeRefusal | 'replacementUnknown' | 'titleMissing' | 'dueBeforeStart';

export type ReplanOutcome =
  | { kind: 'done'; replacedBy: string | null }
  | { kind: 'conflict'; current: PlanItem }
  | Refused<ReplanRefusal>
  | NotAllowed;

/**
 * Notes what happened to an item: begun, paused, adapted, replaced, done, abandoned, taken up again. What it said
 * before it was adapted is kept; what replaces it stands just after it.
 */
export async function replanItem(
  visit: SignedInVisit,
  planId: string,
  id: string,
  values: ItemStateValues,
): Promise<ReplanOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  // The tree before the item, as everywhere: two changes that hold both never wait for one another.
  if (values.kind === 'replaced') await holdTree(transaction, planId);
  const item = await itemToChange(transaction, planId, id);
  if (!item) return { kind: 'missing' };
  if (item.version !== values.version) return { kind: 'conflict', current: item };
  const onDay = values.onDay ?? visit.today;
  const hasReplacement = values.newTitle !== '' || values.replacedBy !== null;
  const typed = { kind: values.kind, onDay, reason: values.reason, hasReplacement };
  const refusal = changeRefusal(item.state, typed, visit.today);
  if (refusal) return refused(fieldOf(refusal), refusal);
  const adapted = values.kind === 'adapted' ? await adapt(visit, item, values) : null;
  if (adapted) return adapted;
  const taking =
    values.kind === 'replaced' ? await replacement(visit, found.plan, item, values, onDay) : null;
  if (taking && 'kind' in taking) return taking;
  const replacedBy = taking?.id ?? null;
  await note(visit, item, { kind: values.kind, onDay, reason: values.reason, replacedBy });
  await log(visit, found.plan, `plan.item-${values.kind}`, { itemId: id });
  return { kind: 'done', replacedBy };
}

function fieldOf(refusal: ChangeRefusal): string {
  if (refusal === 'changeUnreachable') return 'kind';
  if (refusal === 'changeInFuture') return 'onDay';
  return refusal === 'reasonMissing' ? 'reason' : 'newTitle';
}

async function adapt(
  visit: SignedInVisit,
  item: PlanItem,
  values: ItemStateValues,
): Promise<Refused<ReplanRefusal> | null> {
  const content = {
    ...item,
    title: values.newTitle || item.title,
    description: values.description ?? item.description,
    startsOn: values.startsOn === undefined ? item.startsOn : values.startsOn,
    dueOn: values.dueOn === undefined ? item.dueOn : values.dueOn,
    resources: values.resources ?? item.resources,
  };
  if (content.startsOn && content.dueOn && content.dueOn < content.startsOn) {
    return refused('dueOn', 'dueBeforeStart');
  }
  await updateItem(await visit.transaction(), item.planId, item.id, item.version, content);
  const now = beforeOf(item);
  await writeNames(visit, item, {
    holders: values.holders ?? [...(now.holders ?? [])],
    partners: values.partners ?? [...(now.partners ?? [])],
  });
  return null;
}

/** The item that takes over: one of the plan, or a new one of the same level, just after. */
async function replacement(
  visit: SignedInVisit,
  plan: Plan,
  item: PlanItem,
  values: ItemStateValues,
  onDay: string,
): Promise<{ id: string } | Refused<ReplanRefusal>> {
  const tree = await treeOfPlan(await visit.transaction(), plan.id);
  if (values.newTitle !== '') return successor(visit, plan, item, tree, values, onDay);
  const other = tree.find((one) => one.id === values.replacedBy);
  return other && other.id !== item.id ? { id: other.id } : refused('replacedBy', 'replacementUnknown');
}

async function successor(
  visit: SignedInVisit,
  plan: Plan,
  item: PlanItem,
  tree: readonly TreeItem[],
  values: ItemStateValues,
  onDay: string,
): Promise<{ id: string } | Refused<ReplanRefusal>> {
  const transaction = await visit.transaction();
  const { holders, partners, ...said } = takingOver(item, { ...values, title: values.newTitle }, onDay);
  if (said.startsOn && said.dueOn && said.dueOn < said.startsOn) return refused('dueOn', 'dueBeforeStart');
  const siblings = tree
    .filter((one) => one.parentId === item.parentId)
    .sort((left, right) => left.position - right.position);
  const next = siblings[siblings.findIndex((one) => one.id === item.id) + 1];
  const added = {
    ...said,
    id: newId(),
    parentId: item.parentId,
    position: siblings.length + 1,
    level: item.level,
    results: '',
    serviceAxes: item.serviceAxes,
    dossierId: item.dossierId,
  };
  await insertItems(transaction, plan.id, [added], { personId: visit.viewer.personId, at: visit.now });
  await growTree(transaction, plan.id);
  const carriers = carrierReader(transaction);
  await writeCarriers(transaction, added.id, 'holder', await carriers(holders ?? [], item.holders));
  await writeCarriers(transaction, added.id, 'partner', await carriers(partners ?? [], item.partners));
  const place = { parentId: item.parentId, beforeId: next?.id ?? null };
  const outcome = placed([...tree, added], plan.levels, added.id, place);
  if ('changes' in outcome) await writePlaces(transaction, outcome.changes);
  return { id: added.id };
}

/** Writes the state and its line in the story of the item, in the visit's transaction. */
export async function note(
  visit: SignedInVisit,
  item: PlanItem,
  change: { kind: ChangeKind; onDay: string; reason: string; replacedBy: string | null },
): Promise<void> {
  const transaction = await visit.transaction();
  const state = stateAfter(item.state, change.kind);
  if (change.kind !== 'adapted') {
    const { onDay, reason, replacedBy } = change;
    await setItemState(transaction, item.id, item.version, { state, onDay, reason, replacedBy });
  }
  await insertChange(transaction, {
    itemId: item.id,
    kind: change.kind,
    onDay: change.onDay,
    reason: change.reason,
    before: change.kind === 'adapted' ? beforeOf(item) : null,
    notedBy: visit.viewer.personId,
    notedAt: visit.now,
  });
}
