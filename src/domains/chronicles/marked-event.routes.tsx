import { type Dossier, type DossierStory, dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import { traceById } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
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
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayReadInside, mayWriteChronicle } from './chronicle.access.ts';
import { eventChangeForm, factForm, traceMarkForm } from './chronicle.form.ts';
import { frameOf, trailTo, withStory, wordsOf } from './chronicle.routes.tsx';
import { markEvent, removeEvent, rewriteEvent } from './marked-event.actions.ts';
import { EventPage, EventsPage } from './marked-event.pages.tsx';
import { eventById, eventsOfDossier, eventsOfTrace } from './marked-event.store.ts';
import type { EventContent, MarkedEvent } from './marked-event.ts';
import { TraceEventsPage } from './trace-events.pages.tsx';
import { versionsOf } from './written-version.store.ts';

const empty = new Form(new Map());

export const markedEventRoutes: PageRoute[] = [
  get(paths.dossierEvents(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await eventsPage(visit, story, empty, []))),
  }),
  post(paths.dossierEvents(':dossier'), { access: signedIn, handle: addFact }),
  get(paths.dossierEvent(':dossier', ':evenement'), {
    access: signedIn,
    handle: (visit) =>
      withEvent(visit, async ({ dossier }, event) => {
        const typed = Form.of({ ...textsOf(event), version: String(event.version) });
        return page(await eventPage(visit, dossier, event, typed, []));
      }),
  }),
  post(paths.dossierEvent(':dossier', ':evenement'), { access: signedIn, handle: saveEvent }),
  post(paths.dossierEventRemoval(':dossier', ':evenement'), {
    access: signedIn,
    handle: (visit) => act(visit, 'remove'),
  }),
  post(paths.dossierEventRestoration(':dossier', ':evenement'), {
    access: signedIn,
    handle: (visit) => act(visit, 'restore'),
  }),
  get(paths.traceEvents(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const content = await tracePage(visit, empty, []);
      return content ? page(content) : missing;
    },
  }),
  post(paths.traceEvents(':trace'), { access: signedIn, handle: markTrace }),
];

async function eventsPage(
  visit: Visit,
  story: DossierStory,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const { dossier } = story;
  const inside = mayReadInside(visit.viewer, dossier);
  return {
    title: words.events,
    trail: [
      ...(frameOf(visit, story).trail ?? []),
      { label: dossier.title, href: paths.dossier(dossier.id) },
    ],
    body: (
      <EventsPage
        words={words}
        locale={visit.locale}
        dossierId={dossier.id}
        events={await eventsOfDossier(transaction, dossier.id)}
        removed={inside ? await eventsOfDossier(transaction, dossier.id, { removed: true }) : []}
        mayWrite={story.mayChange}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function addFact(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withStory(visit, async (story) => {
    if (!story.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await eventsPage(visit, story, form, errors));
    const parsed = parseForm(factForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await markEvent(visit, story.dossier.id, { ...parsed.values, traceId: null });
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossierEvents(story.dossier.id), wordsOf(visit).marked);
  });
}

/** Finds the event of the address, for whoever may write it. */
async function withEvent(
  visit: SignedInVisit,
  answer: (story: DossierStory, event: MarkedEvent) => Promise<Outcome>,
): Promise<Outcome> {
  return withStory(visit, async (story) => {
    const id = visit.params.evenement;
    const event = isId(id) ? await eventById(await visit.transaction(), story.dossier.id, id) : null;
    if (!event) return missing;
    return story.mayChange ? answer(story, event) : forbidden;
  });
}

const textsOf = (event: EventContent) => ({
  happenedOn: event.happenedOn,
  fact: event.fact,
  why: event.why,
  sources: event.sources,
});

async function eventPage(
  visit: SignedInVisit,
  dossier: Dossier,
  event: MarkedEvent,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { timeZone } = visit.services.settings;
  const versions = await versionsOf<EventContent>(await visit.transaction(), 'event', event.id);
  return {
    title: words.rewriteEvent,
    trail: [...trailTo(visit, dossier), { label: words.events, href: paths.dossierEvents(dossier.id) }],
    body: (
      <EventPage
        words={words}
        locale={visit.locale}
        event={event}
        versions={versions.map((one) => ({ ...one, day: dayIn(timeZone, one.writtenAt) }))}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        conflict={conflict}
      />
    ),
  };
}

async function saveEvent(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withEvent(visit, async ({ dossier }, event) => {
    const refuse = async (errors: readonly FieldError[], current = event, conflict = false) =>
      refusedPage(await eventPage(visit, dossier, current, form, errors, conflict));
    const parsed = parseForm(eventChangeForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await rewriteEvent(visit, dossier.id, event.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') return refuse([], outcome.current, true);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossierEvents(dossier.id), wordsOf(visit).marked);
  });
}

async function act(visit: SignedInVisit, what: 'remove' | 'restore'): Promise<Outcome> {
  const { dossier = '', evenement } = visit.params;
  if (!isId(evenement)) return missing;
  const outcome = await removeEvent(visit, dossier, evenement, what);
  if (outcome.kind !== 'done') return outcome;
  const words = wordsOf(visit);
  return seeOther(paths.dossierEvents(dossier), what === 'remove' ? words.removed : words.restored);
}

async function tracePage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const id = visit.params.trace;
  const trace = isId(id) ? await traceById(transaction, id) : null;
  if (!trace || trace.trashedAt !== null) return null;
  const events = await eventsOfTrace(transaction, trace.id);
  const dossiers = await dossiersByIds(transaction, trace.dossierIds);
  const marked = events.flatMap((event) => {
    const dossier = dossiers.find((one) => one.id === event.dossierId);
    return dossier
      ? [{ dossier: dossier.title, href: paths.dossierEvent(dossier.id, event.id), why: event.why }]
      : [];
  });
  return {
    title: words.markTrace,
    trail: [{ label: trace.title, href: paths.trace(trace.id) }],
    body: (
      <TraceEventsPage
        words={words}
        trace={trace}
        dossiers={dossiers.filter(
          (dossier) =>
            mayWriteChronicle(visit.viewer, dossier) &&
            !events.some((event) => event.dossierId === dossier.id),
        )}
        marked={marked}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function markTrace(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await tracePage(visit, form, errors);
    return content ? refusedPage(content) : missing;
  };
  const parsed = parseForm(traceMarkForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const traceId = visit.params.trace;
  if (!isId(traceId)) return missing;
  const { dossierId, ...said } = parsed.values;
  const outcome = await markEvent(visit, dossierId, { ...said, traceId, happenedOn: null, fact: '' });
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  if (outcome.kind !== 'done') return outcome;
  return seeOther(paths.dossier(dossierId), wordsOf(visit).marked);
}
