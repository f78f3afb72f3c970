import type {
  Addressee,
  Flag,
  Language,
  Mode,
  NatureId,
  OrganisationRole,
  PlaceKind,
  TraceActor,
} from '#/domains/traces/traces.public.ts';

/** A row understood: a trace without its space, its dossiers and organisations found among those known. */
export interface RowDraft {
  text: string;
  eventOn: string;
  eventTime: string | null;
  durationMinutes: number | null;
  natures: readonly NatureId[];
  mode: Mode | null;
  placeText: string;
  placeKind: PlaceKind | null;
  language: Language | null;
  addressee: Addressee;
  dossierIds: readonly string[];
  organisations: readonly { organisationId: string | null; name: string; role: OrganisationRole }[];
  peopleCount: number | null;
  practitionerCount: number | null;
  actors: readonly Pick<TraceActor, 'personId' | 'name'>[];
  flags: readonly Flag[];
  whatChanged: string;
}

/** What refuses a row. */
type RefusalCode =
  | 'dateMissing'
  | 'dateUnreadable'
  | 'dayImpossible'
  | 'yearMissing'
  | 'weekdayDisagrees'
  | 'titleMissing'
  | 'cellError'
  | 'formulaEmpty';
/** What a row says and could not be understood; the row goes, and its words go with it as text. */
type NoticeCode =
  | 'choiceUnknown'
  | 'dossierUnknown'
  | 'durationUnreadable'
  | 'endBeforeStart'
  | 'formulaLeftOut'
  | 'errorLeftOut'
  | 'hourUnreadable'
  | 'numberUnreadable'
  | 'textCut'
  | 'tooLong'
  | 'tooManyNames'
  | 'yesNoUnclear';
export type CellProblemCode = RefusalCode | NoticeCode;

/** One thing to tell about one cell. */
export interface CellProblem {
  /** `B12`, as the spreadsheet calls it. */
  cell: string;
  row: number;
  code: CellProblemCode;
  /** True when the row cannot be imported for it. */
  refuses: boolean;
  values: Readonly<Record<string, string | number>>;
}

export interface ExaminedRow {
  row: number;
  hidden: boolean;
  /** Null when the row is refused. */
  draft: RowDraft | null;
  problems: readonly CellProblem[];
  /** The same for the same cells, whatever the mapping. Long: kept hashed. */
  fingerprint: string;
  /** The same for the same title on the same day: an earlier version of the same row, perhaps. */
  likeness: string | null;
}

interface Known {
  id: string;
  /** Every name it answers to, as people write them. */
  names: readonly string[];
}

/** What the words of a row may name, gathered once for a whole sheet. */
export interface KnownNames {
  natures: readonly Known[];
  modes: readonly Known[];
  placeKinds: readonly Known[];
  languages: readonly Known[];
  addressees: readonly Known[];
  dossiers: readonly Known[];
  organisations: readonly Known[];
  people: readonly Known[];
  /** Who imports: the first actor of joint work. */
  personId: string;
}
