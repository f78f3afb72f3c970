import { z } from 'zod';
import { refusedProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { readEvidence } from './evidence.actions.ts';
import { evidenceKinds } from './evidence.ts';
import { composeReport, figuresOfBodies, type ReportReading, readReport } from './report.actions.ts';
import { newReportForm } from './report.form.ts';
import { reportsOfViewer } from './report.store.ts';
import { audiences, type Section, sectionKinds } from './report.ts';
import * as reportWords from './report.words.ts';

const day = z.string().meta({ format: 'date' });

const summary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    audience: z.enum(audiences),
    archivedOn: day.nullable(),
    spaceIds: z.array(z.uuid()),
  })
  .meta({ id: 'ReportSummary' });

export const reportSection = z
  .object({
    id: z.uuid(),
    position: z.int(),
    kind: z.enum(sectionKinds),
    natures: z.array(z.string()),
    heading: z.string(),
    hint: z.string(),
    body: z.string().describe('Markdown, with `:preuve[words]{#e1}` and `::figure{#f1}`.'),
    revision: z.int(),
    cut: z.boolean(),
  })
  .meta({ id: 'ReportSection' });

export const wholeReport = summary
  .extend({
    language: z.enum(['fr', 'en']),
    templateTitle: z.string(),
    dossierIds: z.array(z.uuid()),
    orderVersion: z.int(),
    sections: z.array(reportSection),
    figures: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .describe('Plots that sections name, with what they count and cannot say.'),
  })
  .meta({ id: 'Report' });

const named = z.object({ id: z.uuid(), title: z.string() });
const evidence = z
  .object({
    name: z.string(),
    kind: z.enum(evidenceKinds),
    sentence: z.string(),
    words: z.string().nullable(),
    traceCount: z.int(),
    traces: z
      .array(named.extend({ eventOn: day }))
      .describe('Fifty at most, the latest first, as far as you see them.'),
    dossiers: z.array(named),
    items: z.array(named.extend({ kind: z.enum(['plan', 'plan-item']), planId: z.uuid() })),
    statementId: z.uuid().nullable(),
    figureKeys: z.array(z.string()),
  })
  .meta({ id: 'ReportEvidence' });

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;

export const reportApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/reports',
    operationId: 'listReports',
    summary: 'Bilans of your spaces, the latest period first',
    response: z.object({ items: z.array(summary) }),
    handle: async (visit) => json({ items: await reportsOfViewer(await visit.transaction()) }),
  }),
  operation({
    method: 'POST',
    path: '/reports',
    access: signedIn,
    scope: 'reports:write',
    operationId: 'composeReport',
    summary: 'Compose a bilan from a template: each section says what the work of the period supports',
    tag: 'reports',
    body: newReportForm,
    response: wholeReport,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const outcome = await composeReport(visit, body);
      if (outcome.kind === 'done') return reportAnswer(visit, await readReport(visit, outcome.id), 201);
      return refusedProblem(visit, outcome, wordsFor(visit.locale, reportWords).errors);
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report',
    operationId: 'readReport',
    summary:
      'One bilan with its sections in order, those that were cut included, its numbers whole, for the team; from its ETag a version is named',
    response: wholeReport,
    handle: async (visit) => reportAnswer(visit, await reportAsked(visit)),
  }),
  operation({
    ...reading,
    path: '/reports/:report/evidence/:evidence',
    operationId: 'readReportEvidence',
    summary: 'What a sentence rests on, as far as you may see it',
    response: evidence,
    handle: async (visit) => {
      const found = await reportAsked(visit);
      const { evidence: name } = visit.params;
      const read = found && name ? await readEvidence(visit, found.report.id, name, 1) : null;
      if (!read) return missing;
      const { kind, sentence, words, traceIds, statementId, figureKeys } = read.evidence;
      const said = { name, kind, sentence, words, statementId, figureKeys, traceCount: traceIds.length };
      return json({ ...said, traces: read.traces.traces, dossiers: read.dossiers, items: read.items });
    },
  }),
];

/** The bilan that the address names, when the caller may read it. */
export async function reportAsked(visit: SignedInVisit): Promise<ReportReading | null> {
  const { report } = visit.params;
  return isId(report) ? readReport(visit, report) : null;
}

export function sectionBody({ cutAt, writtenAt: _, writtenBy: __, ...section }: Section) {
  return { ...section, cut: cutAt !== null };
}

export async function reportAnswer(
  visit: SignedInVisit,
  found: ReportReading | null,
  status = 200,
): Promise<Outcome> {
  return found ? json(await reportBody(visit, found), status) : missing;
}

/** A bilan as it is answered, always in the same order: its print is the ETag that a version is named from. */
export async function reportBody(visit: SignedInVisit, { report: found, sections }: ReportReading) {
  const { openedAt: _, openedBy: __, proposedAt: ___, version: ____, ...report } = found;
  const bodies = sections.map(({ body }) => body);
  const figures = [...(await figuresOfBodies(visit, report.id, bodies))].map(
    ([name, { data }]) => [name, data] as const,
  );
  const byName = figures.toSorted(([left], [right]) => (left < right ? -1 : 1));
  return {
    ...report,
    dossierIds: report.dossierIds.toSorted(),
    sections: sections.map(sectionBody),
    figures: Object.fromEntries(byName),
  };
}
