import { z } from 'zod';
import { possibleResolutions, resolutions } from '#/domains/codebooks/codebooks.public.ts';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { readHistory } from './draft.actions.ts';
import { carryingRequest, decisionRequest } from './draft.form.ts';
import { changeKinds } from './draft.ts';
import { answerDraft, draftAsked, revisionAsked, tagOf, told, wholeDraft } from './draft-answer.api.ts';
import { carryDraft, decideConflict } from './review.actions.ts';

const common = { access: signedIn, tag: 'codebooks' } as const;
const read = { ...common, method: 'GET', scope: 'codebooks:read' } as const;
const write = { ...common, method: 'POST', scope: 'codebooks:write' } as const;
const part = z.record(z.string(), z.unknown()).nullable();

const point = z.object({
  position: z.int(),
  kind: z.string(),
  place: z.string(),
  id: z.string(),
  attributes: z.array(z.string()),
  before: part,
  ours: part,
  theirs: part,
  resolution: z.enum(resolutions).nullable(),
  possible: z.array(z.enum(resolutions)),
});

const change = z.object({
  revision: z.int(),
  kind: z.enum(changeKinds),
  place: z.string(),
  partId: z.string(),
  before: part,
  after: part,
  personName: z.string().nullable(),
  changedAt: z.string().meta({ format: 'date-time' }),
});

/** What is to be decided after the parent changed, and who changed what. */
export const reviewOperations: ApiOperation[] = [
  operation({
    ...read,
    path: '/codebook-drafts/:draft/review',
    operationId: 'listDraftConflicts',
    summary:
      'What both the variant and the codebook it extends changed, to be decided; its ETag is the revision',
    response: z.object({ points: z.array(point) }),
    handle: async (visit) => {
      const found = await draftAsked(visit);
      if (!found) return missing;
      const points = found.draft.review.map((conflict, position) => ({
        position,
        ...conflict,
        possible: possibleResolutions(conflict),
      }));
      return json({ points }, 200, tagOf(found.draft));
    },
  }),
  operation({
    ...write,
    path: '/codebook-drafts/:draft/review/:point',
    operationId: 'decideDraftConflict',
    summary: 'Decide one of these points, by its position (If-Match with the ETag)',
    precondition: true,
    body: decisionRequest,
    response: wholeDraft,
    handle: async (visit, { body }) => {
      const revision = await revisionAsked(visit);
      if (typeof revision !== 'number') return revision;
      const position = Number(visit.params.point);
      if (!Number.isInteger(position)) return missing;
      const id = visit.params.draft ?? '';
      const outcome = await decideConflict(visit, id, position, body.resolution, revision);
      return outcome?.kind === 'saved' ? answerDraft(visit) : told(visit, outcome);
    },
  }),
  operation({
    ...write,
    path: '/codebook-drafts/:draft/carrying',
    operationId: 'carryCodebookDraft',
    summary: 'Move a variant to another version of what it extends (If-Match with the ETag)',
    precondition: true,
    body: carryingRequest,
    response: wholeDraft,
    handle: async (visit, { body }) => {
      const revision = await revisionAsked(visit);
      if (typeof revision !== 'number') return revision;
      const outcome = await carryDraft(visit, visit.params.draft ?? '', body.version, revision);
      return outcome?.kind === 'saved' ? answerDraft(visit) : told(visit, outcome);
    },
  }),
  operation({
    ...read,
    path: '/codebook-drafts/:draft/changes',
    operationId: 'listDraftChanges',
    summary: 'The history of a draft, the latest first: who changed what; texts set aside are kept there',
    response: z.object({ changes: z.array(change) }),
    handle: async (visit) => {
      const found = await draftAsked(visit);
      if (!found) return missing;
      const changes = await readHistory(visit, found.draft.id);
      return json({ changes: changes.map(({ id: _, ...line }) => line) });
    },
  }),
];
