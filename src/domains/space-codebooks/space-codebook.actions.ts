import {
  type Codebook,
  type CodebookReference,
  type CodebookSummary,
  frozenCodebook,
  listCodebooks,
  mayBringCodebook,
  type PublicationOutcome,
  publishCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import { vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import { planById, plansOfSpaces, versionOfPlan, versionsOfPlan } from '#/domains/plans/plans.public.ts';
import { ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import {
  areStartingAxes,
  axesCodebook,
  axesCodebookId,
  axesOf,
  saysTheseAxes,
} from './axes-codebook.rules.ts';
import { planCodebook, planCodebookReference } from './plan-codebook.rules.ts';
import type { CodebookSource, Offer, SpaceOffers } from './space-codebook.ts';

/** What each space whose memory the viewer keeps may make a codebook of. */
export async function offersOf(visit: SignedInVisit): Promise<SpaceOffers[]> {
  const transaction = await visit.transaction();
  const books = await listCodebooks(visit);
  const kept = (await ownSpaces(transaction, visit.viewer.personId)).filter(({ id }) =>
    mayBringCodebook(visit.viewer, id),
  );
  const all: SpaceOffers[] = [];
  for (const { id, name } of kept) {
    const axes = axesOf((await vocabularyOf(transaction, id))['service-axis']);
    const hasStartingAxes = areStartingAxes(axes);
    const offers = hasStartingAxes ? [] : [await axesOffer(transaction, id, books)];
    all.push({
      spaceId: id,
      spaceName: name,
      hasStartingAxes,
      offers: [...offers, ...(await planOffers(transaction, id, books))],
    });
  }
  return all;
}

async function axesOffer(
  transaction: Transaction,
  spaceId: string,
  books: readonly CodebookSummary[],
): Promise<Offer> {
  const axes = axesOf((await vocabularyOf(transaction, spaceId))['service-axis']);
  const newest = newestAxes(spaceId, books);
  const book = newest && (await frozenCodebook(transaction, newest, spaceId))?.codebook;
  const isSame = book ? saysTheseAxes(book, axes) : false;
  return {
    source: { kind: 'axes' },
    lineCount: axes.length,
    made: isSame ? newest : null,
    outdated: isSame ? null : newest,
  };
}

/** The version of the axes of a space that was made last, or null. Versions are 1, 2, 3… */
function newestAxes(spaceId: string, books: readonly CodebookSummary[]): CodebookReference | null {
  const versions = books
    .filter(({ id }) => id === axesCodebookId(spaceId))
    .map(({ version }) => Number(version));
  return versions.length === 0
    ? null
    : { id: axesCodebookId(spaceId), version: String(Math.max(...versions)) };
}

async function planOffers(
  transaction: Transaction,
  spaceId: string,
  books: readonly CodebookSummary[],
): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const plan of await plansOfSpaces(transaction, [spaceId]))
    for (const { id, number, name } of await versionsOfPlan(transaction, plan.id)) {
      const found = await versionOfPlan(transaction, plan.id, id);
      if (!found) continue;
      const made = planCodebookReference({ id: plan.id, spaceId, number });
      offers.push({
        source: { kind: 'plan', planId: plan.id, versionId: id },
        title: found.content.title,
        lineCount: found.content.items.length,
        version: { number, name },
        made: books.some((book) => book.id === made.id && book.version === made.version) ? made : null,
        outdated: null,
      });
    }
  return offers;
}

export type MakingOutcome =
  | PublicationOutcome
  | { kind: 'refused'; key: 'space' | 'source' | 'emptyPlan' | 'startingAxes' };

/** Makes the codebook of a space out of what it wrote, and publishes it there. */
export async function makeSpaceCodebook(
  visit: SignedInVisit,
  spaceId: string,
  source: CodebookSource,
): Promise<MakingOutcome> {
  if (!isId(spaceId) || !mayBringCodebook(visit.viewer, spaceId)) return { kind: 'refused', key: 'space' };
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, spaceId);
  if (!space) return { kind: 'refused', key: 'space' };
  const made =
    source.kind === 'axes'
      ? await bookOfAxes(visit, transaction, space)
      : await bookOfPlan(transaction, space, source);
  if ('kind' in made) return made;
  return publishCodebook(transaction, made.book, { spaceId, personId: visit.viewer.personId });
}

type Made = { book: Codebook } | MakingOutcome;

async function bookOfAxes(
  visit: SignedInVisit,
  transaction: Transaction,
  space: { id: string; name: string },
): Promise<Made> {
  const axes = axesOf((await vocabularyOf(transaction, space.id))['service-axis']);
  if (areStartingAxes(axes)) return { kind: 'refused', key: 'startingAxes' };
  const newest = newestAxes(space.id, await listCodebooks(visit));
  const book = newest && (await frozenCodebook(transaction, newest, space.id))?.codebook;
  if (newest && book && saysTheseAxes(book, axes)) return { kind: 'taken', reference: newest };
  return { book: axesCodebook(space, String(Number(newest?.version ?? 0) + 1), axes) };
}

async function bookOfPlan(
  transaction: Transaction,
  space: { id: string; name: string },
  { planId, versionId }: Extract<CodebookSource, { kind: 'plan' }>,
): Promise<Made> {
  const plan = isId(planId) && isId(versionId) ? await planById(transaction, planId) : null;
  const found = plan?.spaceIds.includes(space.id)
    ? await versionOfPlan(transaction, planId, versionId)
    : null;
  if (!found) return { kind: 'refused', key: 'source' };
  const { version, content } = found;
  if (content.items.length === 0) return { kind: 'refused', key: 'emptyPlan' };
  return { book: planCodebook({ id: planId, spaceId: space.id, spaceName: space.name, version, content }) };
}
