import { traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import { type BarRow, BarRows } from '#/ui/plots/bar-rows.tsx';
import { writtenMinutes, writtenNumber } from './amount.rules.ts';
import type { Figure } from './figure.ts';
import { carriesDuration, familyName, likenessParts, reasonName } from './figure-names.rules.ts';
import { type FiguresView, namingOf, ofKind, type Words } from './statement-figures.pages.tsx';

/**
 * What the framework takes and does not take, in the same unit: first in traces, then in minutes, then what the traces
 * that are declared lose, in traces again. A one-off activity is declared, but its minutes are not.
 */
export function StatementPlots({ view }: { view: FiguresView }) {
  const { words, locale } = view;
  const naming = namingOf(view);
  const declared = ofKind(view.figures, 'declared');
  const notDeclared = ofKind(view.figures, 'notDeclared');
  const noted = (figure: Figure) => (figure.untimedCount === figure.count ? words.notNoted : figure.minutes);
  const rowOf = (figure: (typeof declared)[number], values: BarRow['values']): BarRow => {
    const { value, family } = likenessParts(naming, figure.subject.likeness);
    return { key: figure.key, label: value ?? family, group: value === null ? undefined : family, values };
  };
  const reasons = (amount: 'count' | 'minutes'): BarRow[] =>
    notDeclared.map((figure) => ({
      key: figure.key,
      label: reasonName(naming, figure.subject.reasonId),
      group: words.withoutDeclaration,
      values: [0, amount === 'count' ? figure.count : noted(figure)],
    }));
  const traces = [...declared.map((figure) => rowOf(figure, [figure.count, 0])), ...reasons('count')];
  const minutes = [
    ...declared.map((figure) => {
      const { declarationKind, act } = figure.subject.likeness;
      const isCarried = carriesDuration(naming, declarationKind, act);
      return rowOf(figure, isCarried ? [noted(figure), 0] : [0, noted(figure)]);
    }),
    ...reasons('minutes'),
  ];
  const shared = {
    description: words.plotDescription(declared.length, notDeclared.length),
    tableSummary: words.plotTable,
    rowsHeading: words.row,
    series: seriesOf(words),
    withoutNoughts: true,
  };
  return (
    <>
      <BarRows
        {...shared}
        id="courbe-traces"
        title={words.plotTracesTitle}
        note={words.plotNote}
        rows={traces}
        format={(value) => writtenNumber(value, locale)}
      />
      <BarRows
        {...shared}
        id="courbe-minutes"
        title={words.plotMinutesTitle}
        note={words.plotMinutesNote}
        rows={minutes}
        format={(value) => writtenMinutes(value, locale)}
      />
      <DroppedPlot view={view} />
    </>
  );
}

const seriesOf = (words: Words) => [
  { key: 'received', label: words.received },
  { key: 'not-received', label: words.notReceived },
];

function DroppedPlot({ view }: { view: FiguresView }) {
  const { words, locale } = view;
  const naming = namingOf(view);
  const dropped = ofKind(view.figures, 'dropped').map((figure): BarRow => {
    const { aspect, declarationKind, act } = figure.subject;
    return {
      key: figure.key,
      label: traceAspects[aspect][locale],
      group: familyName(naming, declarationKind, act),
      values: [0, figure.count],
    };
  });
  if (dropped.length === 0) return null;
  const groups = [...new Set(dropped.map(({ group }) => group))];
  return (
    <BarRows
      id="courbe-perdu"
      title={words.plotDroppedTitle}
      note={words.droppedLead}
      description={words.plotDroppedDescription(dropped.length)}
      tableSummary={words.plotTable}
      rowsHeading={words.aspect}
      series={seriesOf(words)}
      withoutNoughts
      rows={groups.flatMap((group) => dropped.filter((row) => row.group === group))}
      format={(value) => writtenNumber(value, locale)}
    />
  );
}
