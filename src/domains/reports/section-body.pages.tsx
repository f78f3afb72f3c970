import { formatDuration } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import { BarRows } from '#/ui/plots/bar-rows.tsx';
import { largest, type PlottedValue } from '#/ui/plots/plot-frame.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import type { FigureData, KeptFigure, PlottedNumber } from './evidence.ts';
import type { fr } from './report.words.ts';
import { sharedTitle } from './section-body.rules.ts';
import { type ReadPart, readBody } from './section-reading.pages.tsx';

export type ReportWords = typeof fr;

/** Said of texts that may be in another language than the page. */
export const languageTag = (language: Locale) => (language === 'fr' ? 'fr-CA' : 'en-CA');

export interface BodyView {
  words: ReportWords;
  /** Language of the bilan, for numbers and units. */
  language: Locale;
  reportId: string;
  figures: ReadonlyMap<string, KeptFigure>;
}

/** The text of a section as it is read: words led to their evidence, plots drawn with their tables. */
export function SectionBody({ view, body, prefix }: { view: BodyView; body: string; prefix: string }) {
  return <SectionParts view={view} parts={readFor(view, body).parts} prefix={prefix} />;
}

export const readFor = (view: BodyView, body: string) =>
  readBody(body, (name) => paths.reportEvidence(view.reportId, name));

/** The same of a body that was read already. */
export function SectionParts(props: { view: BodyView; parts: readonly ReadPart[]; prefix: string }) {
  const { view, parts, prefix } = props;
  return (
    <div class="report-text" lang={languageTag(view.language)}>
      {parts.map((part, at) =>
        part.kind === 'words' ? (
          <SafeHtml key={`text ${at + 1}`} html={part.html} />
        ) : (
          <Figures
            key={`${part.names[0]} ${at + 1}`}
            view={view}
            names={part.names}
            prefix={`${prefix}-${at}`}
          />
        ),
      )}
    </div>
  );
}

/** A plot of more rows than a screen holds is folded. */
const mostRows = 10;

/** Plots that follow each other say one thing of several: they are folded too, and stand side by side. */
function Figures({ view, names, prefix }: { view: BodyView; names: readonly string[]; prefix: string }) {
  const figures = names.map((name, at) => (
    <Figure key={`${name} ${at + 1}`} view={view} name={name} id={`${prefix}-${name}-${at}`} />
  ));
  const kept = names.flatMap((name) => view.figures.get(name)?.data ?? []);
  const isTall = kept.some(({ rows }) => rows.length > mostRows);
  if (figures.length === 1 && !isTall) return <>{figures}</>;
  const title = sharedTitle(kept.map((data) => data.title));
  return (
    <Disclosure summary={view.words.foldedFigures(names.length, title)}>
      <div class="report-multiples">{figures}</div>
    </Disclosure>
  );
}

function Figure({ view, name, id }: { view: BodyView; name: string; id: string }) {
  const figure = view.figures.get(name);
  if (!figure) return <p class="hint">{view.words.figureGone}</p>;
  return <FigurePlot words={view.words} language={view.language} data={figure.data} id={id} />;
}

export interface FigurePlotProps {
  words: ReportWords;
  language: Locale;
  data: FigureData;
  id: string;
  /** It leaves the page: its key stands in the drawing. */
  alone?: boolean;
  /** The figure of which this is a part, when it is. */
  whole?: FigureData;
}

/** A number of a plot as it is written, its unit included. */
export function writtenIn({ unit }: Pick<FigureData, 'unit'>, language: Locale): (value: number) => string {
  return (value) => (unit === 'minutes' ? formatDuration(value, language) : formatNumber(value, language));
}

/** A plot drawn again from what was kept of it. */
export function FigurePlot({ words, language, data, id, alone = false, whole = data }: FigurePlotProps) {
  const values = whole.rows.flatMap((row) => row.values.map((number) => plotted(number, words)));
  return (
    <BarRows
      keyInside={alone}
      withoutNoughts={data.series.length > 1}
      longest={largest(values)}
      id={id}
      title={data.title}
      note={data.note}
      description={data.description}
      tableSummary={words.figureTable}
      rowsHeading={data.rowsHeading}
      series={data.series}
      rows={data.rows.map((row) => ({
        key: row.key,
        label: row.label,
        values: row.values.map((number) => plotted(number, words)),
      }))}
      format={writtenIn(data, language)}
    />
  );
}

export function plotted({ value, isHidden }: PlottedNumber, words: ReportWords): PlottedValue {
  return value ?? (isHidden ? { masked: words.hiddenNumber } : words.notNoted);
}
