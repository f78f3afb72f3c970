import type { Locale } from '#/platform/visit.ts';
import { Tag } from '#/ui/tag.tsx';
import { type CommentsProps, SectionComments } from './comments/comment.pages.tsx';
import type { CommentThread } from './comments/comment.ts';
import { isFoldOpen, stateOf } from './fold.rules.ts';
import type { fr } from './fold.words.ts';
import type { Report, Section } from './report.ts';
import { type BodyView, languageTag, readFor, SectionParts } from './section-body.pages.tsx';
import type { ReadBody } from './section-reading.pages.tsx';
import type { WritingWords } from './writing/section-edit.pages.tsx';
import { SectionTools } from './writing/section-tools.pages.tsx';

export type FoldWords = typeof fr;

/** What every section of a page is shown with. */
export interface SectionsProps {
  view: BodyView;
  writing: WritingWords;
  folds: FoldWords;
  /** Sections that the address opens. */
  opened: string | null;
  locale: Locale;
  report: Report;
  /** In order, those that were cut left out. */
  sections: readonly Section[];
  mayWrite: boolean;
  /** What is said beside each section. */
  comments: Omit<CommentsProps, 'section' | 'threads'> & { threads: ReadonlyMap<string, CommentThread[]> };
  /** Who else writes in which section, and the hour they began. */
  locks: ReadonlyMap<string, { name: string; time: string }>;
}

type SectionProps = SectionsProps & { section: Section; at: number };

/** A section of a bilan, folded on its title, where it is and its first words; what one does with it stays at hand. */
export function SectionPart(props: SectionProps) {
  const { view, comments, section, at } = props;
  const read = readFor(view, section.body);
  return (
    <div class="report-part">
      <details class="report-fold" open={isFoldOpen(props.opened, at + 1)} data-fold={at + 1}>
        <summary>
          <h2 id={`titre-${section.id}`} lang={languageTag(view.language)}>
            {section.heading}
          </h2>
          <SectionState {...props} />
          {read.start === '' ? null : (
            <span class="report-start screen-only" lang={languageTag(view.language)}>
              {read.start}
            </span>
          )}
        </summary>
        <section
          id={`section-${section.id}`}
          class="report-section report-beside"
          aria-labelledby={`titre-${section.id}`}
        >
          <SectionText {...props} read={read} />
          <SectionComments {...comments} section={section} threads={comments.threads.get(section.id) ?? []} />
        </section>
      </details>
      <Tools {...props} />
    </div>
  );
}

function SectionState({ folds, comments, section }: SectionProps) {
  const state = stateOf(section);
  const open = (comments.threads.get(section.id) ?? []).filter(({ isResolved }) => !isResolved).length;
  return (
    <span class="report-state screen-only">
      {state === 'blank' ? <Tag>{folds.state.blank}</Tag> : null}
      {state === 'proposed' ? folds.state.proposed : null}
      {state === 'written' ? folds.state.written(comments.dayOf(section.writtenAt), section.writtenBy) : null}
      {open === 0 ? null : ` · ${folds.comments(open)}`}
    </span>
  );
}

function SectionText({ view, section, mayWrite, read }: SectionProps & { read: ReadBody }) {
  const { words } = view;
  if (section.body.trim() !== '') return <SectionParts view={view} parts={read.parts} prefix={section.id} />;
  return (
    <div class="report-blank">
      <p>{mayWrite ? words.emptySection : words.emptyGuest}</p>
      {mayWrite && section.hint !== '' ? <p class="hint">{section.hint}</p> : null}
    </div>
  );
}

function Tools({ writing, locale, report, sections, section, at, mayWrite, locks }: SectionProps) {
  if (!mayWrite) return null;
  return (
    <SectionTools
      words={writing}
      locale={locale}
      report={report}
      section={section}
      isFirst={at === 0}
      isLast={at === sections.length - 1}
      lock={locks.get(section.id) ?? null}
    />
  );
}
