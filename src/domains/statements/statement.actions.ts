import {
  type Codebook,
  compileCodebook,
  frozenCodebook,
  type Period,
  periodById,
} from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { type Trace, visibleTraces } from '#/domains/traces/traces.public.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { scopeOf } from './compilation.actions.ts';
import { differenceBetween } from './figure.rules.ts';
import type { Figure, FigureChange, FigureOrigin } from './figure.ts';
import { mayCompile } from './statement.access.ts';
import { originOf } from './statement.rules.ts';
import {
  compilationWhole,
  latestCompilations,
  type StatementPage,
  statementById,
  statementSummaries,
} from './statement.store.ts';
import type { Compilation, Statement } from './statement.ts';
import { ownPrivateCount, tracesTaken } from './trace-group.store.ts';

/** A statement with the words it is read in. */
export interface ReadStatement {
  statement: Statement;
  spaceName: string;
  codebook: Codebook;
  period: Period;
  mayCompile: boolean;
}

export interface StatementReading extends ReadStatement {
  compilation: Compilation;
  /** Traces of the period that the reader keeps to themself, and that no figure counts. */
  ownPrivateCount: number;
}

/** A statement, its codebook in the version it was compiled with, and its period; null when not visible. */
export async function readStatement(visit: SignedInVisit, id: string): Promise<ReadStatement | null> {
  if (!isId(id)) return null;
  const transaction = await visit.transaction();
  const statement = await statementById(transaction, id);
  if (!statement) return null;
  const space = await spaceById(transaction, statement.spaceId);
  const found = await frozenCodebook(transaction, statement.codebook);
  const period = found && periodById(found.codebook.calendars, statement.calendarId, statement.periodId);
  if (!space || !found || !period) return null;
  const isWorker = mayCompile(visit.viewer, statement.spaceId);
  return { statement, spaceName: space.name, codebook: found.codebook, period, mayCompile: isWorker };
}

/** The same with its last compilation. */
export async function readCompiled(visit: SignedInVisit, id: string): Promise<StatementReading | null> {
  const read = await readStatement(visit, id);
  if (!read) return null;
  const transaction = await visit.transaction();
  const [compilation] = await latestCompilations(transaction, id, 1);
  if (!compilation) return null;
  const scope = scopeOf(read.statement, { today: visit.today, timeZone: visit.services.settings.timeZone });
  return {
    ...read,
    compilation,
    ownPrivateCount: await ownPrivateCount(transaction, scope, visit.viewer.personId),
  };
}

export interface ExplainedFigure extends ReadStatement {
  figure: Figure;
  figures: readonly Figure[];
  origin: FigureOrigin;
  compiledAt: Date;
  /** The latest traces behind it that the reader may see today. */
  traces: readonly Trace[];
  /** How many the reader may see in all. */
  visibleCount: number;
}

const tracesShown = 50;

/** Figure → rows → traces: those of the compilation that is shown, within the reader's rights of today. */
export async function explainFigure(
  visit: SignedInVisit,
  id: string,
  key: string,
): Promise<ExplainedFigure | null> {
  const read = await readStatement(visit, id);
  if (!read) return null;
  const transaction = await visit.transaction();
  const compilation = await compilationWhole(transaction, id);
  const figure = compilation?.figures.find((candidate) => candidate.key === key);
  if (!compilation || !figure) return null;
  const compiled = compileCodebook(read.codebook);
  const origin = originOf(compiled, compilation.groups, key);
  if (!origin) return null;
  const scope = scopeOf(read.statement, { today: visit.today, timeZone: visit.services.settings.timeZone });
  const aspect = figure.subject.kind === 'dropped' ? figure.subject.aspect : null;
  const taken = await tracesTaken(transaction, scope, compiled.inputs, {
    combinations: origin.combinations,
    aspect,
    limit: tracesShown,
  });
  const traces = await visibleTraces(transaction, taken.ids);
  return {
    ...read,
    figure,
    figures: compilation.figures,
    origin,
    compiledAt: compilation.compiledAt,
    traces,
    visibleCount: taken.visibleCount,
  };
}

export interface StatementDifference extends ReadStatement {
  before: Compilation;
  after: Compilation;
  changes: readonly FigureChange[];
}

/** What the last compilation changed; null before there are two. */
export async function readDifference(visit: SignedInVisit, id: string): Promise<StatementDifference | null> {
  const read = await readStatement(visit, id);
  if (!read) return null;
  const [after, before] = await latestCompilations(await visit.transaction(), id, 2);
  if (!after || !before) return null;
  return { ...read, before, after, changes: differenceBetween(before.figures, after.figures) };
}

/** Statements of the viewer's spaces, the latest period first. */
export async function listStatements(
  visit: SignedInVisit,
  options: { spaceId: string | null; limit: number; after: { startsOn: string; id: string } | null },
): Promise<StatementPage> {
  return statementSummaries(await visit.transaction(), options);
}
