import { paths } from '#/paths.ts';
import { type FieldError, Form } from '#/platform/form.ts';
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
import { holds, type SignedInVisit } from '#/platform/visit.ts';
import { linkedOrganisations } from './organisation-links.actions.ts';
import { QuickTracePage } from './quick-trace.pages.tsx';
import { wordsOf } from './quick-trace.routes.tsx';
import { mayChangeTrace, mayShowTrace } from './trace.access.ts';
import { changeTrace, noteTrace } from './trace.actions.ts';
import { dayField } from './trace.form.ts';
import { prefilled, traceOfAddress } from './trace.routes.tsx';
import type { Merge } from './trace.rules.ts';
import { completed } from './trace.rules.ts';
import type { Trace, TraceContent } from './trace.ts';
import { TraceFormPage } from './trace-form.pages.tsx';
import {
  formMaterial,
  namesIn,
  offeredDossiers,
  proposedPlace,
  workingSpaces,
} from './trace-material.actions.ts';
import { placeOfForm, placeTyped } from './trace-place.actions.ts';
import { fieldText } from './trace-text.rules.ts';
import { readTypedTrace, typedFrom } from './trace-typed.form.ts';

export const traceFormRoutes: PageRoute[] = [
  get(paths.newTrace, {
    access: signedIn,
    handle: async (visit) => {
      const asked = prefilled(visit, ['spaceId', 'dossierIds', 'eventOn', 'text']);
      return page(await newPage(visit, asked, []));
    },
  }),
  post(paths.newTrace, {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      const parsed = readTypedTrace(form);
      if (!parsed.ok) return refusedPage(await newPage(visit, form, parsed.errors));
      const { values } = parsed;
      const place = await placeOfForm(visit, form, values);
      if (place.kind === 'several') return refusedPage(await newPage(visit, form, [severalPlaces]));
      const { placeId, placeText, unknown } = place;
      const organisations = await linkedOrganisations(visit, values.organisations, values.visibility);
      const outcome = await noteTrace(visit, { ...values, placeId, placeText, organisations });
      if (outcome.kind === 'refused') {
        return refusedPage(await newPage(visit, form, [{ ...outcome, values: {} }]));
      }
      return seeOther(paths.trace(outcome.id), withUnknown(visit, wordsOf(visit).noted.title, unknown));
    },
  }),
  get(paths.traceChange(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const trace = await traceOfAddress(visit);
      if (!trace) return missing;
      if (!mayChangeTrace(visit.viewer, trace)) return forbidden;
      const placeName = await placeTyped(visit, trace);
      return page(await changePage(visit, trace, Form.of({ ...typedFrom(trace), placeName }), []));
    },
  }),
  post(paths.traceChange(':trace'), { access: signedIn, handle: saveChange }),
];

const severalPlaces = { field: 'placeId', key: 'placeSeveral', values: {} };

/** What is said once saved, with the name that the directory does not have that day. */
function withUnknown(visit: SignedInVisit, sentence: string, unknown: string | null): string {
  return unknown === null ? sentence : `${sentence} ${wordsOf(visit).placeLeftAsText(unknown)}`;
}

async function newPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const spaces = await workingSpaces(visit);
  const proposed = await proposedPlace(visit, spaces);
  const frame = { title: words.form.newTitle, trail: [{ label: words.title, href: paths.traces }] };
  if (!proposed) {
    const material = { words, locale: visit.locale, spaces, dossiers: [], today: visit.today, form };
    const nothing = { spaceId: '', dossierId: null, dossierTitle: null };
    const refusal = errorSentences(visit.locale, errors, words.errors);
    return { ...frame, body: <QuickTracePage {...material} proposed={nothing} refusal={refusal} /> };
  }
  const asked = form.text('spaceId');
  const spaceId = isId(asked) && holds(visit.viewer, asked, 'member') ? asked : proposed.spaceId;
  return {
    ...frame,
    body: (
      <TraceFormPage
        words={words}
        locale={visit.locale}
        form={form.has('visibility') ? form : opening(form, spaceId, visit.today, visit.viewer.personId)}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        material={await formMaterial(visit, spaceId, dayOf(form, visit.today), null)}
        mayShow
      />
    ),
  };
}

const dayOf = (form: Form, otherwise: string) => dayField.safeParse(form.text('eventOn')).data ?? otherwise;

