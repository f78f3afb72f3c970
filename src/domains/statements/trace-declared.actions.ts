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
import { aspectBit, oneTraceSql } from './trace-facts.store.ts';

/** The codebooks that a space last made statements by: more would be a list of its own. */
const mostCodebooks = 3;

interface Reading {
  id: string;
  codebookId: string;
  codebookVersion: string;
  /** Whether its days hold that of the trace; if not, the next one will. */
  readsIt: boolean;
}

type TraceRow = InputValues & { aspects: number; statements: Reading[] | null };

/** What the frameworks of its team declare of a trace, and what each drops. A trace kept by its author is in none. */
export async function declaredOfTrace(visit: Visit, trace: VisitedTrace): Promise<Becoming[]> {
  if (visit.viewer.kind !== 'person') return [];
  const transaction = await visit.transaction();
  const scope = {
    spaceId: trace.spaceId,
    startsOn: trace.eventOn,
    endsOn: trace.eventOn,
    today: visit.today,
    timeZone: visit.services.settings.timeZone,
  };
  const [row] = await transaction.query<TraceRow>(oneTraceSql(scope, trace.id));
  const became: Becoming[] = [];
  for (const reading of row?.statements?.slice(0, mostCodebooks) ?? []) {
    const compiled = await compiledOf(visit, {
      id: reading.codebookId,
      version: reading.codebookVersion,
    });
    if (row && compiled) became.push(becomingBy(compiled, reading, row, visit.locale));
  }
  return became;
}

function becomingBy(compiled: CompiledCodebook, reading: Reading, row: TraceRow, locale: Locale): Becoming {
  const { codebook } = compiled;
  const { became } = wordsFor(locale, statementWords);
  const naming = { codebook, locale, noValue: '' };
  const outcome = compiled.outcomeOf(row);
  const where = (reading.readsIt ? became.now : became.later)(codebook.title[locale]);
  const href = reading.readsIt
    ? paths.statement(reading.id)
    : paths.codebookVersion(reading.codebookId, reading.codebookVersion);
  if (outcome.kind === 'notDeclared') {
    return {
      label: `${capital(became.notDeclared)}, ${where}`,
      href,
      note: reasonName(naming, outcome.reasonId),
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
  };
}

const listed = (aspects: readonly AspectId[], locale: Locale) =>
  new Intl.ListFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', { type: 'conjunction' }).format(
    aspects.map((aspect) => lowered(traceAspects[aspect][locale])),
  );
const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const mostKept = 20;
/** Published versions never change: each is made ready once a database. */
const readyIn = new WeakMap<Database, Map<string, CompiledCodebook>>();

async function compiledOf(visit: Visit, reference: CodebookReference): Promise<CompiledCodebook | null> {
  const { database } = visit.services;
  const ready = readyIn.get(database) ?? new Map<string, CompiledCodebook>();
  readyIn.set(database, ready);
  const name = JSON.stringify([reference.id, reference.version]);
  const known = ready.get(name);
  if (known) return known;
  const found = await frozenCodebook(await visit.transaction(), reference);
  if (!found) return null;
  if (ready.size >= mostKept) ready.clear();
  const compiled = compileCodebook(found.codebook);
  ready.set(name, compiled);
  return compiled;
}
