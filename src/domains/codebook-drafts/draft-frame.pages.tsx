import type { ComponentChildren } from 'preact';
import type { Codebook, codebookWordsFr, PartMarks } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Notice } from '#/ui/notice.tsx';
import { Tabs } from '#/ui/tabs.tsx';
import type { CodebookDraft } from './draft.ts';
import type { fr } from './draft.words.ts';

export type Words = typeof fr;

/** What every page of a draft needs. */
export interface DraftView {
  draft: CodebookDraft;
  words: Words;
  /** The words in which codebooks are read anywhere else. */
  bookWords: typeof codebookWordsFr;
  locale: Locale;
  mayWrite: boolean;
  /** The version that the draft follows, or for a new variant what it extends; null when it can no longer be read. */
  parent: Codebook | null;
  /** What a variant extends, whatever version of its own it follows. */
  extended: Codebook | null;
  /** For a variant, how each part stands beside what it extends. */
  marks: PartMarks | null;
}

export type DraftTab = 'overview' | 'rules' | 'parts' | 'trial' | 'history';

/** The sides of a draft, and whether one may write it. */
export function DraftFrame({
  view: { draft, words, mayWrite },
  tab,
  children,
}: {
  view: DraftView;
  tab: DraftTab;
  children: ComponentChildren;
}) {
  const tabs: [DraftTab, string, string][] = [
    ['overview', words.tabOverview, paths.codebookDraft(draft.id)],
    ['rules', words.tabRules, paths.codebookDraftRules(draft.id)],
    ['parts', words.tabParts, paths.codebookDraftPlace(draft.id, 'tout')],
    ['trial', words.tabTrial, paths.codebookDraftTrial(draft.id)],
    ['history', words.tabHistory, paths.codebookDraftHistory(draft.id)],
  ];
  const { id, version } = draft.book;
  return (
    <>
      <Tabs
        label={words.tabs}
        tabs={tabs.map(([key, label, href]) => ({ label, href, current: key === tab }))}
      />
      {draft.publishedAt === null ? null : (
        <Notice kind="information" title={words.published}>
          <p>
            {words.publishedText}{' '}
            <a href={paths.codebookVersion(id, version, draft.spaceId)}>{words.seePublished}</a>
          </p>
        </Notice>
      )}
      {draft.publishedAt === null && !mayWrite ? <p class="hint">{words.readOnly}</p> : null}
      {children}
    </>
  );
}

/** The revision one saw, posted with every change. */
export function SeenRevision({ draft }: { draft: CodebookDraft }) {
  return <input type="hidden" name="revision" value={String(draft.revision)} />;
}

/** Two texts of one thing, side by side on the page: French, then English. */
export const colon = (locale: Locale) => (locale === 'fr' ? '\u00a0: ' : ': ');
