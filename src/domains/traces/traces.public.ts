export {
  addresseeChoices,
  flagChoices,
  labelOf,
  languageChoices,
  modeChoices,
  organisationRoleChoices,
  placeKindChoices,
  schoolLevelChoices,
  visibilityChoices,
} from './choices.data.ts';
export { longestMinutes, minutesIn } from './duration.rules.ts';
export { natures as naturesOfIntervention } from './natures.data.ts';
export { type TraceContentValues, traceContentForm } from './trace.form.ts';
export { completed, textLength, titleOf } from './trace.rules.ts';
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
  flags,
  type Language,
  languages,
  type Mode,
  modes,
  type Nature,
  type NatureId,
  type NatureShare,
  natureIds,
  type OrganisationRole,
  organisationRoles,
  type PlaceKind,
  placeKinds,
  type SchoolLevel,
  schoolLevels,
  type Trace,
  type TraceActor,
  type TraceContent,
  type TraceDraft,
  type TraceOrganisation,
  type TraceTexts,
  type Visibility,
  visibilities,
} from './trace.ts';
export { trashTracesOfImport } from './trace-change.store.ts';
export { type CreationOptions, createTraces, UnknownDossier } from './trace-draft.store.ts';
