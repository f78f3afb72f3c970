export { largestFile } from './attachment.actions.ts';
export { largestSentBody, sentFile, sentFileForm } from './attachment.form.ts';
export { attachmentKey, fileNameOf, megabytes } from './attachment.rules.ts';
export { largestUploadBytes } from './attachment.ts';
export {
  addresseeChoices,
  labelOf,
  languageChoices,
  modeChoices,
  organisationRoleChoices,
  placeKindChoices,
} from './choices.data.ts';
export { longestMinutes } from './duration.rules.ts';
export { natures as naturesOfIntervention } from './natures.data.ts';
export { QuickTrace, type TraceWords } from './quick-trace.pages.tsx';
export { type TraceContentValues, traceContentForm } from './trace.form.ts';
export { bodyOf, completed, textLength, titleOf } from './trace.rules.ts';
export {
  traceById,
  traceTexts,
  visibleTraces,
} from './trace.store.ts';
export {
  type Addressee,
  addressees,
  type Choice,
  type Flag,
  type Language,
  languages,
  type Mode,
  modes,
  type Nature,
  type NatureId,
  type NatureShare,
  natureIds,
  type OrganisationRole,
  type PlaceKind,
  placeKinds,
  type SchoolLevel,
  schoolLevels,
  type Trace,
  type TraceActor,
  type TraceContent,
  type TraceDraft,
  type TraceOrganisation,
  type TraceSummary,
  type TraceTexts,
  type Visibility,
} from './trace.ts';
export { en as traceWordsInEnglish, fr as traceWordsInFrench } from './trace.words.ts';
export { trashTracesOfImport } from './trace-change.store.ts';
export { type CreationOptions, createTraces, UnknownDossier } from './trace-draft.store.ts';
export { noFilters as noTraceFilters } from './trace-filters.form.ts';
export { entryOf as entryOfTrace, listAddress as tracesAddress } from './trace-list.pages.tsx';
export { traceList } from './trace-list.store.ts';
