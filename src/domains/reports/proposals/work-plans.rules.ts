import {
  ancestorsOf,
  type Evidence,
  type ItemChange,
  type ItemState,
  isActionLevel,
  type Lever,
  type Plan,
  type PlanItem,
} from '#/domains/plans/plans.public.ts';
import type { ActionTurn, PlanAction, PlanIndicator, PlanLever, PlanWork } from './work.ts';

/** An indicator of a plan with its readings, as plans give it. */
export interface KnownIndicator {
  itemId: string;
  label: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  readings: readonly { onDay: string; value: number | null; words: string }[];
}

export interface KnownPlan {
  plan: Pick<Plan, 'id' | 'title' | 'startsOn' | 'endsOn' | 'levels'>;
  items: readonly PlanItem[];
  changes: ReadonlyMap<string, readonly ItemChange[]>;
  /** When changes were noted whose own day is that of a trace that is not told. */
  notedOn: ReadonlyMap<string, string>;
  /** Without what rests on a trace that is not told. */
  evidence: readonly Evidence[];
  indicators: readonly KnownIndicator[];
  levers: readonly Lever[];
}

/** Dossiers that a bilan keeps to, and what their traces moved. */
export interface ChosenDossiers {
  ids: readonly string[];
  moves: readonly { itemId: string; traceId: string }[];
}

/** What of a plan concerns the dossiers chosen; null when nothing does. */
export function planWithin(
  known: KnownPlan,
  { ids, moves }: ChosenDossiers,
  period: readonly [startsOn: string, endsOn: string],
): PlanWork | null {
  const { items } = known;
  const lineOf = new Map(items.map((item) => [item.id, [...ancestorsOf(items, item.id), item]]));
  const isOfDossier = ({ dossierId }: PlanItem) => dossierId !== null && ids.includes(dossierId);
  // What an item is tied to holds for what stands under it.
  const own = items.filter(({ id }) => lineOf.get(id)?.some(isOfDossier)).map(({ id }) => id);
  const kept = new Set([...own, ...moves.map(({ itemId }) => itemId)].filter((id) => lineOf.has(id)));
  if (kept.size === 0) return null;
  const around = new Set([...kept].flatMap((id) => lineOf.get(id) ?? []).map(({ id }) => id));
  const isTheirs = ({ itemId, subjectId }: Evidence) =>
    own.includes(itemId) || moves.some((move) => move.itemId === itemId && move.traceId === subjectId);
  const plan = planOfPeriod(
    {
      ...known,
      evidence: known.evidence.filter(isTheirs),
      indicators: known.indicators.filter(({ itemId }) => around.has(itemId)),
      levers: known.levers.filter(({ itemId }) => itemId !== null && around.has(itemId)),
    },
    ...period,
  );
  return { ...plan, isPart: true, actions: plan.actions.filter(({ id }) => kept.has(id)) };
}

/** A plan as it stood at the end of a period, with what happened within it. */
export function planOfPeriod(known: KnownPlan, startsOn: string, endsOn: string): PlanWork {
  const { plan, items, indicators, levers } = known;
  const actions = items.filter(({ level }) => isActionLevel(plan.levels, level));
  return {
    id: plan.id,
    title: plan.title,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    isPart: false,
    actions: actions.map((item) => actionOf(item, known, startsOn, endsOn)),
    indicators: indicators.flatMap((indicator) => readingOf(indicator, startsOn, endsOn)),
    levers: levers
      .filter(
        ({ startsOn: from, untilOn }) => (from ?? startsOn) <= endsOn && (untilOn ?? endsOn) >= startsOn,
      )
      .map(leverOf),
  };
}

function leverOf(lever: Lever): PlanLever {
  const { itemId, funderName, money, recurring, amount, standing, untilOn } = lever;
  return { itemId, funderName, money, recurring, amount, standing, untilOn };
}

function actionOf(item: PlanItem, known: KnownPlan, startsOn: string, endsOn: string): PlanAction {
  const dayOf = ({ id, onDay }: ItemChange) => known.notedOn.get(id) ?? onDay;
  const story = (known.changes.get(item.id) ?? []).map((one) => ({ ...one, onDay: dayOf(one) }));
  const replacement = known.items.find(({ id }) => id === item.replacedBy)?.title ?? null;
  return {
    id: item.id,
    title: item.title,
    state: stateOn(item.state, story, endsOn),
    dueOn: item.dueOn,
    dossierId: item.dossierId,
    holders: item.holders.map(({ name }) => name),
    results: item.results,
    turns: story
      .filter(({ onDay }) => onDay >= startsOn && onDay <= endsOn)
      .map((change) => turnOf(change, replacement, !known.notedOn.has(change.id))),
    moves: known.evidence
      .filter(({ itemId }) => itemId === item.id)
      .map(({ subjectId, happenedOn, says, note }) => ({
        ...{ traceId: subjectId, onDay: happenedOn },
        ...{ says, note },
      })),
  };
}

const stateAfter: Readonly<Record<ActionTurn['kind'], ItemState | null>> = {
  started: 'under-way',
  paused: 'paused',
  resumed: 'under-way',
  adapted: null,
  replaced: 'replaced',
  done: 'done',
  abandoned: 'abandoned',
  reopened: 'under-way',
};

/** Where an item stood on a day: what it is today, unless something changed since. */
function stateOn(today: ItemState, story: readonly ItemChange[], day: string): ItemState {
  if (story.every(({ onDay }) => onDay <= day)) return today;
  const states = story.filter(({ onDay }) => onDay <= day).flatMap(({ kind }) => stateAfter[kind] ?? []);
  return states.at(-1) ?? 'planned';
}

function turnOf(change: ItemChange, replacement: string | null, isDayTold: boolean): ActionTurn {
  return {
    kind: change.kind,
    onDay: isDayTold ? change.onDay : null,
    reason: change.reason,
    titleBefore: change.before?.title ?? null,
    replacedBy: change.kind === 'replaced' ? replacement : null,
  };
}

/** The last reading of the period, or nothing. */
function readingOf(indicator: KnownIndicator, startsOn: string, endsOn: string): PlanIndicator[] {
  const { readings, ...rest } = indicator;
  const last = readings.filter(({ onDay }) => onDay >= startsOn && onDay <= endsOn).at(-1);
  if (!last) return [];
  const { itemId, label, unit, baseline, target } = rest;
  return [{ itemId, label, unit, baseline, target, onDay: last.onDay, value: last.value, words: last.words }];
}
