import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Tag } from '#/ui/tag.tsx';
import { allFolds, foldsInAddress, stateOf } from './fold.rules.ts';
import type { Report, ReportSpace, Section } from './report.ts';
import { ReportTabs, type ReportTabsProps } from './report-frame.pages.tsx';
import { languageTag, type ReportWords } from './section-body.pages.tsx';
import { SectionPart, type SectionsProps } from './section-part.pages.tsx';
import type { RenewalWords } from './writing/renewal.pages.tsx';
import type { WritingWords } from './writing/section-edit.pages.tsx';
import { AddSection, CutSections } from './writing/section-tools.pages.tsx';

export interface ReportPageProps extends SectionsProps {
  renewal: RenewalWords;
  tabs: ReportTabsProps;
  cut: readonly Section[];
  /** Whose, when, for whom. */
  context: ComponentChildren;
  /** The work changed since the proposal was last looked at. */
  hasChanged: boolean;
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
      <Contents {...props} />
      <div class="screen-only">
        <Disclosure summary={words.around}>
          <aside aria-label={words.around}>{props.context}</aside>
        </Disclosure>
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

/** Always in sight: where one is going, and what is left to write. */
function Contents({ folds, report, view, sections }: ReportPageProps) {
  const blank = sections.filter((section) => stateOf(section) === 'blank').length;
  const address = paths.report(report.id);
  return (
    <>
      <nav aria-label={view.words.contents} class="report-index screen-only">
        <details>
          <summary>
            {folds.sections(sections.length)} <span class="hint">{folds.toWrite(blank)}</span>
          </summary>
          <ol lang={languageTag(view.language)}>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#section-${section.id}`}>{section.heading}</a>
                {stateOf(section) === 'blank' ? <Tag>{folds.state.blank}</Tag> : null}
              </li>
            ))}
          </ol>
        </details>
      </nav>
      <p class="report-folds screen-only">
        <a href={`${address}?${foldsInAddress}=${allFolds}`} data-folds="open">
          {folds.openAll}
        </a>
        <a href={address} data-folds="close">
          {folds.closeAll}
        </a>
      </p>
    </>
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

/** Whose, when, for whom. */
export function ReportContext({ words, locale, report, spaces, proposedOn }: ReportContextProps) {
  return (
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
  );
}
