import type { Locale } from '#/platform/visit.ts';

export type Labels = Readonly<Record<Locale, string>>;

/** Kinds of community of the RQIIAC's definition (2003). */
export const communityKinds = ['territorial', 'identity', 'interest'] as const;
export type CommunityKind = (typeof communityKinds)[number];

/** Who a request comes from, as frameworks ask it. */
export const originKinds = ['organisation', 'citizens', 'concertation', 'institution', 'other'] as const;
export type OriginKind = (typeof originKinds)[number];

/** Life of a dossier, from the request to the withdrawal (domain-facts B.5). */
export const dossierStates = [
  'received',
  'analysed',
  'accepted',
  'refused',
  'redirected',
  'planned',
  'accompanying',
  'watching',
  'withdrawal-prepared',
  'closed',
] as const;
export type DossierState = (typeof dossierStates)[number];

/** Who sees a dossier, from the fewest to the most. */
export const dossierVisibilities = ['space', 'network', 'public'] as const;
export type DossierVisibility = (typeof dossierVisibilities)[number];

/** What an organisation does in a dossier. */
export const partnerRoles = ['requester', 'carrier', 'partner', 'funder', 'trustee', 'ally'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** Words that each space chooses for itself. */
export const vocabularyKinds = ['service-axis', 'field', 'people-category'] as const;
export type VocabularyKind = (typeof vocabularyKinds)[number];

/** A word of a space. The id is permanent; a retired word is no longer offered, and still read. */
export interface VocabularyTerm {
  id: string;
  label: Labels;
  retiredOn: string | null;
}
export type SpaceVocabulary = Readonly<Record<VocabularyKind, readonly VocabularyTerm[]>>;

/** What people write of a dossier. */
export interface DossierContent {
  title: string;
  /** Markdown. */
  summary: string;
  /** Where the request comes from, in words. */
  origin: string;
  /** The same by one word of a list; null when nobody said. */
  originKind: OriginKind | null;
  communityKind: CommunityKind | null;
  /** Ids of the space's vocabulary. */
  fields: readonly string[];
  /** Several, from the space's vocabulary: an action is often at the crossing of several axes. */
  serviceAxes: readonly string[];
  /** Share of each axis, in their order: whole percents that make 100; empty when none is noted. */
  axisShares: readonly number[];
}

export interface Dossier extends DossierContent {
  id: string;
  spaceId: string;
  /** Sequence number in the space. */
  number: number;
  state: DossierState;
  visibility: DossierVisibility;
  openedAt: Date;
  version: number;
}

/** One step of a dossier's story. */
export interface StateChange {
  id: string;
  state: DossierState;
  sinceOn: string;
  reason: string;
  notedBy: string | null;
  notedAt: Date;
}

export interface Partner {
  id: string;
  /** Null while the name typed is that of no organisation known here. */
  organisationId: string | null;
  name: string;
  role: PartnerRole;
  sinceOn: string | null;
  untilOn: string | null;
}

/** A dossier in a list, or to be chosen in a form. */
export interface DossierSummary {
  id: string;
  spaceId: string;
  number: number;
  title: string;
  state: DossierState;
  communityKind: CommunityKind | null;
  fields: readonly string[];
  serviceAxes: readonly string[];
  /** As in `DossierContent`. */
  axisShares: readonly number[];
  visibility: DossierVisibility;
  /** Day of the current state. */
  sinceOn: string;
}

/**
 * Dates of the request and of the episode, as a declaration needs them: received, decided (accepted,
 * refused or redirected), begun (planned or accompanying, the first of the two), ended (closed, null when
 * reopened since). Days, `YYYY-MM-DD`.
 */
export interface DossierDates {
  dossierId: string;
  receivedOn: string;
  decidedOn: string | null;
  startedOn: string | null;
  closedOn: string | null;
}
