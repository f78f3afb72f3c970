import { type Locale, wordsFor } from '#/platform/visit.ts';
import type { Codebook } from './codebook.ts';
import * as codebookWords from './codebook.words.ts';
import * as conditionWords from './condition.words.ts';
import { type ConditionSubject, conditionSubjects } from './condition-subjects.rules.ts';
import { type PlainClause, plainCondition } from './plain-condition.rules.ts';

export interface ConditionTextProps {
  book: Pick<Codebook, 'kinds' | 'acts' | 'fields' | 'codeLists'>;
  locale: Locale;
  /** In FEEL. */
  text: string;
}

/** The condition of a field or of a validation in words, clause by clause; a formula only where words cannot say it. */
export function ConditionText({ book, locale, text }: ConditionTextProps) {
  const { join, clauses } = plainCondition(text);
  const subjects = conditionSubjects(book, 'validation');
  const said = clauses.map((clause) => <ClauseText clause={clause} subjects={subjects} locale={locale} />);
  if (said.length === 1) return said;
  const words = wordsFor(locale, conditionWords);
  return (
    <div>
      {words.joins[join]}
      <ul>
        {said.map((clause, position) => (
          <li key={String(position)}>{clause}</li>
        ))}
      </ul>
    </div>
  );
}

interface ClauseTextProps {
  clause: PlainClause;
  subjects: readonly ConditionSubject[];
  locale: Locale;
}

function ClauseText({ clause, subjects, locale }: ClauseTextProps) {
  if (clause.mode === 'formula') return <code>{clause.text}</code>;
  const subject = subjects.find(({ name }) => name === clause.subject);
  const label = subject?.label[locale] ?? clause.subject;
  const values = clause.values.map(
    (value) => subject?.choices?.find((choice) => choice.value === value)?.label[locale] ?? value,
  );
  return (
    <span>
      {label}
      {locale === 'fr' ? '\u00a0: ' : ': '}
      {saying(clause.mode, values, locale)}
    </span>
  );
}

/** What is asked of the subject, with the words of the decision table where it asks the same. */
function saying(mode: Exclude<PlainClause['mode'], 'formula'>, values: readonly string[], locale: Locale) {
  const bookWords = wordsFor(locale, codebookWords);
  const words = wordsFor(locale, conditionWords);
  const listed = values.join(bookWords.or);
  switch (mode) {
    case 'yes':
    case 'no':
      return bookWords[mode];
    case 'given':
    case 'missing':
      return words[mode];
    case 'oneOf':
      return listed;
    case 'noneOf':
      return bookWords.except(listed);
    case 'contains':
    case 'lacks':
    case 'atLeast':
    case 'atMost':
    case 'exactly':
      return bookWords[mode](listed);
    case 'below':
    case 'above':
      return words[mode](listed);
  }
}
