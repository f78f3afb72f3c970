import { z } from 'zod';
import { json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type BringingOutcome, bringCodeLists } from './bringing.actions.ts';
import { conceptForms, listsRequest } from './codebook-files.form.ts';
import { conceptsFile, filedCodebook, maximumFileBytes } from './codebook-files.routes.tsx';
import * as fileWords from './codebook-files.words.ts';

const common = { access: signedIn, tag: 'codebooks' } as const;
const path = '/codebooks/:codebook/versions/:version/code-lists';

/** Code lists as programs of documentation read them. */
export const codebookFilesOperations: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path,
    scope: 'codebooks:read',
    operationId: 'readCodeLists',
    summary: 'The code lists of a version as SKOS concept schemes, in JSON-LD or in Turtle',
    query: z.object({ form: z.enum(conceptForms).default('jsonld'), space: z.uuid().optional() }),
    isFile: true,
    responseType: 'application/ld+json',
    handle: async (visit, { query }) => {
      const held = await filedCodebook(visit, query.space ?? null);
      return held ? conceptsFile(visit, held.codebook, query.form) : missing;
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path,
    scope: 'codebooks:write',
    operationId: 'bringCodeLists',
    summary:
      'Publish a version with other code lists, the rest of it kept; told first when a text says more than lists keep',
    query: z.object({ space: z.uuid().optional() }),
    body: listsRequest,
    response: z.object({ id: z.string(), version: z.string() }),
    successStatus: 201,
    maximumBodyBytes: maximumFileBytes,
    handle: async (visit, { query, body: { spaceId, id, version, text, without } }) => {
      const held = await filedCodebook(visit, query.space ?? null);
      if (!held) return missing;
      const wish = { spaceId, base: held.codebook, identity: { id, version }, without };
      return answer(visit, await bringCodeLists(visit, wish, new TextEncoder().encode(text)));
    },
  }),
];

function answer(visit: SignedInVisit, outcome: BringingOutcome): Outcome {
  const words = wordsFor(visit.locale, fileWords);
  switch (outcome.kind) {
    case 'published':
      return json(outcome.reference, 201);
    case 'forbidden':
      return problem({ status: 403, code: 'forbidden', title: words.errors.space });
    case 'leaves': {
      const { leavesTitle: title, leavesForPrograms: detail } = words;
      const errors = outcome.leftAside.map(({ kind, count, examples }) => ({
        field: kind,
        detail: words.leftLine(words.left[kind], count, examples.join(', ')),
      }));
      return problem({ status: 409, code: 'lists-leave', title, detail, errors });
    }
    case 'refused': {
      const errors = outcome.faults.map(({ place, sentence }) => ({ field: place, detail: sentence }));
      return problem({ status: 422, code: 'faulty-lists', title: words.faultsTitle, errors });
    }
  }
}
