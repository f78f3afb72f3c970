import { formatDate, formatMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import { TimeLines } from '#/ui/plots/time-lines.tsx';
import type { Plan } from './plan.ts';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';
import { lineEnd } from './plan-item.rules.ts';
import type { ItemState, PlanItem } from './plan-item.ts';
import { Choices, type GroupChoice } from './plan-views.pages.tsx';

export interface TimelineProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  today: string;
  /** Dated items, in the order of the plan. */
  items: readonly { item: PlanItem; number: string }[];
  /** Dated items that are too many to be drawn. */
  left: readonly PlanItem[];
  undated: readonly PlanItem[];
  /** Branches of a large plan, one of which is drawn. */
  choices: readonly GroupChoice[];
}

/** Dated items as lines between the first and the last day of the plan, and the same as a table. */
export function TimelinePage(props: TimelineProps) {
  const { words, plan, items, choices } = props;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="timeline" />
      <p class="lead">{words.timelineLead}</p>
      {choices.length === 0 ? null : <p class="hint">{words.timelineByBranch}</p>}
      <Choices label={words.timeline} choices={choices} />
      {items.length === 0 ? <p>{words.timelineNone}</p> : <Timeline {...props} />}
      <Rest {...props} title={words.timelineLeft} items={props.left} />
      <Rest {...props} title={words.undated} items={props.undated} />
    </>
  );
}

function Rest({ plan, title, items }: { plan: Plan; title: string; items: readonly PlanItem[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <LinkedList
        lines={items.map((item) => ({ label: item.title, href: paths.planItem(plan.id, item.id) }))}
      />
    </section>
  );
}

/** Patterns by where an item stands: what is over is empty, what goes on is full. */
const seriesOf: Readonly<Record<ItemState, number>> = {
  'under-way': 0,
  planned: 1,
  paused: 3,
  done: 2,
  replaced: 2,
  abandoned: 2,
};

function Timeline({ words, locale, plan, items, today }: TimelineProps) {
  const day = (on: string | null) => (on ? formatDate(on, locale) : '');
  const standing = ({ state, stateSinceOn }: PlanItem) =>
    stateSinceOn ? words.stateSince(words.states[state], day(stateSinceOn)) : words.states[state];
  return (
    <TimeLines
      id="calendrier"
      title={words.timelineTitle}
      note={words.timelineNote(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale))}
      description={words.timelineDescription(items.length)}
      tableSummary={words.timelineTable}
      from={plan.startsOn}
      until={plan.endsOn}
      now={{ day: today, label: words.timelineToday }}
      formatMonth={(on) => formatMonth(on, locale)}
      series={[
        { key: 'under-way', label: words.states['under-way'] },
        { key: 'planned', label: words.states.planned },
        { key: 'over', label: words.timelineOver },
        { key: 'paused', label: words.states.paused },
      ]}
      rows={items.map(({ item, number }) => ({
        key: item.id,
        label: `${number} ${item.title}`,
        startsOn: item.startsOn,
        endsOn: lineEnd(item),
        series: seriesOf[item.state],
        item,
      }))}
      columns={[
        { key: 'item', heading: words.item, cell: (row) => row.label },
        { key: 'starts', heading: words.starts, cell: (row) => day(row.startsOn) },
        { key: 'due', heading: words.dueOn, cell: (row) => day(row.item.dueOn) },
        { key: 'state', heading: words.state, cell: (row) => standing(row.item) },
      ]}
    />
  );
}
