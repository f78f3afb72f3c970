import type { DossierStory } from '#/domains/dossiers/dossiers.public.ts';
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
import { mayReadInside } from './chronicle.access.ts';
import { observedChangeForm, observedForm } from './chronicle.form.ts';
import { dossierWordsOf, frameOf, trailTo, withStory, wordsOf } from './chronicle.routes.tsx';
import { saysOn } from './chronicle.rules.ts';
import { noteChange, removeChange, rewriteChange } from './observed-change.actions.ts';
import { ChangesPage } from './observed-change.pages.tsx';
import { changeById, changesOfDossier, saidInTraces, tracesOfDossier } from './observed-change.store.ts';
import type { ChangeContent, ObservedChange } from './observed-change.ts';
import { ChangeFormPage } from './observed-change-form.pages.tsx';
import { versionsOf, writersOf } from './written-version.store.ts';

/** Traces offered as sources, and what traces say shown on the page. */
const [tracesOffered, saidShown] = [40, 60];

export const observedChangeRoutes: PageRoute[] = [
  get(paths.dossierObservedChanges(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await changesPage(visit, story))),
  }),
  get(paths.newDossierObservedChange(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withStory(visit, async (story) =>
        story.mayChange ? page(await formPage(visit, story, null, await opening(visit), [])) : forbidden,
      ),
  }),
  post(paths.dossierObservedChanges(':dossier'), { access: signedIn, handle: add }),
  get(paths.dossierObservedChange(':dossier', ':changement'), {
    access: signedIn,
    handle: (visit) =>
      withChange(visit, async (story, change) =>
        page(await formPage(visit, story, change, formOf(change), [])),
      ),
  }),
  post(paths.dossierObservedChange(':dossier', ':changement'), { access: signedIn, handle: save }),
  post(paths.dossierObservedChangeRemoval(':dossier', ':changement'), {
    access: signedIn,
    handle: (visit) => act(visit, 'remove'),
  }),
  post(paths.dossierObservedChangeRestoration(':dossier', ':changement'), {
    access: signedIn,
    handle: (visit) => act(visit, 'restore'),
  }),
];

async function changesPage(visit: Visit, story: DossierStory): Promise<PageContent> {
  const transaction = await visit.transaction();
  const { id } = story.dossier;
  const inside = mayReadInside(visit.viewer, story.dossier);
  const changes = (await changesOfDossier(transaction, id)).reverse();
  const ids = changes.map((change) => change.id);
  const onSaid = changes.filter((change) => visit.locale === 'fr' && saysOn(change.groupChange));
  return {
    ...frameOf(visit, story),
    body: (
      <ChangesPage
        words={wordsOf(visit)}
        dossierWords={dossierWordsOf(visit)}
        locale={visit.locale}
        dossierId={id}
        changes={changes}
        removed={inside ? await changesOfDossier(transaction, id, { removed: true }) : []}
        said={await saidInTraces(transaction, id, saidShown)}
        writers={inside ? await writersOf(transaction, 'change', ids) : new Map()}
        saysOn={new Set(onSaid.map((change) => change.id))}
        mayWrite={story.mayChange}
      />
    ),
  };
}

/** A new change may start from what a trace says. */
async function opening(visit: SignedInVisit): Promise<Form> {
  const id = visit.query.get('trace');
  const trace = id !== null && isId(id) ? await traceById(await visit.transaction(), id) : null;
  if (!trace) return new Form(new Map());
  return Form.of({ groupChange: trace.whatChanged, observedOn: trace.eventOn, traceIds: [trace.id] });
}

function formOf(change: ObservedChange): Form {
  const { observedOn, groupChange, ownPart, othersPart, sources, version } = change;
  return Form.of({
    observedOn,
    groupChange,
    ownPart,
    othersPart,
    sources,
    traceIds: change.traces.map((trace) => trace.id),
    version: String(version),
  });
}

async function formPage(
  visit: SignedInVisit,
  { dossier }: DossierStory,
  change: ObservedChange | null,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): Promise<PageContent> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const { timeZone } = visit.services.settings;
  const versions = change ? await versionsOf<ChangeContent>(transaction, 'change', change.id) : [];
  const chosen = form.all('traceIds').filter(isId);
  return {
    title: change ? words.rewriteChange : words.noteChange,
    trail: [
      ...trailTo(visit, dossier),
      { label: words.changes, href: paths.dossierObservedChanges(dossier.id) },
    ],
    body: (
      <ChangeFormPage
        words={words}
        locale={visit.locale}
        dossierId={dossier.id}
        change={change}
        traces={await tracesOfDossier(transaction, dossier.id, chosen, tracesOffered)}
        versions={versions.map((one) => ({ ...one, day: dayIn(timeZone, one.writtenAt) }))}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        conflict={conflict}
      />
    ),
  };
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withStory(visit, async (story) => {
    if (!story.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await formPage(visit, story, null, form, errors));
    const parsed = parseForm(observedForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await noteChange(visit, story.dossier.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(
      `${paths.dossierObservedChanges(story.dossier.id)}#${outcome.id}`,
      wordsOf(visit).changeNoted,
    );
  });
}

/** Finds the change of the address, for whoever may write it. */
async function withChange(
  visit: SignedInVisit,
  answer: (story: DossierStory, change: ObservedChange) => Promise<Outcome>,
): Promise<Outcome> {
  return withStory(visit, async (story) => {
    const id = visit.params.changement;
    const change = isId(id) ? await changeById(await visit.transaction(), story.dossier.id, id) : null;
    if (!change) return missing;
    return story.mayChange ? answer(story, change) : forbidden;
  });
}

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withChange(visit, async (story, change) => {
    const { dossier } = story;
    const refuse = async (errors: readonly FieldError[], current = change, conflict = false) =>
      refusedPage(await formPage(visit, story, current, form, errors, conflict));
    const parsed = parseForm(observedChangeForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await rewriteChange(visit, dossier.id, change.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') return refuse([], outcome.current, true);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(
      `${paths.dossierObservedChanges(dossier.id)}#${change.id}`,
      wordsOf(visit).changeRewritten,
    );
  });
}

async function act(visit: SignedInVisit, what: 'remove' | 'restore'): Promise<Outcome> {
  const { dossier = '', changement } = visit.params;
  if (!isId(changement)) return missing;
  const outcome = await removeChange(visit, dossier, changement, what);
  if (outcome.kind !== 'done') return outcome;
  const words = wordsOf(visit);
  return seeOther(paths.dossierObservedChanges(dossier), what === 'remove' ? words.removed : words.restored);
}
