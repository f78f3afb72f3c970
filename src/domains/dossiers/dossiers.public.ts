export {
  type DossierStory,
  log as logDossier,
  type NotAllowed,
  type Refused,
  readDossierStory,
  refused,
} from './dossier.actions.ts';
export { optionalDay } from './dossier.form.ts';
export { DossierFacts, type DossierFactsProps, type DossierWords } from './dossier.pages.tsx';
export {
  dossierById,
  dossierDates,
  dossiersByIds,
  dossiersOfViewer,
  stateChangesBetween,
} from './dossier.store.ts';
export {
  type CommunityKind,
  communityKinds,
  type Dossier,
  type DossierDates,
  type DossierState,
  type DossierSummary,
  type DossierVisibility,
  dossierStates,
  originKinds,
  type Partner,
  type SpaceVocabulary,
  type StateChange,
  type VocabularyKind,
  type VocabularyTerm,
} from './dossier.ts';
export { en as dossierWordsInEnglish, fr as dossierWordsInFrench } from './dossier.words.ts';
export { DossierTabs } from './dossier-frame.pages.tsx';
export { type DossierTexts, dossierTexts } from './dossier-text.store.ts';
export { partnersBetween } from './partner.store.ts';
export { vocabularyOf } from './vocabulary.store.ts';
export { WithdrawalText, type WithdrawalWords } from './withdrawals/withdrawal.pages.tsx';
export { standingOf as standingOfWithdrawal } from './withdrawals/withdrawal.rules.ts';
export { withdrawalsThatStand } from './withdrawals/withdrawal.store.ts';
export type { Withdrawal, WithdrawalLine, WithdrawalStanding } from './withdrawals/withdrawal.ts';
export {
  en as withdrawalWordsInEnglish,
  fr as withdrawalWordsInFrench,
} from './withdrawals/withdrawal.words.ts';
