import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { formatMoney } from '#/french/numbers.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, said } from './saying.rules.ts';
import type { PlanLever, Work } from './work.ts';

export interface FundingSaying {
  mission: string;
  project: string;
  lever(told: { funder: string; amount: string; recurring: boolean; until: string | null }): string;
  asked(told: { funder: string; amount: string; recurring: boolean }): string;
}

/** Who funds what in the plans, mission and project money apart; no amount is added to another. */
export function fundingPart(work: Work, say: FundingSaying): Block[] {
  const levers = work.plans.flatMap((plan) => plan.levers.map((lever) => ({ lever, planId: plan.id })));
  const ofMoney = (money: PlanLever['money']) =>
    levers
      .filter(({ lever }) => lever.money === money && lever.standing !== 'ended')
      .map(({ lever, planId }) => [line(lever, planId, work, say)]);
  return [...listed(say.mission, ofMoney('mission')), ...listed(say.project, ofMoney('project'))];
}

function line(lever: PlanLever, planId: string, { language }: Work, say: FundingSaying): Sentence {
  const told = {
    funder: inlineMarkdown(lever.funderName),
    amount: formatMoney(lever.amount, language),
    recurring: lever.recurring,
  };
  const text =
    lever.standing === 'asked'
      ? say.asked(told)
      : say.lever({ ...told, until: lever.untilOn === null ? null : dayText(lever.untilOn, language) });
  const slot = `lever:${planId}:${lever.itemId ?? ''}:${lever.money}:${lever.funderName.slice(0, 120)}`;
  return said(slot, text, { kind: 'plans', planIds: [planId] });
}
