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
  /** Where it acts. */
  placeIds: readonly string[];
  /** As it is written on an envelope, several lines. */
  address: string;
  phone: string;
  email: string;
  website: string;
  /** Who answers for personal information: public by law. */
  privacyTitle: string;
  privacyContact: string;
}

/** The fields of the content, in the order in which they are read. */
export const organisationFields = [
  'name',
  'otherNames',
  'kind',
  'description',
  'placeIds',
  'address',
  'phone',
  'email',
  'website',
  'privacyTitle',
  'privacyContact',
] as const satisfies readonly (keyof OrganisationContent)[];
export type OrganisationField = (typeof organisationFields)[number];

/** Fields of which a merge keeps one side; names and places of both are always kept. */
export const chosenFields = [
  'name',
  'kind',
  'description',
  'address',
  'phone',
  'email',
  'website',
  'privacyTitle',
  'privacyContact',
] as const satisfies readonly OrganisationField[];
export type ChosenField = (typeof chosenFields)[number];

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
  /** Name of whoever wrote it; null when it came with the story or the account is gone. */
  changedBy: string | null;
  changedAt: Date;
}
