import { z } from 'zod';
import { natureIds } from '#/domains/traces/traces.public.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { agendaLimits } from './agenda.ts';
import { openAgendaImport } from './agenda-import.actions.ts';
import { agendaFields, mostDecided, windowFaults } from './agenda-import.form.ts';
import * as agendaWords from './agenda-import.words.ts';
import { keepProposals, setAside } from './agenda-review.actions.ts';
import { importById, importsOf } from './import.store.ts';
import { type Import, importKinds, importStates } from './import.ts';
import * as importWords from './import.words.ts';
import { placesNamedIn } from './import-place.actions.ts';
import { undoImport } from './import-undo.actions.ts';
import { waitingProposals } from './proposal.store.ts';

export const importJson = z
  .object({
    id: z.uuid(),
    kind: z.enum(importKinds),
    spaceId: z.uuid(),
    state: z.enum(importStates),
    fileName: z.string(),
    openedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    rowsDone: z.number().int(),
    rowsTotal: z.number().int(),
    traces: z.number().int(),
    /** What the reading counted, the mapping and the check of a spreadsheet. */
    reading: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Import' });

const proposal = z
  .object({
    id: z.uuid(),
    changed: z.boolean(),
    summary: z.string(),
    description: z.string(),
    location: z.string(),
    startsOn: z.string().meta({ format: 'date' }),
    startTime: z.string().nullable(),
    endsOn: z.string().meta({ format: 'date' }),
    durationMinutes: z.number().int().nullable(),
    status: z.string(),
    notes: z.array(z.string()),
    place: z
      .object({ id: z.guid(), label: z.string() })
      .nullable()
      .describe('The place of the directory, or of the space, that `location` names exactly.'),
  })
  .meta({ id: 'ImportProposal' });

const agendaBody = agendaFields.omit({ withNames: true }).extend({
  /** The calendar file: text as it is, or its bytes in base64 with `encoding`. */
  calendar: z.string().max(agendaLimits.maximumBytes * 1.4),
  encoding: z.enum(['text', 'base64']).default('text'),
  fileName: z.string().max(255).default(''),
  withNames: z.boolean().default(false),
});

const decisionBody = z.object({
  keep: z
    .array(
      z.object({
        proposalId: z.uuid(),
        dossierId: z.uuid().nullable().default(null),
        nature: z.enum(natureIds).nullable().default(null),
        placeId: z.guid().nullable().default(null).describe('The place proposed; null keeps the text.'),
      }),
    )
    .max(mostDecided)
    .default([]),
  notWork: z.array(z.uuid()).max(mostDecided).default([]),
  wholeSeries: z.boolean().default(false),
});

export const importApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/imports',
    access: signedIn,
    scope: 'imports:read',
    operationId: 'listImports',
    summary: 'Your imports, the latest first',
    tag: 'imports',
    response: z.object({ items: z.array(importJson) }),
    handle: async (visit) =>
      json({ items: (await importsOf(await visit.transaction(), visit.viewer.personId)).map(asJson) }),
  }),
  operation({
    method: 'GET',
    path: '/imports/:import',
    access: signedIn,
    scope: 'imports:read',
    operationId: 'readImport',
    summary: 'One of your imports: where it stands, what was read, every problem found',
    tag: 'imports',
    response: importJson,
    handle: async (visit) => {
      const found = await ownImport(visit);
      return found ? json(asJson(found)) : missing;
    },
  }),
  operation({
    method: 'POST',
    path: '/imports/agenda',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'importAgenda',
    summary: 'Read a calendar (RFC 5545) into proposals; nothing becomes a trace',
    tag: 'imports',
    body: agendaBody,
    response: z.object({ id: z.uuid(), waiting: z.number().int() }),
    successStatus: 201,
    maximumBodyBytes: agendaLimits.maximumBytes * 1.5,
    handle: openByApi,
  }),
  operation({
    method: 'GET',
    path: '/imports/:import/proposals',
    access: signedIn,
    scope: 'imports:read',
    operationId: 'listImportProposals',
    summary: 'Proposals of an agenda that await your word, by day',
    tag: 'imports',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      size: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ items: z.array(proposal) }),
    handle: async (visit, { query }) => {
      const found = await ownImport(visit);
      if (found?.kind !== 'agenda') return missing;
      const transaction = await visit.transaction();
      const waiting = await waitingProposals(transaction, found.id, query.after, query.size);
      const placeOf = await placesNamedIn(transaction, found.spaceId, visit.locale);
      return json({
        items: waiting.map(({ id, changed, content }) => ({
          id,
          changed,
          ...proposal.omit({ id: true, changed: true, place: true }).parse(content),
          place: placeOf(content.location, content.startsOn),
        })),
      });
    },
  }),
  operation({
    method: 'POST',
    path: '/imports/:import/decisions',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'decideImportProposals',
    summary: 'Keep proposals as traces, or say that they are not work',
    tag: 'imports',
    body: decisionBody,
    response: z.object({ traceIds: z.array(z.uuid()), left: z.number().int() }),
    handle: decideByApi,
  }),
  operation({
    method: 'POST',
    path: '/imports/:import/undo',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'undoImport',
    summary: 'Send every trace of an import to the trash',
    tag: 'imports',
    response: z.object({ trashed: z.number().int() }),
    handle: async (visit) => {
      const id = visit.params.import;
      const outcome = isId(id) ? await undoImport(visit, id) : ({ kind: 'missing' } as const);
      if (outcome.kind === 'missing') return missing;
      if (outcome.kind === 'refused')
        return refusal(visit, outcome.key, wordsFor(visit.locale, importWords).errors[outcome.key]);
      return json({ trashed: outcome.kind === 'done' ? outcome.trashed : 0 });
    },
  }),
];

