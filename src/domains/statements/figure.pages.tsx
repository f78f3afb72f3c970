import { type Codebook, CodePicks, ConditionText } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Table } from '#/ui/table.tsx';
import { isSingular, writtenCount, writtenMinutes, writtenNumber, writtenTime } from './amount.rules.ts';
import type { Figure, FigureChange } from './figure.ts';
import type { fr as figureFrench } from './figure.words.ts';
import { subjectName } from './figure-names.rules.ts';
import { PartsLine } from './figure-parts.pages.tsx';
import { LimitNotice } from './statement.pages.tsx';
import { DetailsPart, namingOf, type Words } from './statement-figures.pages.tsx';

export interface FigurePageProps {
  words: Words;
  locale: Locale;
  codebook: Codebook;
  codebookSpaceId: string | null;
  figure: Figure;
  /** Among the figures of the compilation, at least those that tell how its like acts differ. */
  figures: readonly Figure[];
  statementId: string;
  /** Only what names a trace: never who wrote it. */
  traces: readonly { id: string; title: string; eventOn: string; durationMinutes: number | null }[];
  visibleCount: number;
  hiddenCount: number;
  isAsCounted: boolean;
  figureWords: typeof figureFrench;
  /** The page that follows, and the first one when this is not it. */
  earlierHref: string | null;
  latestHref: string | null;
}

/** A figure → the rows of the decision table that made it → the traces behind it. */
export function FigurePage(props: FigurePageProps) {
  const { words, locale, codebook, figure } = props;
  return (
    <>
      <p class="lead">{subjectName(namingOf(props), figure.subject, words.subjects)}</p>
      <p>
        <strong>
          {words.figureValue(
            writtenCount(figure, words, locale),
            writtenTime(figure, words.notNoted, locale),
          )}
        </strong>
      </p>
      <PartsLine parts={figure.parts} locale={locale} />
      <LimitNotice codebook={codebook} view={{ words, locale }} />
      <RulesPart {...props} />
      {figure.subject.kind === 'declared' ? (
        <DetailsPart view={props} likeness={figure.subject.likeness} />
      ) : null}
      <TracesPart {...props} />
    </>
  );
}

function RulesPart({ words, locale, codebook, codebookSpaceId, figure }: FigurePageProps) {
  const rows = [...codebook.mapping.exclusions, ...codebook.mapping.groups.flatMap((group) => group.rows)];
  const mine = rows.filter(({ id }) => figure.rowIds.includes(id));
  const address = paths.codebookVersion(codebook.id, codebook.version, codebookSpaceId);
  const validationId = figure.subject.kind === 'failing' ? figure.subject.validationId : null;
  const validation = codebook.validations.find(({ id }) => id === validationId);
  return (
    <section aria-labelledby="regles">
      <h2 id="regles">{words.rules}</h2>
      <p>
        <a href={address}>{words.rulesOf(codebook.title[locale], codebook.version)}</a>
      </p>
      {mine.length === 0 ? <p>{words.noRule}</p> : null}
      <ul>
        {mine.map((row) => (
          <li key={row.id}>
            <a href={`${address}#regle-${row.id}`}>{row.sentence[locale]}</a>{' '}
            <span class="hint">{row.reference}</span>
          </li>
        ))}
        {validation ? (
          <li>
            <a href={`${address}#verifications`}>{validation.sentence[locale]}</a>{' '}
            <ConditionText book={codebook} locale={locale} text={validation.failsWhen} />
          </li>
        ) : null}
        {figure.subject.kind === 'missing' ? (
          <li>
            <a href={`${address}#champs`}>{words.missingRule}</a>
          </li>
        ) : null}
      </ul>
      <CodePicks book={codebook} locale={locale} spaceId={codebookSpaceId} />
    </section>
  );
}

function TracesPart(props: FigurePageProps) {
  const { words, figureWords, locale, traces, visibleCount, hiddenCount, isAsCounted } = props;
  const hidden = writtenNumber(hiddenCount, locale);
  return (
    <section aria-labelledby="traces">
      <h2 id="traces">{words.behind}</h2>
      <p class="hint">{isAsCounted ? figureWords.asCounted : figureWords.foundAgain}</p>
      {traces.length === 0 ? <p>{words.noneVisible}</p> : null}
      <LinkedList
        lines={traces.map((trace) => ({
          label: trace.title,
          href: paths.trace(trace.id),
          note: [
            formatDate(trace.eventOn, locale),
            trace.durationMinutes === null ? null : writtenMinutes(trace.durationMinutes, locale),
          ]
            .filter((part) => part !== null)
            .join(' – '),
        }))}
      />
      {props.latestHref ? null : <p class="hint">{words.behindShown(traces.length, visibleCount)}</p>}
      <PagesPart {...props} />
      {hiddenCount > 0 ? (
        <p>
          {isAsCounted
            ? figureWords.hidden(hidden, isSingular(hiddenCount, locale))
            : words.notVisible(hidden, isSingular(hiddenCount, locale))}
        </p>
      ) : null}
      {hiddenCount < 0 ? <p>{words.moreNow}</p> : null}
    </section>
  );
}

function PagesPart({ figureWords, earlierHref, latestHref }: FigurePageProps) {
  if (!earlierHref && !latestHref) return null;
  return (
    <p>
      {latestHref ? <a href={latestHref}>{figureWords.latest}</a> : null}
      {latestHref && earlierHref ? ' – ' : null}
      {earlierHref ? <a href={earlierHref}>{figureWords.earlier}</a> : null}
    </p>
  );
}

export interface DifferencePageProps {
  words: Words;
  locale: Locale;
  codebook: Codebook;
  statementId: string;
  beforeOn: string;
  afterOn: string;
  changes: readonly FigureChange[];
}

/** What the last compilation changed, figure by figure. */
export function DifferencePage(props: DifferencePageProps) {
  const { words, locale, codebook, statementId, changes } = props;
  const naming = namingOf(props);
  const amount = (change: FigureChange, side: 'before' | 'after') => {
    const there = change[side];
    if (there === null) return words.absent;
    const count = writtenCount({ subject: change.subject, count: there.count }, words, locale);
    return (
      <>
        {words.amount(count, writtenMinutes(there.minutes, locale))}
        <PartsLine parts={there.parts} locale={locale} />
      </>
    );
  };
  const name = (change: FigureChange) => subjectName(naming, change.subject, words.subjects);
  return (
    <>
      <p class="lead">
        {words.changesLead(formatDate(props.beforeOn, locale), formatDate(props.afterOn, locale))}
      </p>
      <LimitNotice codebook={codebook} view={{ words, locale }} />
      {changes.length === 0 ? (
        <Empty title={words.noChange}>
          <p>{words.noChangeText}</p>
        </Empty>
      ) : (
        <Table
          caption={words.changesTitle}
          rows={changes}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'figure',
              heading: words.figure,
              cell: (change) =>
                change.after ? (
                  <a href={paths.statementFigure(statementId, encodeURIComponent(change.key))}>
                    {name(change)}
                  </a>
                ) : (
                  name(change)
                ),
            },
            {
              key: 'before',
              heading: words.before,
              numeric: true,
              cell: (change) => amount(change, 'before'),
            },
            { key: 'after', heading: words.after, numeric: true, cell: (change) => amount(change, 'after') },
          ]}
        />
      )}
    </>
  );
}
