import { HiddenFigure, hiddenMark } from '#/domains/protection/protection.public.ts';
import { writtenMinutes, writtenNumber } from '#/domains/statements/amount.rules.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Notice } from '#/ui/notice.tsx';
import { BarRows } from '#/ui/plots/bar-rows.tsx';
import type { PlottedValue } from '#/ui/plots/plot-frame.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import type { Feedback, FigureTable, ShownNumber, Transmission, TransmittedFigure } from './transmission.ts';
import { figureTables } from './transmission.ts';
import type { fr } from './transmission.words.ts';
import { ExportsPart, FeedbackPart, TeamPart } from './transmission-parts.pages.tsx';

export type Words = typeof fr;

export interface TransmissionPageProps {
  words: Words;
  locale: Locale;
  transmission: Transmission;
  transmittedOn: string;
  feedback: readonly Feedback[];
  isOwnTeam: boolean;
  mayAnswer: boolean;
  mayReadDeclarations: boolean;
}

/** What a recipient reads: what the figures are for, the figures protected, how they were counted, what followed. */
export function TransmissionPage(props: TransmissionPageProps) {
  const { words, locale, transmission } = props;
  const { content } = transmission;
  return (
    <>
      <Purpose {...props} />
      {props.isOwnTeam ? <TeamPart {...props} /> : null}
      {content.limits.length === 0 ? null : (
        <Notice kind="information" title={words.effortTitle}>
          {content.limits.map((limit) => (
            <blockquote key={limit.sentence.fr}>
              <p>{limit.sentence[locale]}</p>
              <footer class="hint">{limit.source[locale]}</footer>
            </blockquote>
          ))}
        </Notice>
      )}
      <FeedbackPart {...props} />
      <Hidden {...props} />
      <Plot {...props} />
      {figureTables.map((table) => (
        <FiguresPart key={table} table={table} {...props} />
      ))}
      <Conventions {...props} />
      <ExportsPart {...props} />
      {props.isOwnTeam ? (
        <p class="hint">{words.notRecorded}</p>
      ) : (
        <Notice kind="information" title={words.recordedTitle}>
          <p>{words.recorded}</p>
        </Notice>
      )}
    </>
  );
}

function Purpose({ words, locale, transmission, transmittedOn }: TransmissionPageProps) {
  const { content, replacesId } = transmission;
  const { period, codebook } = content;
  const kind = words.purposeKinds[transmission.purposeKind];
  return (
    <Definitions
      items={[
        { term: words.purposeTitle, details: <strong>{words.purposeOf(kind, transmission.purpose)}</strong> },
        { term: words.from, details: content.spaceName },
        { term: words.to, details: transmission.recipientName },
        {
          term: words.period,
          details: words.periodOf(
            period.label[locale],
            formatDate(period.startsOn, locale),
            formatDate(period.endsOn, locale),
          ),
        },
        { term: words.framework, details: `${codebook.title[locale]}, ${words.version(codebook.version)}` },
        { term: words.on, details: formatDate(transmittedOn, locale) },
        {
          term: words.replaces,
          details: replacesId ? <a href={paths.transmission(replacesId)}>{words.seeReplaced}</a> : null,
        },
      ]}
    />
  );
}

const isAnyHidden = ({ content }: Transmission) =>
  content.figures.some(({ count, minutes }) => count.isHidden || minutes.isHidden);

/** The rule is said to everybody; which number is small, to nobody. */
function Hidden({ words, transmission }: TransmissionPageProps) {
  if (!isAnyHidden(transmission)) return <p class="hint">{words.nothingHidden}</p>;
  const { people, organisations } = transmission.content.thresholds;
  return (
    <Notice kind="information" title={words.hiddenTitle}>
      <p>{words.hiddenWhy(people, organisations)}</p>
    </Notice>
  );
}

function Plot({ words, locale, transmission }: TransmissionPageProps) {
  const plotted = (number: ShownNumber): PlottedValue =>
    number.isHidden ? { masked: hiddenMark(locale).label } : (number.value ?? 0);
  const rows = transmission.content.figures
    .filter(({ table }) => table === 'declared' || table === 'notDeclared')
    .map((figure) => ({
      key: figure.key,
      label: figure.name[locale],
      values: figure.table === 'declared' ? [plotted(figure.count), 0] : [0, plotted(figure.count)],
    }));
  if (rows.length === 0) return null;
  return (
    <BarRows
      id="courbe"
      title={words.plotTracesTitle}
      note={words.plotNote}
      description={words.plotDescription(rows.length)}
      tableSummary={words.plotTable}
      rowsHeading={words.figure}
      series={[
        { key: 'received', label: words.seriesReceived },
        { key: 'not-received', label: words.seriesNotReceived },
      ]}
      rows={rows}
      format={(value) => writtenNumber(value, locale)}
    />
  );
}

function FiguresPart({ table, words, locale, transmission }: TransmissionPageProps & { table: FigureTable }) {
  const rows = transmission.content.figures.filter((figure) => figure.table === table);
  if (rows.length === 0) return null;
  const family = { key: 'family', heading: words.family, cell: familyOf(locale) };
  const lines = (
    <Table
      caption={words.tables[table]}
      note={words.notes[table]}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'figure', heading: words.figure, cell: (figure) => figure.name[locale] },
        ...(table === 'details' || table === 'dropped' ? [family] : []),
        ...amountColumns(words, locale),
      ]}
    />
  );
  // Many lines, of which small ones are mostly hidden: not everybody needs them at once.
  return table === 'details' ? <Disclosure summary={words.seeDetails}>{lines}</Disclosure> : lines;
}

const familyOf = (locale: Locale) => (figure: TransmittedFigure) => figure.group[locale];

function amountColumns(words: Words, locale: Locale): Column<TransmittedFigure>[] {
  const time = (value: number) => (value === 0 ? words.noMinutes : writtenMinutes(value, locale));
  const count = (value: number) => writtenNumber(value, locale);
  return [
    {
      key: 'count',
      heading: words.count,
      numeric: true,
      cell: (figure) => <Shown number={figure.count} locale={locale} written={count} />,
    },
    {
      key: 'minutes',
      heading: words.minutes,
      numeric: true,
      cell: (figure) => <Shown number={figure.minutes} locale={locale} written={time} />,
    },
  ];
}

function Shown({
  number,
  locale,
  written,
}: {
  number: ShownNumber;
  locale: Locale;
  written(value: number): string;
}) {
  if (number.isHidden || number.value === null) return <HiddenFigure locale={locale} />;
  return <span>{written(number.value)}</span>;
}

function Conventions({ words, locale, transmission }: TransmissionPageProps) {
  const { teamConvention, frameworkConventions } = transmission.content;
  return (
    <section aria-labelledby="conventions">
      <h2 id="conventions">{words.conventions}</h2>
      {teamConvention ? (
        <>
          <p class="hint">
            {words.conventionOf(formatDate(teamConvention.writtenOn, locale), teamConvention.version)}
          </p>
          {teamConvention.text
            .split('\n')
            .map((line, position) => (line.trim() === '' ? null : <p key={`${position} ${line}`}>{line}</p>))}
        </>
      ) : (
        <p>{words.noConvention}</p>
      )}
      <p class="hint">{words.minutesNote}</p>
      <h3>{words.frameworkConventions}</h3>
      <Definitions
        items={frameworkConventions.map(({ question, answer }) => ({
          term: question[locale],
          details: answer[locale],
        }))}
      />
    </section>
  );
}
