/** What a column of a spreadsheet may say of a trace. */
export const traceFields = [
  'eventOn',
  'startTime',
  'endTime',
  'duration',
  'title',
  'description',
  'whatChanged',
  'natures',
  'mode',
  'placeText',
  'placeKind',
  'language',
  'addressee',
  'dossier',
  'organisations',
  'peopleCount',
  'practitionerCount',
  'colleagues',
  'preparation',
  'internalRequest',
] as const;
export type TraceField = (typeof traceFields)[number];

/** Fields that several columns may feed, in their order; the others take one column. */
export const gatheredFields: readonly TraceField[] = [
  'title',
  'description',
  'whatChanged',
  'natures',
  'dossier',
  'organisations',
  'colleagues',
];

/** A field; `text`: kept at the end of the text, under its heading; `ignored`: left out. */
export type ColumnUse = TraceField | 'text' | 'ignored';
export const columnUses: readonly ColumnUse[] = [...traceFields, 'text', 'ignored'];

export const durationUnits = ['hours', 'minutes'] as const;
/** What a bare number means in the column of durations. */
export type DurationUnit = (typeof durationUnits)[number];

export const dateOrders = ['day-month', 'month-day'] as const;
/** How `03/04/2026` is read. */
export type DateOrder = (typeof dateOrders)[number];

/** How one sheet is read. Kept for the space under the signature of its headings. */
export interface ColumnMapping {
  /** Number of the row of headings, or null when the sheet has none. */
  headerRow: number | null;
  /** By column, from the first. */
  uses: readonly ColumnUse[];
  durationUnit: DurationUnit;
  dateOrder: DateOrder;
}
