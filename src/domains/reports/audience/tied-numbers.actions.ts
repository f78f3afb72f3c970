import { createHash } from 'node:crypto';
import { type Publication, releasedNumbers } from '#/domains/protection/protection.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { behindTraces, countedBefore, countedByNature } from './counted-traces.store.ts';
import type { TiedPublication } from './counted-traces.ts';
import { ledgerBegins, tiedToBilans } from './overlapping-bilans.rules.ts';
import { ledgerKey, type NumberScope } from './said-numbers.rules.ts';

export interface OwnNumbers {
  publication: Publication;
  scope: NumberScope;
  reportId: string;
  /** Evidence that the text names: what it counts is what the text says. */
  named: ReadonlySet<string>;
}

/** The numbers of a bilan, tied to those of the bilans of the space that left before and count some of the same traces. */
export async function tiedNumbers(
  transaction: Transaction,
  spaceId: string,
  { publication, scope, reportId, named }: OwnNumbers,
): Promise<TiedPublication> {
  const values = new Map(publication.cells.map(({ key, value }) => [key, value]));
  const said = (await countedByNature(transaction, reportId))
    .map(({ cell, ...one }) => ({ ...one, key: ledgerKey(scope, cell) }))
    .filter(({ key, value }) => values.get(key) === value)
    .sort((one, other) => Number(named.has(one.name)) - Number(named.has(other.name)));
  // The last to come is kept: what the text names, the latest of it.
  const counted = [...new Map(said.toReversed().map((one) => [one.key, one])).values()].map(
    ({ key, value, traceIds }) => ({ key, value, traceIds }),
  );
  const before = await countedBefore(transaction, spaceId);
  const left = [];
  for (const begin of ledgerBegins) left.push(...(await releasedNumbers(transaction, spaceId, begin)));
  const ids = new Set([...counted, ...before].flatMap(({ traceIds }) => traceIds));
  return tiedToBilans({
    ...{ own: publication, counted, left, countedBefore: before, nameOf },
    traces: left.length === 0 ? new Map() : await behindTraces(transaction, [...ids]),
  });
}

const nameOf = (traceIds: readonly string[]) =>
  createHash('sha256').update(traceIds.toSorted().join()).digest('base64url');
