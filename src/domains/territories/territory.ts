/** The lists a place can come from. Codes only mean something within their list: region 17 is not health region 17. */
export const placeLists = [
  'region',
  'health-region',
  'municipal',
  'institution',
  'former-institution',
  'own',
] as const;
export type PlaceList = (typeof placeLists)[number];

/** Kinds of place that a space adds for itself. */
export const ownPlaceKinds = ['neighbourhood', 'sector', 'local-network', 'site', 'other'] as const;
export type OwnPlaceKind = (typeof ownPlaceKinds)[number];

export interface Place {
  id: string;
  list: PlaceList;
  code: string | null;
  name: string;
  /** `region`, `health-region`, `mrc`, `te`, `cisss`, `ciusss`, `csss`, `clsc`, or one of `ownPlaceKinds`. */
  kind: string;
  /** First day it exists, or null when it always did as far as the list says. */
  validFrom: string | null;
  /** First day it no longer exists. */
  validUntil: string | null;
  source: string;
  spaceId: string | null;
}

/** The first day something holds, and the first day it no longer does. */
export interface Span {
  validFrom: string | null;
  validUntil: string | null;
}

/** A place in another, between two dates. */
export interface Belonging extends Span {
  id: string;
  place: Place;
}

/** The same by ids. */
export interface BelongingSpan extends Span {
  placeId: string;
  parentId: string;
}
