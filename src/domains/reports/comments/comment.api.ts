import { z } from 'zod';
import { reportAsked } from '#/domains/reports/report.api.ts';
import { type NotDone, notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { answer, comment, threadsOfReport } from './comment.actions.ts';
import { answerForm, commentForm } from './comment.form.ts';
import type { Comment, CommentThread } from './comment.ts';
import * as commentWords from './comment.words.ts';

const instant = z.iso.datetime();
const name = z.string().nullable().describe('Null when the person is no longer there.');
const said = z.object({ id: z.uuid(), text: z.string(), writtenBy: name, writtenAt: instant });

const thread = said
  .extend({
    sectionId: z.uuid(),
    quote: z.string().describe('Words of the section that it speaks of; empty: the whole section.'),
    isQuoteThere: z.boolean().describe('False when these words are no longer in the section.'),
    isResolved: z.boolean(),
    answers: z.array(said),
    turns: z.array(z.object({ kind: z.enum(['resolved', 'reopened']), by: name, at: instant })),
  })
  .meta({ id: 'ReportCommentThread' });

const common = { access: signedIn, scope: 'reports:write', tag: 'reports', response: thread } as const;

export const commentApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path: '/reports/:report/comments',
    scope: 'reports:read',
    operationId: 'listReportComments',
    summary: 'What is said beside the sections of a bilan, thread by thread, in the order of the sections',
    query: z.object({ section: z.uuid().optional().describe('Of one section alone.') }),
    response: z.object({ items: z.array(thread) }),
    handle: async (visit, { query }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const threads = await threadsOfReport(visit, found.report.id);
      const sections = found.sections.filter(({ id }) => query.section === undefined || query.section === id);
      return json({ items: sections.flatMap(({ id }) => threads.get(id) ?? []).map(threadBody) });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/reports/:report/sections/:section/comments',
    operationId: 'addReportComment',
    summary: 'Say something of a section, or of words that stand in it',
    body: commentForm,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { report, section } = visit.params;
      if (!isId(report) || !isId(section)) return missing;
      const outcome = await comment(visit, report, section, body);
      return outcome.kind === 'done' ? threadAnswer(visit, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/reports/:report/comments/:comment',
    operationId: 'answerReportComment',
    summary: 'Answer a thread, settle it or take it up again; an answer to a settled thread takes it up',
    body: answerForm,
    handle: async (visit, { body }) => {
      const { report, comment: id } = visit.params;
      if (!isId(report) || !isId(id)) return missing;
      const outcome = await answer(visit, report, id, body);
      return outcome.kind === 'done' ? threadAnswer(visit, id) : told(visit, outcome);
    },
  }),
];

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, commentWords).errors);

async function threadAnswer(visit: SignedInVisit, threadId: string, status = 200): Promise<Outcome> {
  const { report } = visit.params;
  const threads = isId(report) ? [...(await threadsOfReport(visit, report)).values()].flat() : [];
  const found = threads.find(({ id }) => id === threadId);
  return found ? json(threadBody(found), status) : missing;
}

const saidBody = ({ id, text, writtenBy, writtenAt }: Comment) => ({ id, text, writtenBy, writtenAt });

function threadBody(one: CommentThread) {
  const { sectionId, quote, isQuoteThere, isResolved, answers, turns } = one;
  return {
    ...saidBody(one),
    ...{ sectionId, quote, isQuoteThere, isResolved },
    answers: answers.map(saidBody),
    turns: turns.map(({ kind, by, at }) => ({ kind, by, at })),
  };
}
