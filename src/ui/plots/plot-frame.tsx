import type { ComponentChildren } from 'preact';
import { type Column, Table } from '../table.tsx';
import { fillOf, Patterns } from './patterns.tsx';

/** What every plot takes. */
export interface PlotProps {
  /** Unique in the page: the drawing's title, description and patterns are named after it. */
  id: string;
  title: string;
  /** Unit, period, what is left out: stands under the title. */
  note?: string;
  /** What the drawing shows, in a sentence or two, for those who do not see it. */
  description: string;
  /** Opens the equivalent table: « Voir les chiffres ». */
  tableSummary: string;
  /** A figure as people read it, unit included: « 1 240 min ». */
  format(value: number): string;
}

/** One way of counting, with the same unit as the others. At most four; the pattern tells them apart. */
export interface Series {
  key: string;
  label: string;
}

/** A figure that is hidden: a short woven mark whose length says nothing, and these words. */
export interface MaskedValue {
  masked: string;
}

/** A figure, the words that stand for it when it is unknown, or the mark of one that is hidden. */
export type PlottedValue = number | string | MaskedValue;

export function isMasked(value: PlottedValue | undefined): value is MaskedValue {
  return typeof value === 'object';
}

interface PlotFrameProps<Row> {
  plot: PlotProps;
  series: readonly Series[];
  /** Height of the drawing, in em of its own text. */
  height: number;
  drawing: ComponentChildren;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
}

/** Title, key, drawing, and the table that says the same. */
export function PlotFrame<Row>(props: PlotFrameProps<Row>) {
  const { plot, series, height } = props;
  const titleId = `${plot.id}-title`;
  const descriptionId = `${plot.id}-description`;
  return (
    <figure class="plot" id={plot.id}>
      <figcaption>
        {plot.title}
        {plot.note ? <span class="plot-note">{plot.note}</span> : null}
      </figcaption>
      {series.length > 1 ? <PlotKey id={plot.id} series={series} /> : null}
      <svg
        role="img"
        aria-labelledby={`${titleId} ${descriptionId}`}
        width="100%"
        height={`${height}em`}
        focusable="false"
      >
        <title id={titleId}>{plot.title}</title>
        <desc id={descriptionId}>{plot.description}</desc>
        <Patterns id={plot.id} />
        {props.drawing}
      </svg>
      <details>
        <summary>{plot.tableSummary}</summary>
        <Table
          id={`${plot.id}-table`}
          caption={plot.title}
          note={plot.note}
          columns={props.columns}
          rows={props.rows}
          rowKey={props.rowKey}
        />
      </details>
    </figure>
  );
}

function PlotKey({ id, series }: { id: string; series: readonly Series[] }) {
  return (
    <ul class="plot-key">
      {series.map((one, position) => (
        <li key={one.key}>
          <svg width="28" height="16" aria-hidden="true" focusable="false">
            <rect class="plot-mark" x="1" y="1" width="26" height="14" fill={fillOf(id, position)} />
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  );
}

/** The cell of a table that says what the drawing shows. */
export function writtenValue(value: PlottedValue | undefined, format: (value: number) => string): string {
  if (value === undefined) return '';
  if (isMasked(value)) return value.masked;
  return typeof value === 'number' ? format(value) : value;
}

/** The largest figure, protected and unknown ones left out; 1 when there is nothing to draw. */
export function largest(values: readonly (PlottedValue | undefined)[]): number {
  const known = values.filter(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  );
  return Math.max(0, ...known) || 1;
}
