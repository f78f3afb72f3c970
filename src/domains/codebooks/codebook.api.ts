import { z } from 'zod';
import { json, missing, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { importCodebook, listCodebooks, readCodebook } from './codebook.actions.ts';
import { codebookForm } from './codebook.form.ts';
import { readDifference } from './codebook.routes.tsx';
import * as codebookWords from './codebook.words.ts';
import { codebookDifferenceForm } from './codebook-difference.form.ts';
import * as faultWords from './codebook-fault.words.ts';

const bilingual = z.object({ fr: z.string(), en: z.string() });
const summary = z.object({
  id: z.string(),
  version: z.string(),
  title: bilingual,
  summary: bilingual,
  official: z.boolean(),
  validFromOn: z.string(),
  validUntilOn: z.string().nullable(),
  spaceId: z.string().nullable(),
  state: z.enum(['draft', 'published', 'superseded']),
});

export const codebookOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/codebooks',
    access: signedIn,
    scope: 'codebooks:read',
    operationId: 'listCodebooks',
    summary: 'Codebooks one may read, every version',
    tag: 'codebooks',
    response: z.object({ codebooks: z.array(summary) }),
    handle: async (visit) => json({ codebooks: await listCodebooks(visit) }),
  }),
  operation({
    method: 'GET',
    path: '/codebooks/:codebook/versions/:version',
    access: signedIn,
    scope: 'codebooks:read',
    operationId: 'readCodebook',
    summary:
      'One version of a codebook, whole: as a space reads it when one is named, else everybody’s first',
    tag: 'codebooks',
    query: z.object({ space: z.uuid().optional() }),
    response: codebookForm,
    handle: async (visit, { query }) => {
      const { codebook: id = '', version = '' } = visit.params;
      const found = await readCodebook(visit, { id, version }, query.space ?? null);
      return found ? json(found.codebook) : missing;
    },
  }),
  operation({
    method: 'GET',
    path: '/codebooks/:codebook/versions/:version/difference',
    access: signedIn,
    scope: 'codebooks:read',
    operationId: 'readCodebookDifference',
    summary: 'What a version changes of the one that it extends, alone',
    tag: 'codebooks',
    query: z.object({ space: z.uuid().optional() }),
    response: codebookDifferenceForm,
    handle: async (visit, { query }) => {
      const difference = await readDifference(visit, query.space ?? null);
      return difference ? json(difference) : missing;
    },
  }),
  operation({
    method: 'POST',
    path: '/codebooks',
    access: signedIn,
    scope: 'codebooks:write',
    operationId: 'publishCodebook',
    summary:
      'Check a codebook whole and publish it in a space, or, with null, for everybody here (administrators)',
    tag: 'codebooks',
    body: z.object({ spaceId: z.uuid().nullable(), codebook: codebookForm }),
    response: z.object({ id: z.string(), version: z.string() }),
    successStatus: 201,
    maximumBodyBytes: 8 * 1024 * 1024,
    handle: async (visit, { body }) => {
      const outcome = await importCodebook(visit, body.spaceId, JSON.stringify(body.codebook));
      const words = wordsFor(visit.locale, codebookWords);
      switch (outcome.kind) {
        case 'published':
          return json(outcome.reference, 201);
        case 'forbidden':
          return problem({ status: 403, code: 'forbidden', title: words.errors.space });
        case 'taken':
          return problem({
            status: 409,
            code: 'taken',
            title: words.taken(outcome.reference.id, outcome.reference.version),
          });
        case 'faulty': {
          const sentences = wordsFor(visit.locale, faultWords);
          const errors = outcome.faults.map((found) => ({
            field: found.place,
            detail: sentences[found.code](found),
          }));
          return problem({ status: 422, code: 'faulty-codebook', title: words.faultsTitle, errors });
        }
        default:
          return problem({ status: 422, code: 'invalid', title: words.faultsTitle });
      }
    },
  }),
];
