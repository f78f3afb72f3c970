import type { ComponentChildren } from 'preact';
import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, type PageContent, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { largestFile } from './attachment.actions.ts';
import { Attachments } from './attachment.pages.tsx';
import { megabytes } from './attachment.rules.ts';
import { attachmentsOf } from './attachment.store.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { isAuthor, mayChangeTrace, mayReadHistory, mayShowTrace, mayTrashTrace } from './trace.access.ts';
import { seenTrace } from './trace.actions.ts';
import { Became, TraceContext, TraceFacts, TraceText, type TraceViewProps } from './trace.pages.tsx';
import type { Trace } from './trace.ts';
import { namesOf } from './trace-change.store.ts';
import { namesIn, offeredDossiers, workingSpaces } from './trace-material.actions.ts';
import { Noted } from './trace-noted.pages.tsx';
import { completionFrom } from './trace-typed.form.ts';

export const traceRoutes: PageRoute[] = [
  get(paths.trace(':trace'), {
    access: anyone,
    handle: async (visit) => {
      const trace = await traceOfAddress(visit);
      if (!trace) return visit.viewer.kind === 'stranger' ? signInFirst(visit) : missing;
      return page(await tracePage(visit, trace));
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
  const completion = parts.completion ?? (justNoted ? { form: completionFrom(trace), errors: [] } : null);
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

/** Values typed elsewhere than in a form, said again as its fields (a day chosen in a calendar). */
export function prefilled(visit: Visit, names: readonly string[]): Form {
  const entries = names.flatMap((name) => {
    const value = visit.query.get(name);
    return value === null ? [] : [[name, value.slice(0, 300)] as const];
  });
  return Form.of(Object.fromEntries(entries));
}
