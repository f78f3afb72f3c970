import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import type { ReadStatement } from './statement.actions.ts';
import * as statementWords from './statement.words.ts';

/** Links from the list of statements to one of them. */
export function statementTrail(
  locale: Locale,
  { statement, period }: Pick<ReadStatement, 'period'> & { statement: { id: string } },
): { label: string; href: string }[] {
  const words = wordsFor(locale, statementWords);
  return [
    { label: words.title, href: paths.statements },
    { label: `${words.whole} – ${period.label[locale]}`, href: paths.statement(statement.id) },
  ];
}
