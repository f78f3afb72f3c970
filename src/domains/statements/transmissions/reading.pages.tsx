import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import { Table } from '#/ui/table.tsx';
import type { fr } from './reading.words.ts';
import type { Reading } from './transmission.ts';

export interface ReadingsPageProps {
  words: typeof fr;
  locale: Locale;
  readings: readonly Reading[];
  isOutside: boolean;
}

/** Who opened or exported the figures, and on what day: facts, without a count. */
export function ReadingsPage({ words, locale, readings, isOutside }: ReadingsPageProps) {
  const rows = readings.map((reading, position) => ({ ...reading, key: String(position) }));
  return (
    <>
      <p class="lead">{isOutside ? words.outsideLead : words.lead}</p>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          caption={words.caption}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'day', heading: words.day, cell: ({ readOn }) => formatDate(readOn, locale) },
            { key: 'who', heading: words.who, cell: ({ personName }) => personName ?? words.forgotten },
            {
              key: 'what',
              heading: words.what,
              cell: ({ act, part, means }) =>
                words.line(words.acts[act], words.parts[part], words.means(means)),
            },
          ]}
        />
      )}
    </>
  );
}