/** A form nobody has typed in yet: today, here, by me, and what the address asked for. */
function opening(form: Form, spaceId: string, today: string, personId: string): Form {
  const ordinary = typedFrom(completed({ spaceId, text: '', eventOn: today }));
  const asked = form.names().map((name) => [name, [...form.all(name)]] as const);
  return Form.of({ ...ordinary, actorIds: [personId], ...Object.fromEntries(asked) });
}

async function saveChange(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const trace = await traceOfAddress(visit);
  if (!trace) return missing;
  if (!mayChangeTrace(visit.viewer, trace)) return forbidden;
  const parsed = readTypedTrace(form);
  if (!parsed.ok) return refusedPage(await changePage(visit, trace, form, parsed.errors));
  const place = await placeOfForm(visit, form, parsed.values, trace.placeId);
  if (place.kind === 'several') return refusedPage(await changePage(visit, trace, form, [severalPlaces]));
  const { placeId, placeText } = place;
  const content = await completedFor(visit, trace, { ...parsed.values, placeId, placeText });
  const version = Number(form.text('version'));
  const widened = form.text('widen') === 'yes';
  const outcome = await changeTrace(
    visit,
    trace.id,
    Number.isInteger(version) ? version : 0,
    content,
    widened,
  );
  if (outcome.kind === 'refused') {
    return refusedPage(await changePage(visit, trace, form, [{ ...outcome, values: {} }]));
  }
  if (outcome.kind === 'conflict')
    return page(await conflictPage(visit, outcome.current, outcome.merge, form.text('_key')), 409);
  if (outcome.kind !== 'done') return outcome;
  const words = wordsOf(visit);
  const sentence = outcome.merged ? words.savedMerged : words.saved;
  return seeOther(paths.trace(trace.id), withUnknown(visit, sentence, place.unknown));
}

/** What was typed, with what the form could not show or this person may not change. */
async function completedFor(visit: SignedInVisit, trace: Trace, values: TraceContent): Promise<TraceContent> {
  const visibility = mayShowTrace(visit.viewer, trace) ? values.visibility : trace.visibility;
  return {
    ...values,
    dossierIds: [...values.dossierIds, ...(await unseenDossiers(visit, trace))],
    visibility,
    actors: withoutNames(values.actors, trace),
    organisations: await linkedOrganisations(visit, values.organisations, visibility, trace.organisations),
  };
}

/** Dossiers the form could not offer to this reader: what one does not see, one does not undo. */
async function unseenDossiers(visit: SignedInVisit, trace: Trace): Promise<string[]> {
  const offered = await offeredDossiers(await visit.transaction(), trace.dossierIds);
  return trace.dossierIds.filter((id) => !offered.some((dossier) => dossier.id === id));
}

/** A person keeps the place they had among the actors, so that nothing seems to have changed. */
function withoutNames(actors: TraceContent['actors'], trace: Trace): TraceContent['actors'] {
  const before = trace.actors.map((actor) => actor.personId ?? actor.name);
  const rank = (actor: TraceContent['actors'][number]) => {
    const at = before.indexOf(actor.personId ?? actor.name);
    return at === -1 ? before.length : at;
  };
  return [...actors].sort((left, right) => rank(left) - rank(right));
}

/** Both texts on one page: the form holds what was typed and what the other changed elsewhere. */
export async function conflictPage(
  visit: SignedInVisit,
  current: Trace,
  merge: Merge,
  key: string,
): Promise<PageContent> {
  const names = await namesIn(visit, [current]);
  const saved = Object.fromEntries(
    merge.conflicts.map((field) => [field, fieldText(field, current, names, visit.locale)]),
  );
  const placeName = await placeTyped(visit, merge.content);
  const merged = Form.of({
    ...typedFrom(merge.content),
    placeName,
    version: String(current.version),
    _key: key,
  });
  return changePage(visit, current, merged, [], saved);
}

async function changePage(
  visit: SignedInVisit,
  trace: Trace,
  form: Form,
  errors: readonly FieldError[],
  conflict?: Record<string, string>,
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.form.changeTitle,
    trail: [
      { label: words.title, href: paths.traces },
      { label: trace.title, href: paths.trace(trace.id) },
    ],
    body: (
      <TraceFormPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        material={await formMaterial(visit, trace.spaceId, dayOf(form, trace.eventOn), trace)}
        trace={trace}
        conflict={conflict}
        mayShow={mayShowTrace(visit.viewer, trace)}
      />
    ),
  };
}
