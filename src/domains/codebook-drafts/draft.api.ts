import { z } from 'zod';
import { codebookDifferenceForm, codebookForm } from '#/domains/codebooks/codebooks.public.ts';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { differenceOf, listDrafts, removeDraft } from './draft.actions.ts';
import { bringingRequest, openingRequest, publicationQuery } from './draft.form.ts';
import {
  answerDraft,
  draftAsked,
  draftSummary,
  reference,
  refusal,
  revisionAsked,
  tagOf,
  told,
  wholeDraft,
} from './draft-answer.api.ts';
import { wordsOf } from './draft-visit.routes.tsx';
import { bringDifference, openDraft } from './opening.actions.ts';
import { replaceDraft } from './replacing.actions.ts';
import { publishDraft } from './review.actions.ts';

const common = { access: signedIn, tag: 'codebooks' } as const;
const read = { ...common, method: 'GET', scope: 'codebooks:read' } as const;
const write = { ...common, scope: 'codebooks:write' } as const;
/** As for a version that is published without a draft. */
const maximumBodyBytes = 8 * 1024 * 1024;

export const draftOperations: ApiOperation[] = [
  operation({
    ...read,
    path: '/codebook-drafts',
    operationId: 'listCodebookDrafts',
    summary: 'Drafts of one’s spaces that are not published yet, the last changed first',
    query: z.object({ space: z.uuid().optional() }),
    response: z.object({ drafts: z.array(draftSummary) }),
    handle: async (visit, { query }) => {
      const drafts = await listDrafts(visit);
      const asked = drafts.filter(({ spaceId }) => query.space === undefined || spaceId === query.space);
      return json({ drafts: asked.map(({ reference: codebook, ...draft }) => ({ ...draft, codebook })) });
    },
  }),
  operation({
    ...write,
    method: 'POST',
    path: '/codebook-drafts',
    operationId: 'openCodebookDraft',
    summary:
      'Open a draft: a variant of a published version, or the next version of a codebook of the space (of everybody here, for administrators)',
    body: openingRequest,
    response: wholeDraft,
    successStatus: 201,
    handle: async (visit, { body: { title = { fr: '', en: '' }, ...wish } }) => {
      const outcome = await openDraft(visit, { ...wish, title });
      if (outcome.kind === 'opened') return answerDraft(visit, outcome.id, 201);
      const status = { space: 403, taken: 409, title: 422, base: 422, notOwn: 422 }[outcome.key];
      return refusal(status, outcome.key, wordsOf(visit).errors[outcome.key]);
    },
  }),
  operation({
    ...write,
    method: 'POST',
    path: '/codebook-drafts/differences',
    operationId: 'bringCodebookDifference',
    summary: 'Open a draft out of a difference that was exported alone',
    body: bringingRequest,
    response: wholeDraft,
    successStatus: 201,
    maximumBodyBytes,
    handle: async (visit, { body }) => {
      const outcome = await bringDifference(visit, body.spaceId, body.difference);
      if (outcome.kind === 'opened') return answerDraft(visit, outcome.id, 201);
      if (outcome.kind === 'misshapen') return told(visit, outcome);
      return refusal(outcome.key === 'space' ? 403 : 422, outcome.key, wordsOf(visit).errors[outcome.key]);
    },
  }),
  operation({
    ...read,
    path: '/codebook-drafts/:draft',
    operationId: 'readCodebookDraft',
    summary: 'What is to be known of a draft, with each fault at its place; its ETag is its revision',
    response: wholeDraft,
    handle: (visit) => answerDraft(visit),
  }),
  operation({
    ...write,
    method: 'DELETE',
    path: '/codebook-drafts/:draft',
    operationId: 'discardCodebookDraft',
    summary: 'Erase a draft that was not published, and its history (If-Match with its ETag)',
    precondition: true,
    successStatus: 204,
    handle: async (visit) => {
      const revision = await revisionAsked(visit);
      if (typeof revision !== 'number') return revision;
      const outcome = await removeDraft(visit, visit.params.draft ?? '', revision);
      return outcome?.kind === 'saved' ? json(undefined, 204) : told(visit, outcome);
    },
  }),
  operation({
    ...read,
    path: '/codebook-drafts/:draft/codebook',
    operationId: 'readDraftedCodebook',
    summary: 'The text of a draft, whole, in the published schema; its ETag is the revision of the draft',
    response: codebookForm,
    handle: async (visit) => {
      const found = await draftAsked(visit);
      return found ? json(found.draft.book, 200, tagOf(found.draft)) : missing;
    },
  }),
  operation({
    ...write,
    method: 'PUT',
    path: '/codebook-drafts/:draft/codebook',
    operationId: 'replaceDraftedCodebook',
    summary:
      'Replace the text of a draft, whole (If-Match with its ETag); the answer names what is still wrong',
    precondition: true,
    body: codebookForm,
    response: wholeDraft,
    maximumBodyBytes,
    handle: async (visit, { body }) => {
      const revision = await revisionAsked(visit);
      if (typeof revision !== 'number') return revision;
      const outcome = await replaceDraft(visit, visit.params.draft ?? '', body, revision);
      return outcome?.kind === 'saved' ? answerDraft(visit) : told(visit, outcome);
    },
  }),
  operation({
    ...read,
    path: '/codebook-drafts/:draft/difference',
    operationId: 'readDraftedDifference',
    summary: 'What a variant does to the version it extends, alone; missing for what is not a variant',
    response: codebookDifferenceForm,
    handle: async (visit) => {
      const found = await draftAsked(visit);
      const difference =
        found && (await differenceOf(await visit.transaction(), found.draft.book, found.draft.spaceId));
      return difference ? json(difference) : missing;
    },
  }),
  operation({
    ...write,
    method: 'POST',
    path: '/codebook-drafts/:draft/publication',
    operationId: 'publishCodebookDraft',
    summary:
      'Publish a draft for good (If-Match with its ETag), in its space or for everybody here (administrators); refused with each error at its place',
    precondition: true,
    query: publicationQuery,
    response: reference,
    successStatus: 201,
    handle: async (visit, { query }) => {
      const revision = await revisionAsked(visit);
      if (typeof revision !== 'number') return revision;
      const outcome = await publishDraft(visit, visit.params.draft ?? '', query.for ?? null, revision);
      return outcome?.kind === 'published' ? json(outcome.reference, 201) : told(visit, outcome);
    },
  }),
];