/** The import named in the address, when it is the viewer's. */
export async function ownImport(visit: SignedInVisit, id = visit.params.import): Promise<Import | null> {
  return isId(id) ? importById(await visit.transaction(), id) : null;
}

export function refusal(visit: SignedInVisit, code: string, detail: string): Outcome {
  return problem({ status: 422, code, title: wordsFor(visit.locale, importWords).title, detail });
}

async function openByApi(
  visit: SignedInVisit,
  { body }: { body: z.output<typeof agendaBody> },
): Promise<Outcome> {
  const words = wordsFor(visit.locale, agendaWords);
  if (windowFaults(body).length > 0) return refusal(visit, 'windowTooLong', words.errors.windowTooLong);
  const bytes = new Uint8Array(Buffer.from(body.calendar, body.encoding === 'base64' ? 'base64' : 'utf8'));
  const outcome = await openAgendaImport(visit, { ...body, bytes });
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused')
    return refusal(visit, outcome.refusal.code, words.refusals[outcome.refusal.code](outcome.refusal.values));
  return json({ id: outcome.id, waiting: outcome.waiting }, 201);
}

async function decideByApi(
  visit: SignedInVisit,
  { body }: { body: z.output<typeof decisionBody> },
): Promise<Outcome> {
  const id = visit.params.import;
  if (!isId(id)) return missing;
  const kept = body.keep.length > 0 ? await keepProposals(visit, id, body.keep) : null;
  if (kept && kept.kind !== 'done') return asProblem(visit, kept);
  const aside = body.notWork.length > 0 ? await setAside(visit, id, body.notWork, body.wholeSeries) : null;
  if (aside && aside.kind !== 'done') return asProblem(visit, aside);
  const last = aside ?? kept;
  if (!last) return asProblem(visit, { kind: 'refused', key: 'nothingChosen' });
  return json({ traceIds: kept?.traceIds ?? [], left: last.left });
}

type Refused = Exclude<Awaited<ReturnType<typeof keepProposals>>, { kind: 'done' }>;

function asProblem(visit: SignedInVisit, outcome: Refused): Outcome {
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  return refusal(visit, outcome.key, wordsFor(visit.locale, agendaWords).errors[outcome.key]);
}

export function asJson(found: Import) {
  return {
    id: found.id,
    kind: found.kind,
    spaceId: found.spaceId,
    state: found.state,
    fileName: found.fileName,
    openedAt: found.openedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    rowsDone: found.doneCount,
    rowsTotal: found.totalCount,
    traces: found.traceCount,
    reading: { ...found.reading },
  };
}
