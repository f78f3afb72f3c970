import { z } from 'zod';
import { exportFormats } from '#/domains/statements/declaration-table.ts';
import { forbidden, json, missing, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { answerTransmission, readLife, turnStatement } from './life.actions.ts';
import { turns } from './life.ts';
import * as lifeWords from './life.words.ts';
import { readReadings, readTransmission, tellDecision } from './received.actions.ts';
import { transmit } from './transmission.actions.ts';
import { answerForm, feedbackForm, transmissionRequest, turnForm } from './transmission.form.ts';
import { listTransmissions, placeAfter } from './transmission.routes.tsx';
import { figureTables, purposeKinds, type TransmissionSummary } from './transmission.ts';
import * as transmissionWords from './transmission.words.ts';
import { exportTransmittedDeclarations } from './transmission-file.actions.ts';
import { transmissionJson } from './transmission-json.rules.ts';

const common = { access: signedIn, tag: 'statements' } as const;
const read = { ...common, method: 'GET', scope: 'statements:read' } as const;
const write = { ...common, method: 'POST', scope: 'statements:write' } as const;
const bilingual = z.object({ fr: z.string(), en: z.string() });
const answer = z.enum(['returned', 'accepted']).nullable();

const summary = z.object({
  id: z.string(),
  spaceName: z.string(),
  recipientName: z.string(),
  purposeKind: z.enum(purposeKinds),
  purpose: z.string(),
  periodId: z.string(),
  transmittedAt: z.string(),
  answer,
  isAwaited: z.boolean(),
});

const figure = z.object({
  key: z.string(),
  table: z.enum(figureTables),
  group: z.string(),
  name: z.string(),
  count: z.int().nullable().describe('null when it is hidden to protect people or organisations'),
  minutes: z.int().nullable(),
  isHidden: z.boolean(),
  areMinutesHidden: z.boolean(),
  protection: z
    .object({ label: z.string(), sentence: z.string() })
    .nullable()
    .describe('what to write in the place of a hidden number, and why; null when nothing is hidden'),
});

const whole = z.object({
  id: z.string(),
  spaceName: z.string(),
  recipientName: z.string(),
  purposeKind: z.enum(purposeKinds),
  purpose: z.string(),
  transmittedAt: z.string(),
  answer,
  isAwaited: z.boolean(),
  replacesId: z.string().nullable(),
  codebook: z.object({ id: z.string(), version: z.string(), title: bilingual }),
  period: z.object({ id: z.string(), label: bilingual, startsOn: z.string(), endsOn: z.string() }),
  thresholds: z.object({ people: z.int(), organisations: z.int() }),
  limits: z.array(z.object({ sentence: bilingual, source: bilingual })),
  frameworkConventions: z.array(z.object({ question: bilingual, answer: bilingual })),
  teamConvention: z.object({ version: z.int(), text: z.string(), writtenOn: z.string() }).nullable(),
  figures: z.array(figure),
  feedback: z.array(z.object({ decidedOn: z.string(), text: z.string() })),
});

function summaryJson({ content, ...one }: TransmissionSummary) {
  return summary.parse({
    ...one,
    spaceName: content.spaceName,
    periodId: content.period.id,
    transmittedAt: one.transmittedAt.toISOString(),
  });
}

const refused = (code: string, title: string) => problem({ status: 422, code: `statement-${code}`, title });

export const transmissionOperations: ApiOperation[] = [
  operation({
    ...read,
    path: '/transmissions',
    operationId: 'listTransmissions',
    summary: 'Figures that one’s spaces received and handed over, the latest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(1000).optional(),
    }),
    response: z.object({ transmissions: z.array(summary), nextCursor: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const { transmissions, hasMore } = await listTransmissions(visit, query.cursor, query.limit);
      const last = transmissions.at(-1);
      const nextCursor = hasMore && last ? placeAfter(last) : null;
      return json({ transmissions: transmissions.map(summaryJson), nextCursor });
    },
  }),
  operation({
    ...read,
    path: '/transmissions/:transmission',
    operationId: 'readTransmission',
    summary:
      'The protected figures of a transmission, what they are for and what was decided; the reading is recorded',
    response: whole,
    handle: async (visit) => {
      const way = { act: 'opened', part: 'figures', means: 'api' } as const;
      const found = await readTransmission(visit, visit.params.transmission ?? '', way);
      return found ? json(transmissionJson(found.transmission, found.feedback, visit.locale)) : missing;
    },
  }),
  operation({
    ...read,
    path: '/transmissions/:transmission/declarations',
    operationId: 'exportTransmittedDeclarations',
    summary:
      'The declarations that left one by one, with what they are for and how the team counts; the reading is recorded',
    query: z.object({ format: z.enum(exportFormats).default('json') }),
    isFile: true,
    responseType: 'application/json',
    handle: async (visit, { query }) => {
      const id = visit.params.transmission ?? '';
      const made = await exportTransmittedDeclarations(visit, id, query.format, 'api');
      if (made === null) return missing;
      return made === 'forbidden' ? forbidden : made;
    },
  }),
  operation({
    ...read,
    path: '/transmissions/:transmission/readings',
    operationId: 'listTransmissionReadings',
    summary: 'Who, outside of the team, opened or exported the figures, and on what day; for the team',
    response: z.object({
      readings: z.array(
        z.object({
          personName: z.string().nullable(),
          act: z.string(),
          part: z.string(),
          means: z.string(),
          readOn: z.string(),
        }),
      ),
    }),
    handle: async (visit) => {
      const found = await readReadings(visit, visit.params.transmission ?? '');
      if (found === null) return missing;
      return found === 'forbidden' ? forbidden : json({ readings: found.readings });
    },
  }),
  operation({
    ...write,
    path: '/transmissions/:transmission/answers',
    operationId: 'answerTransmission',
    summary: 'Accept a transmission, or return it with reasons',
    body: answerForm,
    response: z.object({ id: z.string(), answer: z.string() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const id = visit.params.transmission ?? '';
      const outcome = await answerTransmission(visit, id, body);
      if (outcome.kind === 'refused')
        return refused(outcome.key, wordsFor(visit.locale, lifeWords).errors[outcome.key]);
      return outcome.kind === 'done' ? json({ id, answer: body.answer }, 201) : outcome;
    },
  }),
  operation({
    ...write,
    path: '/transmissions/:transmission/feedback',
    operationId: 'tellTransmissionDecision',
    summary: 'Record what was decided with the figures',
    body: feedbackForm,
    response: z.object({ id: z.string() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const outcome = await tellDecision(visit, visit.params.transmission ?? '', body);
      if (outcome.kind === 'refused')
        return refused(outcome.key, wordsFor(visit.locale, transmissionWords).errors[outcome.key]);
      return outcome.kind === 'done' ? json({ id: outcome.id }, 201) : outcome;
    },
  }),
  operation({
    ...write,
    path: '/statements/:statement/transmissions',
    operationId: 'transmitStatement',
    summary: 'Transmit the last compilation to a space or to somebody outside, with what it is for',
    body: transmissionRequest,
    response: z.object({ id: z.string() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const outcome = await transmit(visit, visit.params.statement ?? '', {
        recipient: body.recipientSpaceId ?? 'outside',
        outsideName: body.recipientName ?? '',
        purposeKind: body.purposeKind,
        purpose: body.purpose,
        layout: body.layout ?? '',
      });
      if (outcome.kind === 'refused')
        return refused(outcome.key, wordsFor(visit.locale, transmissionWords).errors[outcome.key]);
      return outcome.kind === 'done' ? json({ id: outcome.id }, 201) : outcome;
    },
  }),
  operation({
    ...read,
    path: '/statements/:statement/life',
    operationId: 'readStatementLife',
    summary: 'Where a statement stands, and every turn that brought it there',
    response: z.object({
      state: z.enum(['open', ...turns]),
      turns: z.array(
        z.object({
          turn: z.enum(turns),
          transmissionId: z.string().nullable(),
          reason: z.string(),
          notedAt: z.string(),
        }),
      ),
    }),
    handle: async (visit) => {
      const life = await readLife(visit, visit.params.statement ?? '');
      if (!life) return missing;
      return json({
        state: life.state,
        turns: life.turns.map(({ turn, transmissionId, reason, notedAt }) => ({
          turn,
          transmissionId,
          reason,
          notedAt: notedAt.toISOString(),
        })),
      });
    },
  }),
  operation({
    ...write,
    path: '/statements/:statement/turns',
    operationId: 'turnStatement',
    summary: 'Lock an accepted statement, or unlock it with a reason',
    body: turnForm,
    response: z.object({ id: z.string(), turn: z.string() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const id = visit.params.statement ?? '';
      const outcome = await turnStatement(visit, id, body);
      if (outcome.kind === 'refused')
        return refused(outcome.key, wordsFor(visit.locale, lifeWords).errors[outcome.key]);
      return outcome.kind === 'done' ? json({ id, turn: body.turn }, 201) : outcome;
    },
  }),
];
