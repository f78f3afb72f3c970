import { placeNames } from '#/domains/territories/territories.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import {
  holdName,
  organisationCalled,
  organisationsToCompare,
  transactionMayTend,
} from './directory.store.ts';
import { alikeFrom, greatestLikeness } from './likeness.rules.ts';
import { mayTend } from './organisation.access.ts';
import { type OrganisationValues, tidied } from './organisation.form.ts';
import { contentOf } from './organisation.rules.ts';
import {
  confirmOrganisation,
  insertOrganisation,
  organisationById,
  updateOrganisation,
  versionsOf,
} from './organisation.store.ts';
import type { Organisation, OrganisationLine } from './organisation.ts';

interface Refused {
  kind: 'refused';
  field: string;
  key: 'placeUnknown';
}

export type AddOutcome =
  | { kind: 'done'; id: string }
  /** The directory may hold it already: nothing is saved until whoever adds says that it is another one. */
  | { kind: 'alike'; lines: OrganisationLine[] }
  | Refused
  | { kind: 'forbidden' };

/** Adds an organisation to the directory, unless it may be there already and nobody said otherwise. */
export async function addOrganisation(
  visit: SignedInVisit,
  typed: OrganisationValues,
  confirmed: boolean,
): Promise<AddOutcome> {
  if (!mayTend(visit.viewer)) return { kind: 'forbidden' };
  const values = tidied(typed);
  const transaction = await visit.transaction();
  await holdName(transaction, values.name);
  if (await namesUnknownPlace(transaction, values.placeIds, []))
    return { kind: 'refused', field: 'placeIds', key: 'placeUnknown' };
  const lines = confirmed ? [] : await organisationsAlike(transaction, values);
  if (lines.length > 0) return { kind: 'alike', lines };
  const id = await insertOrganisation(transaction, values, { personId: visit.viewer.personId });
  await log(transaction, visit.viewer.personId, 'organisation.added', id);
  return { kind: 'done', id };
}

/** Organisations of the directory that may be this one under another spelling, the most alike first. */
export async function organisationsAlike(
  transaction: Transaction,
  named: Pick<OrganisationLine, 'name' | 'otherNames'>,
): Promise<OrganisationLine[]> {
  const found = new Map<string, { line: OrganisationLine; likeness: number }>();
  for (const name of [named.name, ...named.otherNames.slice(0, 10)]) {
    for (const line of await organisationsToCompare(transaction, name)) {
      const likeness = greatestLikeness(named, line);
      if (likeness >= alikeFrom) found.set(line.id, { line, likeness });
    }
  }
  return [...found.values()]
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, 8)
    .map(({ line }) => line);
}

export type ChangeOutcome =
  | { kind: 'done'; id: string }
  /** Somebody wrote meanwhile, or it became another organisation: what stands now. */
  | { kind: 'conflict'; current: Organisation }
  | Refused
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** Changes an organisation whose version is still the one that was read. */
export async function changeOrganisation(
  visit: SignedInVisit,
  id: string,
  version: number,
  typed: OrganisationValues,
  kind: 'organisation.changed' | 'organisation.restored' = 'organisation.changed',
): Promise<ChangeOutcome> {
  if (!mayTend(visit.viewer)) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  const current = await currentOrganisation(transaction, id);
  if (!current) return { kind: 'missing' };
  if (current.id !== id || current.version !== version) return { kind: 'conflict', current };
  if (await namesUnknownPlace(transaction, typed.placeIds, current.placeIds))
    return { kind: 'refused', field: 'placeIds', key: 'placeUnknown' };
  const values = tidied({
    ...typed,
    placeIds: [...typed.placeIds, ...(await unseen(transaction, current.placeIds, typed.placeIds))],
  });
  if (!(await updateOrganisation(transaction, id, version, values, visit.viewer.personId))) {
    const now = await currentOrganisation(transaction, id);
    return now ? { kind: 'conflict', current: now } : { kind: 'missing' };
  }
  await log(transaction, visit.viewer.personId, kind, id);
  return { kind: 'done', id };
}

