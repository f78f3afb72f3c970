import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { AroundReports } from './around.pages.tsx';
import type { ReportSummary } from './report.ts';
import type { ReportWords } from './section-body.pages.tsx';

export interface ReportsPageProps {
  words: ReportWords;
  locale: Locale;
  reports: readonly ReportSummary[];
  mayCompose: boolean;
}

/** Bilans of one's spaces: those being written, then those put away. */
export function ReportsPage({ words, locale, reports, mayCompose }: ReportsPageProps) {
  const current = reports.filter(({ archivedOn }) => archivedOn === null);
  const archived = reports.filter(({ archivedOn }) => archivedOn !== null);
  const lines = (list: readonly ReportSummary[]) =>
    list.map((report) => ({
      label: report.title,
      href: paths.report(report.id),
      note: `${words.periodOf(formatDate(report.startsOn, locale), formatDate(report.endsOn, locale))} – ${words.audiences[report.audience]}`,
    }));
  return (
    <>
      <AroundReports locale={locale} current="reports" />
      <p class="lead">{words.lead}</p>
      {mayCompose ? (
        <FormActions>
          <LinkButton href={paths.newReport} look="primary">
            {words.compose}
          </LinkButton>
        </FormActions>
      ) : (
        <p class="hint">{words.noSpace}</p>
      )}
      {current.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <LinkedList lines={lines(current)} />
      )}
      {archived.length === 0 ? null : (
        <section>
          <h2>{words.archived}</h2>
          <LinkedList lines={lines(archived)} />
        </section>
      )}
    </>
  );
}
