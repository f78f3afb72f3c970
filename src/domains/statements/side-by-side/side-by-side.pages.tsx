import { aspectIds, type Codebook, CodePicks, traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { type BarRow, BarRows } from '#/ui/plots/bar-rows.tsx';
import { Table } from '#/ui/table.tsx';
import { writtenMinutes, writtenTime } from '../amount.rules.ts';
import type { Figure } from '../figure.ts';
import { carriesDuration, likenessName, reasonName } from '../figure-names.rules.ts';
import { partsColumns, partsNote } from '../figure-parts.pages.tsx';
import { LimitNotice } from '../statement.pages.tsx';
import {
  FigureLink,
  type FiguresView,
  namingOf,
  ofKind,
  type Words as StatementWords,
} from '../statement-figures.pages.tsx';
import type { FrameworkReading, FrameworkToRead, PeriodRead } from './side-by-side.ts';
import type { fr } from './side-by-side.words.ts';

type Words = typeof fr;

export const sideBySideHref = ({
  spaceId,
  startsOn,
  endsOn,
}: Omit<PeriodRead, 'spaceName' | 'statementCount'>) =>
  `${paths.statementsSideBySide}?espace=${spaceId}&du=${startsOn}&au=${endsOn}`;

/** Periods that several frameworks have read. */
export function PeriodsPage({
  words,
  locale,
  periods,
}: {
  words: Words;
  locale: Locale;
  periods: readonly PeriodRead[];
}) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      {periods.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <section aria-labelledby="periodes">
          <h2 id="periodes">{words.choose}</h2>
          <LinkedList
            lines={periods.map((period) => ({
              label: words.periodOf(
                period.spaceName,
                formatDate(period.startsOn, locale),
                formatDate(period.endsOn, locale),
              ),
              href: sideBySideHref(period),
              note: words.frameworks(period.statementCount),
            }))}
          />
        </section>
      )}
    </>
  );
}

export interface SideBySidePageProps {
  words: Words;
  statementWords: StatementWords;
  locale: Locale;
  spaceId: string;
  spaceName: string;
  startsOn: string;
  endsOn: string;
  readings: readonly FrameworkReading[];
  others: readonly FrameworkToRead[];
  /** The day of each compilation, by statement. */
  compiledOn: ReadonlyMap<string, string>;
}

/** The same days of the same space, read by each framework: nothing is added, no team and no person compared. */
export function SideBySidePage(props: SideBySidePageProps) {
  const { words, locale, readings } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Definitions
        items={[
          { term: words.space, details: props.spaceName },
          {
            term: words.period,
            details: words.fromTo(formatDate(props.startsOn, locale), formatDate(props.endsOn, locale)),
          },
        ]}
      />
      <Notice kind="information" title={props.statementWords.effortTitle}>
        <p>{words.noSum}</p>
      </Notice>
      <AspectsTable {...props} />
      <TimePlot {...props} />
      <div class="side-by-side">
        {readings.map((reading) => (
          <Reading key={reading.statementId} {...props} reading={reading} />
        ))}
      </div>
      <OthersPart {...props} />
    </>
  );
}

/** Frameworks are compared by what they can say: never spaces, never people. */
function AspectsTable({ words, locale, readings }: SideBySidePageProps) {
  const saying = (codebook: Codebook, aspect: (typeof aspectIds)[number]) => {
    const carriers = codebook.fields.filter((field) => field.carries.includes(aspect));
    if (carriers.length === 0) return words.notCarried;
    const everywhere = codebook.kinds.every(({ id: kind }) =>
      codebook.acts.every(({ id: act }) =>
        carriers.some((field) => field.kinds.includes(kind) && field.acts.includes(act)),
      ),
    );
    return everywhere ? words.carried : words.partly;
  };
  return (
    <Table
      caption={words.says}
      note={words.saysNote}
      rows={aspectIds}
      rowKey={(aspect) => aspect}
      columns={[
        { key: 'aspect', heading: words.aspect, cell: (aspect) => traceAspects[aspect][locale] },
        ...readings.map(({ codebook, statementId }) => ({
          key: statementId,
          heading: codebook.title[locale],
          cell: (aspect: (typeof aspectIds)[number]) => saying(codebook, aspect),
        })),
      ]}
    />
  );
}

function viewOf(
  { statementWords, locale }: Pick<SideBySidePageProps, 'statementWords' | 'locale'>,
  { statementId, codebook, figures }: FrameworkReading,
): FiguresView {
  return { statementId, codebook, figures, words: statementWords, locale };
}

