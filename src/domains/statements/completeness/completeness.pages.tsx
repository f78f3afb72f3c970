import { writtenNumber } from '#/domains/statements/amount.rules.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Table } from '#/ui/table.tsx';
import type { Completeness } from './completeness.ts';
import type { fr } from './completeness.words.ts';

export interface CompletenessPageProps {
  words: typeof fr;
  locale: Locale;
  statementId: string;
  completeness: Completeness;
}

/** What the team may still complete, in neutral words: no colour, no rate, nobody. */
export function CompletenessPage({ words, locale, statementId, completeness }: CompletenessPageProps) {
  const written = (count: number) => writtenNumber(count, locale);
  const { emptyDayCount, dayCount } = completeness;
  const rows = [
    { fact: words.traces, count: written(completeness.traceCount) },
    { fact: words.notedAfter, count: written(completeness.notedAfterCount) },
    { fact: words.emptyDays, count: words.ofDays(written(emptyDayCount), written(dayCount)) },
    { fact: words.untimed, count: written(completeness.untimedCount) },
    { fact: words.withoutNature, count: written(completeness.withoutNatureCount) },
    { fact: words.withoutPeople, count: written(completeness.withoutPeopleCount) },
  ];
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Table
        caption={words.caption}
        rows={rows}
        rowKey={({ fact }) => fact}
        columns={[
          { key: 'fact', heading: words.fact, cell: ({ fact }) => fact },
          { key: 'count', heading: words.count, numeric: true, cell: ({ count }) => count },
        ]}
      />
      <p class="hint">{words.withoutPeopleNote}</p>
      <p>
        {words.mend} <a href={`${paths.statement(statementId)}#a-verifier`}>{words.seeMend}</a>
      </p>
    </>
  );
}
