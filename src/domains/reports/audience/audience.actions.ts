import { evidenceOfReport, figuresOfReport } from '#/domains/reports/evidence.store.ts';
import { reportById, spacesOfReport } from '#/domains/reports/report.store.ts';
import type { Audience } from '#/domains/reports/report.ts';
import { sectionsOf } from '#/domains/reports/section.store.ts';
import { evidenceMarks, figureMarks } from '#/domains/reports/section-text.rules.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Viewer } from '#/platform/visit.ts';
import type { AudienceReading } from './audience.ts';

/** What is read, and for whom. */
export interface AudienceRequest {
  audience: Audience;
}

/**
 * A bilan as an audience reads it; null when it is not there for this viewer, or not for this audience. The team reads
 * everything, and nobody else reads through here.
 */
export async function readForAudience(
  transaction: Transaction,
  viewer: Viewer,
  reportId: string,
  { audience }: AudienceRequest,
): Promise<AudienceReading | null> {
  if (audience !== 'team' || viewer.kind === 'stranger') return null;
  const report = await reportById(transaction, reportId);
  if (!report) return null;
  const sections = (await sectionsOf(transaction, reportId)).filter(({ cutAt }) => cutAt === null);
  const named = (marks: (body: string) => readonly { name: string }[]) =>
    sections.flatMap(({ body }) => marks(body).map(({ name }) => name));
  const evidence = await evidenceOfReport(transaction, reportId, named(evidenceMarks));
  const { title, startsOn, endsOn, language } = report;
  return {
    ...{ reportId, title, startsOn, endsOn, language, audience, version: null },
    spaces: await spacesOfReport(transaction, reportId),
    sections: sections
      .filter(({ body }) => body.trim() !== '')
      .map(({ id, heading, body }) => ({ id, heading, markdown: body })),
    figures: await figuresOfReport(transaction, reportId, named(figureMarks)),
    evidence: new Map(
      [...evidence.keys()].map((name) => [name, { href: paths.reportEvidence(reportId, name) }]),
    ),
    removed: [],
  };
}
