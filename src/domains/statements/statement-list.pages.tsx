import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { SideBySideLink } from './side-by-side/side-by-side-link.pages.tsx';
import type { StatementSummary } from './statement.ts';
import type { fr } from './statement.words.ts';

export interface StatementsPageProps {
  words: typeof fr;
  locale: Locale;
  statements: readonly StatementSummary[];
  /** The day of each compilation, in the instance's time zone, by statement. */
  compiledOn: ReadonlyMap<string, string>;
  olderHref: string | null;
}

export function StatementsPage({ words, locale, statements, compiledOn, olderHref }: StatementsPageProps) {
  const make = (
    <p>
      <LinkButton href={paths.newStatement} look="primary">
        {words.make}
      </LinkButton>
    </p>
  );
  const dates = (statement: StatementSummary) =>
    words.periodOf(
      statement.spaceName,
      formatDate(statement.startsOn, locale),
      formatDate(statement.endsOn, locale),
    );
  const compiled = (id: string) => {
    const on = compiledOn.get(id);
    return on === undefined ? words.notCompiled : formatDate(on, locale);
  };
  return (
    <>
      <p class="lead">{words.lead}</p>
      {make}
      {statements.length > 1 ? <SideBySideLink locale={locale} /> : null}
      {statements.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <LinkedList
          lines={statements.map((statement) => ({
            label: dates(statement),
            href: paths.statement(statement.id),
            note: `${statement.codebookTitle[locale]}, ${words.version(statement.codebook.version)} – ${compiled(statement.id)}`,
          }))}
        />
      )}
      {olderHref ? (
        <p>
          <a href={olderHref}>{words.older}</a>
        </p>
      ) : null}
    </>
  );
}
