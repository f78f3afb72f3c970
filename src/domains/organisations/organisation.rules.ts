import { fold } from '#/french/analyser.ts';
import {
  type ChosenField,
  chosenFields,
  type OrganisationContent,
  type OrganisationField,
  organisationFields,
} from './organisation.ts';

/** Every name, folded, one a line: what near matches are sought in. */
export function foldedNames(content: Pick<OrganisationContent, 'name' | 'otherNames'>): string {
  return [content.name, ...content.otherNames].map(foldedName).filter(Boolean).join('\n');
}

/** A name as it is compared: case, accents and spaces aside. */
export function foldedName(name: string): string {
  return fold(name).replaceAll(/\s+/g, ' ').trim();
}

/**
 * What the kept organisation says after a merge: the values chosen from each side, every name of both, every
 * place of both.
 * @param fromGone fields taken from the one that goes.
 */
export function merged(
  kept: OrganisationContent,
  gone: OrganisationContent,
  fromGone: ReadonlySet<ChosenField>,
): OrganisationContent {
  const content: OrganisationContent = { ...contentOf(kept) };
  for (const field of chosenFields) if (fromGone.has(field)) Object.assign(content, { [field]: gone[field] });
  return {
    ...content,
    otherNames: otherNamesBeside(content.name, [
      kept.name,
      gone.name,
      ...kept.otherNames,
      ...gone.otherNames,
    ]),
    placeIds: [...new Set([...kept.placeIds, ...gone.placeIds])],
  };
}

/** Names without repeats, nor the one it goes by first. */
export function otherNamesBeside(name: string, others: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const other of others) {
    const key = foldedName(other);
    if (key !== '' && key !== foldedName(name) && !kept.has(key)) kept.set(key, other);
  }
  return [...kept.values()];
}

/** Only what people write, without the id, the version and the rest. */
export function contentOf(organisation: OrganisationContent): OrganisationContent {
  return Object.fromEntries(
    organisationFields.map((field) => [field, organisation[field]]),
  ) as unknown as OrganisationContent;
}

/** Fields that two contents do not say alike. The order of places means nothing. */
export function fieldsThatDiffer(
  before: OrganisationContent,
  after: OrganisationContent,
): OrganisationField[] {
  const comparable = (content: OrganisationContent, field: OrganisationField) =>
    JSON.stringify(field === 'placeIds' ? [...content.placeIds].sort() : content[field]);
  return organisationFields.filter((field) => comparable(before, field) !== comparable(after, field));
}

/** The lists of places as a form offers them: one's own first, then from the nearest to the widest. */
export const placeListsInOrder = ['own', 'municipal', 'institution', 'region', 'health-region'] as const;
