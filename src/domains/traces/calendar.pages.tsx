import { formatDate, formatMonth, formatWeekdayAndDate, partsOf } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Pagination } from '#/ui/pagination.tsx';
import { calendarOf, monthsAfter } from './day.rules.ts';
import { shortened } from './trace.rules.ts';
import type { TraceSummary } from './trace.ts';
import { queryOf, type ReadFilters } from './trace-filters.form.ts';
import { TraceFilterForm, type TraceFilterProps, UnreadFilters } from './trace-filters.pages.tsx';
import { listAddress, ViewTabs } from './trace-list.pages.tsx';

export interface CalendarProps extends TraceFilterProps {
  /** `YYYY-MM`. */
  month: string;
  /** Of each day, the first ones and at most one more than is shown. */
  traces: readonly TraceSummary[];
  unread: ReadFilters['unread'];
  today: string;
}

/** Characters of a title in a day's narrow column. */
const longestTitle = 60;
/** Traces shown in one day of the calendar; the day's own list has the others. */
export const shownInDay = 4;

/** A month at a glance: a table of weeks, where each day leads to its list. */
export function CalendarPage(props: CalendarProps) {
  const { words, locale, month, filters, traces } = props;
  const timeless = { ...filters, du: null, au: null, suite: null };
  const monthHref = (count: number) => {
    const query = queryOf(timeless);
    return `${paths.traceCalendar}${query === '' ? '?' : `${query}&`}mois=${monthsAfter(month, count)}`;
  };
  const name = formatMonth(`${month}-01`, locale);
  return (
    <>
      <ViewTabs words={words} filters={filters} current="calendrier" />
      <UnreadFilters words={words} unread={props.unread} consequence={words.unreadList} />
      <TraceFilterForm
        {...props}
        action={paths.traceCalendar}
        extra={{ name: 'mois', value: month }}
        withoutDays
      />
      <Pagination
        label={words.calendar.months}
        previous={{ label: words.calendar.previous, href: monthHref(-1) }}
        next={{ label: words.calendar.next, href: monthHref(1) }}
      />
      <MonthTable {...props} name={name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)} />
      {traces.length === 0 ? <p>{words.calendar.nothing}</p> : null}
    </>
  );
}

function MonthTable(props: CalendarProps & { name: string }) {
  const { locale, month, name } = props;
  const weeks = calendarOf(month);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard.
    <section class="table-scroll" aria-label={name} tabIndex={0}>
      <table class="calendar">
        <caption>{name}</caption>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope="col">
                {weekday(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell key={day} {...props} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayCell(props: CalendarProps & { day: string }) {
  const { words, locale, filters, traces, today, day } = props;
  const isOutside = !day.startsWith(props.month);
  const ofDay = isOutside ? [] : traces.filter((trace) => trace.eventOn === day);
  const href = listAddress({ ...filters, du: day, au: day, suite: null });
  const number = partsOf(day).day;
  const mark = day === today ? ({ class: 'today', 'aria-current': 'date' } as const) : {};
  if (ofDay.length === 0) {
    return (
      <td {...mark} data-empty="">
        <span class={isOutside ? 'calendar-day hint' : 'calendar-day'}>{number}</span>
      </td>
    );
  }
  return (
    <td {...mark} data-label={weekday(day, locale)}>
      <a class="calendar-day" href={href} aria-label={words.calendar.dayLink(formatDate(day, locale))}>
        {number}
      </a>
      <ul>
        {ofDay.slice(0, shownInDay).map((trace) => (
          <li key={trace.id}>
            <a href={paths.trace(trace.id)}>{shortened(trace.title, longestTitle)}</a>
          </li>
        ))}
      </ul>
      {ofDay.length > shownInDay ? <a href={href}>{words.calendar.more}</a> : null}
    </td>
  );
}

/** « mardi », "Tuesday". */
function weekday(day: string, locale: CalendarProps['locale']): string {
  return formatWeekdayAndDate(day, locale).split(/[ ,]/)[0] ?? '';
}
