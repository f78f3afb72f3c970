/** What a sentence of a bilan rests on. Made once, never rewritten. */

/**
 * `traces`: a number of them; `words`: one trace whose words are repeated; the others: what these say of themselves.
 */
export const evidenceKinds = [
  'traces',
  'words',
  'dossiers',
  'plans',
  'plan-items',
  'statement',
  'space',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A number that is said, and who stands behind it: what the protection of small numbers must know. */
export interface SaidNumber {
  /** Name of the thing counted within the bilan, the same whenever it is counted again. */
  cell: string;
  value: number;
  /** Persons concerned; null when it does not come from persons. */
  people: number | null;
  /** Different organisations; null when it does not come from organisations. */
  organisations: number | null;
}

/** What a sentence is said from. */
export interface Grounds {
  kind: EvidenceKind;
  traceIds?: readonly string[];
  dossierIds?: readonly string[];
  planIds?: readonly string[];
  planItemIds?: readonly string[];
  statementId?: string;
  figureKeys?: readonly string[];
  /** The words of the trace, as they are in it. */
  words?: string;
}

export interface Evidence {
  /** `e12`, in the Markdown of the bilan. */
  name: string;
  /** The place of the sentence among the proposals, the same from one proposal to the next. */
  slot: string;
  kind: EvidenceKind;
  /** The sentence as it was proposed, Markdown. */
  sentence: string;
  /** The same without its numbers; null when nothing would be left to say. */
  withoutNumbers: string | null;
  traceIds: readonly string[];
  dossierIds: readonly string[];
  planIds: readonly string[];
  planItemIds: readonly string[];
  statementId: string | null;
  figureKeys: readonly string[];
  words: string | null;
  numbers: readonly SaidNumber[];
  /** Changes when what the sentence was made from does. */
  print: string;
  madeAt: Date;
}

/** A number of a plot; without a value when nothing was noted, or when it is hidden. */
export interface PlottedNumber {
  value: number | null;
  said: SaidNumber | null;
  /** It was noted and is hidden to protect; its value does not stand here. */
  isHidden?: true;
}

/** A plot kept as data: horizontal bars, in one unit, one row a thing. */
export interface FigureData {
  kind: 'bars';
  title: string;
  /** Unit, period, and what the figure cannot say. */
  note: string;
  /** What the drawing shows, in words that give no number away. */
  description: string;
  rowsHeading: string;
  unit: 'traces' | 'minutes';
  series: readonly { key: string; label: string }[];
  rows: readonly { key: string; label: string; values: readonly PlottedNumber[] }[];
}

export interface KeptFigure {
  /** `f3`, in the Markdown of the bilan. */
  name: string;
  slot: string;
  data: FigureData;
  print: string;
}
