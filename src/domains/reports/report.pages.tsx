import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { type CommentsProps, SectionComments } from './comments/comment.pages.tsx';
import type { CommentThread } from './comments/comment.ts';
import type { Report, ReportSpace, Section } from './report.ts';
import { ReportTabs, type ReportTabsProps } from './report-frame.pages.tsx';
import { type BodyView, languageTag, type ReportWords, SectionBody } from './section-body.pages.tsx';
import type { RenewalWords } from './writing/renewal.pages.tsx';
import type { WritingWords } from './writing/section-edit.pages.tsx';
import { AddSection, CutSections, SectionTools } from './writing/section-tools.pages.tsx';

export interface ReportPageProps {
  view: BodyView;
  writing: WritingWords;
  renewal: RenewalWords;
  locale: Locale;
  report: Report;
  tabs: ReportTabsProps;
  /** In order, those that were cut left out. */
  sections: readonly Section[];
  cut: readonly Section[];
  mayWrite: boolean;
  /** What is said beside each section. */
  comments: Omit<CommentsProps, 'section' | 'threads'> & { threads: ReadonlyMap<string, CommentThread[]> };
  /** Second column of the head: whose, when, for whom. */
  context: ComponentChildren;
  /** The work changed since the proposal was last looked at. */
  hasChanged: boolean;
  /** Who else writes in which section, and the hour they began. */
  locks: ReadonlyMap<string, { name: string; time: string }>;
  /** What was typed to add a section. */
  typed: { heading: string; after: string; key: string };
  refusal: ErrorSentences;
}

/** A bilan as it is being written: its sections in order, each sentence one click from its evidence. */
export function ReportPage(props: ReportPageProps) {
  const { view, writing, locale, report, sections, mayWrite, refusal } = props;
  const { words } = view;
  return (
    <>
      <ReportTabs {...props.tabs} />
      <p class="lead">
        {words.periodOf(formatDate(report.startsOn, locale), formatDate(report.endsOn, locale))}
        {' – '}
        {words.audiences[report.audience]}
      </p>
      {report.archivedOn === null ? null : <p>{writing.archivedOn(formatDate(report.archivedOn, locale))}</p>}
      {refusal.of('move') ? <NotMoved writing={writing} reason={refusal.of('move') ?? ''} /> : null}
      {refusal.of('heading') ? <ErrorSummary title={refusal.title} errors={refusal.errors} /> : null}
      {props.hasChanged ? <WorkChanged {...props} /> : null}
      <div class="report-beside">
        <Contents words={words} sections={sections} language={view.language} />
        <aside class="context" aria-label={words.around}>
          {props.context}
        </aside>
      </div>
      {sections.map((section, at) => (
        <SectionPart key={section.id} {...props} section={section} at={at} />
      ))}
      {mayWrite ? (
        <>
          <CutSections words={writing} reportId={report.id} sections={props.cut} />
          <AddSection
            words={writing}
            reportId={report.id}
            sections={sections}
            typed={props.typed}
            error={refusal.of('heading')}
          />
        </>
      ) : null}
    </>
  );
}

function NotMoved({ writing, reason }: { writing: WritingWords; reason: string }) {
  return (
    <Notice kind="refusal" title={writing.notPlaced}>
      <p>{reason}</p>
      <p>{writing.orderAgain}</p>
    </Notice>
  );
}

function WorkChanged({ renewal, report }: ReportPageProps) {
  return (
    <div class="screen-only">
      <Notice kind="information" title={renewal.changedNotice}>
        <p>
          {renewal.changedText} <a href={paths.reportProposal(report.id)}>{renewal.open}</a>
        </p>
      </Notice>
    </div>
  );
}

function Contents({
  words,
  sections,
  language,
}: {
  words: ReportWords;
  sections: readonly Section[];
  language: Locale;
}) {
  return (
    <nav aria-labelledby="sections" class="report-contents screen-only">
      <h2 id="sections">{words.contents}</h2>
      <ol lang={languageTag(language)}>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#section-${section.id}`}>{section.heading}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SectionPart(props: ReportPageProps & { section: Section; at: number }) {
  const { view, comments, section } = props;
  return (
    <section
      id={`section-${section.id}`}
      class="report-section report-beside"
      aria-labelledby={`titre-${section.id}`}
    >
      <div>
        <h2 id={`titre-${section.id}`} lang={languageTag(view.language)}>
          {section.heading}
        </h2>
        <SectionText {...props} />
        <Tools {...props} />
      </div>
      <SectionComments {...comments} section={section} threads={comments.threads.get(section.id) ?? []} />
    </section>
  );
}

function SectionText({ view, section, mayWrite }: ReportPageProps & { section: Section }) {
  const { words } = view;
  if (section.body.trim() !== '') return <SectionBody view={view} body={section.body} prefix={section.id} />;
  return (
    <div class="report-blank">
      <p>{mayWrite ? words.emptySection : words.emptyGuest}</p>
      {mayWrite && section.hint !== '' ? <p class="hint">{section.hint}</p> : null}
    </div>
  );
}

function Tools(props: ReportPageProps & { section: Section; at: number }) {
  const { writing, locale, report, sections, section, at, mayWrite } = props;
  if (!mayWrite) return null;
  return (
    <SectionTools
      words={writing}
      locale={locale}
      report={report}
      section={section}
      isFirst={at === 0}
      isLast={at === sections.length - 1}
      lock={props.locks.get(section.id) ?? null}
    />
  );
}

export interface ReportContextProps {
  words: ReportWords;
  locale: Locale;
  report: Report;
  spaces: readonly ReportSpace[];
  /** Day of the last proposal. */
  proposedOn: string;
}

/** The second column: whose, when, for whom. */
export function ReportContext({ words, locale, report, spaces, proposedOn }: ReportContextProps) {
  return (
    <>
      <h2>{words.around}</h2>
      <Definitions
        items={[
          {
            term: words.period,
            details: words.periodOf(formatDate(report.startsOn, locale), formatDate(report.endsOn, locale)),
          },
          { term: words.audience, details: words.audiences[report.audience] },
          {
            term: words.spaces,
            details: spaces.map(({ id, name }) =>
              name === null ? (
                words.hiddenSpace
              ) : (
                <a key={id} href={paths.space(id)}>
                  {name}
                </a>
              ),
            ),
          },
          { term: words.templateUsed, details: report.templateTitle },
          { term: words.proposedOn, details: formatDate(proposedOn, locale) },
        ]}
      />
    </>
  );
}
