import { organisationCalled, organisationForName } from '#/domains/organisations/organisations.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { TraceOrganisation, Visibility } from './trace.ts';

/**
 * Ties the names people typed to the directory: the organisation that goes by this name, or a new one. What was
 * linked before under the same name stays linked. A trace that is its author's alone adds nothing to the directory,
 * which everybody reads: an unknown name stays there a name.
 */
export async function linkedOrganisations(
  visit: SignedInVisit,
  typed: readonly TraceOrganisation[],
  visibility: Visibility,
  before: readonly TraceOrganisation[] = [],
): Promise<TraceOrganisation[]> {
  if (typed.length === 0) return [];
  const transaction = await visit.transaction();
  const idOf = async (name: string) =>
    before.find((one) => one.name === name && one.organisationId !== null)?.organisationId ??
    (visibility === 'author'
      ? ((await organisationCalled(transaction, name))?.id ?? null)
      : organisationForName(transaction, visit.viewer.personId, name));
  const linked: TraceOrganisation[] = [];
  for (const one of typed)
    addOnce(linked, { ...one, organisationId: one.organisationId ?? (await idOf(one.name)) });
  return linked;
}

function addOnce(linked: TraceOrganisation[], one: TraceOrganisation): void {
  const isThere = linked.some((other) =>
    one.organisationId ? other.organisationId === one.organisationId : other.name === one.name,
  );
  if (!isThere) linked.push(one);
}
