import { z } from 'zod';
import { figureChange } from '#/domains/statements/statements.public.ts';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { chooseSample } from './draft.actions.ts';
import { sampleRequest } from './draft.form.ts';
import { hasPeriod } from './draft.rules.ts';
import {
  answerDraft,
  draftAsked,
  faultErrors,
  reference,
  refusal,
  told,
  wholeDraft,
} from './draft-answer.api.ts';
import { wordsOf } from './draft-visit.routes.tsx';
import { draftFaults } from './review.actions.ts';
import { mayRun, tryDraft } from './trial.actions.ts';

const ids = z.array(z.string());

const trialBody = z
  .object({
    calendarId: z.string(),
    periodId: z.string(),
    startsOn: z.string().meta({ format: 'date' }),
    endsOn: z.string().meta({ format: 'date' }),
    present: reference.describe('The version that the draft is compared with.'),
    traceCount: z.int(),
    changes: z.array(figureChange),
    moves: z
      .array(z.object({ from: ids, to: ids, traceCount: z.int() }))
      .describe('Traces that leave rows for others, by the ids of the rows.'),
  })
  .meta({ id: 'CodebookDraftTrial' });

/** Trying a draft on a real period. These are figures of a team: a token that reads codebooks does not read them. */
export const trialOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/codebook-drafts/:draft/trial',
    access: signedIn,
    scope: 'statements:read',
    operationId: 'tryCodebookDraft',
    summary: 'What a draft changes on a period, figure by figure, within one’s rights; nothing is kept',
    tag: 'codebooks',
    query: z.object({ calendar: z.string().max(80).optional(), period: z.string().max(80).optional() }),
    response: trialBody,
    handle: async (visit, { query }) => {
      const found = await draftAsked(visit);
      if (!found) return missing;
      const words = wordsOf(visit);
      const isAsked = query.calendar !== undefined || query.period !== undefined;
      const asked = { calendarId: query.calendar ?? '', periodId: query.period ?? '' };
      if (isAsked && !hasPeriod(found.draft, asked)) return refusal(422, 'sample', words.errors.sample);
      const draft = isAsked ? { ...found.draft, sample: asked } : found.draft;
      const faults = await draftFaults(await visit.transaction(), draft);
      const breaking = faults.filter((fault) => !mayRun([fault]));
      if (breaking.length > 0)
        return refusal(422, 'cannot-run', words.problems.cannotRun, faultErrors(visit, breaking));
      const trial = await tryDraft(visit, draft);
      if (!trial) return refusal(422, 'no-period', words.sampleNone);
      const { sample, present, difference } = trial;
      const { calendarId, periodId, period } = sample;
      return json({
        calendarId,
        periodId,
        startsOn: period.startsOn,
        endsOn: period.endsOn,
        present: { id: present.id, version: present.version },
        ...difference,
      });
    },
  }),
  operation({
    method: 'PUT',
    path: '/codebook-drafts/:draft/sample',
    access: signedIn,
    scope: 'codebooks:write',
    operationId: 'chooseCodebookDraftSample',
    summary: 'Choose the period on which everybody who works on the draft tries it',
    tag: 'codebooks',
    body: sampleRequest,
    response: wholeDraft,
    handle: async (visit, { body }) => {
      const found = await draftAsked(visit);
      if (!found) return missing;
      if (!hasPeriod(found.draft, body)) return refusal(422, 'sample', wordsOf(visit).errors.sample);
      const outcome = await chooseSample(visit, found.draft.id, body);
      return outcome?.kind === 'saved' ? answerDraft(visit) : told(visit, outcome);
    },
  }),
];
