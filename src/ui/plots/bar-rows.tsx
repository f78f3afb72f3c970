import { scaleLinear } from 'd3-scale';
import { em, percent } from './lengths.ts';
import { fillOf, maskOf } from './patterns.tsx';
import {
  isMasked,
  largest,
  PlotFrame,
  type PlotProps,
  type PlottedValue,
  type Series,
  writtenValue,
} from './plot-frame.tsx';
import { wrapLabel } from './wrap-label.ts';

export interface BarRow {
  key: string;
  label: string;
  /** One figure a series, in their order. */
  values: readonly PlottedValue[];
}

export interface BarRowsProps extends PlotProps {
  /** « Nature de l’intervention ». */
  rowsHeading: string;
  series: readonly Series[];
  rows: readonly BarRow[];
}

/** Bars end here at most, in percent of the width: what is left holds the figure. */
const widest = 66;
const lineHeight = 1.25;
const barHeight = 0.85;
const barPitch = 1.2;
const rowGap = 0.85;

/** Horizontal bars, one row a thing, every series in the same unit. Rows keep the order they are given in. */
export function BarRows(props: BarRowsProps) {
  const { series, rows } = props;
  const placed = placeRows(rows, series.length);
  const height = placed.reduce((sum, row) => sum + row.height, 0);
  return (
    <PlotFrame
      plot={props}
      series={series}
      height={height}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'row', heading: props.rowsHeading, cell: (row) => row.label },
        ...series.map((one, position) => ({
          key: one.key,
          heading: one.label,
          numeric: true,
          cell: (row: BarRow) => writtenValue(row.values[position], props.format),
        })),
      ]}
      drawing={<Bars plot={props} placed={placed} />}
    />
  );
}

interface PlacedRow {
  row: BarRow;
  lines: string[];
  top: number;
  height: number;
}

function placeRows(rows: readonly BarRow[], seriesCount: number): PlacedRow[] {
  let top = 0;
  return rows.map((row) => {
    const lines = wrapLabel(row.label, 34);
    const placed = { row, lines, top, height: lines.length * lineHeight + seriesCount * barPitch + rowGap };
    top += placed.height;
    return placed;
  });
}

function Bars({ plot, placed }: { plot: BarRowsProps; placed: readonly PlacedRow[] }) {
  const x = scaleLinear([0, largest(plot.rows.flatMap((row) => row.values))], [0, widest]);
  return (
    <>
      {placed.map((row) => {
        const firstBar = row.top + row.lines.length * lineHeight;
        const lastBar = firstBar + plot.series.length * barPitch;
        return (
          <g key={row.row.key}>
            {row.lines.map((line, position) => (
              <text key={line} class="plot-label" x="0" y={em(row.top + position * lineHeight + 0.85)}>
                {line}
              </text>
            ))}
            {plot.series.map((one, position) => (
              <Bar
                key={one.key}
                value={row.row.values[position]}
                text={writtenValue(row.row.values[position], plot.format)}
                top={firstBar + position * barPitch}
                length={x}
                fill={isMasked(row.row.values[position]) ? maskOf(plot.id) : fillOf(plot.id, position)}
              />
            ))}
            <line class="plot-base" y1={em(firstBar - 0.15)} y2={em(lastBar - 0.2)} />
          </g>
        );
      })}
    </>
  );
}

interface BarProps {
  value: PlottedValue | undefined;
  text: string;
  top: number;
  length(value: number): number;
  fill: string;
}

/** As long for every hidden figure, so that it tells nothing of it. */
const maskLength = 9;

/** A bar and its figure; zero and unknown have the words alone, a hidden figure a mark of one length. */
function Bar({ value, text, top, length, fill }: BarProps) {
  const drawn = typeof value === 'number' ? length(Math.max(0, value)) : 0;
  const end = isMasked(value) ? maskLength : drawn;
  return (
    <>
      {end > 0 ? (
        <rect class="plot-mark" y={em(top)} width={percent(end)} height={em(barHeight)} fill={fill} />
      ) : null}
      <text x={percent(end)} dx="0.4em" y={em(top + 0.75)}>
        {text}
      </text>
    </>
  );
}
