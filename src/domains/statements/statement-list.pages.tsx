import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { SideBySideLink } from './side-by-side/side-by-side-link.pages.tsx';
import type { StatementSummary } from './statement.ts';
import type { fr } from './statement.words.ts';
import * as lifeWords from './transmissions/life.words.ts';

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
  const { states } = wordsFor(locale, lifeWords);
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
        periodsOf(statements).map((period) => (
          <section key={period[0].id}>
            <h2>
              {words.days(formatDate(period[0].startsOn, locale), formatDate(period[0].endsOn, locale))}
            </h2>
            <p class="hint">{period[0].spaceName}</p>
            <LinkedList
              lines={period.map((statement) => ({
                label: statement.codebookTitle[locale],
                href: paths.statement(statement.id),
                note: [
                  states[statement.state],
                  words.version(statement.codebook.version),
                  compiled(statement.id),
                ].join(' – '),
              }))}
            />
          </section>
        ))
      )}
      {olderHref ? (
        <p>
          <a href={olderHref}>{words.older}</a>
        </p>
      ) : null}
    </>
  );
}

type Period = [StatementSummary, ...StatementSummary[]];

/** Statements of one space for the same days, which several codebooks read, stand together. */
function periodsOf(statements: readonly StatementSummary[]): Period[] {
  const periods = new Map<string, Period>();
  for (const statement of statements) {
    const key = `${statement.startsOn} ${statement.endsOn} ${statement.spaceId}`;
    const period = periods.get(key);
    if (period) period.push(statement);
    else periods.set(key, [statement]);
  }
  return [...periods.values()];
}
