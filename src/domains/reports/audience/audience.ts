import type { Evidence, KeptFigure, SaidNumber } from '#/domains/reports/evidence.ts';
import type { Audience, ReportContent, ReportSpace } from '#/domains/reports/report.ts';
import type { ReportVersion } from '#/domains/reports/versions/version.ts';

/** Everybody but the team reads from outside. */
export const outsideAudiences = ['institution', 'funder', 'members', 'public'] as const satisfies Audience[];
export type OutsideAudience = Exclude<Audience, 'team'>;

export interface AudienceSection {
  id: string;
  heading: string;
  markdown: string;
}

/** A bilan as one audience reads it: what it may not read was taken out, and is listed. */
export interface AudienceReading extends ReportContent {
  reportId: string;
  audience: Audience;
  /** The named version that is read; null for the text that is being written. */
  version: Pick<ReportVersion, 'id' | 'number' | 'name' | 'adoptions'> | null;
  /** When it left the team; null for the team, and for what has not left. */
  leftAt: Date | null;
  spaces: readonly ReportSpace[];
  /** In order; those that were cut, or of which nothing is left, do not stand here. */
  sections: readonly AudienceSection[];
  /** By the name that the Markdown gives them. */
  figures: ReadonlyMap<string, KeptFigure>;
  /** Addresses of the evidence that this reader may open, by name; words whose evidence is not here stand alone. */
  evidence: ReadonlyMap<string, { href: string }>;
  /** Told to the team alone: empty for others. */
  removed: readonly Removal[];
}

/** What of a bilan is looked at before it reaches an audience. */
export interface AudienceContent {
  title: string;
  /** Other words told to this audience: where a version was adopted. */
  besides?: readonly string[];
  sections: readonly AudienceSection[];
  evidence: ReadonlyMap<string, Evidence>;
  figures: ReadonlyMap<string, KeptFigure>;
}

/** How far something may be read today. */
export type Reach = 'author' | 'space' | 'network' | 'public';

export interface NamedReach {
  id: string;
  title: string;
  reach: Reach;
}

/** What may not be told outside, as the work and the protection of small numbers stand. */
export interface AudienceRules {
  whyNotNumber(number: SaidNumber): RemovalReason | null;
  /** Why what the evidence tells may not be repeated; its numbers apart. */
  whyNotTold(evidence: Evidence): RemovalReason | null;
  /** Names that do not leave: titles of dossiers and plans that are not open enough, people of the spaces. */
  names: readonly { name: string; why: RemovalReason }[];
  /** Whether the whole names of people are decided one by one too, as what everybody reads asks. */
  decidesWholeNames: boolean;
  /** People who are looked for by their first name alone, or by the other after « Mme ». */
  people: readonly PersonName[];
  /** What people decided of names, by the key of their place. */
  choices: NameChoices;
}

/** How somebody is called, folded. */
export interface PersonName {
  first: string;
  /** What follows it in full. */
  rest: readonly string[];
}

/** A name stays as it is (when it is whole: the person accepted), or other words leave in its place. */
export type NameChoice = { kind: 'keep' } | { kind: 'replace'; words: string };
export type NameChoices = ReadonlyMap<string, NameChoice>;

/** Where something bears a name that Toile does not take out: people decide. */
export interface NamePlace {
  /** The same as long as its words are. */
  key: string;
  /** As it is written there. */
  name: string;
  /** Null until somebody decides. */
  choice: NameChoice | null;
  /** Whether other words may leave in its place: titles are changed where they are written. */
  mayReplace: boolean;
}

/** What does not reach an audience as it stands, and why. */
export interface Removal {
  sectionId: string;
  /** Heading of the section. */
  heading: string;
  what: RemovalKind;
  why: RemovalReason;
  /** The words concerned, as the team reads them. */
  words: string;
  /** Evidence they rest on, by name; null when none is named. */
  evidence: string | null;
  /** The name to decide, when that is what is concerned. */
  place?: NamePlace;
}

/**
 * A sentence or plot that goes; what stays without its numbers; words of people that stay, to be read again; the title of
 * the bilan, of a section, where a version was adopted or the words of a plot that bear a name; a whole name in words of
 * people, a first name alone, a name in the address of a link.
 */
export type RemovalKind =
  | 'sentence'
  | 'numbers'
  | 'figure'
  | 'figure-numbers'
  | 'heading'
  | 'reread'
  | 'title'
  | 'section-title'
  | 'figure-name'
  | 'adoption-name'
  | 'whole-name'
  | 'first-name'
  | 'link-name';

export type RemovalReason =
  | 'few'
  | 'two-values'
  | 'statement-inside'
  | 'spaces-apart'
  | 'trace-narrow'
  | 'trace-gone'
  | 'dossier-narrow'
  | 'plan-narrow'
  | 'names-person'
  | 'first-name'
  | 'evidence-unknown';
