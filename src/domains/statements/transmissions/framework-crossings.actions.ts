import {
  type Codebook,
  type CodebookReference,
  frozenCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import {
  type Cell,
  type CountedFact,
  countedFacts,
  type Policy,
  type Publication,
  type ReleasedFact,
  releasedNumbers,
} from '#/domains/protection/protection.public.ts';
import { keptTraces } from '#/domains/statements/kept-reading.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { LastAnswers } from '#/platform/last-answers.ts';
import { type ThreadWork, threads } from '#/platform/threads.ts';
import { concernsByTrace } from './concern.store.ts';
import type { CountedTraces, ToldElsewhere } from './counted-traces.ts';
import { allOf, tiedStatements, withheldFrom } from './framework-crossings.rules.ts';
import { type Days, type HandedOver, handedOver, isSameStatement } from './framework-crossings.store.ts';
import type { TyingTask } from './framework-crossings-thread.actions.ts';
import { namesBegin, stretchBegins } from './protected-figures.rules.ts';
import { sharingTraces } from './told-elsewhere.rules.ts';

/**
 * A publication with what ties it to what the team handed over by other frameworks, or other versions, of the same
 * traces, each as it was counted when it left, and to what was told of them elsewhere. Everything is withheld when nobody
 * knows any more what was counted.
 */
export async function tiedToFrameworks(
  transaction: Transaction,
  publication: Publication,
  policy: Policy,
  own: HandedOver & { spaceId: string },
): Promise<Publication> {
  const told = await countedFacts(transaction, own.spaceId);
  const others = (await handedOver(transaction, own.spaceId, own, daysOf(told))).filter(
    (one) => !isSameStatement(one, own),
  );
  const isOfOneFramework = others.every((other) => namesBegin(other) === namesBegin(own));
  if (isOfOneFramework && told.length === 0) return publication;
  const reading = new Reading(transaction, own.spaceId);
  const mine = await reading.counted(own, publication.cells);
  const theirs = await reading.all(others);
  if (!mine || !theirs) return withheldFrom(publication, allOf(publication));
  const elsewhere = sharingTraces([mine, ...theirs], told, []);
  if (isOfOneFramework && elsewhere.length === 0) return publication;
  return tiedApart(transaction, { publication, policy, told: { own: mine, others: theirs, elsewhere } });
}

/** What is about to be told of some days otherwise than by a statement. */
export interface LeavingElsewhere extends Days {
  spaceId: string;
  publication: Publication;
  policy: Policy;
  /** Its numbers that count traces, printed or not. */
  counts: readonly ToldElsewhere[];
  /** Names of those of which nobody knows what they count: they do not leave beside statements of the same days. */
  unknown: readonly string[];
}

/** The same for what is told otherwise than by a statement: tied to the statements that left before. */
export async function tiedToStatements(
  transaction: Transaction,
  { spaceId, publication, policy, counts, unknown, ...days }: LeavingElsewhere,
): Promise<Publication> {
  const told = await countedFacts(transaction, spaceId);
  const statements = await handedOver(transaction, spaceId, days, daysOf(told));
  if (statements.length === 0) return publication;
  const known = withheldFrom(publication, new Set(unknown));
  if (counts.length === 0) return known;
  const names = new Set(counts.map(({ cell }) => cell.key));
  const others = await new Reading(transaction, spaceId).all(statements);
  if (!others) return withheldFrom(known, names);
  const before = told.filter(({ key }) => !names.has(key));
  const elsewhere = [...counts, ...sharingTraces(others, before, counts)];
  return tiedApart(transaction, { publication: known, policy, told: { own: null, others, elsewhere } });
}

const daysOf = (told: readonly CountedFact[]) => told.flatMap(({ days }) => days ?? []);

export const tying: ThreadWork = {
  // Imported here and nowhere else, so that the thread has a file of its own once the site is bundled.
  open: async (megabytes) => (await import('./framework-crossings-thread.actions.ts')).tyingThread(megabytes),
  limits: { seconds: 90, megabytes: 1_024 },
};

/** Up to this many groups of traces, what they might say is read in less time than it takes to hand it over. */
const mostInPlace = 12;

const answers = new LastAnswers({ most: 4, seconds: 600 });

/** What several frameworks tell of each other is arithmetic alone, seconds of it when they are large. */
async function tiedApart(
  transaction: Transaction,
  untold: Omit<TyingTask, 'concerns'>,
): Promise<Publication> {
  const { own, others, elsewhere } = untold.told;
  const read = own ? [own, ...others] : others;
  const ids = [
    ...read.flatMap(({ traces }) => traces.map(({ id }) => id)),
    ...elsewhere.flatMap(({ traceIds }) => traceIds ?? []),
  ];
  const rows = await concernsByTrace(transaction, [...new Set(ids)]);
  const task = { ...untold, concerns: new Map(rows.map((row) => [row.traceId, row])) };
  const groups = read.reduce((sum, { values }) => sum + values.length, elsewhere.length);
  if (groups > mostInPlace) return answers.of(task, (one) => threads.run<TyingTask, Publication>(tying, one));
  return tiedStatements(task.publication, task.policy, task.told, (id) => task.concerns.get(id));
}

/** What statements of a space counted, each codebook looked for once. */
class Reading {
  readonly #transaction: Transaction;
  readonly #spaceId: string;
  readonly #books = new Map<string, Codebook>();

  constructor(transaction: Transaction, spaceId: string) {
    this.#transaction = transaction;
    this.#spaceId = spaceId;
  }

  /** Null when the traces of one are no longer known. */
  async all(statements: readonly HandedOver[]): Promise<CountedTraces[] | null> {
    const counted: CountedTraces[] = [];
    for (const one of statements) {
      const read = await this.counted(one);
      if (!read) return null;
      counted.push(read);
    }
    return counted;
  }

  /** `leaving`: its numbers, for the one that is about to leave. */
  async counted(one: HandedOver, leaving?: readonly Cell[]): Promise<CountedTraces | null> {
    const kept = await keptTraces(this.#transaction, one);
    if (!kept) return null;
    const facts = await releasedNumbers(this.#transaction, this.#spaceId, stretchBegins(one));
    const { codebook, startsOn, endsOn } = one;
    return {
      ...{ codebook, startsOn, endsOn },
      ...kept,
      cells: leaving ?? facts.map(asCell),
      printed: new Set(facts.flatMap(({ key, state }) => (state.kind === 'shown' ? [key] : []))),
      changed: leaving ? [] : facts.flatMap(({ key, revision }) => (revision > 1 ? [key] : [])),
      book: await this.#bookOf(codebook),
    };
  }

  async #bookOf(codebook: CodebookReference): Promise<Codebook> {
    const name = namesBegin({ codebook });
    const found =
      this.#books.get(name) ?? (await frozenCodebook(this.#transaction, codebook, this.#spaceId))!.codebook;
    this.#books.set(name, found);
    return found;
  }
}

const asCell = ({ key, value, people, organisations, grain }: ReleasedFact): Cell => ({
  key,
  value,
  people,
  organisations,
  grain,
  ...(key.endsWith('/minutes') ? { topic: 'time' } : {}),
});
