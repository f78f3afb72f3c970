import { bin, max, mean, median } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { em, percent } from './lengths.ts';
import { PlotFrame, type PlotProps } from './plot-frame.tsx';

export interface DotStripProps extends PlotProps {
  /** The figures, in any order. They are those of acts or of things, never of people. */
  values: readonly number[];
  /** The same figure without its unit, for the axis: « 50 ». */
  formatBare(value: number): string;
  /** « Durée ». */
  intervalsHeading: string;
  /** « Traces ». */
  countHeading: string;
  /** An interval in words, its end left out: « de 30 min à moins de 60 min ». */
  formatInterval(from: number, to: number): string;
  /** « médiane : 45 min ». */
  formatMedian(value: number): string;
  /** Said when one dot stands for several figures: « un point : 5 traces ». */
  formatDot(count: number): string;
}

const columnCount = 30;
const tallest = 12;
const pitch = 0.72;
const radius = 0.28;
const top = 1.9;

/** How figures are spread: a dot for each, stacked where they meet, and the median. */
export function DotStrip(props: DotStripProps) {
  const strip = placeDots(props.values);
  const note =
    strip.perDot > 1 ? [props.note, props.formatDot(strip.perDot)].filter(Boolean).join(' – ') : props.note;
  return (
    <PlotFrame
      plot={{ ...props, note }}
      series={[]}
      height={strip.base + 1.8}
      rows={intervalsOf(props.values, strip.ticks)}
      rowKey={(interval) => String(interval.from)}
      columns={[
        {
          key: 'interval',
          heading: props.intervalsHeading,
          cell: ({ from, to }) => props.formatInterval(from, to),
        },
        { key: 'count', heading: props.countHeading, numeric: true, cell: ({ count }) => count },
      ]}
      drawing={<Dots plot={props} strip={strip} />}
    />
  );
}

interface Strip {
  /** Share of the width, in percent, and number of dots. */
  columns: { at: number; dots: number }[];
  perDot: number;
  base: number;
  ticks: number[];
  position(value: number): number;
}

function placeDots(values: readonly number[]): Strip {
  const x = scaleLinear([0, max(values) || 1], [1.5, 97]).nice(5);
  const [, end = 1] = x.domain();
  const width = end / columnCount;
  const edges = Array.from({ length: columnCount - 1 }, (_, position) => (position + 1) * width);
  const bins = bin().domain([0, end]).thresholds(edges)(values);
  const fullest = max(bins, (one) => one.length) ?? 0;
  const perDot = Math.max(1, Math.ceil(fullest / tallest));
  const columns = bins
    .filter((one) => one.length > 0)
    .map((one) => ({ at: x(mean(one) ?? 0), dots: Math.ceil(one.length / perDot) }));
  const base = top + pitch * Math.max(3, ...columns.map(({ dots }) => dots)) + 0.2;
  return { columns, perDot, base, ticks: x.ticks(5), position: x };
}

/** Counts between the marks of the axis; the last interval holds its end. */
function intervalsOf(values: readonly number[], ticks: readonly number[]) {
  const bounds = ticks.length > 1 ? ticks : [0, 1];
  return bounds.slice(0, -1).map((from, position) => {
    const to = bounds[position + 1] ?? from;
    const isLast = position === bounds.length - 2;
    const count = values.filter((value) => value >= from && (value < to || (isLast && value === to))).length;
    return { from, to, count };
  });
}

function Dots({ plot, strip }: { plot: DotStripProps; strip: Strip }) {
  const { base, ticks, position } = strip;
  const middle = median(plot.values);
  return (
    <>
      {middle === undefined ? null : (
        <Median at={position(middle)} base={base} label={plot.formatMedian(middle)} />
      )}
      {strip.columns.map((column) =>
        Array.from({ length: column.dots }, (_, level) => (
          <circle
            key={`${column.at} ${level + 1}`}
            class="plot-dot"
            cx={percent(column.at)}
            cy={em(base - 0.5 - level * pitch)}
            r={em(radius)}
          />
        )),
      )}
      <line class="plot-base" x2="100%" y1={em(base)} y2={em(base)} />
      {ticks.map((tick, order) => (
        <text
          key={tick}
          class="plot-axis"
          x={percent(order === 0 ? 0 : order === ticks.length - 1 ? 100 : position(tick))}
          y={em(base + 1.3)}
          text-anchor={order === 0 ? 'start' : order === ticks.length - 1 ? 'end' : 'middle'}
        >
          {axisLabel(plot, ticks, order)}
        </text>
      ))}
    </>
  );
}

/** The last label says the unit; the one before gives it room. */
function axisLabel(plot: DotStripProps, ticks: readonly number[], order: number): string {
  const tick = ticks[order] ?? 0;
  if (order === ticks.length - 1) return plot.format(tick);
  return ticks.length > 4 && order === ticks.length - 2 ? '' : plot.formatBare(tick);
}

function Median({ at, base, label }: { at: number; base: number; label: string }) {
  const nearEnd = at > 60;
  return (
    <>
      <line class="plot-middle" x1={percent(at)} x2={percent(at)} y1="0.2em" y2={em(base)} />
      <text
        x={percent(at)}
        dx={nearEnd ? '-0.4em' : '0.4em'}
        y="0.9em"
        text-anchor={nearEnd ? 'end' : 'start'}
      >
        {label}
      </text>
    </>
  );
}
