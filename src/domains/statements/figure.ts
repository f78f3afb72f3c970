/**
 * A statement is a flat list of figures. Each counts acts that are alike, or traces left out for one reason; none
 * adds unlike acts, and none is counted by person.
 */

import type { AspectId, InputValues } from '#/domains/codebooks/codebooks.public.ts';

/** Traces with the same values for every input the codebook reads, counted together. */
export interface TraceGroup {
  values: InputValues;
  traceCount: number;
  /** Minutes noted on them; traces without a duration add nothing here and are counted in `untimedCount`. */
  minutes: number;
  untimedCount: number;
  /** By aspect of the work: the traces that have it, and the minutes it concerns. */
  aspects: Readonly<Partial<Record<AspectId, { traceCount: number; minutes: number }>>>;
}

/** What acts must share to be counted together: kind, act, and the fields that the codebook counts by. */
export interface Likeness {
  declarationKind: string;
  act: string;
  /** Code by field, in the order of `countedBy`; null where the field is empty. */
  values: readonly (string | null)[];
}

export type FigureSubject =
  /** Declarations of like acts. */
  | { kind: 'declared'; likeness: Likeness }
  /** Among them, those with this value in this field. Values of a field of several codes overlap. */
  | { kind: 'value'; likeness: Likeness; fieldId: string; value: string }
  /** Traces that give no declaration, for this reason. */
  | { kind: 'notDeclared'; reasonId: string }
  /** Traces declared, whose declaration says nothing of this aspect. */
  | { kind: 'dropped'; declarationKind: string; act: string; aspect: AspectId }
  /** Declarations without a required value. */
  | { kind: 'missing'; declarationKind: string; act: string; fieldId: string }
  /** Declarations that fail a validation. */
  | { kind: 'failing'; declarationKind: string; act: string; validationId: string };

export interface Figure {
  /** Stable from one compilation to the next, and safe in an address. */
  key: string;
  subject: FigureSubject;
  /** Declarations or traces; one act is one, whatever its length. */
  count: number;
  /** Minutes noted on the traces behind it. */
  minutes: number;
  untimedCount: number;
  /** Only for declarations that say which part of the act they are: the parts, added up. */
  parts?: FigureParts;
  /** Rows of the decision table that made it, by id. */
  rowIds: readonly string[];
}

/** Parts of like acts, where they were noted. Whole numbers, so that nothing is lost by rounding. */
export interface FigureParts {
  /** Declarations with a part; the others count whole, and have none. */
  count: number;
  /** Hundredths of acts. */
  hundredths: number;
  /** Hundredths of minutes. */
  minuteHundredths: number;
}

export type FigureAmounts = Pick<Figure, 'count' | 'minutes' | 'parts'>;

export interface FigureChange {
  key: string;
  subject: FigureSubject;
  /** Null when the figure was not there before, or is there no more. */
  before: FigureAmounts | null;
  after: FigureAmounts | null;
}

/** How one figure was made: the rows, and which traces they took, as combinations of input values. */
export interface FigureOrigin {
  rowIds: readonly string[];
  combinations: readonly InputValues[];
  count: number;
}
