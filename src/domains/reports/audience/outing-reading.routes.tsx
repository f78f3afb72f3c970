import { fileOf, pageTextOf, type ToldAs } from '#/domains/reports/reading/reading.routes.tsx';
import * as readingWords from '#/domains/reports/reading/reading.words.ts';
import { readReport } from '#/domains/reports/report.actions.ts';
import { outingWordsOf, trailTo } from '#/domains/reports/report.routes.tsx';
import * as reportWords from '#/domains/reports/report.words.ts';
import { adoptionLine } from '#/domains/reports/versions/version.rules.ts';
import * as versionWords from '#/domains/reports/versions/version.words.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { type Locale, type Visit, wordsFor } from '#/platform/visit.ts';
import type { AudienceReading } from './audience.ts';
import { latestOuting, outingReading, outingsOf, removalsOf } from './outing.store.ts';
import type { Outing } from './outing.ts';
import * as outingWords from './outing.words.ts';
import { OutingContext, OutingPage } from './outing-reading.pages.tsx';

export const outingReadingRoutes: PageRoute[] = [
  get(paths.reportOuting(':bilan', ':sortie'), {
    access: anyone,
    handle: (visit) => withOuting(visit, showOuting),
  }),
  get(paths.reportOutingFile(':bilan', ':sortie', ':format'), {
    access: anyone,
    handle: (visit) => withOuting(visit, takeOuting),
  }),
  get(paths.reportPublic(':bilan'), {
    access: anyone,
    handle: (visit) => withPublic(visit, showOuting),
  }),
  get(paths.reportPublicFile(':bilan', ':format'), {
    access: anyone,
    handle: (visit) => withPublic(visit, takeOuting),
  }),
];

/** What left, and where it is read and taken away. */
interface Left {
  id: string;
  reading: AudienceReading;
  path: string;
  fileHref(format: string): string;
}

type Answering = (visit: Visit, left: Left) => Outcome | Promise<Outcome>;

/** The outing of the address, when it is there for this viewer. */
async function withOuting(visit: Visit, answer: Answering): Promise<Outcome> {
  const { bilan, sortie } = visit.params;
  if (!isId(bilan) || !isId(sortie)) return missing;
  const reading = await outingReading(await visit.transaction(), bilan, sortie);
  if (!reading) return missing;
  return answer(visit, {
    ...{ id: sortie, reading, path: paths.reportOuting(bilan, sortie) },
    fileHref: (format) => paths.reportOutingFile(bilan, sortie, format),
  });
}

/** What is public now, at the address that one gives. */
async function withPublic(visit: Visit, answer: Answering): Promise<Outcome> {
  const { bilan } = visit.params;
  if (!isId(bilan)) return missing;
  const left = await latestOuting(await visit.transaction(), bilan, { audience: 'public' });
  if (!left) return missing;
  return answer(visit, {
    ...left,
    path: paths.reportPublic(bilan),
    fileHref: (format) => paths.reportPublicFile(bilan, format),
  });
}

/** What left, or what would, as its readers are told it. */
export function toldOutside(
  visit: Visit,
  { reading: { audience, leftAt, version }, path }: Pick<Left, 'reading' | 'path'>,
): Omit<ToldAs, 'format'> {
  const day = leftAt ? dayIn(visit.services.settings.timeZone, leftAt) : visit.today;
  const summaryIn = (locale: Locale) => {
    const told = formatDate(day, locale);
    if (audience === 'public') {
      const lines = (version?.adoptions ?? []).map((one) =>
        adoptionLine(wordsFor(locale, versionWords), locale, one),
      );
      return wordsFor(locale, readingWords).publicLead(told, lines);
    }
    return wordsFor(locale, outingWords).readLead(wordsFor(locale, reportWords).audiences[audience], told);
  };
  return { day, path, summaryIn };
}

function takeOuting(visit: Visit, left: Left): Outcome {
  return fileOf(visit, left.reading, toldOutside(visit, left));
}

async function showOuting(visit: Visit, left: Left): Promise<Outcome> {
  const { reading } = left;
  const outing = await seenFromInside(visit, left);
  const told = pageTextOf(visit, reading, toldOutside(visit, left));
  const words = wordsFor(visit.locale, readingWords);
  const inside = outing && {
    removed: await removalsOf(await visit.transaction(), left.id),
    isWithdrawn: outing.withdrawnAt !== null,
    madeBy: outing.madeBy,
    madeOn: formatDate(dayIn(visit.services.settings.timeZone, outing.madeAt), visit.locale),
  };
  const isPublic = reading.audience === 'public' && !inside?.isWithdrawn;
  const address = new URL(paths.reportPublic(reading.reportId), visit.services.settings.publicUrl).href;
  return page({
    title: reading.title,
    description: told.document.summary,
    trail: outing ? trailTo(visit, { id: reading.reportId, title: reading.title }) : [],
    aside: <OutingContext words={words} hrefOf={left.fileHref} address={isPublic ? address : null} />,
    body: (
      <OutingPage
        words={words}
        outing={outingWordsOf(visit)}
        reportId={reading.reportId}
        {...told}
        inside={inside}
      />
    ),
  });
}

/** What the team alone knows of an outing; null for others. */
export async function seenFromInside(
  visit: Visit,
  { id, reading }: Pick<Left, 'id' | 'reading'>,
): Promise<Outing | null> {
  const { reportId } = reading;
  if (visit.viewer.kind !== 'person' || (await readReport(visit, reportId)) === null) return null;
  const outings = await outingsOf(await visit.transaction(), reportId);
  return outings.find((one) => one.id === id) ?? null;
}
