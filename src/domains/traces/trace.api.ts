import { z } from 'zod';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { linkedOrganisations } from './organisation-links.actions.ts';
import { changeTrace, noteTrace, noteTraces, restoreTrace, seenTrace, trashTrace } from './trace.actions.ts';
import { traceContentForm } from './trace.form.ts';
import { contentOf } from './trace.rules.ts';
import { flags, modes, natureIds, visibilities } from './trace.ts';
import * as traceWords from './trace.words.ts';
import { traceFilters } from './trace-filters.form.ts';
import { traceList } from './trace-list.store.ts';

const day = z.string().meta({ format: 'date' });

/** A trace in a list: whether it is yours, never whose it is. */
const summary = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    title: z.string(),
    eventOn: day,
    eventTime: z.string().nullable(),
    durationMinutes: z.number().int().nullable(),
    natures: z.array(z.enum(natureIds)),
    mode: z.enum(modes).nullable(),
    flags: z.array(z.enum(flags)),
    visibility: z.enum(visibilities),
    mine: z.boolean(),
    dossiers: z.array(z.object({ id: z.uuid(), title: z.string() })),
    attachmentCount: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'TraceSummary' });

const whole = z
  .object({
    ...traceContentForm.shape,
    id: z.uuid(),
    number: z.number().int(),
    title: z.string(),
    mine: z.boolean(),
    enteredAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Trace' });

const listQuery = traceFilters.extend({ taille: z.coerce.number().int().min(1).max(200).default(50) });

/** Traces saved in one request, all or none. */
const mostAtOnce = 500;

export const traceApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/traces',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'listTraces',
    summary: 'Traces of your spaces, the latest day first, by cursor and without a total',
    tag: 'traces',
    query: listQuery,
    response: z.object({ items: z.array(summary), next: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const list = await traceList(await visit.transaction(), visit.viewer, query, query.taille);
      return json({ items: list.traces, next: list.next });
    },
  }),
  operation({
    method: 'GET',
    path: '/traces/:trace',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'readTrace',
    summary: 'One trace',
    tag: 'traces',
    response: whole,
    handle: (visit) => answer(visit, visit.params.trace),
  }),
  operation({
    method: 'POST',
    path: '/traces',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'noteTrace',
    summary: 'Note a trace; a text, a day and a space are enough',
    tag: 'traces',
    body: traceContentForm,
    response: z.object({ id: z.uuid() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const outcome = await noteTrace(visit, await linked(visit, body));
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return json({ id: outcome.id }, 201, { etag: '"1"' });
    },
  }),
  operation({
    method: 'POST',
    path: '/traces/lot',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'noteTraces',
    summary: 'Note up to 500 traces, all or none',
    tag: 'traces',
    body: z.object({ items: z.array(traceContentForm).min(1).max(mostAtOnce) }),
    maximumBodyBytes: 8 * 1024 * 1024,
    response: z.object({ ids: z.array(z.uuid()) }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const drafts = [];
      for (const item of body.items) drafts.push(await linked(visit, item));
      const outcome = await noteTraces(visit, drafts);
      return outcome.kind === 'refused' ? refusal(visit, outcome) : json({ ids: outcome.ids }, 201);
    },
  }),
  operation({
    method: 'PUT',
    path: '/traces/:trace',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'changeTrace',
    summary: 'Replace what a trace says (If-Match with its ETag); `elargir=oui` lets more people see it',
    precondition: true,
    tag: 'traces',
    query: z.object({ elargir: z.literal('oui').optional() }),
    body: traceContentForm,
    response: whole,
    handle: (visit, { query, body }) => replace(visit, body, query.elargir === 'oui'),
  }),
  operation({
    method: 'DELETE',
    path: '/traces/:trace',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'trashTrace',
    summary: 'Move a trace to the trash, for ninety days',
    tag: 'traces',
    successStatus: 204,
    handle: async (visit) => {
      const id = visit.params.trace;
      if (!isId(id)) return missing;
      const outcome = await trashTrace(visit, id);
      return outcome.kind === 'done' ? json(undefined, 204) : denied(outcome.kind);
    },
  }),
  operation({
    method: 'POST',
    path: '/traces/:trace/restauration',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'restoreTrace',
    summary: 'Take a trace back from the trash',
    tag: 'traces',
    response: whole,
    handle: async (visit) => {
      const id = visit.params.trace;
      if (!isId(id)) return missing;
      const outcome = await restoreTrace(visit, id);
      return outcome.kind === 'done' ? answer(visit, id) : denied(outcome.kind);
    },
  }),
];

async function replace(
  visit: SignedInVisit,
  body: z.output<typeof traceContentForm>,
  widened: boolean,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, traceWords).problems;
  const id = visit.params.trace;
  const before = isId(id) ? await seenTrace(visit, id) : null;
  if (!before) return missing;
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(visit.headers.get('if-match')?.trim() ?? '');
  if (!found) {
    const { preconditionMissing: title, preconditionMissingText: detail } = words;
    return problem({ status: 428, code: 'precondition-missing', title, detail });
  }
  // A program cannot choose between two texts: any other version is refused, even one that could be joined.
  if (Number(found[1]) !== before.version) {
    return changedMeanwhile(visit);
  }
  const organisations = await linkedOrganisations(
    visit,
    body.organisations,
    body.visibility,
    before.organisations,
  );
  const content = { ...body, organisations };
  const outcome = await changeTrace(visit, before.id, before.version, content, widened);
  if (outcome.kind === 'refused') return refusal(visit, outcome);
  if (outcome.kind === 'conflict') {
    return changedMeanwhile(visit);
  }
  return outcome.kind === 'done' ? answer(visit, before.id) : denied(outcome.kind);
}

function changedMeanwhile(visit: SignedInVisit): Outcome {
  const { versionChanged: title, versionChangedText: detail } = wordsFor(visit.locale, traceWords).problems;
  return problem({ status: 412, code: 'version-changed', title, detail });
}

async function linked<Body extends z.output<typeof traceContentForm>>(visit: SignedInVisit, body: Body) {
  const organisations = await linkedOrganisations(visit, body.organisations, body.visibility);
  return { ...body, organisations };
}

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const trace = isId(id) ? await seenTrace(visit, id) : null;
  if (!trace) return missing;
  const body = {
    ...contentOf(trace),
    id: trace.id,
    number: trace.number,
    title: trace.title,
    mine: trace.authorId === visit.viewer.personId,
    enteredAt: trace.enteredAt.toISOString(),
    changedAt: trace.changedAt.toISOString(),
    version: trace.version,
  };
  return json(body, status, { etag: `"${trace.version}"` });
}

/** A refusal of the journal as a problem, in the reader's language. */
export function refusal(
  visit: SignedInVisit,
  outcome: { field: string; key: string; values?: Record<string, number> },
): Outcome {
  const words = wordsFor(visit.locale, traceWords);
  const said = errorSentences(visit.locale, [{ values: {}, ...outcome }], words.errors);
  return problem({
    status: 422,
    code: 'refused',
    title: words.problems.refused,
    detail: said.errors[0]?.message,
    errors: said.errors.map((error) => ({ field: error.field, detail: error.message })),
  });
}

export function denied(kind: 'missing' | 'forbidden'): Outcome {
  return kind === 'missing' ? missing : forbidden;
}
