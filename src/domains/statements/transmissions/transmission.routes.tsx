import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { readTransmission } from './received.actions.ts';
import { TransmissionPage } from './transmission.pages.tsx';
import { transmissionSummaries } from './transmission.store.ts';
import type { TransmissionSummary } from './transmission.ts';
import * as transmissionWords from './transmission.words.ts';
import { TransmissionsPage } from './transmission-list.pages.tsx';

export const transmissionsShown = 50;

/** What spaces received and handed over, and one transmission as its recipient reads it. */
export const transmissionRoutes: PageRoute[] = [
  get(paths.transmissions, { access: signedIn, handle: showTransmissions }),
  get(paths.transmission(':envoi'), { access: signedIn, handle: showTransmission }),
];

const dayOf = (visit: Visit, at: Date) => dayIn(visit.services.settings.timeZone, at);

async function showTransmissions(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, transmissionWords);
  const { transmissions, hasMore } = await listTransmissions(
    visit,
    visit.query.get('apres'),
    transmissionsShown,
  );
  const spaces = new Set(
    (await ownSpaces(await visit.transaction(), visit.viewer.personId)).map(({ id }) => id),
  );
  const listed = transmissions.map((summary) => ({
    summary,
    transmittedOn: dayOf(visit, summary.transmittedAt),
  }));
  const isReceived = ({ summary }: { summary: TransmissionSummary }) =>
    summary.recipientSpaceId !== null && spaces.has(summary.recipientSpaceId);
  const last = transmissions.at(-1);
  return page({
    title: words.listTitle,
    trail: [{ label: words.statements, href: paths.statements }],
    body: (
      <TransmissionsPage
        words={words}
        locale={visit.locale}
        received={listed.filter(isReceived)}
        sent={listed.filter(({ summary }) => spaces.has(summary.spaceId))}
        olderHref={hasMore && last ? `${paths.transmissions}?apres=${placeAfter(last)}` : null}
      />
    ),
  });
}

/** A page of the viewer's transmissions, after a place given by the page before. */
export async function listTransmissions(
  visit: SignedInVisit,
  place: string | null | undefined,
  limit: number,
) {
  const [transmittedAt = '', id = ''] = readCursor(place ?? null, 2) ?? [];
  const isPlace = isId(id) && !Number.isNaN(Date.parse(transmittedAt));
  return transmissionSummaries(await visit.transaction(), {
    limit,
    after: isPlace ? { transmittedAt, id } : null,
  });
}

export const placeAfter = (last: TransmissionSummary) => cursorOf(last.transmittedAt.toISOString(), last.id);

async function showTransmission(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, transmissionWords);
  const way = { act: 'opened', part: 'figures', means: 'page' } as const;
  const read = await readTransmission(visit, visit.params.envoi ?? '', way);
  if (!read) return missing;
  const { transmission } = read;
  return page({
    title: words.title(transmission.content.period.label[visit.locale]),
    trail: [
      { label: words.statements, href: paths.statements },
      { label: words.listTitle, href: paths.transmissions },
    ],
    wide: true,
    body: (
      <TransmissionPage
        {...read}
        words={words}
        locale={visit.locale}
        transmittedOn={dayOf(visit, transmission.transmittedAt)}
      />
    ),
  });
}
