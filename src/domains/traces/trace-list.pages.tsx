import type { ComponentChildren } from 'preact';
import { NoSpace } from '#/domains/spaces/spaces.public.ts';
import { daysBetween, formatDate, formatDuration } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { Table } from '#/ui/table.tsx';
import { Tabs } from '#/ui/tabs.tsx';
import { Tags } from '#/ui/tag.tsx';
import { Thread, type ThreadEntry, type ThreadGap } from '#/ui/thread.tsx';
import { Time } from '#/ui/time.tsx';
import { flagChoices, labelOf, modeChoices } from './choices.data.ts';
import { isoDuration } from './duration.rules.ts';
import { natures } from './natures.data.ts';
import type { TraceWords } from './quick-trace.pages.tsx';
import type { TraceSummary } from './trace.ts';
import { queryOf, type ReadFilters, type TraceFilters } from './trace-filters.form.ts';
import { TraceFilterForm, type TraceFilterProps, UnreadFilters } from './trace-filters.pages.tsx';

export interface TracesPageProps extends TraceFilterProps {
  view: 'liste' | 'fil';
  unread: ReadFilters['unread'];
  traces: readonly TraceSummary[];
  next: string | null;
  quick: ComponentChildren;
  hasSeveralSpaces: boolean;
  /** True for somebody who belongs to no space yet. */
  isNowhere: boolean;
}

/** The journal as a list to work on, or as a thread to read. */
export function TracesPage(props: TracesPageProps) {
  const { words, filters, traces, next, view } = props;
  const isNarrowed = queryOf({ ...filters, suite: null }) !== '';
  return (
    <>
      <UnreadFilters words={words} unread={props.unread} consequence={words.unreadList} />
      {isNarrowed || filters.suite ? null : props.quick}
      <ViewTabs words={words} filters={filters} current={view} />
      <TraceFilterForm {...props} />
      {props.isNowhere ? (
        <NoSpace locale={props.locale} />
      ) : traces.length === 0 ? (
        <Empty title={isNarrowed ? words.emptyFiltered : words.emptyTitle}>
          {isNarrowed || !props.quick ? null : <p>{words.emptyFirst}</p>}
        </Empty>
      ) : view === 'fil' ? (
        <Thread level={2} entries={threadOf(words, traces, props.locale)} label={words.views.thread} />
      ) : (
        <TraceTable {...props} />
      )}
      <Pagination
        label={words.pages}
        next={next ? { label: words.next, href: listAddress({ ...filters, suite: next }, view) } : undefined}
      />
      {traces.length === 0 ? null : <ExportLinks words={words} filters={filters} />}
      <p>
        <a href={paths.traceTrash}>{words.trashLink}</a>
      </p>
    </>
  );
}

export function listAddress(filters: Partial<TraceFilters>, view: 'liste' | 'fil' = 'liste'): string {
  const query = queryOf(filters);
  if (view === 'liste') return paths.traces + query;
  return `${paths.traces}${query === '' ? '?' : `${query}&`}vue=fil`;
}

export interface ViewTabsProps {
  words: TraceWords;
  filters: Partial<TraceFilters>;
  current: 'liste' | 'fil' | 'calendrier' | 'semaine';
}

/** The same traces looked at in other ways; the choices follow, but for the days, which a calendar has its own of. */
export function ViewTabs({ words, filters, current }: ViewTabsProps) {
  const kept = { ...filters, suite: null };
  const timeless = queryOf({ ...kept, du: null, au: null });
  return (
    <Tabs
      label={words.views.label}
      tabs={[
        { label: words.views.list, href: listAddress(kept), current: current === 'liste' },
        { label: words.views.thread, href: listAddress(kept, 'fil'), current: current === 'fil' },
        {
          label: words.views.calendar,
          href: paths.traceCalendar + timeless,
          current: current === 'calendrier',
        },
        { label: words.views.week, href: paths.traceWeek, current: current === 'semaine' },
      ]}
    />
  );
}

