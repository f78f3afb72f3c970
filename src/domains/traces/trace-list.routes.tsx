import { endOfMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type Outcome, page, refusedPage } from '#/platform/outcome.ts';
import { download, get, type PageRoute, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { CalendarPage, shownInDay } from './calendar.pages.tsx';
import { isMonth, monthOf } from './day.rules.ts';
import { quickEntry, wordsOf } from './quick-trace.routes.tsx';
import { exportFormats, exportOf } from './trace-export.actions.ts';
import { filtersIn, queryOf, type TraceFilters } from './trace-filters.form.ts';
import { UnreadFilters } from './trace-filters.pages.tsx';
import { TracesPage } from './trace-list.pages.tsx';
import { traceList, tracesOfDays } from './trace-list.store.ts';
import { surroundings } from './trace-material.actions.ts';

const pageSize = 50;
export const traceListRoutes: PageRoute[] = [
  get(paths.traces, { access: signedIn, handle: showList }),
  get(paths.traceCalendar, { access: signedIn, handle: showMonth }),
  download(paths.traceExport, { access: signedIn, handle: exportList }),
];

function exportList(visit: SignedInVisit): Outcome {
  const asked = visit.query.get('format');
  const format = exportFormats.find((one) => one === asked) ?? 'csv';
  const { filters, unread } = filtersIn(visit.query);
  if (unread.length === 0) return exportOf(visit, filters, format);
  const words = wordsOf(visit);
  return refusedPage({
    title: words.exportTitle,
    trail: [{ label: words.title, href: paths.traces }],
    body: <UnreadFilters words={words} unread={unread} consequence={words.unreadExport} />,
  });
}

async function showList(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const { filters, unread } = filtersIn(visit.query);
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
        unread={unread}
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
  const named = visit.query.get('mois');
  const month = isMonth(named) ? named : monthOf(visit.today);
  const first = `${month}-01`;
  const { filters: asked, unread } = filtersIn(visit.query);
  const filters: TraceFilters = { ...asked, suite: null };
  const dated = { ...filters, du: first, au: endOfMonth(first) };
  const traces = await tracesOfDays(await visit.transaction(), visit.viewer, dated, shownInDay + 1);
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
        traces={traces}
        unread={unread}
        today={visit.today}
      />
    ),
  });
}
