import {
  type Codebook,
  type CodebookReference,
  type CompiledCodebook,
  cellReader,
  compileCodebook,
  frozenCodebook,
  type Period,
  periodById,
  periodOn,
} from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeptFigure, keepFigureGroups, letGoOfDetail } from './figure.store.ts';
import { coarserGroups, inputsTogether, tracesBehind } from './figure-reading.rules.ts';
import { mayCompile } from './statement.access.ts';
import { countFigures } from './statement.rules.ts';
import {
  keepCompilation,
  type NewStatement,
  openedStatement,
  statementById,
  statementOn,
} from './statement.store.ts';
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

type OpeningRefusal = 'space' | 'codebook' | 'period' | 'outOfForce' | 'frozen';

export type OpeningOutcome =
  | { kind: 'compiled'; id: string; number: number }
  | { kind: 'refused'; key: OpeningRefusal };

/** Opens the statement wished for, or finds it, and compiles it. */
export async function openStatement(visit: SignedInVisit, wish: StatementWish): Promise<OpeningOutcome> {
  const { codebook, ...rest } = wish;
  const outcome = await openStatements(visit, { ...rest, codebooks: [codebook] });
  if (outcome.kind === 'refused') return { kind: 'refused', key: outcome.key };
  const [only] = outcome.statements;
  if (!only) throw new Error('A statement was compiled and is not told.');
  return { kind: 'compiled', id: only.id, number: only.number };
}

export interface StatementsWish {
  spaceId: string;
  /** At least one; the period is named in the calendars of the first. Named twice, a codebook is read once. */
  codebooks: readonly CodebookReference[];
  calendarId: string;
  periodId: string;
}

export interface OpenedStatement {
  id: string;
  /** Of its compilation. */
  number: number;
  codebook: CodebookReference;
}

export type OpeningsOutcome =
  | { kind: 'compiled'; startsOn: string; endsOn: string; statements: readonly OpenedStatement[] }
  /** Nothing was opened nor compiled; `codebook` is the one that cannot serve, when it is one of them. */
  | { kind: 'refused'; key: OpeningRefusal; codebook: Codebook | null };

/**
 * Opens the statements of one space on the same days by several codebooks, or finds them, and compiles all in one look
 * at the traces: they say the same moment. Statements come in the order of the codebooks.
 */
export async function openStatements(visit: SignedInVisit, wish: StatementsWish): Promise<OpeningsOutcome> {
  const refused = (key: OpeningRefusal, codebook: Codebook | null = null) =>
    ({ kind: 'refused', key, codebook }) as const;
  if (!isId(wish.spaceId) || !mayCompile(visit.viewer, wish.spaceId)) return refused('space');
  const transaction = await visit.transaction();
  if (!(await spaceById(transaction, wish.spaceId))) return refused('space');
  const books = await booksOf(transaction, wish);
  if (!books) return refused('codebook');
  const [first] = books;
  const period = first && periodById(first.calendars, wish.calendarId, wish.periodId);
  if (!period) return refused('period', first ?? null);
  const wishes: NewStatement[] = [];
  for (const book of books) {
    const place = periodOn(book.calendars, period, wish);
    if (!place) return refused('period', book);
    if (!isInForce(book, period)) return refused('outOfForce', book);
    const codebook = { id: book.id, version: book.version };
    const { startsOn, endsOn } = period;
    const one = { spaceId: wish.spaceId, codebook, ...place, startsOn, endsOn };
    const known = await statementOn(transaction, one);
    if (known && isFrozen(await stateOf(transaction, known))) return refused('frozen', book);
    wishes.push(one);
  }
  const statements = await openedAndCompiled(visit, transaction, wishes);
  return { kind: 'compiled', startsOn: period.startsOn, endsOn: period.endsOn, statements };
}

/** Null when one of them cannot serve: a space's own codebook is read by its members only, and serves no other space. */
async function booksOf(transaction: Transaction, wish: StatementsWish): Promise<Codebook[] | null> {
  const books = new Map<string, Codebook>();
  for (const reference of wish.codebooks) {
    const found = await frozenCodebook(transaction, reference, wish.spaceId);
    if (!found) return null;
    books.set(`${reference.id} ${reference.version}`, found.codebook);
  }
  return [...books.values()];
}

function isInForce({ validFromOn, validUntilOn }: Codebook, { startsOn, endsOn }: Period): boolean {
  return endsOn >= validFromOn && (validUntilOn === null || startsOn <= validUntilOn);
}

async function openedAndCompiled(
  visit: SignedInVisit,
  transaction: Transaction,
  wishes: readonly NewStatement[],
): Promise<OpenedStatement[]> {
  const opened: Compiling[] = [];
  // In one order for everybody, so that two people who open the same statements at once wait for each other in turn.
  const nameOf = ({ codebook: { id, version } }: NewStatement) => `${id} ${version}`;
  const inOrder = wishes.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  for (const wish of inOrder) {
    const { id } = await openedStatement(transaction, wish, visit.viewer.personId);
    opened.push({ ...wish, id });
  }
  const numbers = await compileTogether(transaction, opened, visitClock(visit), visit.viewer.personId);
  const statements: OpenedStatement[] = [];
  for (const [index, { id, spaceId, codebook }] of opened.entries()) {
    const number = numbers[index] ?? 1;
    await logCompilation(visit, transaction, { id, spaceId }, number);
    statements.push({ id, number, codebook });
  }
  return wishes.flatMap(({ codebook }) => statements.find((one) => one.codebook === codebook) ?? []);
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

/** Opens a statement, or finds it, and compiles it, in the name of a person: for the story. */
export async function openAndCompile(
  transaction: Transaction,
  wish: NewStatement,
  clock: CompilationClock,
  personId: string,
): Promise<string> {
  const { id } = await openedStatement(transaction, wish, personId);
  await compileInto(transaction, { ...wish, id }, clock, personId);
  return id;
}

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
  const reader = cellReader();
  for (const { codebook, spaceId } of statements) {
    const found = await frozenCodebook(transaction, codebook, spaceId);
    if (!found) throw new Error('The codebook of a statement cannot be read.');
    books.push(compileCodebook(found.codebook, reader));
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
      positions: flat(at(places, members)),
      traceCount: tracesBehind(subject, at(places, groups)),
    };
  });
  await keepFigureGroups(transaction, { statementId: statement.id, number, readingId: reading.id }, kept);
  await letGoOfDetail(transaction, statement.id);
  return number;
}

// One at a time: a statement has a thousand figures, and some count every group.
function* at<Item>(places: Iterable<number>, items: readonly Item[]): Generator<Item> {
  for (const place of places) yield items[place] as Item;
}

function* flat(lists: Iterable<readonly number[]>): Generator<number> {
  for (const list of lists) yield* list;
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
