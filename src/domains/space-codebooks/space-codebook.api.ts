import { z } from 'zod';
import { codebookFaultsEn, codebookFaultsFr } from '#/domains/codebooks/codebooks.public.ts';
import { json, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { makeSpaceCodebook, offersOf } from './space-codebook.actions.ts';
import { spaceCodebookRequest } from './space-codebook.form.ts';
import * as spaceCodebookWords from './space-codebook.words.ts';

const reference = z.object({ id: z.string(), version: z.string() });
const offer = z.object({
  source: spaceCodebookRequest.shape.source,
  title: z.string().optional(),
  lineCount: z.int(),
  version: z.object({ number: z.int(), name: z.string() }).optional(),
  made: reference.nullable(),
  outdated: reference.nullable(),
});
const space = z.object({
  spaceId: z.string(),
  spaceName: z.string(),
  hasStartingAxes: z.boolean(),
  offers: z.array(offer),
});

export const spaceCodebookOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/codebooks/of-spaces',
    access: signedIn,
    scope: 'codebooks:read',
    operationId: 'listSpaceCodebookOffers',
    summary: 'What the spaces whose memory one keeps may make a codebook of: their axes, their adopted plans',
    tag: 'codebooks',
    response: z.object({ spaces: z.array(space) }),
    handle: async (visit) => json({ spaces: (await offersOf(visit)).map((one) => space.parse(one)) }),
  }),
  operation({
    method: 'POST',
    path: '/codebooks/of-spaces',
    access: signedIn,
    scope: 'codebooks:write',
    operationId: 'makeSpaceCodebook',
    summary: 'Make a codebook of the axes of a space, or of a plan that it adopted, and publish it there',
    tag: 'codebooks',
    body: spaceCodebookRequest,
    response: reference,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const words = wordsFor(visit.locale, spaceCodebookWords);
      const outcome = await makeSpaceCodebook(visit, body.spaceId, body.source);
      switch (outcome.kind) {
        case 'published':
          return json(outcome.reference, 201);
        case 'taken':
          return problem({ status: 409, code: 'taken', title: words.taken });
        case 'refused':
          return problem({
            status: outcome.key === 'space' ? 403 : 422,
            code: `codebook-${outcome.key}`,
            title: words.errors[outcome.key],
          });
        case 'faulty': {
          const sentences = wordsFor(visit.locale, { fr: codebookFaultsFr, en: codebookFaultsEn });
          const errors = outcome.faults.map((found) => ({
            field: found.place,
            detail: sentences[found.code](found),
          }));
          return problem({ status: 422, code: 'faulty-codebook', title: words.refusalTitle, errors });
        }
      }
    },
  }),
];
