import { frozenCodebook, listCodebooks, oneOfEach } from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { isPlainDate } from '#/french/dates.ts';
import { isId } from '#/platform/ids.ts';
import { roleIn, type SignedInVisit } from '#/platform/visit.ts';
import { mayCompile } from '../statement.access.ts';
import { periodsReadTogether, statementsOfPeriod } from './side-by-side.store.ts';
import type { FrameworkReading, FrameworkToRead, PeriodRead } from './side-by-side.ts';

/** Periods that several frameworks have read, in the viewer's spaces. */
export async function listPeriodsRead(visit: SignedInVisit): Promise<PeriodRead[]> {
  return periodsReadTogether(await visit.transaction());
}

export interface SideBySide {
  spaceId: string;
  spaceName: string;
  startsOn: string;
  endsOn: string;
  readings: readonly FrameworkReading[];
  others: readonly FrameworkToRead[];
}

/**
 * One period of one space, read by each framework that has a compiled statement on those very days. Never two spaces,
 * never two people. Null when the viewer is not of the space, or nothing was compiled.
 */
export async function readSideBySide(
  visit: SignedInVisit,
  asked: { spaceId: string; startsOn: string; endsOn: string },
): Promise<SideBySide | null> {
  const { spaceId, startsOn, endsOn } = asked;
  if (!isId(spaceId) || !isPlainDate(startsOn) || !isPlainDate(endsOn)) return null;
  if (roleIn(visit.viewer, spaceId) === null) return null;
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, spaceId);
  if (!space) return null;
  const statements = await statementsOfPeriod(transaction, asked);
  const readings: FrameworkReading[] = [];
  for (const { statementId, codebook, compiledAt, figures } of statements) {
    const found = await frozenCodebook(transaction, codebook, spaceId);
    if (!found) continue;
    const codebookSpaceId = found.spaceId;
    readings.push({ statementId, codebook: found.codebook, codebookSpaceId, compiledAt, figures });
  }
  if (readings.length === 0) return null;
  readings.sort((first, second) => Number(second.codebook.official) - Number(first.codebook.official));
  const others = mayCompile(visit.viewer, spaceId) ? await othersOf(visit, spaceId, readings) : [];
  return { spaceId, spaceName: space.name, startsOn, endsOn, readings, others };
}

async function othersOf(
  visit: SignedInVisit,
  spaceId: string,
  readings: readonly FrameworkReading[],
): Promise<FrameworkToRead[]> {
  const read = new Set(readings.map(({ codebook }) => codebook.id));
  const readable = (await listCodebooks(visit)).filter(
    (one) =>
      one.state === 'published' && (one.spaceId === null || one.spaceId === spaceId) && !read.has(one.id),
  );
  return oneOfEach(readable);
}
