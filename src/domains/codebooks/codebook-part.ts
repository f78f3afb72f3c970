/** Lists of a codebook whose members bear a permanent id: what an editor changes, one member at a time. */
export const partLists = [
  'kinds',
  'acts',
  'sections',
  'fields',
  'codeLists',
  'codes',
  'translations',
  'reasons',
  'exclusions',
  'groups',
  'rows',
  'validations',
  'calendars',
  'years',
  'conventions',
  'layouts',
  'columns',
] as const;
export type PartList = (typeof partLists)[number];

/** Lists held by a member of another list: codes by a code list, rows by a group, and so on. */
export const heldIn = {
  codes: 'codeLists',
  rows: 'groups',
  years: 'calendars',
  columns: 'layouts',
} as const satisfies Partial<Record<PartList, PartList>>;
export type HeldList = keyof typeof heldIn;
export type HoldingList = (typeof heldIn)[HeldList];

/** The list that each holder holds, under the name of its own attribute. */
export const holds: Readonly<Record<HoldingList, HeldList>> = {
  codeLists: 'codes',
  groups: 'rows',
  calendars: 'years',
  layouts: 'columns',
};

/** One list of one codebook; `of` is the id of its holder, or null when the codebook itself holds it. */
export interface PartPlace {
  list: PartList;
  of: string | null;
}

/** A member of any of these lists, as plain data. */
export interface Part {
  readonly id: string;
  readonly [attribute: string]: unknown;
}
