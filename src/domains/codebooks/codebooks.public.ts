export { type AxisTerm, serviceAxes, serviceAxesCodebook, startingAxes } from './axes.data.ts';
export type { Calendar, Period } from './calendar.ts';
export { calendarKinds } from './calendar.ts';
export { CodePicks } from './code-pick.pages.tsx';
export { mayBringCodebook } from './codebook.access.ts';
export {
  askedCodebook,
  extendedCodebook,
  frozenCodebook,
  importCodebook,
  listCodebooks,
  newerVersions,
} from './codebook.actions.ts';
export { codebookForm } from './codebook.form.ts';
export { codebookFaults, compileCodebook } from './codebook.rules.ts';
export type {
  Bilingual,
  Code,
  Codebook,
  CodebookReference,
  ExportLayout,
  Field,
  FieldType,
  Importance,
  LayoutColumn,
} from './codebook.ts';
export { columnFormattings, declarationAbouts, fieldTypes } from './codebook.ts';
export { en as codebookWordsEn, fr as codebookWordsFr } from './codebook.words.ts';
export { codebookDifferenceForm } from './codebook-difference.form.ts';
export { codebookDifference, variantOf } from './codebook-difference.rules.ts';
export type { CodebookDifference, PartMark } from './codebook-difference.ts';
export { applyEdit, freshId, headOf, idsWith, retirement } from './codebook-edit.rules.ts';
export type { CodebookEdit, CodebookHead, EditRefusal } from './codebook-edit.ts';
export type { CodebookFault } from './codebook-fault.ts';
export { en as codebookFaultsEn, fr as codebookFaultsFr } from './codebook-fault.words.ts';
export { HolderSelect, holderTyped } from './codebook-holder.pages.tsx';
export { en as holderWordsEn, fr as holderWordsFr } from './codebook-holder.words.ts';
export { markKey, type PartMarks, partMarksOf } from './codebook-mark.rules.ts';
export { partAt, partsAt, placeNamed, placeText, saysTheSame } from './codebook-part.rules.ts';
export { holds as heldLists, type Part, type PartList, type PartPlace } from './codebook-part.ts';
export {
  faultsToPublish,
  isTaken,
  type PublicationOutcome,
  publishCodebook,
  versionBefore,
} from './codebook-publication.actions.ts';
export { possibleResolutions, resolved, reviewOf } from './codebook-review.rules.ts';
export type { Conflict, Resolution, ReviewedConflict } from './codebook-review.ts';
export { resolutions } from './codebook-review.ts';
export { Conditions, Result } from './codebook-rules.pages.tsx';
export type { CodebookSummary, CodebookVersion } from './codebook-version.ts';
export { oneOfEach } from './codebook-version.ts';
export { ConditionText } from './condition.pages.tsx';
export { type ConditionSubject, conditionSubjects } from './condition-subjects.rules.ts';
export {
  codePicks,
  type Output,
  type ReasonRow,
  type Row,
  type RowGroup,
  type Translation,
} from './decision-table.ts';
export { fieldsLeftEmpty } from './fields-left-empty.rules.ts';
export {
  type CompiledCodebook,
  cellReader,
  type DeclarationShape,
  type FieldValue,
  fieldsOf,
  type MappingOutcome,
} from './mapping.rules.ts';
export { type Overlap, overlapsIn } from './overlap.rules.ts';
export { PartMarkTag } from './part-mark.pages.tsx';
export {
  financialYear,
  monthlyYear,
  periodById,
  periodContaining,
  periodOn,
  quarterlyYear,
  yearlyYear,
} from './period.rules.ts';
export {
  type Clause,
  type ClauseMode,
  clauseModes,
  conditionText,
  readCondition,
} from './picked-condition.rules.ts';
export { type CaseValue, outputFormula, readOutput } from './picked-output.rules.ts';
export { codebookOfLines, type OverlappingLine } from './read-under.rules.ts';
export { rowReader } from './row-hits.rules.ts';
export { shippedCodebooks } from './shipped-codebooks.data.ts';
export {
  type AspectId,
  type AttributeId,
  aspectIds,
  conditionInputIds,
  type InputId,
  type InputValue,
  type InputValues,
  inputIds,
  isInputId,
  traceAspects,
  traceAttributes,
  traceInput,
} from './trace-input.ts';
export { type CellMode, cellText, modesOf, readCell, type TypedCell } from './typed-cell.rules.ts';
