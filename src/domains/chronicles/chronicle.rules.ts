import type { DossierState, StateChange } from '#/domains/dossiers/dossiers.public.ts';

/** The days a request and its answer took place, as the states of a dossier tell them. */
export interface RequestAndDecision {
  requestedOn: string | null;
  decision: StateChange | null;
}

const decisions: readonly DossierState[] = ['accepted', 'refused', 'redirected'];

export function requestAndDecision(states: readonly StateChange[]): RequestAndDecision {
  const request = states.find((one) => one.state === 'received');
  const decision = states.find((one) => decisions.includes(one.state));
  return { requestedOn: request?.sinceOn ?? null, decision: decision ?? null };
}

/**
 * Whether a French text says « on » for somebody: in it, the part of a group and that of those who accompany can no
 * longer be told apart.
 */
export function saysOn(text: string): boolean {
  return /(^|[\s«(’'])on(?=[\s,;:.!?»)-]|$)/i.test(text);
}

/** First and last day of what lasts; null when no day is known. What has not ended lasts until today. */
export function stretchOf(
  lasting: readonly { sinceOn: string | null; untilOn: string | null }[],
  openedOn: string,
  today: string,
): { from: string; until: string } | null {
  const days = lasting.flatMap(({ sinceOn, untilOn }) => [sinceOn, untilOn]).filter((day) => day !== null);
  if (days.length === 0) return null;
  const all = [...days, openedOn, today].sort();
  return { from: all[0]!, until: all.at(-1)! };
}
