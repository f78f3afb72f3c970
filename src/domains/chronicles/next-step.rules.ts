import type { NextStep, StepContent, StepEnd } from './next-step.ts';

export type StepAct = StepEnd | 'reopen' | 'rewrite';

/** What a step becomes by an act on a day; null when the act does not fit where it stands. */
export function afterAct(
  step: NextStep,
  act: StepAct,
  typed: StepContent,
  today: string,
): (StepContent & { endedAs: StepEnd | null; endedOn: string | null }) | null {
  const { text, carriedBy, dueOn } = step;
  const isOver = step.endedAs !== null;
  if (act === 'reopen') return isOver ? { text, carriedBy, dueOn, endedAs: null, endedOn: null } : null;
  if (isOver) return null;
  if (act === 'rewrite') return typed.text === '' ? null : { ...typed, endedAs: null, endedOn: null };
  return { text, carriedBy, dueOn, endedAs: act, endedOn: today };
}
