import { compileCodebook, inputIds, periodContaining } from '#/domains/codebooks/codebooks.public.ts';
import { scopeOf, traceGroups } from '#/domains/statements/statements.public.ts';
import { isPlainDate } from '#/french/dates.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type ReadCrosswalk, readCrosswalk } from './crosswalk.actions.ts';
import { crosswalkReport } from './crosswalk-report.rules.ts';
import type { CrosswalkReport } from './crosswalk-report.ts';

export interface CrosswalkReading extends ReadCrosswalk {
  /** The days asked for. */
  startsOn: string;
  endsOn: string;
  /** Those on which the crosswalk holds, read here; null when there is none. */
  read: { startsOn: string; endsOn: string } | null;
  report: CrosswalkReport | null;
}

/**
 * A crosswalk over a period of its space, from the traces as they are now and the viewer may see them. Days on which it
 * does not hold are left out, and said. Null when the crosswalk is not visible.
 */
export async function readCrosswalkReport(
  visit: SignedInVisit,
  id: string,
  asked: { startsOn: string | null; endsOn: string | null },
): Promise<CrosswalkReading | null> {
  const found = await readCrosswalk(visit, id);
  if (!found) return null;
  const period = periodAsked(found, asked, visit.today);
  const startsOn = later(period.startsOn, found.crosswalk.validFromOn);
  const endsOn = earlier(period.endsOn, found.crosswalk.validUntilOn);
  if (endsOn < startsOn) return { ...found, ...period, read: null, report: null };
  const from = compileCodebook(found.from);
  const to = compileCodebook(found.to);
  const inputs = inputIds.filter((input) => from.inputs.includes(input) || to.inputs.includes(input));
  const clock = { today: visit.today, timeZone: visit.services.settings.timeZone };
  const scope = scopeOf({ spaceId: found.crosswalk.spaceId, startsOn, endsOn }, clock);
  const groups = await traceGroups(await visit.transaction(), scope, inputs);
  const report = crosswalkReport(found.crosswalk, from, to, groups);
  return { ...found, ...period, read: { startsOn, endsOn }, report };
}

/** The days asked for, or the year of the first codebook that holds today. */
function periodAsked(
  { from }: ReadCrosswalk,
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
  today: string,
): { startsOn: string; endsOn: string } {
  if (startsOn && endsOn && isPlainDate(startsOn) && isPlainDate(endsOn) && startsOn <= endsOn)
    return { startsOn, endsOn };
  const yearly = from.calendars.find(({ kind }) => kind === 'year') ?? from.calendars[0];
  const period = yearly ? periodContaining(yearly, today) : null;
  return period
    ? { startsOn: period.startsOn, endsOn: period.endsOn }
    : { startsOn: `${today.slice(0, 4)}-01-01`, endsOn: today };
}

const later = (first: string, second: string) => (first > second ? first : second);
const earlier = (first: string, second: string | null) =>
  second !== null && second < first ? second : first;
