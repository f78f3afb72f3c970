import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Select } from '#/ui/fields.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { writtenMinutes, writtenNumber } from './amount.rules.ts';
import { likenessName } from './figure-names.rules.ts';
import {
  divisions,
  type FiguresByTerritory,
  geographies,
  type TerritoryLine,
} from './figure-territory.rules.ts';
import * as territoryWords from './figure-territory.words.ts';
import { LimitNotice } from './statement.pages.tsx';
import type { Statement } from './statement.ts';
import type { Words } from './statement-figures.pages.tsx';

interface TerritoryPageProps {
  words: Words;
  locale: Locale;
  reading: FiguresByTerritory & { statement: Statement; codebook: Codebook };
}

/** Declared acts, kind by kind, by territory; what could not be attributed last. */
export function TerritoryFiguresPage({ words, locale, reading }: TerritoryPageProps) {
  const own = wordsFor(locale, territoryWords);
  const { statement, codebook, parts } = reading;
  return (
    <>
      <p class="lead">{own.lead}</p>
      <form method="get" action={paths.statementTerritories(statement.id)}>
        <Select
          name="decoupage"
          label={own.geography}
          options={geographies.map((value) => ({ value, label: own.geographies[value] }))}
          value={reading.geography}
        />
        <Select
          name="liste"
          label={own.division}
          options={divisions.map((value) => ({ value, label: own.divisions[value] }))}
          value={reading.division}
        />
        <FormActions>
          <Button look="quiet">{own.show}</Button>
        </FormActions>
      </form>
      <LimitNotice codebook={codebook} view={{ words, locale }} />
      {reading.restsOnUnverified ? <p class="hint">{own.unverified}</p> : null}
      {parts.length === 0 ? <p>{own.none}</p> : null}
      {parts.map((part) => (
        <Part key={part.figure.key} part={part} words={words} locale={locale} reading={reading} />
      ))}
      {parts.length === 0 ? null : <Exports own={own} reading={reading} />}
    </>
  );
}

/** The same lines as files, as they are asked for here. */
function Exports({ own, reading }: Pick<TerritoryPageProps, 'reading'> & { own: typeof territoryWords.fr }) {
  const { statement, geography, division } = reading;
  const asked = `decoupage=${geography}&liste=${division}`;
  const address = paths.statementTerritoryFile(statement.id);
  return (
    <section aria-labelledby="prendre">
      <h2 id="prendre">{own.exports}</h2>
      <FormActions>
        <LinkButton href={`${address}?${asked}&format=csv`}>{own.exportAs('CSV')}</LinkButton>
        <LinkButton href={`${address}?${asked}&format=json`}>{own.exportAs('JSON')}</LinkButton>
      </FormActions>
    </section>
  );
}

type Line = TerritoryLine | { kind: 'notSeen'; count: number; minutes: null };

function Part({
  part,
  words,
  locale,
  reading,
}: TerritoryPageProps & { part: FiguresByTerritory['parts'][number] }) {
  const own = wordsFor(locale, territoryWords);
  const { figure, notSeenCount } = part;
  if (figure.subject.kind !== 'declared') return null;
  const naming = { codebook: reading.codebook, locale, noValue: words.noValue };
  const lines: Line[] = [
    ...part.lines,
    ...(notSeenCount > 0 ? [{ kind: 'notSeen' as const, count: notSeenCount, minutes: null }] : []),
  ];
  return (
    <Table
      caption={likenessName(naming, figure.subject.likeness)}
      columns={columnsOf(reading.placeNames, own, locale)}
      rows={lines}
      rowKey={(line) =>
        line.kind === 'territory' ? line.id : line.kind === 'shared' ? line.ids.join(' ') : line.kind
      }
    />
  );
}

function columnsOf(
  names: FiguresByTerritory['placeNames'],
  own: typeof territoryWords.fr,
  locale: Locale,
): Column<Line>[] {
  return [
    {
      key: 'territory',
      heading: own.territory,
      cell: (line) => <LineName line={line} names={names} own={own} />,
    },
    {
      key: 'count',
      heading: own.declarations,
      numeric: true,
      cell: ({ count }) => writtenNumber(count, locale),
    },
    {
      key: 'time',
      heading: own.time,
      numeric: true,
      cell: ({ minutes }) => (minutes === null ? '–' : writtenMinutes(minutes, locale)),
    },
  ];
}

function LineName(props: {
  line: Line;
  names: FiguresByTerritory['placeNames'];
  own: typeof territoryWords.fr;
}) {
  const { line, names, own } = props;
  const nameOf = (id: string) => names.get(id) ?? '–';
  if (line.kind === 'territory') return <a href={paths.territory(line.id)}>{nameOf(line.id)}</a>;
  return (
    <>{line.kind === 'shared' ? own.shared(line.ids.map(nameOf).join(` ${own.or} `)) : own[line.kind]}</>
  );
}
