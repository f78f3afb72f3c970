import type { Column } from '../table.tsx';
import { em, percent } from './lengths.ts';
import { fillOf } from './patterns.tsx';
import { PlotFrame, type PlotProps, type Series } from './plot-frame.tsx';
import { type Span, spanOf, type Tick, ticksBetween } from './time-span.ts';
import { wrapLabel } from './wrap-label.ts';

/** Something that lasts: a line between two days, a mark when only one of them is known. */
export interface TimeLine {
  key: string;
  label: string;
  startsOn: string | null;
  endsOn: string | null;
  /** Place of its series among those of the plot. */
  series: number;
}

export interface TimeLinesProps<Row extends TimeLine> extends Omit<PlotProps, 'format'> {
  /** First and last day drawn, both included. */
  from: string;
  until: string;
  /** « aujourd’hui », drawn where it stands between the two; left out where every line would end on it. */
  now?: { day: string; label: string };
  series: readonly Series[];
  rows: readonly Row[];
  /** Of the table that says the same; the first one names the row. */
  columns: readonly Column<Row>[];
  /** « mars 2026 », under the first day of a month. */
  formatMonth(day: string): string;
}

const top = 2;
const lineHeight = 1.25;
const barHeight = 0.8;
const rowGap = 0.75;
/** Letters that the narrowest phone shows on a line, and lines a label may take: the table has it whole. */
const [labelWidth, labelLines] = [36, 2];

/** What lasts, one under another, on one stretch of time; rows keep the order they are given in. */
export function TimeLines<Row extends TimeLine>(props: TimeLinesProps<Row>) {
  const placed = place(props.rows);
  const bottom = placed.at(-1)?.bottom ?? top;
  return (
    <PlotFrame
      plot={{ ...props, format: String }}
      series={props.series}
      height={bottom + 1.4}
      rows={props.rows}
      rowKey={(row) => row.key}
      columns={props.columns}
      drawing={<Drawing plot={props} placed={placed} bottom={bottom} />}
    />
  );
}

interface Placed {
  row: TimeLine;
  lines: string[];
  top: number;
  bottom: number;
}

function place(rows: readonly TimeLine[]): Placed[] {
  let at = top;
  return rows.map((row) => {
    const lines = shortened(wrapLabel(row.label, labelWidth));
    const placed = { row, lines, top: at, bottom: at + lines.length * lineHeight + barHeight + rowGap };
    at = placed.bottom;
    return placed;
  });
}

function shortened(lines: string[]): string[] {
  const cut = (line: string) => (line.length <= labelWidth ? line : `${line.slice(0, labelWidth - 1)}…`);
  if (lines.length <= labelLines) return lines.map(cut);
  return lines.slice(0, labelLines).map((line, at) => cut(at === labelLines - 1 ? `${line}…` : line));
}

interface DrawingProps {
  plot: Omit<TimeLinesProps<TimeLine>, 'rows' | 'columns'>;
  placed: readonly Placed[];
  bottom: number;
}

function Drawing({ plot, placed, bottom }: DrawingProps) {
  const { from, until, now } = plot;
  const ticks = ticksBetween(from, until);
  const here = now ? spanOf(now.day, now.day, from, until) : null;
  return (
    <>
      {namedTicks(ticks).map(({ tick, named }) => (
        <TickLine
          key={tick.day}
          tick={tick}
          bottom={bottom}
          said={named === 'no' ? null : plot.formatMonth(tick.day)}
          isWideOnly={named === 'wide'}
        />
      ))}
      {now && here ? <Now label={now.label} left={here.left} bottom={bottom} /> : null}
      {placed.map(({ row, lines, top: rowTop }) => {
        const span = spanOf(row.startsOn, row.endsOn, from, until);
        const y = rowTop + lines.length * lineHeight;
        return (
          <g key={row.key}>
            {lines.map((line, at) => (
              <text key={line} class="plot-label plot-over" x="0" y={em(rowTop + at * lineHeight + 0.9)}>
                {line}
              </text>
            ))}
            {span ? <Bar span={span} y={y} fill={fillOf(plot.id, row.series)} /> : null}
          </g>
        );
      })}
    </>
  );
}

/** Percent of the width of a phone that the name of a month takes. */
const nameOnPhones = 32;

/** Which marks are named: five at most, and on phones those alone that do not run into the one before or off the edge. */
function namedTicks(ticks: readonly Tick[]): { tick: Tick; named: 'all' | 'wide' | 'no' }[] {
  let free = 0;
  return ticks.map((tick, at) => {
    if (at % Math.ceil(ticks.length / 5) !== 0 || tick.left >= 84) return { tick, named: 'no' };
    if (tick.left < free || tick.left > 100 - nameOnPhones) return { tick, named: 'wide' };
    free = tick.left + nameOnPhones;
    return { tick, named: 'all' };
  });
}

/** The line of a day, behind what lasts, with its name under everything. */
function Now({ label, left, bottom }: { label: string; left: number; bottom: number }) {
  return (
    <>
      <line class="plot-now" x1={percent(left)} x2={percent(left)} y1={em(top)} y2={em(bottom)} />
      <text
        class="plot-axis"
        x={percent(left)}
        y={em(bottom + 1.1)}
        text-anchor={left > 50 ? 'end' : 'start'}
      >
        {label}
      </text>
    </>
  );
}

function Bar({ span, y, fill }: { span: Span; y: number; fill: string }) {
  if (span.isMark) {
    return (
      <circle
        class="plot-mark"
        cx={percent(Math.min(99, span.left + span.width))}
        cy={em(y + barHeight / 2)}
        r={em(barHeight / 2)}
        fill={fill}
      />
    );
  }
  const place = {
    x: percent(Math.min(span.left, 99.4)),
    y: em(y),
    width: percent(span.width),
    height: em(barHeight),
  };
  return (
    <>
      <rect class="plot-under" {...place} />
      <rect class="plot-mark" {...place} fill={fill} />
    </>
  );
}

interface TickProps {
  tick: Tick;
  bottom: number;
  said: string | null;
  /** Named where there is room alone. */
  isWideOnly: boolean;
}

function TickLine({ tick, bottom, said, isWideOnly }: TickProps) {
  return (
    <g>
      <line class="plot-rule" x1={percent(tick.left)} x2={percent(tick.left)} y1={em(1.4)} y2={em(bottom)} />
      {said === null ? null : (
        <text class={isWideOnly ? 'plot-axis plot-wide-only' : 'plot-axis'} x={percent(tick.left)} y={em(1)}>
          {said}
        </text>
      )}
    </g>
  );
}
