/** Kinds of organisation, as people of the milieu tell them apart. */
export const organisationKinds = [
  'community',
  'table',
  'institution',
  'municipality',
  'school',
  'funder',
  'cooperative',
  'citizens',
  'social-enterprise',
  'elected',
  'business',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What people write about an organisation. */
export interface OrganisationContent {
  name: string;
  otherNames: readonly string[];
  kind: OrganisationKind;
  description: string;
  /** As it is written on an envelope, several lines. */
  address: string;
  phone: string;
  email: string;
  website: string;
  /** Who answers for personal information: public by law. */
  privacyTitle: string;
  privacyContact: string;
}

export interface Organisation extends OrganisationContent {
  id: string;
  /** Day somebody last confirmed that all this is true. */
  verifiedOn: string | null;
  version: number;
  /** The organisation this one turned out to be. */
  mergedInto: string | null;
}

/** A line of the directory. */
export interface OrganisationLine {
  id: string;
  name: string;
  otherNames: readonly string[];
  kind: OrganisationKind;
}

export interface OrganisationVersion {
  version: number;
  content: OrganisationContent;
  changedBy: string | null;
  changedAt: Date;
}
