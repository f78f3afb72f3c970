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
  /** What this row and its neighbours have in common, said once above them. */
  group?: string;
  /** One figure a series, in their order. */
  values: readonly PlottedValue[];
}

export interface BarRowsProps extends PlotProps {
  /** « Nature de l’intervention ». */
  rowsHeading: string;
  series: readonly Series[];
  rows: readonly BarRow[];
  /** Where a thing is in one series or in another: a nought beside a figure takes no room. The table writes it. */
  withoutNoughts?: boolean;
  /** What tells series apart stands in the drawing itself: it leaves the page, and keeps its key. */
  keyInside?: boolean;
  /** A part of a larger plot is drawn on its scale: the largest figure of the whole. */
  longest?: number;
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
  const keys = props.keyInside && series.length > 1 ? series : [];
  const top = keys.length === 0 ? 0 : keys.length * keyPitch + rowGap;
  const placed = placeRows(props, top);
  const height = placed.reduce((sum, row) => sum + row.height, top);
  return (
    <PlotFrame
      plot={props}
      series={keys.length > 0 ? [] : series}
      height={height}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'row',
          heading: props.rowsHeading,
          cell: (row) => (row.group ? `${row.label} – ${row.group}` : row.label),
        },
        ...series.map((one, position) => ({
          key: one.key,
          heading: one.label,
          numeric: true,
          cell: (row: BarRow) => writtenValue(row.values[position], props.format),
        })),
      ]}
      drawing={
        <>
          {keys.map((one, position) => (
            <KeyLine key={one.key} label={one.label} position={position} plotId={props.id} />
          ))}
          <Bars plot={props} placed={placed} />
        </>
      }
    />
  );
}

const keyPitch = 1.4;

function KeyLine({ label, position, plotId }: { label: string; position: number; plotId: string }) {
  const top = position * keyPitch;
  return (
    <g>
      <rect
        class="plot-mark"
        y={em(top)}
        width={em(1.75)}
        height={em(barHeight)}
        fill={fillOf(plotId, position)}
      />
      <text x={em(2.25)} y={em(top + 0.75)}>
        {label}
      </text>
    </g>
  );
}

interface PlacedRow {
  row: BarRow;
  /** Lines of the group's name, where one begins. */
  groupLines: string[];
  lines: string[];
  /** Series that are drawn, by their position. */
  drawn: number[];
  top: number;
  height: number;
}

/** A line of text holds as many letters on a phone. */
const lineLength = 34;

function placeRows({ rows, series, withoutNoughts = false }: BarRowsProps, from: number): PlacedRow[] {
  let top = from;
  return rows.map((row, at) => {
    const begins = row.group !== undefined && row.group !== rows[at - 1]?.group;
    const groupLines = begins ? wrapLabel(row.group ?? '', lineLength) : [];
    const lines = wrapLabel(row.label, lineLength);
    const all = series.map((_, position) => position);
    const told = withoutNoughts ? all.filter((position) => row.values[position] !== 0) : all;
    const drawn = told.length > 0 ? told : all.slice(0, 1);
    const height = (groupLines.length + lines.length) * lineHeight + drawn.length * barPitch + rowGap;
    const placed = { row, groupLines, lines, drawn, top, height };
    top += height;
    return placed;
  });
}

function Bars({ plot, placed }: { plot: BarRowsProps; placed: readonly PlacedRow[] }) {
  const longest = plot.longest ?? largest(plot.rows.flatMap((row) => row.values));
  const x = scaleLinear([0, longest], [0, widest]);
  return (
    <>
      {placed.map((row) => (
        <Row key={row.row.key} plot={plot} placed={row} length={x} />
      ))}
    </>
  );
}

interface RowProps {
  plot: BarRowsProps;
  placed: PlacedRow;
  length: BarProps['length'];
}

function Row({ plot, placed, length }: RowProps) {
  const { row, groupLines, lines, drawn, top } = placed;
  const firstBar = top + (groupLines.length + lines.length) * lineHeight;
  return (
    <g>
      <Lines lines={groupLines} look="plot-group" top={top} />
      <Lines lines={lines} look="plot-label" top={top + groupLines.length * lineHeight} />
      {drawn.map((position, order) => {
        const value = row.values[position];
        return (
          <Bar
            key={position}
            value={value}
            text={writtenValue(value, plot.format)}
            top={firstBar + order * barPitch}
            length={length}
            fill={isMasked(value) ? maskOf(plot.id) : fillOf(plot.id, position)}
          />
        );
      })}
      <line class="plot-base" y1={em(firstBar - 0.15)} y2={em(firstBar + drawn.length * barPitch - 0.2)} />
    </g>
  );
}

function Lines({ lines, look, top }: { lines: readonly string[]; look: string; top: number }) {
  return (
    <>
      {lines.map((line, position) => (
        <text key={line} class={look} x="0" y={em(top + position * lineHeight + 0.85)}>
          {line}
        </text>
      ))}
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