/** The lines of one framework, in minutes: those it takes, then those it leaves. */
function barsOf(props: SideBySidePageProps, reading: FrameworkReading): BarRow[] {
  const { words, statementWords, locale } = props;
  const noted = (figure: Figure) =>
    figure.untimedCount === figure.count ? statementWords.notNoted : figure.minutes;
  const naming = namingOf(viewOf(props, reading));
  const bar = (figure: Figure, line: string, isTaken: boolean): BarRow => ({
    key: `${reading.statementId} ${figure.key}`,
    label: words.rowOf(reading.codebook.title[locale], line),
    values: isTaken ? [noted(figure), 0] : [0, noted(figure)],
  });
  const declared = ofKind(reading.figures, 'declared').map((figure) => {
    const { declarationKind, act } = figure.subject.likeness;
    const line = likenessName(naming, figure.subject.likeness);
    return bar(figure, line, carriesDuration(naming, declarationKind, act));
  });
  const left = ofKind(reading.figures, 'notDeclared').map((figure) =>
    bar(figure, reasonName(naming, figure.subject.reasonId), false),
  );
  return [...declared, ...left];
}

function TimePlot(props: SideBySidePageProps) {
  const { words, locale, readings } = props;
  const rows = readings.flatMap((reading) => barsOf(props, reading));
  if (rows.length === 0) return null;
  return (
    <BarRows
      id="courbe-cadres"
      title={words.plotTitle}
      note={words.plotNote}
      description={words.plotDescription(readings.length, rows.length)}
      tableSummary={words.plotTable}
      rowsHeading={words.plotRow}
      series={[
        { key: 'received', label: words.received },
        { key: 'not-received', label: words.notReceived },
      ]}
      rows={rows}
      format={(value) => writtenMinutes(value, locale)}
    />
  );
}

function Reading({ reading, ...props }: SideBySidePageProps & { reading: FrameworkReading }) {
  const { words, statementWords, locale } = props;
  const { codebook, codebookSpaceId, statementId } = reading;
  const view = viewOf(props, reading);
  const address = paths.codebookVersion(codebook.id, codebook.version, codebookSpaceId);
  const headingId = `cadre-${statementId}`;
  const compiledOn = props.compiledOn.get(statementId);
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>
        <a href={address}>{codebook.title[locale]}</a>
      </h2>
      <p class="hint">
        {compiledOn ? words.compiledOn(formatDate(compiledOn, locale)) : null}{' '}
        <a href={paths.statement(statementId)} aria-label={`${words.whole} – ${codebook.title[locale]}`}>
          {words.whole}
        </a>
      </p>
      <LimitNotice codebook={codebook} view={{ words: statementWords, locale }} />
      {reading.figures.length === 0 ? <p>{words.nothing}</p> : null}
      <DeclaredTable view={view} words={words} />
      <LeftOutTable view={view} words={words} />
      <CodePicks book={codebook} locale={locale} spaceId={codebookSpaceId} />
    </section>
  );
}

function DeclaredTable({ view, words }: { view: FiguresView; words: Words }) {
  const declared = ofKind(view.figures, 'declared');
  if (declared.length === 0) return null;
  const name = (figure: (typeof declared)[number]) => likenessName(namingOf(view), figure.subject.likeness);
  return (
    <Table
      caption={words.received}
      note={partsNote(declared, view.locale)}
      rows={declared}
      rowKey={(figure) => figure.key}
      columns={[
        { key: 'line', heading: words.line, cell: name },
        {
          key: 'count',
          heading: words.declarations,
          numeric: true,
          cell: (figure) => <FigureLink view={view} figure={figure} what={name(figure)} />,
        },
        {
          key: 'time',
          heading: words.time,
          numeric: true,
          cell: (figure) => writtenTime(figure, view.words.notNoted, view.locale),
        },
        ...partsColumns(declared, view.locale),
      ]}
    />
  );
}

function LeftOutTable({ view, words }: { view: FiguresView; words: Words }) {
  const left = ofKind(view.figures, 'notDeclared');
  if (left.length === 0) return null;
  const name = (figure: (typeof left)[number]) => reasonName(namingOf(view), figure.subject.reasonId);
  return (
    <Table
      caption={words.notReceived}
      rows={left}
      rowKey={(figure) => figure.key}
      columns={[
        { key: 'reason', heading: words.reason, cell: name },
        {
          key: 'count',
          heading: words.traces,
          numeric: true,
          cell: (figure) => <FigureLink view={view} figure={figure} what={name(figure)} />,
        },
        {
          key: 'time',
          heading: words.time,
          numeric: true,
          cell: (figure) => writtenTime(figure, view.words.notNoted, view.locale),
        },
      ]}
    />
  );
}

function OthersPart({ words, locale, spaceId, others }: SideBySidePageProps) {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="autres-cadres">
      <h2 id="autres-cadres">{words.others}</h2>
      <LinkedList
        lines={others.map(({ id, version, title }) => ({
          label: words.readWith(title[locale]),
          href: `${paths.newStatement}?cadre=${id}&version=${version}&espace=${spaceId}`,
        }))}
      />
    </section>
  );
}
