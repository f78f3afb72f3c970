import {
  type DossierSummary,
  dossiersByIds,
  dossiersOfViewer,
  vocabularyOf,
} from '#/domains/dossiers/dossiers.public.ts';
import { organisationChoices } from '#/domains/organisations/organisations.public.ts';
import { membersOf, ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
import { placeChoices, placeNames } from '#/domains/territories/territories.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { holds, type SignedInVisit } from '#/platform/visit.ts';
import type { TraceContent } from './trace.ts';
import { lastUsed, namesOf } from './trace-change.store.ts';
import type { FormMaterial, Proposed } from './trace-material.ts';
import { placesOffered } from './trace-place.actions.ts';
import type { NamesById } from './trace-text.rules.ts';

/** Organisations offered while typing: enough to help, little enough for a phone. */
const mostSuggestions = 300;

/** What surrounds the viewer's journal: their spaces, the oldest membership first, and the dossiers of these. */
export async function surroundings(visit: SignedInVisit) {
  const transaction = await visit.transaction();
  return {
    spaces: await ownSpaces(transaction, visit.viewer.personId),
    dossiers: await dossiersOfViewer(transaction),
  };
}

export type Surroundings = Awaited<ReturnType<typeof surroundings>>;

/** Spaces where the viewer may note something, the oldest membership first. */
export async function workingSpaces(visit: SignedInVisit): Promise<{ id: string; name: string }[]> {
  return workingAmong(visit, await ownSpaces(await visit.transaction(), visit.viewer.personId));
}

/** Those of these spaces where the viewer may note something. */
export function workingAmong<Space extends { id: string }>(
  visit: SignedInVisit,
  spaces: readonly Space[],
): Space[] {
  return spaces.filter((space) => holds(visit.viewer, space.id, 'member'));
}

/** Dossiers one may choose: those still open, and those already chosen here. */
export async function offeredDossiers(
  transaction: Transaction,
  chosen: readonly string[] = [],
): Promise<DossierSummary[]> {
  return offeredAmong(await dossiersOfViewer(transaction), chosen);
}

/** Those of these dossiers that one may choose. */
export function offeredAmong(
  dossiers: readonly DossierSummary[],
  chosen: readonly string[] = [],
): DossierSummary[] {
  const ended = ['closed', 'refused', 'redirected'];
  return dossiers.filter((dossier) => !ended.includes(dossier.state) || chosen.includes(dossier.id));
}

/** Everything the full form offers, for a trace of this space on this day. */
export async function formMaterial(
  visit: SignedInVisit,
  spaceId: string,
  eventOn: string,
  content: Pick<TraceContent, 'dossierIds' | 'peopleByCategory' | 'actors' | 'placeId'> | null,
): Promise<FormMaterial> {
  const transaction = await visit.transaction();
  const terms = (await vocabularyOf(transaction, spaceId))['people-category'];
  const counted = Object.keys(content?.peopleByCategory ?? {});
  const known = terms.filter((term) => term.retiredOn === null || counted.includes(term.id));
  const unknown = counted.filter((id) => !known.some((term) => term.id === id));
  return {
    spaces: await workingSpaces(visit),
    dossiers: await offeredDossiers(transaction, content?.dossierIds),
    members: await actorsOffered(transaction, spaceId, content?.actors ?? []),
    categories: [
      ...known.map((term) => ({ id: term.id, label: term.label[visit.locale] })),
      ...unknown.map((id) => ({ id, label: id })),
    ],
    organisations: (await organisationChoices(transaction, mostSuggestions)).map((one) => one.name),
    places: placeChoices(
      await placesOffered(transaction, { spaceId, eventOn, heldId: content?.placeId ?? null }),
      visit.locale,
    ),
  };
}

/** Those who may be named as having done the work: the space's people, and whoever is named already. */
async function actorsOffered(
  transaction: Transaction,
  spaceId: string,
  actors: TraceContent['actors'],
): Promise<{ personId: string; name: string }[]> {
  const members = await membersOf(transaction, spaceId);
  const gone = actors
    .flatMap((actor) => actor.personId ?? [])
    .filter((id) => !members.some((member) => member.personId === id));
  const names = await namesOf(transaction, gone);
  return [...members, ...gone.map((personId) => ({ personId, name: names.get(personId) ?? '—' }))];
}

/** Names of what these contents point at, as far as the viewer may know them. */
export async function namesIn(
  visit: Pick<SignedInVisit, 'transaction' | 'locale'>,
  contents: readonly TraceContent[],
): Promise<NamesById> {
  const transaction = await visit.transaction();
  const spaces = [...new Set(contents.map((content) => content.spaceId))];
  const people = contents.flatMap((content) => content.actors.flatMap((actor) => actor.personId ?? []));
  const names = await namesOf(transaction, [...new Set(people)]);
  const dossiers = await dossiersByIds(transaction, [...new Set(contents.flatMap((one) => one.dossierIds))]);
  for (const dossier of dossiers) names.set(dossier.id, dossier.title);
  const places = await placeNames(transaction, [...new Set(contents.flatMap((one) => one.placeId ?? []))]);
  for (const [id, name] of places) names.set(id, name);
  for (const id of spaces) {
    const space = await spaceById(transaction, id);
    if (space) names.set(id, space.name);
    for (const term of (await vocabularyOf(transaction, id))['people-category']) {
      names.set(term.id, term.label[visit.locale]);
    }
  }
  return { of: (id) => names.get(id) };
}

/** What a quick entry keeps without asking: where the viewer noted something last, or their first space. */
export async function proposedPlace(
  visit: SignedInVisit,
  spaces: readonly { id: string }[],
): Promise<Proposed | null> {
  const last = await lastUsed(await visit.transaction(), visit.viewer.personId);
  if (last) return last;
  const first = spaces[0];
  return first ? { spaceId: first.id, dossierId: null, dossierTitle: null } : null;
}
