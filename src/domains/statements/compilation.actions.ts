import {
  type CodebookReference,
  type CompiledCodebook,
  compileCodebook,
  frozenCodebook,
  periodById,
} from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeptFigure, keepFigureGroups, letGoOfDetail } from './figure.store.ts';
import type { TraceGroup } from './figure.ts';
import { coarserGroups, inputsTogether, tracesBehind } from './figure-reading.rules.ts';
import { mayCompile } from './statement.access.ts';
import { countFigures } from './statement.rules.ts';
import { keepCompilation, openedStatement, statementById } from './statement.store.ts';
import type { Statement } from './statement.ts';
import type { TraceScope } from './trace-facts.store.ts';
import { type KeptReading, keepReading } from './trace-group.store.ts';
import { isFrozen } from './transmissions/life.rules.ts';
import { holdStatement, stateOf } from './transmissions/life.store.ts';

export interface StatementWish {
  spaceId: string;
  codebook: CodebookReference;
  calendarId: string;
  periodId: string;
}

export type OpeningOutcome =
  | { kind: 'compiled'; id: string; number: number }
  | { kind: 'refused'; key: 'space' | 'codebook' | 'period' | 'outOfForce' | 'frozen' };

/** Opens the statement wished for, or finds it, and compiles it. */
export async function openStatement(visit: SignedInVisit, wish: StatementWish): Promise<OpeningOutcome> {
  if (!isId(wish.spaceId) || !mayCompile(visit.viewer, wish.spaceId))
    return { kind: 'refused', key: 'space' };
  const transaction = await visit.transaction();
  if (!(await spaceById(transaction, wish.spaceId))) return { kind: 'refused', key: 'space' };
  const found = await frozenCodebook(transaction, wish.codebook);
  // A space's own codebook is read by its members only: a statement of another space could not be read with it.
  if (!found || (found.spaceId !== null && found.spaceId !== wish.spaceId))
    return { kind: 'refused', key: 'codebook' };
  const { codebook } = found;
  const period = periodById(codebook.calendars, wish.calendarId, wish.periodId);
  if (!period) return { kind: 'refused', key: 'period' };
  const endsTooEarly = period.endsOn < codebook.validFromOn;
  if (endsTooEarly || (codebook.validUntilOn !== null && codebook.validUntilOn < period.startsOn))
    return { kind: 'refused', key: 'outOfForce' };
  const { startsOn, endsOn } = period;
  const { id } = await openedStatement(transaction, { ...wish, startsOn, endsOn }, visit.viewer.personId);
  if (isFrozen(await stateOf(transaction, id))) return { kind: 'refused', key: 'frozen' };
  const statement = { ...wish, id, startsOn, endsOn };
  const number = await compileInto(transaction, statement, visitClock(visit), visit.viewer.personId);
  await logCompilation(visit, transaction, statement, number);
  return { kind: 'compiled', id, number };
}

/** Compiles a statement again; null when it cannot be read, `forbidden` for those who only read, `frozen` once transmitted. */
export async function compileAgain(
  visit: SignedInVisit,
  id: string,
): Promise<number | 'forbidden' | 'frozen' | null> {
  if (!isId(id)) return null;
  const transaction = await visit.transaction();
  const statement = await statementById(transaction, id);
  if (!statement) return null;
  if (!mayCompile(visit.viewer, statement.spaceId)) return 'forbidden';
  await holdStatement(transaction, id);
  if (isFrozen(await stateOf(transaction, id))) return 'frozen';
  const number = await compileInto(transaction, statement, visitClock(visit), visit.viewer.personId);
  await logCompilation(visit, transaction, statement, number);
  return number;
}

export interface CompilationClock {
  today: string;
  timeZone: string;
}

function visitClock(visit: SignedInVisit): CompilationClock {
  return { today: visit.today, timeZone: visit.services.settings.timeZone };
}

/** Where the traces of a statement are. */
export function scopeOf(
  statement: Pick<Statement, 'spaceId' | 'startsOn' | 'endsOn'>,
  clock: CompilationClock,
): TraceScope {
  const { spaceId, startsOn, endsOn } = statement;
  return { spaceId, startsOn, endsOn, ...clock };
}

type Compiling = Pick<Statement, 'id' | 'spaceId' | 'codebook' | 'startsOn' | 'endsOn'>;

/** Counts the traces by the inputs the codebook uses, reads them once a combination, and keeps the result. */
export async function compileInto(
  transaction: Transaction,
  statement: Compiling,
  clock: CompilationClock,
  personId: string,
): Promise<number> {
  const [number] = await compileTogether(transaction, [statement], clock, personId);
  return number ?? 1;
}

/**
 * Compiles statements of one space and one period, each by its own codebook, from one look at the traces: counted by
 * all that any of the codebooks reads, then once more by what each reads. Gives the number of each compilation.
 */
export async function compileTogether(
  transaction: Transaction,
  statements: readonly Compiling[],
  clock: CompilationClock,
  personId: string,
): Promise<number[]> {
  const [first] = statements;
  if (!first) return [];
  const books: CompiledCodebook[] = [];
  for (const { codebook } of statements) {
    const found = await frozenCodebook(transaction, codebook);
    if (!found) throw new Error('The codebook of a statement cannot be read.');
    books.push(compileCodebook(found.codebook));
  }
  const inputs = inputsTogether(books.map((book) => book.inputs));
  const reading = await keepReading(transaction, scopeOf(first, clock), inputs);
  const numbers: number[] = [];
  for (const [index, statement] of statements.entries()) {
    const book = books[index] as CompiledCodebook;
    numbers.push(await keepStatement(transaction, statement, book, reading, personId));
  }
  return numbers;
}

async function keepStatement(
  transaction: Transaction,
  statement: Compiling,
  book: CompiledCodebook,
  reading: KeptReading,
  personId: string,
): Promise<number> {
  const { groups, members } = coarserGroups(reading.groups, book.inputs);
  const { figures, groupsByKey } = countFigures(book, groups);
  const number = await keepCompilation(transaction, statement.id, personId, { figures, groups: [] });
  const kept = figures.map(({ key, subject }): KeptFigure => {
    const places = groupsByKey.get(key) ?? [];
    return {
      key,
      positions: places.flatMap((place) => members[place] ?? []),
      traceCount: tracesBehind(
        subject,
        places.map((place) => groups[place] as TraceGroup),
      ),
    };
  });
  await keepFigureGroups(transaction, { statementId: statement.id, number, readingId: reading.id }, kept);
  await letGoOfDetail(transaction, statement.id);
  return number;
}

async function logCompilation(
  visit: SignedInVisit,
  transaction: Transaction,
  statement: Pick<Statement, 'id' | 'spaceId'>,
  number: number,
): Promise<void> {
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: statement.spaceId,
    kind: 'statement.compiled',
    subjectKind: 'statement',
    subjectId: statement.id,
    details: { number },
  });
}
