import type { ComponentChildren } from 'preact';
import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
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
import { largestFile } from './attachment.actions.ts';
import { Attachments } from './attachment.pages.tsx';
import { megabytes } from './attachment.rules.ts';
import { attachmentsOf } from './attachment.store.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { isAuthor, mayChangeTrace, mayReadHistory, mayShowTrace, mayTrashTrace } from './trace.access.ts';
import { changeTrace, seenTrace } from './trace.actions.ts';
import { completionForm } from './trace.form.ts';
import { Became, TraceContext, TraceFacts, TraceText, type TraceViewProps } from './trace.pages.tsx';
import { contentOf } from './trace.rules.ts';
import type { Trace } from './trace.ts';
import { namesOf } from './trace-change.store.ts';
import { namesIn, offeredDossiers, workingSpaces } from './trace-material.actions.ts';
import { Noted } from './trace-noted.pages.tsx';
import { durationIn } from './trace-typed.form.ts';

export const traceRoutes: PageRoute[] = [
  get(paths.trace(':trace'), {
    access: anyone,
    handle: async (visit) => {
      const trace = await traceOfAddress(visit);
      if (!trace) return visit.viewer.kind === 'stranger' ? signInFirst(visit) : missing;
      return page(await tracePage(visit, trace));
    },
  }),
  post(paths.traceCompletion(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      const trace = await traceOfAddress(visit);
      if (!trace) return missing;
      if (!mayChangeTrace(visit.viewer, trace)) return forbidden;
      return complete(visit, trace, form);
    },
  }),
];

/** What a public trace shows anybody, a stranger asks for by signing in: whether it exists is not told. */
function signInFirst(visit: Visit): Outcome {
  return seeOther(`${paths.signIn}?${new URLSearchParams({ retour: visit.address })}`);
}

/** The trace of the address within the viewer's rights, out of the trash. */
export async function traceOfAddress(visit: Visit): Promise<Trace | null> {
  const id = visit.params.trace;
  return isId(id) ? seenTrace(visit, id) : null;
}

export interface TracePageParts {
  /** Errors of the attachment's form, when it comes back refused. */
  attachmentErrors?: readonly FieldError[];
  description?: string;
  /** The completion offered after a note, refused or new. */
  completion?: { form: Form; errors: readonly FieldError[] };
}

/** The page of a trace, with what its form refused if it did. */
export async function tracePage(
  visit: Visit,
  trace: Trace,
  parts: TracePageParts = {},
): Promise<PageContent> {
  const words = wordsOf(visit);
  const view = await viewOf(visit, trace);
  const justNoted = visit.query.get('notee') === '1' && isAuthor(visit.viewer, trace) && trace.version === 1;
  const completion = parts.completion ?? (justNoted ? { form: new Form(new Map()), errors: [] } : null);
  const became = <Became words={words} became={await visit.becomingOf(trace)} folded={completion !== null} />;
  return {
    title: trace.title,
    trail: visit.viewer.kind === 'person' ? [{ label: words.title, href: paths.traces }] : [],
    body: (
      <>
        {await textOrNoted(visit, view, completion, became)}
        <TraceFacts {...view} />
        {completion ? null : became}
        <Attachments
          words={words}
          traceId={trace.id}
          attachments={await attachmentsOf(await visit.transaction(), trace.id)}
          mayChange={view.rights.mayChange}
          maximum={megabytes(largestFile(visit))}
          refusal={errorSentences(visit.locale, parts.attachmentErrors ?? [], words.errors)}
          description={parts.description ?? ''}
        />
      </>
    ),
    aside: <TraceContext {...view} />,
  };
}

/** The text; and around it, just after it was noted, what it gives back and what may be added. */
async function textOrNoted(
  visit: Visit,
  view: TraceViewProps,
  completion: TracePageParts['completion'] | null,
  became: ComponentChildren,
) {
  const { words, trace } = view;
  if (!completion || visit.viewer.kind !== 'person') return <TraceText words={words} trace={trace} />;
  return (
    <Noted
      {...view}
      offered={await offeredDossiers(await visit.transaction(), trace.dossierIds)}
      spaces={await workingSpaces(visit as SignedInVisit)}
      form={completion.form}
      refusal={errorSentences(visit.locale, completion.errors, words.errors)}
      became={became}
    >
      <TraceText words={words} trace={trace} />
    </Noted>
  );
}

async function viewOf(visit: Visit, trace: Trace): Promise<TraceViewProps> {
  const { viewer } = visit;
  const transaction = await visit.transaction();
  const author = trace.authorId ? await namesOf(transaction, [trace.authorId]) : null;
  return {
    words: wordsOf(visit),
    locale: visit.locale,
    trace,
    names: await namesIn(visit, [trace]),
    dossiers: await dossiersByIds(transaction, trace.dossierIds),
    authorName: author?.get(trace.authorId ?? '') ?? null,
    enteredOn: dayIn(visit.services.settings.timeZone, trace.enteredAt),
    rights: {
      mayChange: mayChangeTrace(viewer, trace),
      mayShow: mayShowTrace(viewer, trace),
      mayTrash: mayTrashTrace(viewer, trace),
      mayReadHistory: mayReadHistory(viewer, trace),
    },
  };
}

async function complete(visit: SignedInVisit, trace: Trace, form: Form): Promise<Outcome> {
  const words = wordsOf(visit);
  const faults: FieldError[] = [];
  const durationMinutes = durationIn(form, 'duration', faults);
  const refuse = async (errors: readonly FieldError[]) =>
    refusedPage(await tracePage(visit, trace, { completion: { form, errors } }));
  const parsed = parseForm(completionForm, form);
  if (!parsed.ok || faults.length > 0) return refuse([...faults, ...(parsed.ok ? [] : parsed.errors)]);
  const { version, dossierId, mode, natures } = parsed.values;
  const known = new Map(trace.natures.map((share) => [share.nature, share]));
  const content = {
    ...contentOf(trace),
    durationMinutes,
    mode,
    natures: natures.map((nature) => known.get(nature) ?? { nature, sharePercent: null }),
    dossierIds: [...new Set([...(dossierId ? [dossierId] : []), ...trace.dossierIds.slice(1)])],
  };
  const outcome = await changeTrace(visit, trace.id, version, content, false);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  if (outcome.kind === 'conflict') return seeOther(paths.traceChange(trace.id), words.conflictTitle);
  if (outcome.kind !== 'done') return outcome;
  return seeOther(paths.trace(trace.id), words.saved);
}

/** Values typed elsewhere than in a form, said again as its fields (a day chosen in a calendar). */
export function prefilled(visit: Visit, names: readonly string[]): Form {
  const entries = names.flatMap((name) => {
    const value = visit.query.get(name);
    return value === null ? [] : [[name, value.slice(0, 300)] as const];
  });
  return Form.of(Object.fromEntries(entries));
}
