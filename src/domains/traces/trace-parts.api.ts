import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { attach, detach } from './attachment.actions.ts';
import { largestSentBody, sentFile, sentFileForm } from './attachment.form.ts';
import { serveAttachment } from './attachment.routes.tsx';
import { attachmentsOf } from './attachment.store.ts';
import { applyBulk } from './bulk.actions.ts';
import { bulkForm } from './bulk.form.ts';
import { mayReadHistory } from './trace.access.ts';
import { seenTrace } from './trace.actions.ts';
import { denied, refusal } from './trace.api.ts';
import { exportFormats, exportOf } from './trace-export.actions.ts';
import { traceFilters } from './trace-filters.form.ts';
import { historyOf } from './trace-history.actions.ts';

const attachment = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    description: z.string(),
  })
  .meta({ id: 'TraceAttachment' });

const newAttachment = sentFileForm.extend({ description: z.string().max(500).default('') });

const event = z
  .object({
    at: z.iso.datetime(),
    by: z.string().nullable().describe('Null for somebody who has left.'),
    kind: z.string(),
    changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  })
  .meta({ id: 'TraceEvent' });

/** What stands around a trace: its files, its history, many changed in one go, and the list as a file. */
export const tracePartApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/traces/exportation',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'exportTraces',
    summary: 'All the traces that the filters leave, as one file without names',
    tag: 'traces',
    query: traceFilters.omit({ suite: true }).extend({ format: z.enum(exportFormats).default('json') }),
    isFile: true,
    responseType: 'application/json',
    handle: async (visit, { query: { format, ...filters } }) =>
      exportOf(visit, { ...filters, suite: null }, format),
  }),
  operation({
    method: 'POST',
    path: '/traces/modifications',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'changeTraces',
    summary: 'Change or throw away up to 500 traces; those the caller may not change are left and counted',
    tag: 'traces',
    body: bulkForm,
    response: z.object({ changed: z.number().int(), untouched: z.number().int() }),
    handle: async (visit, { body }) => {
      const outcome = await applyBulk(visit, body);
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return json({ changed: outcome.changed, untouched: outcome.untouched });
    },
  }),
  operation({
    method: 'GET',
    path: '/traces/:trace/historique',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'readTraceHistory',
    summary: 'What happened to a trace, the latest first; for those of its space',
    tag: 'traces',
    response: z.object({ items: z.array(event) }),
    handle: history,
  }),
  operation({
    method: 'GET',
    path: '/traces/:trace/pieces',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'listTraceAttachments',
    summary: 'Files joined to a trace, in the order they came',
    tag: 'traces',
    response: z.object({ items: z.array(attachment) }),
    handle: async (visit) => {
      const trace = isId(visit.params.trace) ? await seenTrace(visit, visit.params.trace) : null;
      if (!trace) return missing;
      const found = await attachmentsOf(await visit.transaction(), trace.id);
      return json({ items: found.map(({ traceId: _, ...shown }) => shown) });
    },
  }),
  operation({
    method: 'POST',
    path: '/traces/:trace/pieces',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'addTraceAttachment',
    summary: 'Join a file to a trace: an image, a PDF, a sound or a video, known by its bytes',
    tag: 'traces',
    body: newAttachment,
    maximumBodyBytes: largestSentBody,
    response: attachment,
    successStatus: 201,
    handle: (visit, { body }) => join(visit, body),
  }),
  operation({
    method: 'GET',
    path: '/traces/:trace/pieces/:piece',
    access: signedIn,
    scope: 'traces:read',
    operationId: 'readTraceAttachment',
    summary: 'The bytes of a file joined to a trace',
    tag: 'traces',
    responseType: 'application/octet-stream',
    handle: serveAttachment,
  }),
  operation({
    method: 'DELETE',
    path: '/traces/:trace/pieces/:piece',
    access: signedIn,
    scope: 'traces:write',
    operationId: 'removeTraceAttachment',
    summary: 'Take a file off a trace',
    tag: 'traces',
    successStatus: 204,
    handle: async (visit) => {
      const { trace, piece } = visit.params;
      if (!isId(trace) || !isId(piece)) return missing;
      const outcome = await detach(visit, trace, piece);
      return outcome.kind === 'done' ? json(undefined, 204) : denied(outcome.kind);
    },
  }),
];

async function history(visit: SignedInVisit): Promise<Outcome> {
  const trace = isId(visit.params.trace) ? await seenTrace(visit, visit.params.trace) : null;
  if (!trace) return missing;
  if (!mayReadHistory(visit.viewer, trace)) return forbidden;
  const events = await historyOf(visit, trace);
  return json({ items: events.map(({ key: _, at, ...rest }) => ({ at: at.toISOString(), ...rest })) });
}

async function join(visit: SignedInVisit, body: z.output<typeof newAttachment>): Promise<Outcome> {
  const id = visit.params.trace;
  if (!isId(id)) return missing;
  const outcome = await attach(visit, id, sentFile(body), body.description);
  if (outcome.kind === 'refused') {
    return refusal(visit, { field: 'content', key: outcome.key, values: { maximum: outcome.maximum } });
  }
  if (outcome.kind !== 'done') return denied(outcome.kind);
  const { traceId: _, ...shown } = outcome.attachment;
  return json(shown, 201);
}
