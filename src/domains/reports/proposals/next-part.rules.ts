import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, named, said } from './saying.rules.ts';
import type { DossierWork, PlanAction, Work } from './work.ts';

export interface NextSaying {
  /** What leads to a list of dossiers, or of items. */
  goOn: string;
  leave: string;
  plan: string;
  resume: string;
  dossier(title: string): string;
  due(told: { title: string; day: string | null; holders: readonly string[] }): string;
}

const mostActions = 10;

/** What is already engaged for what comes after the period. */
export function nextPart(work: Work, say: NextSaying): Block[] {
  const actions = work.plans.flatMap((plan) => plan.actions);
  const open = actions
    .filter(
      ({ state, dueOn }) => (state === 'under-way' || state === 'planned') && (dueOn ?? '9999') > work.endsOn,
    )
    .sort((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1));
  const ofDossiers = (states: readonly DossierWork['state'][]) =>
    work.dossiers.filter(({ state }) => states.includes(state)).map((dossier) => [goesOn(dossier, say)]);
  const paused = actions.filter(({ state }) => state === 'paused');
  return [
    ...listed(say.goOn, ofDossiers(['accepted', 'planned', 'accompanying'])),
    ...listed(say.leave, ofDossiers(['withdrawal-prepared'])),
    ...listed(
      say.plan,
      open.slice(0, mostActions).map((action) => [due(action, work, say)]),
    ),
    ...listed(
      say.resume,
      paused.map((action) => [due({ ...action, dueOn: null }, work, say)]),
    ),
  ];
}

function goesOn({ id, title }: DossierWork, say: NextSaying): Sentence {
  return said(`next:dossier:${id}`, say.dossier(inlineMarkdown(title)), {
    kind: 'dossiers',
    dossierIds: [id],
  });
}

function due(action: PlanAction, { language }: Work, say: NextSaying): Sentence {
  const text = say.due({
    title: inlineMarkdown(action.title),
    day: action.dueOn === null ? null : dayText(action.dueOn, language),
    holders: named(action.holders),
  });
  return said(`next:item:${action.id}`, text, { kind: 'plan-items', planItemIds: [action.id] });
}
