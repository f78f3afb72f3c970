export { type DossierStory, readDossierStory } from './dossier.actions.ts';
export { DossierFacts, type DossierFactsProps } from './dossier.pages.tsx';
export { dossierById, dossierDates, dossiersByIds, dossiersOfViewer } from './dossier.store.ts';
export {
  type CommunityKind,
  communityKinds,
  type Dossier,
  type DossierDates,
  type DossierState,
  type DossierSummary,
  type DossierVisibility,
  dossierStates,
  type SpaceVocabulary,
  type VocabularyKind,
  type VocabularyTerm,
} from './dossier.ts';
export { en as dossierWordsInEnglish, fr as dossierWordsInFrench } from './dossier.words.ts';
export { type DossierTexts, dossierTexts } from './dossier-text.store.ts';
export { vocabularyOf } from './vocabulary.store.ts';
