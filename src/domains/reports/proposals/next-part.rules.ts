import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { closedSentence } from '#/french/wording.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, named, said } from './saying.rules.ts';
import type { DossierWork, PlanAction, Work } from './work.ts';

export interface NextSaying {
  /** What leads to a list of dossiers, or of items. */
  goOn: string;
  leave: string;
  plan: string;
  resume: string;
  /** Dossiers that nobody accompanies yet, or any more, and where something awaits. */
  also: string;
  dossier(title: string, steps: readonly string[]): string;
  /** « Relancer la Ville (le noyau), d’ici le 3 mai 2026 » */
  step(told: { text: string; carriedBy: string; day: string | null }): string;
  due(told: { title: string; day: string | null; holders: readonly string[] }): string;
}

const mostActions = 10;

/** Steps told of one dossier at most, the nearest first. */
const mostSteps = 5;

const goingOn = ['accepted', 'planned', 'accompanying'] as const;
const elsewhere = ['received', 'analysed', 'watching'] as const;

/** What is already engaged for what comes after the period. */
export function nextPart(work: Work, say: NextSaying): Block[] {
  const actions = work.plans.flatMap((plan) => plan.actions);
  const open = actions
    .filter(
      ({ state, dueOn }) => (state === 'under-way' || state === 'planned') && (dueOn ?? '9999') > work.endsOn,
    )
    .sort((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1));
  const ofDossiers = (states: readonly DossierWork['state'][]) =>
    work.dossiers.filter(({ state }) => states.includes(state));
  const lines = (dossiers: readonly DossierWork[]) => dossiers.map((dossier) => [goesOn(dossier, work, say)]);
  const paused = actions.filter(({ state }) => state === 'paused');
  return [
    ...listed(say.goOn, lines(ofDossiers(goingOn))),
    ...listed(say.leave, lines(ofDossiers(['withdrawal-prepared']))),
    ...listed(say.also, lines(ofDossiers(elsewhere).filter(({ steps }) => steps.length > 0))),
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

/** A dossier and what awaits there; a day that was over when the period ended is not a promise any more. */
function goesOn({ id, title, steps }: DossierWork, { language, endsOn }: Work, say: NextSaying): Sentence {
  const told = steps.slice(0, mostSteps).map(({ text, carriedBy, dueOn }) =>
    closedSentence(
      say.step({
        text: inlineMarkdown(text.trim().replace(/(?<!\.)\.$/u, '')),
        carriedBy: inlineMarkdown(carriedBy),
        day: dueOn !== null && dueOn > endsOn ? dayText(dueOn, language) : null,
      }),
    ),
  );
  return said(`next:dossier:${id}`, say.dossier(inlineMarkdown(title), told), {
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
