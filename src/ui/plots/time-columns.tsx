import { scaleBand, scaleLinear } from 'd3-scale';
import { em, percent } from './lengths.ts';
import { fillOf } from './patterns.tsx';
import {
  isMasked,
  largest,
  PlotFrame,
  type PlotProps,
  type PlottedValue,
  type Series,
  writtenValue,
} from './plot-frame.tsx';

export interface Period {
  /** Unique and in the order of time: `2026-03`, `2026-W11`. */
  key: string;
  /** Under the column, as short as possible: « mars ». */
  label: string;
  /** In the table: « mars 2026 ». */
  fullLabel: string;
  /** One figure a series, in their order. */
  values: readonly PlottedValue[];
}

export interface TimeColumnsProps extends PlotProps {
  /** « Mois », « Semaine ». */
  periodsHeading: string;
  series: readonly Series[];
  /** The same figure without its unit, for the scale: « 40 ». */
  formatBare(value: number): string;
  /** Every period, the empty ones too: time has no holes. */
  periods: readonly Period[];
}

/** Columns stand here at most, in percent of the width: the scale is written on the right. */
const widest = 87;
const top = 1.6;
const plotHeight = 10;
const base = top + plotHeight;
const labelsAtMost = 7;

/** Columns in time, by week or by month. Several series stand side by side, never on top of each other. */
export function TimeColumns(props: TimeColumnsProps) {
  const { series, periods } = props;
  return (
    <PlotFrame
      plot={props}
      series={series}
      height={base + 1.8}
      rows={periods}
      rowKey={(period) => period.key}
      columns={[
        { key: 'period', heading: props.periodsHeading, cell: (period) => period.fullLabel },
        ...series.map((one, position) => ({
          key: one.key,
          heading: one.label,
          numeric: true,
          cell: (period: Period) => writtenValue(period.values[position], props.format),
        })),
      ]}
      drawing={<Columns plot={props} />}
    />
  );
}

function Columns({ plot }: { plot: TimeColumnsProps }) {
  const { periods } = plot;
  const y = scaleLinear([0, largest(periods.flatMap((period) => period.values))], [base, top]).nice(3);
  const x = scaleBand(
    periods.map((period) => period.key),
    [0, widest],
  )
    .paddingInner(0.3)
    .paddingOuter(0.1);
  const labelEvery = Math.ceil(periods.length / labelsAtMost);
  return (
    <>
      <Scale plot={plot} ticks={y.ticks(3).filter((tick) => tick > 0)} position={y} />
      {periods.map((period, order) => (
        <PeriodColumns
          key={period.key}
          plot={plot}
          period={period}
          left={x(period.key) ?? 0}
          width={x.bandwidth()}
          height={(value) => base - y(value)}
          isLabelled={order % labelEvery === 0}
        />
      ))}
      <line class="plot-base" x2="100%" y1={em(base)} y2={em(base)} />
    </>
  );
}

interface PeriodColumnsProps {
  plot: TimeColumnsProps;
  period: Period;
  left: number;
  width: number;
  height(value: number): number;
  isLabelled: boolean;
}

function PeriodColumns({ plot, period, left, width, height, isLabelled }: PeriodColumnsProps) {
  const each = width / plot.series.length;
  return (
    <g>
      {plot.series.map((one, position) => (
        <TimeColumn
          key={one.key}
          value={period.values[position]}
          left={left + position * each}
          width={each}
          height={height}
          fill={fillOf(plot.id, position)}
        />
      ))}
      {isLabelled ? (
        <text class="plot-axis" x={percent(left + width / 2)} y={em(base + 1.3)} text-anchor="middle">
          {period.label}
        </text>
      ) : null}
    </g>
  );
}

interface TimeColumnProps {
  value: PlottedValue | undefined;
  left: number;
  width: number;
  height(value: number): number;
  fill: string;
}

function TimeColumn({ value, left, width, height, fill }: TimeColumnProps) {
  if (typeof value === 'string' || isMasked(value)) {
    // Unknown or protected is not zero: a dash stands above the line, the words stand in the table.
    const middle = percent(left + width / 2);
    return (
      <text class="plot-axis" x={middle} y={em(base - 0.3)} text-anchor="middle">
        –
      </text>
    );
  }
  if (value === undefined || value <= 0) return null;
  const tall = height(value);
  return (
    <rect
      class="plot-mark"
      x={percent(left)}
      y={em(base - tall)}
      width={percent(width)}
      height={em(tall)}
      fill={fill}
    />
  );
}

interface ScaleProps {
  plot: TimeColumnsProps;
  ticks: readonly number[];
  position(value: number): number;
}

function Scale({ plot, ticks, position }: ScaleProps) {
  return (
    <>
      {ticks.map((tick, order) => (
        <g key={tick}>
          <line class="plot-rule" x2="100%" y1={em(position(tick))} y2={em(position(tick))} />
          <text class="plot-axis" x="100%" y={em(position(tick) - 0.35)} text-anchor="end">
            {order === ticks.length - 1 ? plot.format(tick) : plot.formatBare(tick)}
          </text>
        </g>
      ))}
    </>
  );
}
