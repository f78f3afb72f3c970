import { logHappening } from '#/platform/happenings.ts';
import { isId, newId } from '#/platform/ids.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { figuresOfReport } from './evidence.store.ts';
import type { KeptFigure } from './evidence.ts';
import { proposeSections } from './proposals/propose.actions.ts';
import { mayComposeFrom, mayKeepReport, mayWriteReport } from './report.access.ts';
import type { NewReportValues } from './report.form.ts';
import { type PeriodRefusal, periodRefusal, yearsOf } from './report.rules.ts';
import { insertReport, reportById } from './report.store.ts';
import type { Report, Section } from './report.ts';
import { insertSections, sectionsOf } from './section.store.ts';
import { figureNames } from './section-text.rules.ts';
import { shippedTemplates } from './templates/shipped-templates.data.ts';
import { templateById } from './templates/template.store.ts';
import type { ReportTemplate } from './templates/template.ts';

export type NotAllowed = { kind: 'missing' } | { kind: 'forbidden' };
export type Refused<Key extends string> = { kind: 'refused'; field: string; key: Key };

export const refused = <Key extends string>(field: string, key: Key): Refused<Key> => ({
  kind: 'refused',
  field,
  key,
});

/** A bilan with its sections, and what the viewer may do in it. */
export interface ReportReading {
  report: Report;
  sections: Section[];
  mayWrite: boolean;
  mayKeep: boolean;
}

/** A bilan as it is being written, or null when it is not there for this viewer. */
export async function readReport(visit: Visit, id: string): Promise<ReportReading | null> {
  const transaction = await visit.transaction();
  const report = await reportById(transaction, id);
  if (!report) return null;
  return {
    report,
    sections: await sectionsOf(transaction, id),
    mayWrite: mayWriteReport(visit.viewer, report),
    mayKeep: mayKeepReport(visit.viewer, report),
  };
}

/** The plots that some bodies show. What their sentences rest on is read when somebody asks for it. */
export async function figuresOfBodies(
  visit: Visit,
  reportId: string,
  bodies: readonly string[],
): Promise<Map<string, KeptFigure>> {
  return figuresOfReport(await visit.transaction(), reportId, [...new Set(bodies.flatMap(figureNames))]);
}

export type ComposeRefusal = 'spaceNotYours' | 'spacesNotKept' | 'templateUnknown' | PeriodRefusal;

/** Composes a bilan: opens it with the sections of its template, each with what the work proposes. */
export async function composeReport(
  visit: SignedInVisit,
  values: NewReportValues,
): Promise<{ kind: 'done'; id: string } | Refused<ComposeRefusal>> {
  const spaceIds = [...new Set(values.spaceIds)];
  if (!mayComposeFrom(visit.viewer, spaceIds)) {
    return refused('spaceIds', spaceIds.length > 1 ? 'spacesNotKept' : 'spaceNotYours');
  }
  const outOfTime = periodRefusal(values.startsOn, values.endsOn);
  if (outOfTime) return refused('endsOn', outOfTime);
  const template = await templateCalled(visit, values);
  if (!template) return refused('template', 'templateUnknown');
  const transaction = await visit.transaction();
  const { startsOn, endsOn, language, audience } = values;
  const title = values.title || `${template.title}, ${yearsOf(startsOn, endsOn)}`;
  const by = { personId: visit.viewer.personId, at: visit.now };
  const id = await insertReport(transaction, {
    ...{ title, startsOn, endsOn, language, audience, spaceIds },
    templateTitle: template.title,
    dossierIds: [...new Set(values.dossierIds)],
    openedBy: by.personId,
    openedAt: by.at,
    openedOn: visit.today,
  });
  const report = await reportById(transaction, id);
  if (!report) throw new Error('A bilan was opened and cannot be read.');
  const { timeZone } = visit.services.settings;
  const proposals = await proposeSections(transaction, { ...report, timeZone }, template.sections, by.at);
  // Sections of a kept template have ids of their own, which are not those of a bilan.
  const sections = proposals.map((section, at) => ({ ...section, id: newId(), position: at + 1 }));
  await insertSections(transaction, id, sections, by);
  await log(visit, report, 'report.composed');
  return { kind: 'done', id };
}

/** The template named: a shipped one in the language of the bilan, or one of the viewer's spaces that is not put away. */
async function templateCalled(
  visit: Visit,
  { template, language }: NewReportValues,
): Promise<ReportTemplate | null> {
  const shipped = shippedTemplates(language).find(({ id }) => id === template);
  if (shipped || !isId(template)) return shipped ?? null;
  const kept = await templateById(await visit.transaction(), template);
  return kept?.archivedOn === null ? kept : null;
}

/** Keeps a line of the log under the bilan's first space. */
export async function log(
  visit: SignedInVisit,
  report: { id: string; spaceIds: readonly string[] },
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: report.spaceIds[0] ?? null,
    kind,
    subjectKind: 'report',
    subjectId: report.id,
    details,
  });
}
