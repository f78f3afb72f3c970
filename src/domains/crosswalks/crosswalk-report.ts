import type { AspectId } from '#/domains/codebooks/codebooks.public.ts';
import type { Fate, Share } from './crosswalk.ts';

/** Traces, and the time noted on them. A trace without a duration adds no minute, and is counted as untimed. */
export interface Amount {
  traceCount: number;
  minutes: number;
  untimedCount: number;
}

/** What one code becomes, and what stands behind it. */
export interface CodeLine extends Amount {
  /** Null for acts that have no code in the field. */
  code: string | null;
  fate: Fate;
  isNear: boolean;
  note: string;
  /** Whole traces and minutes, by largest remainder: approximations as soon as there are several. */
  destinations: readonly { code: string; share: Share; traceCount: number; minutes: number }[];
}

/** What a code of arrival receives by the crosswalk, and what its own codebook reads in the very same traces. */
export interface ArrivalLine {
  /** Null for the traces that get no code. */
  code: string | null;
  carried: Amount;
  approximated: Amount;
  /** Null when no field of the second codebook takes codes of this list. */
  direct: Amount | null;
}

/** One coded field, for acts of one kind: the only ones that are counted together. */
export interface FieldReport {
  declarationKind: string;
  act: string;
  fieldId: string;
  fromList: string;
  toList: string;
  /** True when a declaration may have several codes: a trace is then on several lines. */
  isSeveral: boolean;
  lines: readonly CodeLine[];
  arrivals: readonly ArrivalLine[];
}

/** A coded field whose list nothing links. */
export interface UnlinkedField extends Amount {
  declarationKind: string;
  act: string;
  fieldId: string;
}

/** What declarations of the first codebook say of their traces, and no field of the second does. */
export interface LostAspect {
  declarationKind: string;
  act: string;
  aspect: AspectId;
  traceCount: number;
  minutes: number;
}

export interface CrosswalkReport {
  fields: readonly FieldReport[];
  unlinked: readonly UnlinkedField[];
  lostAspects: readonly LostAspect[];
}
