import { releasedNumbers } from '#/domains/protection/protection.public.ts';
import { statementById } from '#/domains/statements/statement.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { countsShown, namesBegin } from './protected-figures.rules.ts';

/** Counts of a statement that a transmission showed outside with their time, by key of figure. */
export async function numbersThatLeft(
  transaction: Transaction,
  statementId: string,
): Promise<Map<string, number>> {
  const statement = await statementById(transaction, statementId);
  if (!statement) return new Map();
  const { codebook, startsOn, endsOn, spaceId } = statement;
  const names = { codebook, startsOn, endsOn };
  return countsShown(await releasedNumbers(transaction, spaceId, namesBegin(names)), names);
}
