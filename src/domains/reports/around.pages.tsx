import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { Tabs } from '#/ui/tabs.tsx';
import * as aroundWords from './around.words.ts';

const rooms = { reports: paths.reports, templates: paths.reportTemplates, filings: paths.filings } as const;
export type Room = keyof typeof rooms;

/** Bilans and what surrounds them, each at its address. */
export function AroundReports({ locale, current }: { locale: Locale; current: Room }) {
  const words = wordsFor(locale, aroundWords);
  return (
    <Tabs
      label={words.label}
      tabs={(Object.keys(rooms) as Room[]).map((room) => ({
        label: words.rooms[room],
        href: rooms[room],
        current: room === current,
      }))}
    />
  );
}
