import {
  type Codebook,
  type CodebookReference,
  frozenCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import {
  type Cell,
  type Policy,
  type Publication,
  type ReleasedFact,
  releasedNumbers,
} from '#/domains/protection/protection.public.ts';
import { keptTraces } from '#/domains/statements/kept-reading.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { LastAnswers } from '#/platform/last-answers.ts';
import { type ThreadWork, threads } from '#/platform/threads.ts';
import { organisationsByTrace } from './concern.store.ts';
import type { CountedTraces, TraceConcern } from './counted-traces.ts';
import { tiedStatements, withheldFrom } from './framework-crossings.rules.ts';
import { type HandedOver, otherHandedOver } from './framework-crossings.store.ts';
import type { TyingTask } from './framework-crossings-thread.actions.ts';
import { namesBegin, stretchBegins } from './protected-figures.rules.ts';

/**
 * A publication with what ties it to what the team handed over by other frameworks, or other versions, of the same
 * traces, each as it was counted when it left. Everything is withheld
 * when nobody knows any more what was counted.
 */
export async function tiedToFrameworks(
  transaction: Transaction,
  publication: Publication,
  policy: Policy,
  own: HandedOver & { spaceId: string },
): Promise<Publication> {
  const others = await otherHandedOver(transaction, own);
  if (others.every(({ codebook }) => namesBegin({ codebook }) === namesBegin(own))) return publication;
  const read = await countedBy(transaction, publication, own, others);
  if (!read) return withheldFrom(publication, new Set(publication.cells.map(({ key }) => key)));
  const concerns = await concernsToday(transaction, own.spaceId, read);
  return tiedApart({ publication, policy, read, concerns });
}

export const tying: ThreadWork = {
  // Imported here and nowhere else, so that the thread has a file of its own once the site is bundled.
  open: async (megabytes) => (await import('./framework-crossings-thread.actions.ts')).tyingThread(megabytes),
  limits: { seconds: 90, megabytes: 1_024 },
};

/** Up to this many groups of traces, what they might say is read in less time than it takes to hand it over. */
const mostInPlace = 12;

const answers = new LastAnswers({ most: 4, seconds: 600 });

/** What several frameworks tell of each other is arithmetic alone, seconds of it when they are large. */
async function tiedApart(task: TyingTask): Promise<Publication> {
  const groups = task.read.reduce((sum, { values }) => sum + values.length, 0);
  if (groups > mostInPlace) return answers.of(task, (one) => threads.run<TyingTask, Publication>(tying, one));
  return tiedStatements(task.publication, task.policy, task.read, (id) => task.concerns.get(id));
}

/** The statement itself, then the others; null when the traces of one are no longer known. */
async function countedBy(
  transaction: Transaction,
  publication: Publication,
  own: HandedOver & { spaceId: string },
  others: readonly HandedOver[],
): Promise<CountedTraces[] | null> {
  const books = new Map<string, Codebook>();
  const bookOf = async (codebook: CodebookReference) => {
    const name = namesBegin({ codebook });
    const found = books.get(name) ?? (await frozenCodebook(transaction, codebook, own.spaceId))!.codebook;
    books.set(name, found);
    return found;
  };
  const counted: CountedTraces[] = [];
  for (const one of [own, ...others]) {
    const kept = await keptTraces(transaction, one);
    if (!kept) return null;
    const facts = await releasedNumbers(transaction, own.spaceId, stretchBegins(one));
    const { codebook, startsOn, endsOn } = one;
    counted.push({
      codebook,
      startsOn,
      endsOn,
      ...kept,
      cells: one === own ? publication.cells : facts.map(asCell),
      printed: new Set(facts.flatMap(({ key, state }) => (state.kind === 'shown' ? [key] : []))),
      changed: one === own ? [] : facts.flatMap(({ key, revision }) => (revision > 1 ? [key] : [])),
      book: await bookOf(codebook),
    });
  }
  return counted;
}

const asCell = ({ key, value, people, organisations, grain }: ReleasedFact): Cell => ({
  key,
  value,
  people,
  organisations,
  grain,
  ...(key.endsWith('/minutes') ? { topic: 'time' } : {}),
});

async function concernsToday(
  transaction: Transaction,
  spaceId: string,
  read: readonly CountedTraces[],
): Promise<Map<string, TraceConcern>> {
  const startsOn = read.map((one) => one.startsOn).toSorted()[0]!;
  const endsOn = read
    .map((one) => one.endsOn)
    .toSorted()
    .at(-1)!;
  const rows = await organisationsByTrace(transaction, { spaceId, startsOn, endsOn });
  return new Map(rows.map((row) => [row.traceId, row]));
}
