import { formatDate, formatMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { em, percent } from '#/ui/plots/lengths.ts';
import { fillOf } from '#/ui/plots/patterns.tsx';
import { PlotFrame } from '#/ui/plots/plot-frame.tsx';
import type { Plan } from './plan.ts';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';
import type { ItemState, PlanItem } from './plan-item.ts';
import { type Span, spanOf, type Tick, ticksBetween } from './timeline.rules.ts';

export interface TimelineProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  today: string;
  /** Dated items of this page, in the order of the plan. */
  items: readonly { item: PlanItem; number: string }[];
  undated: readonly PlanItem[];
  page: number;
  pages: number;
  previous: string;
  next: string;
}

const rowHeight = 2.5;
const top = 2;

/** Dated items as lines between the first and the last day of the plan, and the same as a table. */
export function TimelinePage(props: TimelineProps) {
  const { words, plan, items, undated, page, pages } = props;
  const address = (at: number) => `${paths.planTimeline(plan.id)}?page=${at}`;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="timeline" />
      <p class="lead">{words.timelineLead}</p>
      {items.length === 0 ? <p>{words.timelineNone}</p> : <Timeline {...props} />}
      <Pagination
        label={words.timeline}
        previous={page > 1 ? { label: props.previous, href: address(page - 1) } : undefined}
        next={page < pages ? { label: props.next, href: address(page + 1) } : undefined}
      />
      {undated.length === 0 ? null : (
        <section>
          <h2>{words.undated}</h2>
          <LinkedList
            lines={undated.map((item) => ({ label: item.title, href: paths.planItem(plan.id, item.id) }))}
          />
        </section>
      )}
    </>
  );
}

/** Patterns by where an item stands: what is over is empty, what goes on is full. */
const fills: Readonly<Record<ItemState, number>> = {
  'under-way': 0,
  planned: 1,
  paused: 3,
  done: 2,
  replaced: 2,
  abandoned: 2,
};

function Timeline(props: TimelineProps) {
  const { words, locale, plan, items } = props;
  const day = (on: string | null) => (on ? formatDate(on, locale) : '');
  return (
    <PlotFrame
      plot={{
        id: 'calendrier',
        title: words.timelineTitle,
        note: words.timelineNote(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale)),
        description: words.timelineDescription(items.length),
        tableSummary: words.timelineTable,
        format: String,
      }}
      series={[
        { key: 'under-way', label: words.states['under-way'] },
        { key: 'planned', label: words.states.planned },
        { key: 'over', label: words.timelineOver },
        { key: 'paused', label: words.states.paused },
      ]}
      height={top + items.length * rowHeight + 1.4}
      rows={items}
      rowKey={({ item }) => item.id}
      columns={[
        { key: 'item', heading: words.item, cell: ({ item, number }) => `${number} ${item.title}` },
        { key: 'starts', heading: words.starts, cell: ({ item }) => day(item.startsOn) },
        { key: 'due', heading: words.dueOn, cell: ({ item }) => day(item.dueOn) },
        { key: 'state', heading: words.state, cell: ({ item }) => words.states[item.state] },
      ]}
      drawing={<Drawing {...props} />}
    />
  );
}

function Drawing({ words, locale, plan, items, today }: TimelineProps) {
  const ticks = ticksBetween(plan.startsOn, plan.endsOn);
  const bottom = top + items.length * rowHeight;
  const now = spanOf(today, today, plan.startsOn, plan.endsOn);
  return (
    <>
      {ticks.map((tick, at) => (
        <TickLine
          key={tick.day}
          tick={tick}
          bottom={bottom}
          label={at % Math.ceil(ticks.length / 5) === 0}
          locale={locale}
        />
      ))}
      {now ? <Now label={words.timelineToday} left={now.left} bottom={bottom} /> : null}
      {items.map(({ item, number }, at) => {
        const span = spanOf(item.startsOn, item.dueOn, plan.startsOn, plan.endsOn);
        return (
          <g key={item.id}>
            <text class="plot-label" x="0" y={em(top + at * rowHeight + 0.9)}>
              {shortened(`${number} ${item.title}`)}
            </text>
            {span ? <Bar span={span} at={at} fill={fillOf('calendrier', fills[item.state])} /> : null}
          </g>
        );
      })}
    </>
  );
}

/** The line of today, with its name under it. */
function Now({ label, left, bottom }: { label: string; left: number; bottom: number }) {
  return (
    <>
      <text
        class="plan-now-label"
        x={percent(left)}
        y={em(bottom + 1)}
        text-anchor={left > 50 ? 'end' : 'start'}
      >
        {label}
      </text>
      <line class="plan-now" x1={percent(left)} x2={percent(left)} y1={em(top)} y2={em(bottom)}>
        <title>{label}</title>
      </line>
    </>
  );
}

/** On a phone a long title would leave the drawing; the table has it whole. */
function shortened(text: string): string {
  return text.length <= 34 ? text : `${text.slice(0, 33).trimEnd()}…`;
}

function Bar({ span, at, fill }: { span: Span; at: number; fill: string }) {
  const y = top + at * rowHeight + 1.2;
  if (span.isMark) {
    return (
      <circle
        class="plot-mark"
        cx={percent(Math.min(99, span.left + span.width))}
        cy={em(y + 0.4)}
        r={em(0.4)}
        fill={fill}
      />
    );
  }
  return (
    <rect
      class="plot-mark"
      x={percent(Math.min(span.left, 99.4))}
      y={em(y)}
      width={percent(span.width)}
      height={em(0.8)}
      fill={fill}
    />
  );
}

function TickLine({
  tick,
  bottom,
  label,
  locale,
}: {
  tick: Tick;
  bottom: number;
  label: boolean;
  locale: Locale;
}) {
  return (
    <g>
      <line class="plot-rule" x1={percent(tick.left)} x2={percent(tick.left)} y1={em(1.4)} y2={em(bottom)} />
      {label && tick.left < 84 ? (
        <text class="plot-axis" x={percent(tick.left)} y={em(1)}>
          {formatMonth(tick.day, locale)}
        </text>
      ) : null}
    </g>
  );
}
