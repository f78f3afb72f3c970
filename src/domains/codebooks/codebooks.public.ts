export type { Calendar, Period } from './calendar.ts';
export { CodePicks } from './code-pick.pages.tsx';
export { frozenCodebook, listCodebooks } from './codebook.actions.ts';
export { compileCodebook } from './codebook.rules.ts';
export type {
  Bilingual,
  Codebook,
  CodebookReference,
  ExportLayout,
  Field,
  Importance,
  LayoutColumn,
} from './codebook.ts';
export type { CodebookSummary } from './codebook-version.ts';
export {
  type CompiledCodebook,
  type DeclarationShape,
  type FieldValue,
  fieldsOf,
  type MappingOutcome,
} from './mapping.rules.ts';
export { periodById, periodContaining } from './period.rules.ts';
export { shippedCodebooks } from './shipped-codebooks.data.ts';
export {
  type AspectId,
  type AttributeId,
  aspectIds,
  type InputId,
  type InputValue,
  type InputValues,
  inputIds,
  traceAspects,
  traceInput,
} from './trace-input.ts';
