import { paths } from '#/paths.ts';
import { Tabs } from '#/ui/tabs.tsx';
import type { ReportWords } from './section-body.pages.tsx';

const rooms = { reports: paths.reports, templates: paths.reportTemplates } as const;
export type Room = keyof typeof rooms;

/** Bilans and what surrounds them, each at its address. */
export function AroundReports({ words, current }: { words: ReportWords; current: Room }) {
  return (
    <Tabs
      label={words.rooms.label}
      tabs={(Object.keys(rooms) as Room[]).map((room) => ({
        label: words.rooms[room],
        href: rooms[room],
        current: room === current,
      }))}
    />
  );
}
