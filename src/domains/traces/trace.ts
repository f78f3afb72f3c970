import type { Locale } from '#/platform/visit.ts';

export type Labels = Readonly<Record<Locale, string>>;

/** An entry of a closed list: a permanent id, and what people read. */
export interface Choice<Id extends string = string> {
  id: Id;
  label: Labels;
}

/** Where the kinds of intervention come from. */
export type NatureSource = 'BCSL 2013' | 'CISSS-CA 2016' | 'Toile';

export interface Nature extends Choice<NatureId> {
  /** Reference frameworks in which the kind is found. */
  sources: readonly NatureSource[];
}

export const natureIds = [
  'milieu-analysis',
  'popular-education',
  'support-to-organisations',
  'resource-creation',
  'concertation',
  'political-action',
  'citizen-participation',
  'other',
] as const;
export type NatureId = (typeof natureIds)[number];

export const modes = ['in-person', 'telephone', 'video', 'hybrid', 'writing', 'other'] as const;
export type Mode = (typeof modes)[number];

export const placeKinds = [
  'institution',
  'organisation',
  'public-space',
  'school',
  'home',
  'remote',
  'other',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Asked only when the place is a school. */
export const schoolLevels = ['preschool', 'primary', 'secondary', 'college', 'adult'] as const;
export type SchoolLevel = (typeof schoolLevels)[number];

export const languages = ['fr', 'en', 'other'] as const;
export type Language = (typeof languages)[number];

/** Whom the work addressed: a community, a group or one person. */
export const addressees = ['community', 'group', 'person'] as const;
export type Addressee = (typeof addressees)[number];

/** Work that official frameworks leave out, and that the journal keeps. */
export const flags = ['preparation', 'internal_request'] as const;
export type Flag = (typeof flags)[number];

/** What an organisation did there. */
export const organisationRoles = ['present', 'host', 'requester', 'partner', 'funder', 'decider'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** Who sees a trace, from the fewest to the most. */
export const visibilities = ['author', 'space', 'network', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

export interface NatureShare {
  nature: NatureId;
  /** All of them, summing to 100, or none of them. */
  sharePercent: number | null;
}

/** Who did the work: a person of the space, or a colleague from elsewhere by name. */
export interface TraceActor {
  personId: string | null;
  name: string;
  sharePercent: number | null;
}

export interface TraceOrganisation {
  /** Null while the name typed is that of no organisation known here. */
  organisationId: string | null;
  name: string;
  role: OrganisationRole;
}

/** Everything people write of a trace. */
export interface TraceContent {
  spaceId: string;
  /** Markdown; the first line gives the title. */
  text: string;
  /** Day of the event, `YYYY-MM-DD`; the day of entry is kept apart. */
  eventOn: string;
  /** `HH:MM`, local time. */
  eventTime: string | null;
  durationMinutes: number | null;
  natures: readonly NatureShare[];
  mode: Mode | null;
  placeKind: PlaceKind | null;
  placeText: string;
  placeId: string | null;
  schoolLevel: SchoolLevel | null;
  language: Language | null;
  addressee: Addressee;
  /** People reached; never the people who did the work. */
  peopleCount: number | null;
  /** By categories of the space's own vocabulary (term id → count). */
  peopleByCategory: Readonly<Record<string, number>>;
  /** Number of community organisers who took part. */
  practitionerCount: number | null;
  flags: readonly Flag[];
  /** Markdown. */
  whatChanged: string;
  visibility: Visibility;
  dossierIds: readonly string[];
  actors: readonly TraceActor[];
  organisations: readonly TraceOrganisation[];
}

/** A trace to be saved: three things are enough, the rest has its ordinary value. */
export type TraceDraft = Pick<TraceContent, 'spaceId' | 'text' | 'eventOn'> & Partial<TraceContent>;

export interface Trace extends TraceContent {
  id: string;
  /** Names the trace in a declaration; counts nothing. */
  number: number;
  title: string;
  /** Null once the author has asked to be forgotten. */
  authorId: string | null;
  enteredAt: Date;
  changedAt: Date;
  changedBy: string | null;
  version: number;
  trashedAt: Date | null;
  importId: string | null;
}

/**
 * A trace in a list. It says whether it is the reader's own, never whose it is: a list with names could be
 * counted by person.
 */
export interface TraceSummary {
  id: string;
  spaceId: string;
  title: string;
  eventOn: string;
  eventTime: string | null;
  durationMinutes: number | null;
  natures: readonly NatureId[];
  mode: Mode | null;
  flags: readonly Flag[];
  visibility: Visibility;
  mine: boolean;
  dossiers: readonly { id: string; title: string }[];
  attachmentCount: number;
  version: number;
}

/** What a search keeps of a trace: its parts as plain or Markdown text, and who may find it. */
export interface TraceTexts {
  id: string;
  spaceId: string;
  authorId: string | null;
  visibility: Visibility;
  eventOn: string;
  title: string;
  text: string;
  whatChanged: string;
  placeText: string;
  organisationNames: readonly string[];
  /** True when the trace is in the trash: it must no longer be found. */
  trashed: boolean;
  changedAt: Date;
}