/** Its cells are called, not made components: fifty rows would pay for two hundred of them. */
function TraceTable({ words, locale, traces }: TracesPageProps) {
  return (
    <form action={paths.traceBulk} method="get">
      <Table
        caption={words.caption}
        rows={traces}
        rowKey={(trace) => trace.id}
        columns={[
          { key: 'title', heading: words.columns.title, cell: (trace) => titleOf(words, trace) },
          {
            key: 'day',
            heading: words.columns.day,
            cell: (trace) => <time dateTime={trace.eventOn}>{formatDate(trace.eventOn, locale)}</time>,
          },
          { key: 'dossiers', heading: words.columns.dossiers, cell: dossierLinks },
          {
            key: 'natures',
            heading: words.columns.natures,
            cell: (trace) => trace.natures.map((nature) => labelOf(natures, nature, locale)).join(', '),
          },
          {
            key: 'duration',
            heading: words.columns.duration,
            numeric: true,
            // Fifty times the machine's form of a duration would weigh more than all their words.
            cell: ({ durationMinutes: minutes }) =>
              minutes === null ? null : formatDuration(minutes, locale),
          },
        ]}
      />
      <FormActions>
        <Button look="quiet">{words.selectedActs}</Button>
      </FormActions>
    </form>
  );
}

function titleOf(words: TraceWords, trace: TraceSummary) {
  const notes = [
    trace.visibility === 'space' ? '' : words.shared[trace.visibility],
    trace.attachmentCount > 0 ? words.attachments(trace.attachmentCount) : '',
  ].filter((note) => note !== '');
  return (
    <span class="selectable">
      <label class="choice">
        <input type="checkbox" name="trace" value={trace.id} />
        <a href={paths.trace(trace.id)}>{trace.title}</a>
      </label>
      {notes.length === 0 ? null : <span class="hint">({notes.join(', ')})</span>}
    </span>
  );
}

function dossierLinks(trace: TraceSummary) {
  return trace.dossiers.map((dossier, at) => (
    <span key={dossier.id}>
      {at > 0 ? ', ' : null}
      <a href={paths.dossier(dossier.id)}>{dossier.title}</a>
    </span>
  ));
}

export function Duration({ minutes, locale }: { minutes: number | null; locale: Locale }) {
  if (minutes === null) return null;
  return <Time dateTime={isoDuration(minutes)}>{formatDuration(minutes, locale)}</Time>;
}

/** Days without anything before the thread says so. */
const silentDays = 14;

/** Traces as entries of a thread; a long silence breaks it, in words. */
function threadOf(words: TraceWords, traces: readonly TraceSummary[], locale: Locale) {
  const entries: (ThreadEntry | ThreadGap)[] = [];
  let after: string | null = null;
  for (const trace of traces) {
    const gap = after === null ? 0 : daysBetween(trace.eventOn, after);
    if (gap > silentDays) entries.push({ key: `gap-${trace.id}`, gap: words.gap(gap) });
    entries.push(entryOf(words, trace, locale));
    after = trace.eventOn;
  }
  return entries;
}

export function entryOf(words: TraceWords, trace: TraceSummary, locale: Locale): ThreadEntry {
  const facts = [
    trace.durationMinutes === null ? '' : formatDuration(trace.durationMinutes, locale),
    trace.mode ? labelOf(modeChoices, trace.mode, locale).toLowerCase() : '',
    trace.visibility === 'space' ? '' : words.shared[trace.visibility],
  ].filter((fact) => fact !== '');
  const tags = [
    ...trace.natures.map((nature) => labelOf(natures, nature, locale)),
    ...trace.flags.map((flag) => labelOf(flagChoices, flag, locale)),
  ];
  return {
    key: trace.id,
    dateTime: trace.eventOn,
    when: formatDate(trace.eventOn, locale),
    title: trace.title,
    href: paths.trace(trace.id),
    body: (
      <>
        {facts.length === 0 ? null : <p class="hint">{facts.join(', ')}</p>}
        <Tags tags={tags} />
      </>
    ),
  };
}

function ExportLinks({ words, filters }: { words: TraceWords; filters: TraceFilters }) {
  const query = new URLSearchParams(queryOf({ ...filters, suite: null }));
  const href = (format: string) => {
    query.set('format', format);
    return `${paths.traceExport}?${query}`;
  };
  return (
    <section>
      <h2>{words.exportTitle}</h2>
      <p class="hint">{words.exportHint}</p>
      <FormActions>
        {(['csv', 'xlsx', 'json'] as const).map((format) => (
          <LinkButton key={format} href={href(format)} icon="download">
            {words.exports[format]}
          </LinkButton>
        ))}
      </FormActions>
    </section>
  );
}
