import { compileCodebook } from '#/domains/codebooks/codebooks.public.ts';
import {
  type Policy,
  type Publication,
  policyFor,
  releasedNumbers,
} from '#/domains/protection/protection.public.ts';
import { type CompilationClock, scopeOf } from '#/domains/statements/compilation.actions.ts';
import type { ReadStatement } from '#/domains/statements/statement.actions.ts';
import { latestCompilations } from '#/domains/statements/statement.store.ts';
import type { Compilation } from '#/domains/statements/statement.ts';
import type { Transaction } from '#/platform/database.ts';
import { concernedTraces } from './concern.actions.ts';
import { concernsOf, saysTheSame } from './concern.rules.ts';
import { tiedToEarlier } from './earlier-periods.rules.ts';
import { tiedToFrameworks } from './framework-crossings.actions.ts';
import { leaves, type NumberNames, namesBegin, publicationOf } from './protected-figures.rules.ts';

/** A statement ready to leave: its last compilation, and what the protection must know of it. */
export interface ReadyStatement {
  kind: 'ready';
  compilation: Compilation;
  publication: Publication;
  policy: Policy;
  names: NumberNames;
}

export type NotReady = { kind: 'notReady'; key: 'notCompiled' | 'nothingToTransmit' | 'staleFigures' };

/**
 * Reads who stands behind each figure of the last compilation. Traces that changed since make it unfit to leave:
 * nobody could say any more how many people a figure concerns.
 */
export async function readyToLeave(
  transaction: Transaction,
  { statement, codebook }: Pick<ReadStatement, 'statement' | 'codebook'>,
  clock: CompilationClock,
): Promise<ReadyStatement | NotReady> {
  const [compilation] = await latestCompilations(transaction, statement.id, 1);
  if (!compilation) return { kind: 'notReady', key: 'notCompiled' };
  const figures = compilation.figures.filter(leaves);
  if (figures.length === 0) return { kind: 'notReady', key: 'nothingToTransmit' };
  const compiled = compileCodebook(codebook);
  const scope = scopeOf(statement, clock);
  const concerns = concernsOf(compiled, await concernedTraces(transaction, compiled, scope));
  if (!saysTheSame(compilation.figures, concerns)) return { kind: 'notReady', key: 'staleFigures' };
  const names = { codebook: statement.codebook, startsOn: statement.startsOn, endsOn: statement.endsOn };
  const own = publicationOf(codebook, compilation.figures, { concerns, names });
  const earlier = await releasedNumbers(transaction, statement.spaceId, namesBegin(names));
  const publication = await tiedToEarlier(own, { names, earlier }, async (stretch) =>
    concernsOf(compiled, await concernedTraces(transaction, compiled, { ...scope, ...stretch })),
  );
  const handedOver = { ...statement, statementId: statement.id, number: compilation.number };
  const policy = await policyFor(transaction);
  const tied = await tiedToFrameworks(transaction, publication, policy, handedOver);
  return { kind: 'ready', compilation, publication: tied, policy, names };
}
