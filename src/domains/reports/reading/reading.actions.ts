import { groundsOfBodies, type ReportReading } from '#/domains/reports/report.actions.ts';
import { spacesOfReport } from '#/domains/reports/report.store.ts';
import { paths } from '#/paths.ts';
import type { Visit } from '#/platform/visit.ts';
import type { ToldReport } from './reading.ts';

/** The bilan as its team reads it: numbers whole, each sentence led to what supports it. */
export async function toldToTeam(
  visit: Visit,
  { report, sections: all }: ReportReading,
  about: Pick<ToldReport, 'summary' | 'isFile'>,
): Promise<ToldReport> {
  const sections = all.filter(({ cutAt }) => cutAt === null);
  const bodies = sections.map(({ body }) => body);
  const { figures } = await groundsOfBodies(visit, report.id, bodies);
  const spaces = await spacesOfReport(await visit.transaction(), report.id);
  return {
    ...about,
    report,
    sections,
    figures,
    spaces: spaces.flatMap(({ name }) => name ?? []),
    day: visit.today,
    address: new URL(paths.reportReading(report.id), visit.services.settings.publicUrl).href,
    evidenceHref: (name) => paths.reportEvidence(report.id, name),
  };
}
