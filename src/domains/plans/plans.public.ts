export {
  evidenceOfPlan,
  type ItemOfDossier,
  itemsOfDossier,
} from './evidence.store.ts';
export { indicatorsOf } from './indicator.store.ts';
export { leversOfPlan } from './lever.store.ts';
export type { IssueBalance, Lever, Need } from './lever.ts';
export { isActionLevel } from './plan.rules.ts';
export { planById, plansOfSpaces } from './plan.store.ts';
export type { Plan, PlanLevel, PlanSummary } from './plan.ts';
export { en as planWordsInEnglish, fr as planWordsInFrench } from './plan.words.ts';
export type { PlanWords } from './plan-frame.pages.tsx';
export { changesOf, itemsOfPlan } from './plan-item.store.ts';
export type { Evidence, EvidenceSaying, ItemChange, ItemState, MovedItem, PlanItem } from './plan-item.ts';
export { type PlanTexts, planItemTexts, planTexts, visibleInPlans } from './plan-text.store.ts';
export { ancestorsOf } from './plan-tree.rules.ts';
export { versionOfPlan, versionsOfPlan } from './plan-version.store.ts';
export type { FrozenItem, PlanSnapshot } from './plan-version.ts';
export { wordDifference } from './word-difference.rules.ts';
