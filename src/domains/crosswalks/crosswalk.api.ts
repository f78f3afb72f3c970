import { z } from 'zod';
import { json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  changeCrosswalk,
  listCrosswalks,
  openCrosswalk,
  readCrosswalk,
  type WritingOutcome,
} from './crosswalk.actions.ts';
import { contentOf, crosswalkDocument, documentOf, identityOf } from './crosswalk.form.ts';
import { fates } from './crosswalk.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { readCrosswalkReport } from './crosswalk-report.actions.ts';
import { sentencesOf } from './crosswalk-sentences.form.ts';

const reference = z.object({ id: z.string(), version: z.string() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const amount = z.object({ traceCount: z.int(), minutes: z.int(), untimedCount: z.int() });
const family = { declarationKind: z.string(), act: z.string(), fieldId: z.string() };
const part = z.object({
  code: z.string(),
  share: z.object({ numerator: z.int(), denominator: z.int() }),
  traceCount: z.int(),
  minutes: z.int(),
});
const report = z.object({
  startsOn: day,
  endsOn: day,
  read: z.object({ startsOn: day, endsOn: day }).nullable(),
  report: z
    .object({
      fields: z.array(
        z.object({
          ...family,
          fromList: z.string(),
          toList: z.string(),
          isSeveral: z.boolean(),
          lines: z.array(
            amount.extend({
              code: z.string().nullable(),
              fate: z.enum(fates),
              isNear: z.boolean(),
              note: z.string(),
              destinations: z.array(part),
            }),
          ),
          arrivals: z.array(
            z.object({
              code: z.string().nullable(),
              carried: amount,
              approximated: amount,
              direct: amount.nullable(),
            }),
          ),
        }),
      ),
      unlinked: z.array(amount.extend(family)),
      lostAspects: z.array(
        z.object({
          declarationKind: z.string(),
          act: z.string(),
          aspect: z.string(),
          traceCount: z.int(),
          minutes: z.int(),
        }),
      ),
    })
    .nullable(),
});

export const crosswalkOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/crosswalks',
    access: signedIn,
    scope: 'crosswalks:read',
    operationId: 'listCrosswalks',
    summary: 'Crosswalks of one’s spaces',
    tag: 'crosswalks',
    query: z.object({ space: z.uuid().optional() }),
    response: z.object({
      crosswalks: z.array(
        z.object({
          id: z.string(),
          spaceId: z.string(),
          from: reference,
          to: reference,
          validFromOn: day,
          validUntilOn: day.nullable(),
          revision: z.int(),
        }),
      ),
    }),
    handle: async (visit, { query }) => {
      const found = await listCrosswalks(visit, query.space ?? null);
      return json({
        crosswalks: found.map(({ id, spaceId, from, to, validFromOn, validUntilOn, revision }) => ({
          id,
          spaceId,
          from,
          to,
          validFromOn,
          validUntilOn,
          revision,
        })),
      });
    },
  }),
  operation({
    method: 'GET',
    path: '/crosswalks/:crosswalk',
    access: signedIn,
    scope: 'crosswalks:read',
    operationId: 'readCrosswalk',
    summary: 'One crosswalk, whole, with what is left to say of it',
    tag: 'crosswalks',
    response: z.object({
      id: z.string(),
      spaceId: z.string(),
      revision: z.int(),
      madeAt: z.date(),
      crosswalk: crosswalkDocument,
    }),
    handle: async (visit) => {
      const read = await readCrosswalk(visit, visit.params.crosswalk ?? '');
      if (!read) return missing;
      const { crosswalk } = read;
      const { id, spaceId, revision, madeAt, note, lists } = crosswalk;
      return json({
        id,
        spaceId,
        revision,
        madeAt,
        crosswalk: documentOf({ ...identityOf(crosswalk), note, lists }),
      });
    },
  }),
  operation({
    method: 'POST',
    path: '/crosswalks',
    access: signedIn,
    scope: 'crosswalks:write',
    operationId: 'openCrosswalk',
    summary: 'Check a crosswalk whole and open it in a space',
    tag: 'crosswalks',
    body: z.object({ spaceId: z.uuid(), crosswalk: crosswalkDocument }),
    response: z.object({ id: z.string() }),
    successStatus: 201,
    maximumBodyBytes: 4 * 1024 * 1024,
    handle: async (visit, { body }) => {
      const { from, to, validFromOn, validUntilOn } = body.crosswalk;
      const wish = { spaceId: body.spaceId, from, to, validFromOn, validUntilOn };
      return answer(visit, await openCrosswalk(visit, wish, contentOf(body.crosswalk)), 201);
    },
  }),
  operation({
    method: 'POST',
    path: '/crosswalks/:crosswalk/revisions',
    access: signedIn,
    scope: 'crosswalks:write',
    operationId: 'changeCrosswalk',
    summary: 'Write the next revision of a crosswalk: its note and its links',
    tag: 'crosswalks',
    body: z.object({ revision: z.int(), crosswalk: crosswalkDocument.pick({ note: true, lists: true }) }),
    response: z.object({ id: z.string() }),
    successStatus: 201,
    maximumBodyBytes: 4 * 1024 * 1024,
    handle: async (visit, { body }) => {
      const id = visit.params.crosswalk ?? '';
      const content = contentOf(body.crosswalk);
      return answer(visit, await changeCrosswalk(visit, id, body.revision, () => content), 201);
    },
  }),
  operation({
    method: 'GET',
    path: '/crosswalks/:crosswalk/report',
    access: signedIn,
    scope: 'crosswalks:read',
    operationId: 'readCrosswalkReport',
    summary: 'What a period keeps and loses through a crosswalk; unlike acts are never added',
    tag: 'crosswalks',
    query: z.object({ startsOn: day.optional(), endsOn: day.optional() }),
    response: report,
    handle: async (visit, { query }) => {
      const found = await readCrosswalkReport(visit, visit.params.crosswalk ?? '', {
        startsOn: query.startsOn ?? null,
        endsOn: query.endsOn ?? null,
      });
      if (!found) return missing;
      const { startsOn, endsOn, read, report: made } = found;
      return json({ startsOn, endsOn, read, report: made });
    },
  }),
];

function answer(visit: SignedInVisit, outcome: WritingOutcome | null, status: number): Outcome {
  const words = wordsFor(visit.locale, crosswalkWords);
  switch (outcome?.kind) {
    case undefined:
      return missing;
    case 'written':
      return json({ id: outcome.id }, status);
    case 'forbidden':
      return problem({ status: 403, code: 'forbidden', title: words.errors.space });
    case 'unknownCodebook':
      return problem({ status: 422, code: 'unknown-codebook', title: words.errors.codebook });
    case 'stale':
      return problem({ status: 409, code: 'stale', title: words.errors.stale });
    case 'faulty':
      return problem({
        status: 422,
        code: 'faulty-crosswalk',
        title: words.faultsTitle,
        errors: sentencesOf(outcome.faults, visit.locale).map(({ place, sentence }) => ({
          field: place,
          detail: sentence,
        })),
      });
  }
}
