import { organisationCalled } from '#/domains/organisations/organisations.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Carrier } from './plan-item.ts';

/**
 * Ties the names people typed to the directory: a name that is exactly that of one organisation is linked,
 * another is kept as typed. One reader for a whole import: each name is looked up once.
 */
export function carrierReader(
  transaction: Transaction,
): (names: readonly string[], before?: readonly Carrier[]) => Promise<Carrier[]> {
  const known = new Map<string, string | null>();
  const idOf = async (name: string) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const id = (await organisationCalled(transaction, name))?.id ?? null;
    known.set(name, id);
    return id;
  };
  return async (names, before = []) => {
    const carriers: Carrier[] = [];
    for (const name of names) {
      const same = before.find((one) => one.name === name && one.organisationId !== null);
      const organisationId = same?.organisationId ?? (await idOf(name));
      const isThere = carriers.some((one) =>
        organisationId ? one.organisationId === organisationId : one.name === name,
      );
      if (!isThere) carriers.push({ organisationId, name });
    }
    return carriers;
  };
}
