import type { Bilingual } from './codebook.ts';
import type { AttributeId, InputId } from './trace-input.ts';

/** How one field of a declaration is filled. */
export type Output =
  /** The same value each time: a code id of the field's list, a number, a text. */
  | { literal: string | number }
  /** A FEEL expression on the inputs. */
  | { feel: string }
  /** By a two-column table from the values of one input to the codes of one list. */
  | { translation: string }
  /** Copied from each trace: it changes from one trace to the next and decides nothing. */
  | { attribute: AttributeId }
  /** Percent of the act that its cases give to this service axis; empty when they noted no shares. */
  | { share: string };

/**
 * Which code is kept where several values are given and the field takes one. `largestShareThenListOrder` is for the
 * kinds of intervention alone: the largest share that the author noted decides, then the order of the pairs.
 */
export const codePicks = ['listOrder', 'largestShareThenListOrder'] as const;
export type CodePick = (typeof codePicks)[number];

/**
 * From the values of one input to codes. Pairs are ordered: where several values are given and one code is asked
 * for, `pick` says which is kept; where several codes are asked for, all are.
 */
export interface Translation {
  id: string;
  label: Bilingual;
  input: InputId;
  codeList: string;
  /** `listOrder` when it is not said. */
  pick?: CodePick;
  pairs: readonly TranslationPair[];
  /** Code for any other value; null leaves the field empty. */
  otherwise: string | null;
}
export interface TranslationPair {
  value: string;
  code: string;
}

/** FEEL unary tests by input. An input not named here is not looked at. */
export type Cells = Readonly<Partial<Record<InputId, string>>>;

interface RowBase {
  /** Permanent: a figure explained today names this row in ten years. */
  id: string;
  sentence: Bilingual;
  reference: string | null;
  when: Cells;
}
export interface DeclareRow extends RowBase {
  declare: { kind: string; act: string; fields: Readonly<Record<string, Output>> };
}
export interface ReasonRow extends RowBase {
  /** Id of the reason for which nothing is declared. */
  reason: string;
}
export type Row = DeclareRow | ReasonRow;

export interface Reason {
  id: string;
  label: Bilingual;
  explanation: Bilingual;
}

/** Rows read from the top until one matches: the first decides, the others are not read. */
export interface RowGroup {
  id: string;
  label: Bilingual;
  /** True when no two rows may take the same trace: reading order then decides nothing, and an overlap is refused. */
  exclusive?: boolean;
  rows: readonly Row[];
}

/**
 * Exclusions are read first; if one matches, the trace gives no declaration, for that reason. Otherwise every group
 * is read, and each gives one declaration at most: a trace gives none, one or several. A trace for which no row
 * declares anything is kept with the first reason found, or with `noRuleReason`.
 */
export interface DecisionTable {
  exclusions: readonly ReasonRow[];
  groups: readonly RowGroup[];
  reasons: readonly Reason[];
  noRuleReason: string;
}

export function declares(row: Row): row is DeclareRow {
  return 'declare' in row;
}
