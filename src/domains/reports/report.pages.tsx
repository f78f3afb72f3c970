import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import type { Report, ReportSpace, Section } from './report.ts';
import { type BodyView, languageTag, type ReportWords, SectionBody } from './section-body.pages.tsx';

export interface ReportPageProps {
  view: BodyView;
  locale: Locale;
  report: Report;
  /** In order, those that were cut left out. */
  sections: readonly Section[];
  mayWrite: boolean;
}

/** A bilan as it is being written: its sections in order, each sentence one click from its evidence. */
export function ReportPage(props: ReportPageProps) {
  const { view, locale, report, sections } = props;
  const { words } = view;
  return (
    <>
      <p class="lead">
        {words.periodOf(formatDate(report.startsOn, locale), formatDate(report.endsOn, locale))}
        {' – '}
        {words.audiences[report.audience]}
      </p>
      <nav aria-labelledby="sections" class="report-contents screen-only">
        <h2 id="sections">{words.contents}</h2>
        <ol>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#section-${section.id}`}>{section.heading}</a>
            </li>
          ))}
        </ol>
      </nav>
      {sections.map((section) => (
        <SectionPart key={section.id} {...props} section={section} />
      ))}
    </>
  );
}

function SectionPart({ view, section, mayWrite }: ReportPageProps & { section: Section }) {
  const { words } = view;
  return (
    <section id={`section-${section.id}`} class="report-section" aria-labelledby={`titre-${section.id}`}>
      <h2 id={`titre-${section.id}`} lang={languageTag(view.language)}>
        {section.heading}
      </h2>
      {section.body.trim() === '' ? (
        <div class="report-blank">
          <p>{mayWrite ? words.emptySection : words.emptyGuest}</p>
          {mayWrite && section.hint !== '' ? <p class="hint">{section.hint}</p> : null}
        </div>
      ) : (
        <SectionBody view={view} body={section.body} prefix={section.id} />
      )}
    </section>
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
