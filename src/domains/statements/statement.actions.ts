import {
  type Codebook,
  frozenCodebook,
  type Period,
  periodById,
} from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { scopeOf } from './compilation.actions.ts';
import { differenceBetween } from './figure.rules.ts';
import type { FigureChange } from './figure.ts';
import { mayCompile } from './statement.access.ts';
import {
  latestCompilations,
  type StatementPage,
  statementById,
  statementSummaries,
} from './statement.store.ts';
import type { Compilation, Statement } from './statement.ts';
import { ownPrivateCount } from './trace-group.store.ts';

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
  const found = await frozenCodebook(transaction, statement.codebook, statement.spaceId);
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
