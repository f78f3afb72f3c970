import { compileCodebook } from '#/domains/codebooks/codebooks.public.ts';
import { type Trace, visibleTraces } from '#/domains/traces/traces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { scopeOf } from './compilation.actions.ts';
import {
  type FigureDetail,
  figureDetail,
  figurePositions,
  figureTraces,
  type TracePlace,
} from './figure.store.ts';
import type { Figure } from './figure.ts';
import { type ReadStatement, readStatement } from './statement.actions.ts';
import { originOf } from './statement.rules.ts';
import { compilationWhole, figureInLatest } from './statement.store.ts';
import type { Compilation } from './statement.ts';
import { aspectBit } from './trace-aspects.store.ts';
import type { TraceScope } from './trace-facts.store.ts';
import { keptCombinations, tracesTaken } from './trace-group.store.ts';

export interface ExplainedFigure extends ReadStatement {
  figure: Figure;
  /** It, and those that tell how its like acts differ. */
  figures: readonly Figure[];
  compiledAt: Date;
  /** The latest traces behind it that the reader may see today, or those that come after a place. */
  traces: readonly Trace[];
  /** Where the next page begins; null at the end, and where traces are found again and not kept. */
  next: TracePlace | null;
  /** How many the reader may see in all. */
  visibleCount: number;
  /** Counted, and not visible to the reader. Negative when traces found again are more than were counted. */
  hiddenCount: number;
  /** False when the traces kept that day were let go: those found are the ones that answer the same rules now. */
  isAsCounted: boolean;
}

const tracesShown = 50;

/** Figure → rows → traces: those that the last compilation counted, within the reader's rights of today. */
export async function explainFigure(
  visit: SignedInVisit,
  id: string,
  key: string,
  after: TracePlace | null = null,
): Promise<ExplainedFigure | null> {
  const read = await readStatement(visit, id);
  if (!read) return null;
  const transaction = await visit.transaction();
  const compilation = await figureInLatest(transaction, id, key);
  if (!compilation) return null;
  const { figure } = compilation;
  const scope = scopeOf(read.statement, { today: visit.today, timeZone: visit.services.settings.timeZone });
  const found = await tracesOf(transaction, { read, compilation, figure, scope, after });
  if (!found) return null;
  const { ids, ...counted } = found;
  const traces = await visibleTraces(transaction, ids);
  const { compiledAt, figures } = compilation;
  return { ...read, ...counted, figure, figures, compiledAt, traces };
}

interface Explaining {
  read: ReadStatement;
  compilation: Compilation;
  figure: Figure;
  scope: TraceScope;
  after: TracePlace | null;
}

type Found = Pick<ExplainedFigure, 'next' | 'visibleCount' | 'hiddenCount' | 'isAsCounted'> & {
  ids: string[];
};

async function tracesOf(transaction: Transaction, explaining: Explaining): Promise<Found | null> {
  const { read, compilation, figure, after } = explaining;
  const named = { statementId: read.statement.id, number: compilation.number };
  const detail = await figureDetail(transaction, named, figure.key);
  if (!detail?.hasTraces) return tracesFoundAgain(transaction, explaining, detail);
  const { places, visibleCount } = await figureTraces(transaction, detail, {
    aspectBit: figure.subject.kind === 'dropped' ? aspectBit(figure.subject.aspect) : null,
    after,
    limit: tracesShown + 1,
  });
  const shown = places.slice(0, tracesShown);
  return {
    ids: shown.map(({ id }) => id),
    next: places.length > tracesShown ? (shown.at(-1) ?? null) : null,
    visibleCount,
    hiddenCount: detail.traceCount - visibleCount,
    isAsCounted: true,
  };
}

/** For compilations whose traces are not kept: those of the period that answer the same rules now. */
async function tracesFoundAgain(
  transaction: Transaction,
  { read, figure, scope }: Explaining,
  detail: FigureDetail | null,
): Promise<Found | null> {
  const answering = detail
    ? await keptCombinations(transaction, detail.readingId, await figurePositions(transaction, detail))
    : await firstCombinations(transaction, read, figure.key);
  if (!answering) return null;
  const { ids, visibleCount } = await tracesTaken(transaction, scope, answering.inputs, {
    combinations: answering.combinations,
    aspect: figure.subject.kind === 'dropped' ? figure.subject.aspect : null,
    limit: tracesShown,
  });
  return { ids, next: null, visibleCount, hiddenCount: figure.count - visibleCount, isAsCounted: false };
}

/** Compilations made before readings were kept hold their groups with their figures. */
async function firstCombinations(
  transaction: Transaction,
  { statement, codebook }: ReadStatement,
  key: string,
) {
  const compilation = await compilationWhole(transaction, statement.id);
  const compiled = compileCodebook(codebook);
  const origin = compilation && originOf(compiled, compilation.groups, key);
  return origin ? { inputs: compiled.inputs, combinations: origin.combinations } : null;
}
