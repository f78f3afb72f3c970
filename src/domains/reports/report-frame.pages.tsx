import { paths } from '#/paths.ts';
import { Tabs } from '#/ui/tabs.tsx';
import type { ReportWords } from './section-body.pages.tsx';

export const reportViews = ['text', 'reading', 'proposal', 'versions', 'outings', 'settings'] as const;
export type ReportView = (typeof reportViews)[number];

const viewPaths: Readonly<Record<ReportView, (report: string) => string>> = {
  text: paths.report,
  reading: paths.reportReading,
  proposal: paths.reportProposal,
  versions: paths.reportVersions,
  outings: paths.reportOutings,
  settings: paths.reportSettings,
};

export interface ReportTabsProps {
  words: ReportWords;
  reportId: string;
  current: ReportView | null;
  /** Those that the viewer may open. */
  views: readonly ReportView[];
}

/** What one does with a bilan, each at its address. */
export function ReportTabs({ words, reportId, current, views }: ReportTabsProps) {
  if (views.length < 2) return null;
  return (
    <Tabs
      label={words.views}
      tabs={views.map((view) => ({
        label: words.view[view],
        href: viewPaths[view](reportId),
        current: view === current,
      }))}
    />
  );
}
