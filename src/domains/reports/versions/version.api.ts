import { z } from 'zod';
import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { reportAsked, reportBody } from '#/domains/reports/report.api.ts';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { adoptVersion, nameVersionAsRead, textToCompare } from './version.actions.ts';
import { adoptionForm, versionForm } from './version.form.ts';
import { versionOfReport, versionsOfReport } from './version.store.ts';
import type { ReportVersion } from './version.ts';
import * as versionWords from './version.words.ts';
import { textDifference } from './version-comparison.rules.ts';

const day = z.string().meta({ format: 'date' });

const version = z
  .object({
    id: z.uuid(),
    number: z.int(),
    name: z.string(),
    adoptions: z.array(
      z.object({
        spaceId: z.uuid(),
        spaceName: z.string().nullable(),
        adoptedOn: day,
        adoptedAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReportVersion' });

const runs = z
  .array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() }))
  .nullable()
  .describe('Word by word, in reading order; null when nothing changed.');

const difference = z.object({
  title: runs,
  isOrderChanged: z.boolean(),
  sections: z.array(
    z.object({
      id: z.uuid(),
      heading: z.string(),
      kind: z.enum(['added', 'gone', 'changed']),
      headingRuns: runs,
      bodyRuns: runs,
      hasOtherFigures: z.boolean(),
    }),
  ),
});

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;
const writing = { method: 'POST', access: signedIn, scope: 'reports:write', tag: 'reports' } as const;

export const versionApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/reports/:report/versions',
    operationId: 'listReportVersions',
    summary: 'Named versions of a bilan, the latest first, with who adopted them',
    response: z.object({ items: z.array(version) }),
    handle: async (visit) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const versions = await versionsOfReport(await visit.transaction(), found.report.id);
      return json({ items: versions.map(versionBody) });
    },
  }),
  operation({
    ...writing,
    path: '/reports/:report/versions',
    operationId: 'nameReportVersion',
    summary: 'Name what the bilan says now: a copy that nobody changes (If-Match with the ETag of the bilan)',
    precondition: true,
    body: versionForm,
    response: version,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const read = printAsked(visit);
      if (found.mayWrite && read === null) return versionProblem(visit, 428);
      const isAsRead = async (now: ReportReading) => (await printOfReport(visit, now)) === read;
      const outcome = await nameVersionAsRead(visit, found.report.id, body.name, isAsRead);
      return outcome.kind === 'done'
        ? versionAnswer(visit, found.report.id, outcome.id, 201)
        : told(visit, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report/versions/:version',
    operationId: 'readReportVersion',
    summary: 'One named version, with its text as it stood',
    response: version.extend({ content: z.record(z.string(), z.unknown()) }),
    handle: async (visit) => {
      const found = await reportAsked(visit);
      const { version: id } = visit.params;
      if (!found || !isId(id)) return missing;
      const read = await versionOfReport(await visit.transaction(), found.report.id, id);
      return read ? json({ ...versionBody(read.version), content: read.text }) : missing;
    },
  }),
  operation({
    ...writing,
    path: '/reports/:report/versions/:version/adoptions',
    operationId: 'adoptReportVersion',
    summary: 'Note that a space of the bilan adopted a version, on which day and where; without a day, today',
    body: adoptionForm,
    response: version,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { report, version: id } = visit.params;
      if (!isId(report) || !isId(id)) return missing;
      const outcome = await adoptVersion(visit, report, id, body);
      return outcome.kind === 'done' ? versionAnswer(visit, report, id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report/difference',
    operationId: 'compareReportVersions',
    summary:
      'What changed from one version to another, or to the text that is being written, section by section',
    query: z.object({
      from: z.uuid().describe('A version.'),
      to: z.uuid().optional().describe('A version; absent: the text that is being written.'),
    }),
    response: difference,
    handle: async (visit, { query }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      const before = await textToCompare(visit, found, query.from);
      const after = await textToCompare(visit, found, query.to ?? null);
      return before && after ? json(textDifference(before, after)) : missing;
    },
  }),
];

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, versionWords).errors);

/** The ETag that reading the bilan gives. */
const printOfReport = async (visit: SignedInVisit, found: ReportReading) =>
  printOf(JSON.stringify(await reportBody(visit, found)));

async function versionAnswer(
  visit: SignedInVisit,
  reportId: string,
  id: string,
  status: number,
): Promise<Outcome> {
  const read = await versionOfReport(await visit.transaction(), reportId, id);
  return read ? json(versionBody(read.version), status) : missing;
}

function versionBody({ id, number, name, adoptions }: ReportVersion) {
  return { id, number, name, adoptions };
}
