import { paths } from '#/paths.ts';
import { Tabs } from '#/ui/tabs.tsx';
import type { DossierWords } from './dossier.pages.tsx';

const tabPaths = {
  story: paths.dossier,
  thread: paths.dossierThread,
  changes: paths.dossierObservedChanges,
  files: paths.dossierFiles,
  withdrawal: paths.dossierWithdrawal,
} as const;
export type DossierTab = keyof typeof tabPaths;

/** The ways to read one dossier, each at its address. */
export function DossierTabs(props: { words: DossierWords; dossierId: string; current: DossierTab | null }) {
  const { words, dossierId, current } = props;
  return (
    <Tabs
      label={words.tabsLabel}
      tabs={Object.entries(tabPaths).map(([tab, path]) => ({
        label: words.tabs[tab as DossierTab],
        href: path(dossierId),
        current: tab === current,
      }))}
    />
  );
}
