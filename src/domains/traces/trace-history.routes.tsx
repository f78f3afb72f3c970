import { paths } from '#/paths.ts';
import { dayIn, timeIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { mayReadHistory, mayShowTrace } from './trace.access.ts';
import { restoreTrace, showTraceTo, trashTrace } from './trace.actions.ts';
import { traceVisibilityForm } from './trace.form.ts';
import { traceOfAddress } from './trace.routes.tsx';
import type { Trace } from './trace.ts';
import { historyOf, type TraceEvent } from './trace-history.actions.ts';
import {
  type HistoryStep,
  TraceHistoryPage,
  TraceVisibilityPage,
  TrashPage,
} from './trace-history.pages.tsx';
import { trashedTraces } from './trace-list.store.ts';

const trashPageSize = 50;

export const traceHistoryRoutes: PageRoute[] = [
  get(paths.traceTrash, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsOf(visit);
      const transaction = await visit.transaction();
      const after = visit.query.get('suite');
      const { traces, next } = await trashedTraces(transaction, visit.viewer, after, trashPageSize);
      const dated = traces.map((trace) => ({ ...trace, trashedOn: dayOf(visit, trace.trashedAt) }));
      return page({
        title: words.trashTitle,
        trail: [{ label: words.title, href: paths.traces }],
        body: <TrashPage words={words} locale={visit.locale} traces={dated} next={next} />,
      });
    },
  }),
  get(paths.traceHistory(':trace'), { access: signedIn, handle: showHistory }),
  post(paths.traceRemoval(':trace'), {
    access: signedIn,
    handle: (visit) => act(visit, trashTrace, paths.traceTrash, wordsOf(visit).trashed),
  }),
  post(paths.traceRestore(':trace'), {
    access: signedIn,
    handle: (visit) =>
      act(visit, restoreTrace, paths.trace(visit.params.trace ?? ''), wordsOf(visit).restored),
  }),
  get(paths.traceVisibility(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const trace = await traceOfAddress(visit);
      if (!trace) return missing;
      if (!mayShowTrace(visit.viewer, trace)) return forbidden;
      return page(visibilityPage(visit, trace, new Form(new Map()), []));
    },
  }),
  post(paths.traceVisibility(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      const trace = await traceOfAddress(visit);
      if (!trace) return missing;
      if (!mayShowTrace(visit.viewer, trace)) return forbidden;
      const parsed = parseForm(traceVisibilityForm, form);
      if (!parsed.ok) return refusedPage(visibilityPage(visit, trace, form, parsed.errors));
      const { visibility, widen } = parsed.values;
      const outcome = await showTraceTo(visit, trace.id, visibility, widen === 'yes');
      if (outcome.kind === 'refused') {
        return refusedPage(visibilityPage(visit, trace, form, [{ ...outcome, values: {} }]));
      }
      if (outcome.kind !== 'done') return outcome;
      return seeOther(paths.trace(trace.id), wordsOf(visit).visibilitySaved);
    },
  }),
];

async function act(
  visit: SignedInVisit,
  work: typeof trashTrace,
  next: string,
  notice: string,
): Promise<Outcome> {
  const id = visit.params.trace;
  if (!isId(id)) return missing;
  const outcome = await work(visit, id);
  return outcome.kind === 'done' ? seeOther(next, notice) : outcome;
}

async function showHistory(visit: SignedInVisit): Promise<Outcome> {
  const trace = await traceOfAddress(visit);
  if (!trace) return missing;
  if (!mayReadHistory(visit.viewer, trace)) return forbidden;
  const words = wordsOf(visit);
  const events = await historyOf(visit, trace);
  return page({
    title: words.historyTitle,
    trail: trailTo(visit, trace),
    body: (
      <TraceHistoryPage
        words={words}
        locale={visit.locale}
        steps={events.map((event) => stepOf(visit, event))}
      />
    ),
  });
}

function stepOf(visit: SignedInVisit, event: TraceEvent): HistoryStep {
  const words = wordsOf(visit);
  const fields = event.changes.map((change) => words.fieldNames[change.field]).join(', ');
  const acts: Record<string, string> = words.happenings;
  const title =
    event.kind === 'noted'
      ? words.historyFirst
      : event.kind === 'changed'
        ? words.historyChanged(fields)
        : (acts[event.kind] ?? event.kind);
  return {
    key: event.key,
    day: dayOf(visit, event.at),
    time: timeIn(visit.services.settings.timeZone, event.at),
    title,
    by: event.by,
    changes: event.changes,
  };
}

function dayOf(visit: SignedInVisit, instant: Date): string {
  return dayIn(visit.services.settings.timeZone, instant);
}

function visibilityPage(
  visit: SignedInVisit,
  trace: Trace,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const words = wordsOf(visit);
  return {
    title: words.visibilityTitle,
    trail: trailTo(visit, trace),
    body: (
      <TraceVisibilityPage
        words={words}
        trace={trace}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

function trailTo(visit: SignedInVisit, trace: Trace) {
  return [
    { label: wordsOf(visit).title, href: paths.traces },
    { label: trace.title, href: paths.trace(trace.id) },
  ];
}
