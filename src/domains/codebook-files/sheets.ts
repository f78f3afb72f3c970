/** A workbook as texts: what is written to a file, and what was read from one. */
export interface WrittenSheet {
  name: string;
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ReadRow {
  /** Shown beside the row, from 1. */
  number: number;
  cells: readonly string[];
}
export interface ReadSheet {
  name: string;
  rows: readonly ReadRow[];
}

export const sheetFaultKeys = [
  'missingSheet',
  'missingColumn',
  'unknownColumn',
  'unknownOwner',
  'badOutput',
  'misshapen',
] as const;
export type SheetFaultKey = (typeof sheetFaultKeys)[number];

/** Something of a workbook that cannot be read as a codebook, where it is. */
export interface SheetFault {
  key: SheetFaultKey;
  sheet: string;
  row: number | null;
  what: string;
}

/** Headings of every sheet, in French as people read them; the part of codebooks they hold is fixed. */
export const sheetNames = {
  head: 'cadre',
  kinds: 'types',
  acts: 'actes',
  sections: 'sections',
  fields: 'champs',
  codeLists: 'listes',
  translations: 'tables',
  pairs: 'lignes des tables',
  exclusions: 'exclusions',
  groups: 'groupes',
  rows: 'règles',
  reasons: 'motifs',
  validations: 'vérifications',
  calendars: 'calendriers',
  years: 'exercices',
  periods: 'périodes',
  conventions: 'conventions',
  layouts: 'dispositions',
  columns: 'colonnes',
  limits: 'limites',
} as const;

export const id = 'identifiant';
export const labels = ['libellé (fr)', 'libellé (en)'] as const;
export const reference = 'référence';
/** Of a group; may be left out, as in workbooks made before it. */
export const onlyOneRule = 'une seule règle';
