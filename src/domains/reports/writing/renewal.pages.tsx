import { wordDifference } from '#/domains/plans/plans.public.ts';
import type { Section } from '#/domains/reports/report.ts';
import { ReportTabs, type ReportTabsProps } from '#/domains/reports/report-frame.pages.tsx';
import { plainText } from '#/domains/reports/section-text.rules.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Tag } from '#/ui/tag.tsx';
import { WordRuns } from '#/ui/word-runs.tsx';
import type { Renewal } from './renewal.rules.ts';
import type { fr } from './renewal.words.ts';

export type RenewalWords = typeof fr;

export interface RenewalPageProps {
  words: RenewalWords;
  tabs: ReportTabsProps;
  reportId: string;
  /** Tag of the language of the bilan. */
  language: string;
  sections: readonly { section: Section; changes: readonly Renewal[] }[];
  /** The page of the bilan says that the work changed. */
  isPointedOut: boolean;
  refusal: ErrorSentences;
}

/** What the work would say otherwise today: each sentence to decide, nothing overwritten. */
export function RenewalPage(props: RenewalPageProps) {
  const { words, reportId, refusal } = props;
  const sections = props.sections.filter(({ changes }) => changes.length > 0);
  const untouched = sections.flatMap(({ changes }) =>
    changes.filter(({ change, isUntouched }) => change === 'changed' && isUntouched),
  ).length;
  return (
    <>
      <ReportTabs {...props.tabs} />
      {sections.length === 0 ? null : <p class="lead">{words.lead}</p>}
      <ErrorSummary title={words.refusedTitle} errors={refusal.errors} />
      {sections.length === 0 ? (
        <Notice kind="success" title={words.none}>
          <p>{words.noneText}</p>
        </Notice>
      ) : null}
      {untouched > 0 ? (
        <ActForm reportId={reportId} act="untouched" hint={words.untouchedHint}>
          {words.untouched(untouched)}
        </ActForm>
      ) : null}
      {sections.map((one) => (
        <SectionChanges key={one.section.id} {...props} {...one} />
      ))}
      {sections.length > 0 || props.isPointedOut ? (
        <ActForm reportId={reportId} act="seen" hint={words.seenHint} look="quiet">
          {words.seen}
        </ActForm>
      ) : null}
    </>
  );
}

function ActForm(props: {
  reportId: string;
  act: 'untouched' | 'seen' | 'section';
  hint: string;
  look?: 'quiet';
  section?: Section;
  children: string;
}) {
  const { reportId, act, hint, section } = props;
  const id = `${act}-${section?.id ?? 'bilan'}`;
  return (
    <PostForm action={paths.reportProposal(reportId)}>
      {section ? <SeenSection section={section} /> : null}
      <p class="hint" id={id}>
        {hint}
      </p>
      <Button look={props.look} name="act" value={act} describedBy={id}>
        {props.children}
      </Button>
    </PostForm>
  );
}

function SeenSection({ section }: { section: Section }) {
  return (
    <>
      <input type="hidden" name="sectionId" value={section.id} />
      <input type="hidden" name="revision" value={section.revision} />
    </>
  );
}

type ChangesProps = RenewalPageProps & { section: Section; changes: readonly Renewal[] };

function SectionChanges(props: ChangesProps) {
  const { words, reportId, language, section, changes } = props;
  return (
    <section class="report-section" aria-labelledby={`changements-${section.id}`}>
      <h2 id={`changements-${section.id}`} lang={language}>
        {section.heading}
      </h2>
      {changes.map((change) => (
        <Change key={change.slot} {...props} change={change} />
      ))}
      <p>
        <a href={paths.reportSection(reportId, section.id)}>{words.write}</a>
      </p>
      <ActForm reportId={reportId} act="section" hint={words.sectionHint} look="quiet" section={section}>
        {words.section}
      </ActForm>
    </section>
  );
}

function Change(props: ChangesProps & { change: Renewal }) {
  const { words, reportId, section, change } = props;
  return (
    <div class="report-change">
      <p>
        <Tag>{words.changes[change.change]}</Tag>{' '}
        {change.kind === 'figure' ? <Tag>{words.figure}</Tag> : null}
      </p>
      <ChangedWords {...props} />
      <PostForm action={paths.reportProposal(reportId)}>
        <SeenSection section={section} />
        <input type="hidden" name="slot" value={change.slot} />
        <input type="hidden" name="print" value={change.print} />
        <div class="report-acts">
          {change.after === null ? (
            <Button look="quiet" name="act" value="remove">
              {words.remove}
            </Button>
          ) : (
            <Button look="quiet" name="act" value="take">
              {takeLabel(words, change)}
            </Button>
          )}
          <Button look="quiet" name="act" value="keep">
            {change.change === 'new' ? words.leave : words.keep}
          </Button>
        </div>
      </PostForm>
    </div>
  );
}

function takeLabel(words: RenewalWords, { change, kind }: Renewal): string {
  if (change === 'new') return words.add;
  return kind === 'figure' ? words.takeFigure : words.take;
}

function ChangedWords({ words, language, change }: ChangesProps & { change: Renewal }) {
  const { before, after, kind, isUntouched } = change;
  if (kind === 'figure') {
    return (
      <p lang={language}>
        {after ?? before} {change.change === 'changed' ? <span class="hint">{words.figureNow}</span> : null}
      </p>
    );
  }
  if (before === null || after === null) {
    return <p lang={language}>{plainText(after ?? before ?? '')}</p>;
  }
  if (isUntouched) {
    return (
      <p lang={language}>
        <WordRuns
          runs={wordDifference(plainText(before), plainText(after))}
          words={{ gone: words.wordGone, new: words.wordNew }}
        />
      </p>
    );
  }
  return (
    <>
      <p class="hint">{words.rewritten}</p>
      <div class="report-both" lang={language}>
        <Side label={words.yours} text={plainText(before)} />
        <Side label={words.now} text={plainText(after)} />
      </div>
    </>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p class="hint">{label}</p>
      <p>{text}</p>
    </div>
  );
}
