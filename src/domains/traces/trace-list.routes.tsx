import { endOfMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type Outcome, page } from '#/platform/outcome.ts';
import { download, get, type PageRoute, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { CalendarPage } from './calendar.pages.tsx';
import { isMonth, monthOf } from './day.rules.ts';
import { quickEntry, wordsOf } from './quick-trace.routes.tsx';
import type { TraceSummary } from './trace.ts';
import { exportFormats, exportOf } from './trace-export.actions.ts';
import { filtersIn, queryOf, type TraceFilters } from './trace-filters.form.ts';
import { TracesPage } from './trace-list.pages.tsx';
import { traceList } from './trace-list.store.ts';
import { surroundings } from './trace-material.actions.ts';

const pageSize = 50;
/** A month of a calendar shows no more: its days lead to whole lists. */
const mostInMonth = 1500;

export const traceListRoutes: PageRoute[] = [
  get(paths.traces, { access: signedIn, handle: showList }),
  get(paths.traceCalendar, { access: signedIn, handle: showMonth }),
  download(paths.traceExport, { access: signedIn, handle: exportList }),
];

function exportList(visit: SignedInVisit): Outcome {
  const asked = visit.query.get('format');
  const format = exportFormats.find((one) => one === asked) ?? 'csv';
  return exportOf(visit, filtersIn(visit.query), format);
}

async function showList(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const filters = filtersIn(visit.query);
  const list = await traceList(transaction, visit.viewer, filters, pageSize);
  const around = await surroundings(visit);
  const isPlain = queryOf(filters) === '';
  return page({
    title: words.title,
    wide: true,
    body: (
      <TracesPage
        {...around}
        words={words}
        locale={visit.locale}
        filters={filters}
        view={visit.query.get('vue') === 'fil' ? 'fil' : 'liste'}
        extra={visit.query.get('vue') === 'fil' ? { name: 'vue', value: 'fil' } : undefined}
        traces={list.traces}
        next={list.next}
        quick={isPlain ? await quickEntry(visit, around) : null}
        hasSeveralSpaces={around.spaces.length > 1}
        isNowhere={visit.viewer.memberships.length === 0}
      />
    ),
  });
}

async function showMonth(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const asked = visit.query.get('mois');
  const month = isMonth(asked) ? asked : monthOf(visit.today);
  const first = `${month}-01`;
  const filters: TraceFilters = { ...filtersIn(visit.query), suite: null };
  const dated = { ...filters, du: first, au: endOfMonth(first) };
  const list = await traceList(await visit.transaction(), visit.viewer, dated, mostInMonth);
  return page({
    title: words.calendar.title,
    trail: [{ label: words.title, href: paths.traces }],
    wide: true,
    body: (
      <CalendarPage
        {...(await surroundings(visit))}
        words={words}
        locale={visit.locale}
        filters={{ ...filters, du: null, au: null }}
        month={month}
        traces={byDay(list.traces)}
        today={visit.today}
      />
    ),
  });
}

/** Within a day, what has an hour comes in its order, then the rest. */
function byDay(traces: readonly TraceSummary[]): TraceSummary[] {
  const rank = (trace: TraceSummary) => `${trace.eventOn} ${trace.eventTime ?? '99'}`;
  return [...traces].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}
