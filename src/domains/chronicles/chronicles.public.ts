export { chronicleTexts } from './chronicle-text.store.ts';
export { eventsBetween } from './marked-event.store.ts';
export type { MarkedEvent } from './marked-event.ts';
export { stepsAwaiting } from './next-step.store.ts';
export type { NextStep } from './next-step.ts';
export { changesBetween } from './observed-change.store.ts';
export type { ChangePart, ObservedChange, SourceTrace } from './observed-change.ts';
export { dossiersToldBetween } from './told-dossiers.store.ts';
