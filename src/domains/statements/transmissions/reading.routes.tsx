import { type ExportFormat, exportFormats } from '#/domains/statements/declaration-table.ts';
import { paths } from '#/paths.ts';
import { forbidden, missing, type Outcome, page } from '#/platform/outcome.ts';
import { download, get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { ReadingsPage } from './reading.pages.tsx';
import * as readingWords from './reading.words.ts';
import { readReadings } from './received.actions.ts';
import * as transmissionWords from './transmission.words.ts';
import { exportTransmission, exportTransmittedDeclarations } from './transmission-file.actions.ts';

/** Files that are taken, and who took them. */
export const readingRoutes: PageRoute[] = [
  get(paths.transmissionReadings(':envoi'), { access: signedIn, handle: showReadings }),
  download(paths.transmissionExport(':envoi'), {
    access: signedIn,
    handle: async (visit) => {
      const format = formatAsked(visit);
      if (!format) return missing;
      return (await exportTransmission(visit, visit.params.envoi ?? '', format)) ?? missing;
    },
  }),
  download(paths.transmissionDeclarations(':envoi'), {
    access: signedIn,
    handle: async (visit) => {
      const format = formatAsked(visit);
      if (!format) return missing;
      const made = await exportTransmittedDeclarations(visit, visit.params.envoi ?? '', format);
      if (made === null) return missing;
      return made === 'forbidden' ? forbidden : made;
    },
  }),
];

function formatAsked(visit: SignedInVisit): ExportFormat | null {
  const asked = visit.query.get('format') ?? 'csv';
  return exportFormats.find((format) => format === asked) ?? null;
}

async function showReadings(visit: SignedInVisit): Promise<Outcome> {
  const read = await readReadings(visit, visit.params.envoi ?? '');
  if (read === null) return missing;
  if (read === 'forbidden') return forbidden;
  const words = wordsFor(visit.locale, readingWords);
  const { transmission, readings } = read;
  const label = wordsFor(visit.locale, transmissionWords).title(
    transmission.content.period.label[visit.locale],
  );
  return page({
    title: words.title,
    trail: [{ label, href: paths.transmission(transmission.id) }],
    body: (
      <ReadingsPage
        words={words}
        locale={visit.locale}
        readings={readings}
        isOutside={transmission.recipientSpaceId === null}
      />
    ),
  });
}
