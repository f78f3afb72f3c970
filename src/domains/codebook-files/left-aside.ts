/** What a file of code lists says, and that a flat list of codes has no place for. */
export const leftKinds = [
  /** A concept broader or narrower than another, said either way. */
  'hierarchy',
  'related',
  /** Links to the concepts of other vocabularies. */
  'matches',
  'otherLabels',
  /** Preferred labels in other languages than French and English. */
  'otherLanguages',
  /** Notations beyond the first. */
  'notations',
  'notes',
  'collections',
  /** Concepts that belong to no list. */
  'orphans',
  /** Columns of a form that say nothing of a code. */
  'columns',
  'others',
] as const;
export type LeftKind = (typeof leftKinds)[number];

export interface LeftAside {
  kind: LeftKind;
  count: number;
  /** Where it was, by name: a few. */
  examples: readonly string[];
}
