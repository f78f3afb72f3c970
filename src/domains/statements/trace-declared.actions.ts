import {
  type AspectId,
  aspectIds,
  type CodebookReference,
  type CompiledCodebook,
  compileCodebook,
  frozenCodebook,
  type InputValues,
  traceAspects,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Database } from '#/platform/database.ts';
import type { Becoming } from '#/platform/domain.ts';
import { type Locale, type Visit, type VisitedTrace, wordsFor } from '#/platform/visit.ts';
import { actName, kindName, reasonName } from './figure-names.rules.ts';
import { carriedAspects } from './statement.rules.ts';
import * as statementWords from './statement.words.ts';
import { aspectBit } from './trace-aspects.store.ts';
import { type CostlyInput, costlyInputs, oneTraceSql } from './trace-facts.store.ts';

/** The codebooks that a space last made statements by: more would be a list of its own. */
const mostCodebooks = 3;

interface Reading {
  id: string;
  codebookId: string;
  codebookVersion: string;
  isOwnCopy: boolean;
  /** Whether its days hold that of the trace; if not, the next one will. */
  readsIt: boolean;
}

type TraceRow = InputValues & { aspects: number; statements: Reading[] | null };

/** What the frameworks of its team declare of a trace, and what each drops. A trace kept by its author is in none. */
export async function declaredOfTrace(visit: Visit, trace: VisitedTrace): Promise<Becoming[]> {
  if (visit.viewer.kind !== 'person') return [];
  const { costlyBySpace } = keptIn(visit.services.database);
  const guess = costlyBySpace.get(trace.spaceId) ?? [];
  const first = await readBy(visit, trace, guess);
  if (!first) return [];
  const needed = costlyInputs.filter((input) =>
    first.books.some(({ compiled }) => compiled.inputs.includes(input)),
  );
  if (costlyBySpace.size >= mostSpaces) costlyBySpace.clear();
  costlyBySpace.set(trace.spaceId, needed);
  const whole = needed.every((input) => guess.includes(input)) ? first : await readBy(visit, trace, needed);
  return whole?.books.map((book) => becomingBy(book, whole.row, trace.spaceId, visit.locale)) ?? [];
}

interface ReadBy {
  row: TraceRow;
  books: readonly Book[];
}
interface Book {
  compiled: CompiledCodebook;
  reading: Reading;
}

async function readBy(
  visit: Visit,
  trace: VisitedTrace,
  costly: readonly CostlyInput[],
): Promise<ReadBy | null> {
  const transaction = await visit.transaction();
  const scope = {
    spaceId: trace.spaceId,
    startsOn: trace.eventOn,
    endsOn: trace.eventOn,
    today: visit.today,
    timeZone: visit.services.settings.timeZone,
  };
  const [row] = await transaction.query<TraceRow>(oneTraceSql(scope, trace.id, costly));
  if (!row) return null;
  const books: Book[] = [];
  for (const reading of row.statements?.slice(0, mostCodebooks) ?? []) {
    const compiled = await compiledOf(
      visit,
      { id: reading.codebookId, version: reading.codebookVersion },
      trace.spaceId,
    );
    if (compiled) books.push({ compiled, reading });
  }
  return { row, books };
}

function becomingBy({ compiled, reading }: Book, row: TraceRow, spaceId: string, locale: Locale): Becoming {
  const { codebook } = compiled;
  const { became } = wordsFor(locale, statementWords);
  const naming = { codebook, locale, noValue: '' };
  const outcome = compiled.outcomeOf(row);
  const where = (reading.readsIt ? became.now : became.later)(codebook.title[locale]);
  const href = reading.readsIt
    ? paths.statement(reading.id)
    : paths.codebookVersion(reading.codebookId, reading.codebookVersion, reading.isOwnCopy ? spaceId : null);
  if (outcome.kind === 'notDeclared') {
    return {
      label: `${capital(became.notDeclared)}, ${where}`,
      href,
      note: reasonName(naming, outcome.reasonId),
      byFramework: true,
    };
  }
  const names = outcome.declarations.map(
    ({ kind, act }) => `${kindName(naming, kind)}, ${lowered(actName(naming, act))}`,
  );
  const carried = outcome.declarations.map(carriedAspects(codebook));
  const dropped = aspectIds.filter(
    (aspect) => (row.aspects & aspectBit(aspect)) !== 0 && !carried.some((kept) => kept.has(aspect)),
  );
  const drops = dropped.length === 0 ? [] : [became.drops(listed(dropped, locale))];
  return {
    label: `${capital(became.declared)}, ${where}`,
    href,
    note: `${[...new Set(names), ...drops].join('. ')}.`,
    byFramework: true,
  };
}

const listed = (aspects: readonly AspectId[], locale: Locale) =>
  new Intl.ListFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', { type: 'conjunction' }).format(
    aspects.map((aspect) => lowered(traceAspects[aspect][locale])),
  );
const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface Kept {
  /** Published versions never change: each is made ready once a database and a space, which may hold its own copy. */
  ready: Map<string, CompiledCodebook>;
  /**
   * Costly inputs that the codebooks of a space asked for last. Looked for first, so that one query is mostly enough; the
   * codebooks met decide, so that another one that asks for more is read once more.
   */
  costlyBySpace: Map<string, readonly CostlyInput[]>;
}

const mostKept = 20;
const mostSpaces = 1000;
const keptBy = new WeakMap<Database, Kept>();

function keptIn(database: Database): Kept {
  const kept = keptBy.get(database) ?? { ready: new Map(), costlyBySpace: new Map() };
  keptBy.set(database, kept);
  return kept;
}

async function compiledOf(
  visit: Visit,
  reference: CodebookReference,
  spaceId: string,
): Promise<CompiledCodebook | null> {
  const { ready } = keptIn(visit.services.database);
  const name = JSON.stringify([reference.id, reference.version, spaceId]);
  const known = ready.get(name);
  if (known) return known;
  const found = await frozenCodebook(await visit.transaction(), reference, spaceId);
  if (!found) return null;
  if (ready.size >= mostKept) ready.clear();
  const compiled = compileCodebook(found.codebook);
  ready.set(name, compiled);
  return compiled;
}