/** Says again what an older version said; the ones between stay in the history. */
export async function restoreOrganisation(
  visit: SignedInVisit,
  id: string,
  asked: { version: number; current: number },
): Promise<ChangeOutcome> {
  const transaction = await visit.transaction();
  const found = (await versionsOf(transaction, id)).find(({ version }) => version === asked.version);
  if (!found) return { kind: 'missing' };
  const content = contentOf(found.content);
  const names = await placeNames(transaction, content.placeIds);
  const values = {
    ...content,
    otherNames: [...content.otherNames],
    placeIds: content.placeIds.filter((place) => names.has(place)),
  };
  return changeOrganisation(visit, id, asked.current, values, 'organisation.restored');
}

/** « Je confirme que c’est toujours vrai » : the day of it is kept, nobody’s name is shown with it. */
export async function verifyOrganisation(
  visit: SignedInVisit,
  id: string,
): Promise<{ kind: 'done'; id: string } | { kind: 'missing' } | { kind: 'forbidden' }> {
  const transaction = await visit.transaction();
  const current = await currentOrganisation(transaction, id);
  if (!current) return { kind: 'missing' };
  if (!mayTend(visit.viewer)) return { kind: 'forbidden' };
  await confirmOrganisation(transaction, current.id, visit.today);
  await log(transaction, visit.viewer.personId, 'organisation.verified', current.id);
  return { kind: 'done', id: current.id };
}

/** The organisation, or the one it became. */
export async function currentOrganisation(
  transaction: Transaction,
  id: string,
): Promise<Organisation | null> {
  const found = await organisationById(transaction, id);
  return found?.mergedInto ? organisationById(transaction, found.mergedInto) : found;
}

/**
 * The id of the organisation of this name, for what is imported or typed elsewhere: the one of the directory that
 * goes by it (case and accents aside), or a new one of kind « other ». Null when the name is empty, too long or not a
 * name (« ? », « - »), or when it is not there and the viewer may not add it: keep then the name as typed.
 */
export async function findOrCreateByName(visit: SignedInVisit, name: string): Promise<string | null> {
  return organisationForName(await visit.transaction(), visit.viewer.personId, name);
}

/** The same in a transaction opened by a job as this person. */
export async function organisationForName(
  transaction: Transaction,
  personId: string,
  name: string,
): Promise<string | null> {
  const typed = name.replaceAll('\u0000', '').replaceAll(/\s+/g, ' ').trim();
  if (typed.length > 300 || !/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(typed)) return null;
  const known = await organisationCalled(transaction, typed);
  if (known) return known.id;
  if (!(await transactionMayTend(transaction))) return null;
  await holdName(transaction, typed);
  const meanwhile = await organisationCalled(transaction, typed);
  if (meanwhile) return meanwhile.id;
  const id = await insertOrganisation(transaction, onlyNamed(typed), { personId });
  await log(transaction, personId, 'organisation.added', id);
  return id;
}

const onlyNamed = (name: string) => ({
  name,
  otherNames: [],
  kind: 'other' as const,
  description: '',
  placeIds: [],
  address: '',
  phone: '',
  email: '',
  website: '',
  privacyTitle: '',
  privacyContact: '',
});

/** Places of an organisation that the viewer does not see: whoever does not see them does not remove them. */
async function unseen(
  transaction: Transaction,
  current: readonly string[],
  typed: readonly string[],
): Promise<string[]> {
  const names = await placeNames(transaction, current);
  return current.filter((place) => !names.has(place) && !typed.includes(place));
}

async function namesUnknownPlace(
  transaction: Transaction,
  typed: readonly string[],
  current: readonly string[],
): Promise<boolean> {
  const names = await placeNames(transaction, typed);
  return typed.some((place) => !names.has(place) && !current.includes(place));
}

function log(transaction: Transaction, personId: string, kind: string, subjectId: string): Promise<void> {
  return logHappening(transaction, { personId, spaceId: null, kind, subjectKind: 'organisation', subjectId });
}
