import { isCountOfPeople } from '#/domains/protection/protection.public.ts';
import { firstParagraph, inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { formatNumber } from '#/french/numbers.ts';
import { closedSentence } from '#/french/wording.ts';
import { groundsOf, tracesOfTurn } from './action-grounds.rules.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, named, paragraph, said, saidWith } from './saying.rules.ts';
import type { ActionTurn, PlanAction, PlanIndicator, PlanWork, Work } from './work.ts';

export interface PlanSaying {
  counts(told: {
    actions: number;
    done: number;
    moving: number;
    paused: number;
    ended: number;
    planned: number;
    /** How many dossiers these actions concern; null: the whole plan. */
    ofDossiers: number | null;
  }): string;
  done: string;
  changed: string;
  paused: string;
  ended: string;
  moving: string;
  indicators: string;
  wasDone(told: { title: string; day: string | null; holders: readonly string[] }): string;
  wasRenamed(told: { before: string; title: string; day: string }): string;
  wasAdapted(told: { title: string; day: string }): string;
  wasReplaced(told: { title: string; by: string; day: string }): string;
  wasPaused(told: { title: string; day: string }): string;
  wasAbandoned(told: { title: string; day: string }): string;
  moves(told: { title: string; day: string; holders: readonly string[] }): string;
  number(told: {
    label: string;
    value: string;
    day: string;
    baseline: string | null;
    target: string | null;
  }): string;
  numberWithout(label: string): string;
  observed(told: { label: string; words: string; day: string }): string;
}

/** What each plan of the period became: done, changed, on hold, given up and why; what moves, what indicators say. */
export function planPart(work: Work, say: PlanSaying): Block[] {
  return work.plans.flatMap((plan) => {
    const blocks = planBlocks(plan, work, say);
    if (blocks.length === 0) return [];
    const heading = { kind: 'heading', text: inlineMarkdown(plan.title) } as const;
    return work.plans.length === 1 ? blocks : [heading, ...blocks];
  });
}

const mostMoving = 12;

function planBlocks(plan: PlanWork, work: Work, say: PlanSaying): Block[] {
  const { actions } = plan;
  const ended = actions.filter(({ turns }) =>
    turns.some(({ kind }) => kind === 'abandoned' || kind === 'replaced'),
  );
  const line = (action: PlanAction, kind: ActionTurn['kind']) => turnLine(action, kind, work, say);
  const lines = (kinds: readonly ActionTurn['kind'][]) =>
    actions.flatMap((action) => kinds.map((kind) => line(action, kind))).filter((all) => all.length > 0);
  const moving = actions.filter(
    (action) =>
      action.moves.length > 0 &&
      (action.state === 'under-way' || action.state === 'planned') &&
      !ended.includes(action),
  );
  return [
    ...paragraph([counts(plan, work, say)]),
    ...listed(say.done, lines(['done'])),
    ...listed(
      say.moving,
      moving.slice(0, mostMoving).map((action) => moveLine(action, work, say)),
    ),
    ...listed(say.changed, lines(['adapted'])),
    ...listed(say.paused, lines(['paused'])),
    ...listed(say.ended, lines(['replaced', 'abandoned'])),
    ...listed(
      say.indicators,
      plan.indicators.map((one) => indicatorLine(one, work, say)),
    ),
  ];
}

function counts({ id, actions, isPart }: PlanWork, { dossiers }: Work, say: PlanSaying): Sentence | null {
  if (actions.length === 0) return null;
  const inState = (...states: PlanAction['state'][]) =>
    actions.filter(({ state }) => states.includes(state)).length;
  const text = say.counts({
    actions: actions.length,
    done: inState('done'),
    moving: inState('under-way'),
    paused: inState('paused'),
    ended: inState('replaced', 'abandoned'),
    planned: inState('planned'),
    ofDossiers: isPart ? dossiers.length : null,
  });
  return said(`plan:${id}:counts`, text, {
    kind: 'plan-items',
    planItemIds: actions.map((action) => action.id),
  });
}

/** What happened to an action, with its reason; nothing when it did not happen, or was undone since. */
function turnLine(
  action: PlanAction,
  kind: ActionTurn['kind'],
  { language }: Work,
  say: PlanSaying,
): Sentence[] {
  const turn = action.turns.findLast((one) => one.kind === kind);
  if (!turn || !stands(action, kind)) return [];
  const grounds = groundsOf(action, tracesOfTurn(action, kind));
  const slot = `item:${action.id}:${kind}:${turn.onDay ?? ''}`;
  const after = [kind === 'done' ? firstParagraph(action.results) : '', turn.reason]
    .filter((text) => text.trim() !== '')
    .map((text) => inlineMarkdown(closedSentence(text)));
  const sentence = turnSentence(action, turn, turn.onDay && dayText(turn.onDay, language), say);
  if (sentence === null) return [];
  return [said(slot, [sentence, ...after].join(' '), grounds)];
}

function stands({ state }: PlanAction, kind: ActionTurn['kind']): boolean {
  if (kind === 'done' || kind === 'paused' || kind === 'replaced' || kind === 'abandoned')
    return state === kind;
  return true;
}

function turnSentence(
  action: PlanAction,
  turn: ActionTurn,
  day: string | null,
  say: PlanSaying,
): string | null {
  const title = inlineMarkdown(action.title);
  if (turn.kind === 'done') return say.wasDone({ title, day, holders: named(action.holders) });
  if (day === null) return null;
  switch (turn.kind) {
    case 'paused':
      return say.wasPaused({ title, day });
    case 'replaced':
      return turn.replacedBy === null
        ? say.wasAbandoned({ title, day })
        : say.wasReplaced({
            title: title,
            by: inlineMarkdown(turn.replacedBy),
            day,
          });
    case 'abandoned':
      return say.wasAbandoned({ title, day });
    default: {
      const before = turn.titleBefore === null ? null : inlineMarkdown(turn.titleBefore);
      const now = title;
      return before === null || before === now
        ? say.wasAdapted({ title, day })
        : say.wasRenamed({ before, title: now, day });
    }
  }
}

function moveLine(action: PlanAction, { language }: Work, say: PlanSaying): Sentence[] {
  const last = action.moves.at(-1);
  if (!last) return [];
  const text = say.moves({
    title: inlineMarkdown(action.title),
    day: dayText(last.onDay, language),
    holders: named(action.holders),
  });
  const note = last.note.trim() === '' ? '' : ` ${inlineMarkdown(closedSentence(last.note))}`;
  return [said(`item:${action.id}:moves`, text + note, groundsOf(action, [last.traceId]))];
}

function indicatorLine(indicator: PlanIndicator, { language }: Work, say: PlanSaying): Sentence[] {
  const { itemId, value, unit } = indicator;
  const label = inlineMarkdown(indicator.label);
  const day = dayText(indicator.onDay, language);
  const slot = `indicator:${itemId}:${indicator.label.slice(0, 120)}`;
  const grounds = { kind: 'plan-items', planItemIds: [itemId] } as const;
  const words = inlineMarkdown(closedSentence(indicator.words));
  const quoted = inlineMarkdown(indicator.words);
  if (value === null)
    return words === '' ? [] : [said(slot, say.observed({ label, words: quoted, day }), grounds)];
  const written = (number: number | null) =>
    number === null ? null : `${formatNumber(number, language)}\u00a0${inlineMarkdown(unit)}`;
  const text = say.number({
    label,
    value: written(value) ?? '',
    day,
    baseline: indicator.baseline === null ? null : formatNumber(indicator.baseline, language),
    target: indicator.target === null ? null : formatNumber(indicator.target, language),
  });
  const whole = words === '' ? text : `${text} ${words}`;
  if (!isCountOfPeople(value, unit)) return [said(slot, whole, grounds)];
  const cell = `indicator/${itemId}/${indicator.label.slice(0, 120)}`;
  return [
    saidWith(slot, whole, say.numberWithout(label), grounds, [
      { cell, value, people: value, organisations: null },
    ]),
  ];
}
