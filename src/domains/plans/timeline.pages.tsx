import { formatDate, formatMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { TimeLines } from '#/ui/plots/time-lines.tsx';
import type { Plan } from './plan.ts';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';
import type { ItemState, PlanItem } from './plan-item.ts';

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
        endsOn: item.dueOn,
        series: seriesOf[item.state],
        state: item.state,
      }))}
      columns={[
        { key: 'item', heading: words.item, cell: (row) => row.label },
        { key: 'starts', heading: words.starts, cell: (row) => day(row.startsOn) },
        { key: 'due', heading: words.dueOn, cell: (row) => day(row.endsOn) },
        { key: 'state', heading: words.state, cell: (row) => words.states[row.state] },
      ]}
    />
  );
}
