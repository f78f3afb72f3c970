import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Table } from '#/ui/table.tsx';
import type { ExampleNumber } from './example-table.rules.ts';
import { HiddenFigure, hiddenMark } from './mark.pages.tsx';
import type { fr } from './protection.words.ts';
import type { Policy } from './publication.ts';

interface MethodProps {
  words: (typeof fr)['method'];
  zeros: (typeof fr)['ledger']['zeros'];
  locale: Locale;
  policy: Policy;
  example: { bare: ExampleNumber[][]; guarded: ExampleNumber[][] };
}

/** How small numbers are protected, in plain words, for whoever asks. */
export function MethodPage({ words, zeros, locale, policy, example }: MethodProps) {
  const mark = hiddenMark(locale);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>
        {words.rule(policy.people, policy.organisations)} {zeros[policy.zeros]}
      </p>
      <h2>{words.first}</h2>
      <p>{words.firstText}</p>
      <Example words={words} locale={locale} caption={words.bare} rows={example.bare} />
      <h2>{words.second}</h2>
      <p>{words.secondText}</p>
      <Example words={words} locale={locale} caption={words.guarded} rows={example.guarded} />
      <h2>{words.third}</h2>
      <List lines={words.points} />
      <h2>{words.mark}</h2>
      <Definitions items={[{ term: mark.label, details: mark.sentence }]} />
      <h2>{words.fourth}</h2>
      <List lines={words.limits} />
    </>
  );
}

function Example(props: {
  words: MethodProps['words'];
  locale: Locale;
  caption: string;
  rows: readonly (readonly ExampleNumber[])[];
}) {
  const { words, locale } = props;
  const rows = props.rows.map((numbers, place) => ({ name: words.places[place] ?? words.total, numbers }));
  return (
    <Table
      caption={props.caption}
      columns={[
        { key: 'place', heading: words.place, cell: (row: (typeof rows)[number]) => row.name },
        ...[...words.subjects, words.total].map((heading, place) => ({
          key: heading,
          heading,
          numeric: true,
          cell: (row: (typeof rows)[number]) => {
            const number = row.numbers[place]!;
            return number.isHidden ? <HiddenFigure locale={locale} /> : number.value;
          },
        })),
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
