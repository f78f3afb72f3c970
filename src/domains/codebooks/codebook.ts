/**
 * A codebook (« cadre normatif ») is dated, versioned data: what an authority asks to be declared, in which
 * codes, from when to when, and the rules that read a declaration out of a trace. Everything here can be
 * written as JSON and read again without loss; nothing here is code.
 */

import type { Calendar } from './calendar.ts';
import type { DecisionTable, Output, Translation } from './decision-table.ts';
import type { AspectId } from './trace-input.ts';

/** The same sentence in the two languages of the product. */
export interface Bilingual {
  fr: string;
  en: string;
}

/** Names one version of one codebook, for ever. */
export interface CodebookReference {
  id: string;
  version: string;
}

export interface Authority {
  name: Bilingual;
  /** The text that asks for the declaration, with its consolidation date. */
  source: Bilingual;
  /** Where in that text, such as `Annexe I`. */
  reference: string;
  address: string | null;
}

/** A kind of declaration: for Annexe I, a kind of user. */
export interface DeclarationKind {
  id: string;
  label: Bilingual;
  definition: Bilingual;
  reference: string | null;
}

/** What is declared of that kind: for Annexe I, an intervention or a one-off activity. */
export interface DeclarationAct {
  id: string;
  label: Bilingual;
  reference: string | null;
}

/**
 * `sequence` is a number given by the system; `codes` holds several codes of one list; `minutes` is a duration; `share` is
 * the part of the act that is declared here, in hundredths.
 */
export const fieldTypes = [
  'sequence',
  'date',
  'text',
  'integer',
  'minutes',
  'code',
  'codes',
  'share',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Field {
  /** Permanent: the same through every version, whatever the label becomes. */
  id: string;
  /** Where the authority asks for it, such as `3° k`. */
  reference: string | null;
  /** Heading under which it is read: the request, the user, the act, the episode. */
  section: string;
  label: Bilingual;
  type: FieldType;
  codeList: string | null;
  /** Kinds and acts that have this field at all. */
  kinds: readonly string[];
  acts: readonly string[];
  /** FEEL condition on `kind`, `act` and the inputs of the trace: when it holds, the field must be given. */
  requiredWhen: string;
  /** How much it matters that a required value is not there, and where to give it; null is an error, said plainly. */
  whenMissing: WhenMissing | null;
  /** How the field is filled when a row of the decision table says nothing of it. */
  output: Output | null;
  /** What this field tells of the work, so that what no field tells can be shown. */
  carries: readonly AspectId[];
  note: Bilingual | null;
}

export interface WhenMissing {
  importance: Importance;
  whatToDo: Bilingual;
}

export interface FieldSection {
  id: string;
  label: Bilingual;
  reference: string | null;
}

export interface Code {
  /** Permanent: never used again for something else. */
  id: string;
  /** What is written in the official form; null when no official code was published. */
  code: string | null;
  label: Bilingual;
  validFromOn: string;
  /** Last day it may be used, or null. */
  validUntilOn: string | null;
  /** True for a sample value that the establishment replaces by its own. */
  fictional: boolean;
}

export interface CodeList {
  id: string;
  label: Bilingual;
  reference: string | null;
  codes: readonly Code[];
}

export type Importance = 'error' | 'warning' | 'information';

export interface Validation {
  id: string;
  importance: Importance;
  /** FEEL condition on `kind`, `act`, `field` (values by field id) and the inputs: true when something is wrong. */
  failsWhen: string;
  sentence: Bilingual;
  whatToDo: Bilingual;
  reference: string | null;
}

/** A convention of counting, in words: the numbers cannot be read without it. */
export interface CountingConvention {
  id: string;
  question: Bilingual;
  answer: Bilingual;
}

export type ColumnSource = { field: string } | { about: DeclarationAbout };
/** What a layout may print of a declaration besides its fields. Never a person. */
export const declarationAbouts = [
  'kind',
  'act',
  'row',
  'codebook',
  'codebookVersion',
  'period',
  'spaceName',
] as const;
export type DeclarationAbout = (typeof declarationAbouts)[number];

export interface LayoutColumn {
  id: string;
  heading: Bilingual;
  source: ColumnSource;
  /** How codes and durations are written; ignored by the other types. */
  formatting: ColumnFormatting;
}
export const columnFormattings = ['plain', 'code', 'label', 'codeAndLabel', 'hours'] as const;
export type ColumnFormatting = (typeof columnFormattings)[number];

export interface ExportLayout {
  id: string;
  label: Bilingual;
  columns: readonly LayoutColumn[];
}

export interface Codebook {
  /** Version of this data format. */
  format: 1;
  id: string;
  version: string;
  title: Bilingual;
  summary: Bilingual;
  authority: Authority;
  validFromOn: string;
  validUntilOn: string | null;
  /** True when it restates the text of an authority, false for a local framework. */
  official: boolean;
  extends: CodebookReference | null;
  kinds: readonly DeclarationKind[];
  acts: readonly DeclarationAct[];
  sections: readonly FieldSection[];
  fields: readonly Field[];
  codeLists: readonly CodeList[];
  translations: readonly Translation[];
  mapping: DecisionTable;
  /**
   * Fields whose values make two acts alike. Declarations are counted apart for each kind, act and value of these
   * fields, and are never added beyond.
   */
  countedBy: readonly string[];
  validations: readonly Validation[];
  calendars: readonly Calendar[];
  conventions: readonly CountingConvention[];
  layouts: readonly ExportLayout[];
  /** What the authority itself says the figures cannot do, with its source. */
  limits: readonly { sentence: Bilingual; source: Bilingual }[];
}
