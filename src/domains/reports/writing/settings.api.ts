import { z } from 'zod';
import { reportAnswer, reportAsked, reportBody, wholeReport } from '#/domains/reports/report.api.ts';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type ReportRenewal, readRenewal, renew } from './renewal.actions.ts';
import { renewalForm } from './renewal.form.ts';
import * as renewalWords from './renewal.words.ts';
import { textsOfSection } from './section-change.store.ts';
import { changeSettings, putAway } from './settings.actions.ts';
import { archiveForm, settingsForm } from './settings.form.ts';
import * as writingWords from './writing.words.ts';

const texts = z.object({
  items: z.array(
    z.object({
      revision: z.int(),
      heading: z.string(),
      body: z.string(),
      writtenAt: z.iso.datetime(),
      writtenBy: z.array(z.string()).describe('In alphabetical order.'),
    }),
  ),
});

const renewal = z
  .object({
    hasChanged: z.boolean().describe('Whether traces of the period changed since this was last looked at.'),
    items: z.array(
      z.object({
        sectionId: z.uuid(),
        revision: z.int(),
        change: z.enum(['changed', 'gone', 'new']),
        kind: z.enum(['sentence', 'figure']),
        slot: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        print: z.string(),
        isUntouched: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ReportRenewal', description: 'What the work would now say otherwise; nothing is written.' });

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;
const writing = { access: signedIn, scope: 'reports:write', tag: 'reports' } as const;

/** Texts of one section that one answer gives; older ones are kept, and read on the page. */
const mostTexts = 100;

/** What a bilan says before its first line, the texts that its sections had, and what the work would say now. */
export const settingsApi: ApiOperation[] = [
  operation({
    ...writing,
    method: 'PUT',
    path: '/reports/:report',
    operationId: 'changeReport',
    summary: 'Change the title, period, readers and dossiers of a bilan (If-Match with its ETag)',
    precondition: true,
    body: settingsForm.omit({ version: true }),
    response: wholeReport,
    handle: async (visit, { body }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const read = printAsked(visit);
      if (found.mayWrite && read === null) return versionProblem(visit, 428);
      const now = printOf(JSON.stringify(await reportBody(visit, found)));
      if (found.mayWrite && read !== now) return versionProblem(visit, 412);
      const { id, version } = found.report;
      const outcome = await changeSettings(visit, id, { ...body, version });
      return outcome.kind === 'done' ? reportAnswer(visit, await reportAsked(visit)) : told(visit, outcome);
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/reports/:report/archive',
    operationId: 'archiveReport',
    summary: 'Put a bilan away, or take it up again',
    body: archiveForm,
    response: wholeReport,
    handle: async (visit, { body }) => {
      const { report } = visit.params;
      if (!isId(report)) return missing;
      const outcome = await putAway(visit, report, body.act);
      return outcome.kind === 'done' ? reportAnswer(visit, await reportAsked(visit)) : told(visit, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report/sections/:section/texts',
    operationId: 'listReportSectionTexts',
    summary: 'Texts that a section had, the latest first: any of them can be written again',
    response: texts,
    handle: async (visit) => {
      const section = (await reportAsked(visit))?.sections.find(({ id }) => id === visit.params.section);
      if (!section) return missing;
      return json({ items: await textsOfSection(await visit.transaction(), section.id, mostTexts) });
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report/proposal',
    operationId: 'readReportRenewal',
    summary: 'What the work would now say otherwise than the bilan says, for whoever writes it',
    response: renewal,
    handle: renewalAnswer,
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/reports/:report/proposal',
    operationId: 'takeReportRenewal',
    summary:
      'Take, keep or remove a place as it was read, or note that all was seen; answers with what remains',
    body: renewalForm,
    response: renewal,
    handle: async (visit, { body }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const outcome = await renew(visit, found.report.id, body);
      if (outcome.kind === 'done') return renewalAnswer(visit);
      return notDoneProblem(visit, outcome, wordsFor(visit.locale, renewalWords).errors);
    },
  }),
];

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, writingWords).errors);

async function renewalAnswer(visit: SignedInVisit): Promise<Outcome> {
  const found = await reportAsked(visit);
  const read = found ? await readRenewal(visit, found.report.id) : null;
  if (read?.kind !== 'renewal') return read ?? missing;
  return json({ hasChanged: read.hasChanged, items: placesOf(read) });
}

const placesOf = ({ sections }: ReportRenewal) =>
  sections.flatMap(({ section, changes }) =>
    changes.map((change) => ({ sectionId: section.id, revision: section.revision, ...change })),
  );
