import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { Submission } from '#/platform/submissions.ts';
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { QuickTrace, QuickTracePage, type QuickTraceProps } from './quick-trace.pages.tsx';
import { noteTrace, noteTraceOnce } from './trace.actions.ts';
import * as traceWords from './trace.words.ts';
import {
  offeredAmong,
  proposedPlace,
  type Surroundings,
  surroundings,
  workingAmong,
} from './trace-material.actions.ts';
import { readQuickEntry } from './trace-typed.form.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, traceWords);

export const quickTraceRoutes: PageRoute[] = [
  get(paths.quickTrace, {
    access: signedIn,
    handle: async (visit) => page(await quickPage(visit, new Form(new Map()), [])),
  }),
  post(paths.quickTrace, { access: signedIn, handle: noteQuickly, handleOnce: noteQuicklyOnce }),
];

async function noteQuickly(visit: SignedInVisit): Promise<Outcome> {
  const parsed = await readNote(visit);
  if (!parsed.ok) return refusedNote(visit, parsed.errors);
  const outcome = await noteTrace(visit, parsed.values);
  if (outcome.kind === 'refused') return refusedNote(visit, [{ ...outcome, values: {} }]);
  return seeOther(noted(outcome.id));
}

/**
 * The hot path of the journal. What was proposed comes back in the form, so that nothing is asked of the
 * database but the saving itself.
 */
async function noteQuicklyOnce(visit: SignedInVisit, submission: Submission): Promise<Outcome | null> {
  const parsed = await readNote(visit);
  if (!parsed.ok) return refusedNote(visit, parsed.errors);
  const outcome = await noteTraceOnce(visit, parsed.values, submission, (id) => ({
    kind: 'redirect',
    to: noted(id),
  }));
  if (outcome?.kind === 'refused') return refusedNote(visit, [{ ...outcome, values: {} }]);
  return outcome?.answer ?? null;
}

const noted = (id: string) => `${paths.trace(id)}?notee=1`;

async function readNote(visit: SignedInVisit) {
  const first = visit.viewer.memberships.find((membership) =>
    holds(visit.viewer, membership.spaceId, 'member'),
  );
  return readQuickEntry(await visit.form(), {
    spaceId: first?.spaceId ?? '',
    eventOn: visit.today,
    visibility: 'space',
  });
}

const refusedNote = async (visit: SignedInVisit, errors: readonly FieldError[]) =>
  refusedPage(await quickPage(visit, await visit.form(), errors));

async function quickPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const props = await quickProps(visit, form, errors);
  return {
    title: words.quick.title,
    trail: [{ label: words.title, href: paths.traces }],
    body: <QuickTracePage {...props} id="text" />,
  };
}

async function quickProps(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  known?: Surroundings,
): Promise<QuickTraceProps> {
  const words = wordsOf(visit);
  const around = known ?? (await surroundings(visit));
  const spaces = workingAmong(visit, around.spaces);
  const proposed = await proposedPlace(visit, spaces);
  return {
    words,
    locale: visit.locale,
    proposed: proposed ?? { spaceId: '', dossierId: null, dossierTitle: null },
    spaces,
    dossiers: offeredAmong(around.dossiers, proposed?.dossierId ? [proposed.dossierId] : []),
    today: visit.today,
    form,
    refusal: errorSentences(visit.locale, errors, words.errors),
  };
}

/** The box, for whoever has a space where to note; null otherwise. */
export async function quickEntry(visit: SignedInVisit, known?: Surroundings): Promise<ComponentChildren> {
  const props = await quickProps(visit, new Form(new Map()), [], known);
  return props.spaces.length === 0 ? null : <QuickTrace {...props} />;
}
