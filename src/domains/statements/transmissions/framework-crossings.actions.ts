import {
  type CodebookReference,
  type CompiledCodebook,
  compileCodebook,
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
import { organisationsByTrace } from './concern.store.ts';
import type { CountedTraces, TraceConcern } from './counted-traces.ts';
import { tiedStatements, withheldFrom } from './framework-crossings.rules.ts';
import { type HandedOver, otherHandedOver } from './framework-crossings.store.ts';
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
  return tiedStatements(publication, policy, read, (id) => concerns.get(id));
}

/** The statement itself, then the others; null when the traces of one are no longer known. */
async function countedBy(
  transaction: Transaction,
  publication: Publication,
  own: HandedOver & { spaceId: string },
  others: readonly HandedOver[],
): Promise<CountedTraces[] | null> {
  const books = new Map<string, CompiledCodebook>();
  const compiledOf = async (codebook: CodebookReference) => {
    const name = namesBegin({ codebook });
    const found = books.get(name) ?? compileCodebook((await frozenCodebook(transaction, codebook))!.codebook);
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
      compiled: await compiledOf(codebook),
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
