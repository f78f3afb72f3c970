import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import { Table } from '#/ui/table.tsx';
import type { fr } from './life.words.ts';

export interface FilesTakenProps {
  words: (typeof fr)['files'];
  locale: Locale;
  files: readonly { personName: string | null; layout: string; format: string; takenOn: string }[];
}

/** Who of the team took the declarations as a file, and on what day: facts, without a count. */
export function FilesTaken({ words, locale, files }: FilesTakenProps) {
  const rows = files.map((file, position) => ({ ...file, key: String(position) }));
  return (
    <section aria-labelledby="fichiers-pris">
      <h2 id="fichiers-pris">{words.title}</h2>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p class="hint">{words.lead}</p>
          <Table
            caption={words.caption}
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { key: 'day', heading: words.day, cell: ({ takenOn }) => formatDate(takenOn, locale) },
              { key: 'who', heading: words.who, cell: ({ personName }) => personName ?? words.forgotten },
              { key: 'what', heading: words.what, cell: ({ layout, format }) => words.line(layout, format) },
            ]}
          />
        </>
      )}
    </section>
  );
}
