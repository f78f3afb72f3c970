import type { Section } from '#/domains/reports/report.ts';
import { formatTime } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { WritingWords } from './section-edit.pages.tsx';

export interface SectionToolsProps {
  words: WritingWords;
  locale: Locale;
  report: { id: string; orderVersion: number };
  section: Section;
  isFirst: boolean;
  isLast: boolean;
  /** Who else writes there, and the hour they began. */
  lock: { name: string; time: string } | null;
}

/** What one does with a section: write first, the rest one keystroke away. */
export function SectionTools(props: SectionToolsProps) {
  const { words, locale, report, section, isFirst, isLast, lock } = props;
  return (
    <div class="report-tools screen-only">
      <a
        class="button button-quiet"
        href={paths.reportSection(report.id, section.id)}
        aria-label={words.writeLabel(section.heading)}
      >
        {words.write}
      </a>
      {lock ? <span class="hint">{words.lockedBy(lock.name, formatTime(lock.time, locale))}</span> : null}
      <Disclosure summary={words.more}>
        <div class="report-acts">
          {isFirst ? null : <MoveButton {...props} move="up" />}
          {isLast ? null : <MoveButton {...props} move="down" />}
          <PostForm action={paths.reportSectionCut(report.id, section.id)} class="inline-form">
            <input type="hidden" name="act" value="cut" />
            <button class="button button-quiet" type="submit" aria-label={words.cutLabel(section.heading)}>
              {words.cut}
            </button>
          </PostForm>
          <a
            class="button button-quiet"
            href={paths.reportSectionHistory(report.id, section.id)}
            aria-label={words.historyLabel(section.heading)}
          >
            {words.history}
          </a>
        </div>
      </Disclosure>
    </div>
  );
}

function MoveButton({ words, report, section, move }: SectionToolsProps & { move: 'up' | 'down' }) {
  const label = move === 'up' ? words.upLabel : words.downLabel;
  return (
    <PostForm action={paths.reportSectionPlace(report.id, section.id)} class="inline-form">
      <input type="hidden" name="order" value={report.orderVersion} />
      <input type="hidden" name="move" value={move} />
      <button class="button button-quiet" type="submit" aria-label={label(section.heading)}>
        {words[move]}
      </button>
    </PostForm>
  );
}

/** Sections that were cut, each with the way back. */
export function CutSections({
  words,
  reportId,
  sections,
}: {
  words: WritingWords;
  reportId: string;
  sections: readonly Section[];
}) {
  if (sections.length === 0) return null;
  return (
    <Disclosure summary={words.cutTitle(sections.length)} id="coupees">
      <p class="hint">{words.cutText}</p>
      <ul class="report-cut">
        {sections.map((section) => (
          <li key={section.id}>
            {section.heading}
            <PostForm action={paths.reportSectionCut(reportId, section.id)} class="inline-form">
              <input type="hidden" name="act" value="restore" />
              <button
                class="button button-quiet"
                type="submit"
                aria-label={words.restoreLabel(section.heading)}
              >
                {words.restore}
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

export interface AddSectionProps {
  words: WritingWords;
  reportId: string;
  sections: readonly Section[];
  typed: { heading: string; after: string; key: string };
  /** What must change before the section can be added. */
  error: string | undefined;
}

/** A section that people write from nothing. */
export function AddSection({ words, reportId, sections, typed, error }: AddSectionProps) {
  return (
    <section class="screen-only" aria-labelledby="ajouter">
      <h2 id="ajouter">{words.addTitle}</h2>
      <PostForm action={paths.reportSections(reportId)} submissionKey={typed.key}>
        <TextField
          name="heading"
          label={words.addHeading}
          value={typed.heading}
          error={error}
          maxLength={300}
        />
        <Select
          name="after"
          label={words.addAfter}
          emptyLabel={words.addAtEnd}
          options={sections.map(({ id, heading }) => ({ value: id, label: heading }))}
          value={typed.after}
        />
        <FormActions>
          <Button look="quiet">{words.add}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
