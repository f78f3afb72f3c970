import { organisationCalled } from '#/domains/organisations/organisations.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { TraceOrganisation } from './trace.ts';

/**
 * Ties the names people typed to the directory: a name that is exactly that of one organisation is linked,
 * another is kept as typed. What was linked before under the same name stays linked.
 */
export async function linkedOrganisations(
  transaction: Transaction,
  typed: readonly TraceOrganisation[],
  before: readonly TraceOrganisation[] = [],
): Promise<TraceOrganisation[]> {
  const linked: TraceOrganisation[] = [];
  for (const one of typed) {
    const organisationId = one.organisationId ?? (await idOf(transaction, one.name, before));
    const isThere = linked.some((other) =>
      organisationId ? other.organisationId === organisationId : other.name === one.name,
    );
    if (!isThere) linked.push({ ...one, organisationId });
  }
  return linked;
}

async function idOf(
  transaction: Transaction,
  name: string,
  before: readonly TraceOrganisation[],
): Promise<string | null> {
  const same = before.find((one) => one.name === name && one.organisationId !== null);
  return same?.organisationId ?? (await organisationCalled(transaction, name))?.id ?? null;
}
