import { formatDate, formatTime } from '#/french/dates.ts';
import { enumerated } from '#/french/wording.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Thread } from '#/ui/thread.tsx';
import { type WordRun, WordRuns } from '#/ui/word-runs.tsx';
import type { WritingWords } from './section-edit.pages.tsx';

/** A text of the past against the one that stands, paragraph by paragraph. */
export interface TextComparison {
  revision: number;
  heading: readonly WordRun[] | null;
  body: readonly WordRun[];
}

export interface SectionHistoryProps {
  words: WritingWords;
  locale: Locale;
  reportId: string;
  section: { id: string; revision: number };
  /** The latest first. */
  texts: readonly {
    revision: number;
    heading: string;
    day: string;
    time: string;
    writtenBy: readonly string[];
  }[];
  comparison: TextComparison | null;
  mayWrite: boolean;
  refusal: ErrorSentences;
}

/** Each text a section had, who wrote it, and one of them against today's. */
export function SectionHistoryPage(props: SectionHistoryProps) {
  const { words, locale, reportId, section, texts, comparison, refusal } = props;
  const address = paths.reportSectionHistory(reportId, section.id);
  return (
    <>
      <p class="lead">{texts.length > 1 ? words.historyLead : words.onlyText}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {comparison ? <Comparison {...props} comparison={comparison} /> : null}
      <Thread
        level={2}
        entries={texts.map((text) => ({
          key: String(text.revision),
          dateTime: text.day,
          when: `${formatDate(text.day, locale)}, ${formatTime(text.time, locale)}`,
          title: text.revision === section.revision ? words.textNow : words.textOf(text.revision),
          body: (
            <>
              <p>
                {text.writtenBy.length === 0 ? words.byNobody : words.by(enumerated(text.writtenBy, locale))}
              </p>
              {text.revision === section.revision ? null : (
                <a href={`${address}?texte=${text.revision}#comparaison`}>{words.compare(text.revision)}</a>
              )}
            </>
          ),
        }))}
      />
    </>
  );
}

function Comparison(props: SectionHistoryProps & { comparison: TextComparison }) {
  const { words, reportId, section, comparison, mayWrite } = props;
  const spoken = { gone: words.wordGone, new: words.wordNew };
  return (
    <section id="comparaison" class="report-preview">
      <h2>{words.compareTitle(comparison.revision)}</h2>
      {comparison.heading ? (
        <p>
          <strong>
            <WordRuns runs={comparison.heading} words={spoken} />
          </strong>
        </p>
      ) : null}
      <p class="pre-line">
        <WordRuns runs={comparison.body} words={spoken} />
      </p>
      {mayWrite ? (
        <PostForm action={paths.reportSectionHistory(reportId, section.id)}>
          <input type="hidden" name="earlier" value={comparison.revision} />
          <input type="hidden" name="revision" value={section.revision} />
          <p class="hint" id="reprendre">
            {words.takeUpHint}
          </p>
          <Button look="quiet" describedBy="reprendre">
            {words.takeUp}
          </Button>
        </PostForm>
      ) : null}
    </section>
  );
}
