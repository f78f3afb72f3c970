import { type NotAllowed, type Refused, readReport, refused } from '#/domains/reports/report.actions.ts';
import { logHappening } from '#/platform/happenings.ts';
import { isId, newId } from '#/platform/ids.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { mayArchiveTemplate, mayChangeTemplate, mayKeepTemplateIn } from './template.access.ts';
import type { FromReportValues, NewTemplateValues } from './template.form.ts';
import { archiveTemplate, insertTemplate, type TemplateWriter, templateById } from './template.store.ts';
import type {
  KeptSection,
  KeptTemplate,
  TemplateContent,
  TemplateOrigin,
  TemplateSection,
} from './template.ts';

export interface TemplateReading {
  template: KeptTemplate;
  mayChange: boolean;
  mayArchive: boolean;
}

/** A template of a space with what the viewer may do, or null when it is not there for them. */
export async function readTemplate(visit: Visit, id: string | undefined): Promise<TemplateReading | null> {
  const template = isId(id) ? await templateById(await visit.transaction(), id) : null;
  if (!template) return null;
  return {
    template,
    mayChange: mayChangeTemplate(visit.viewer, template),
    mayArchive: mayArchiveTemplate(visit.viewer, template),
  };
}

export const templateWriter = (visit: SignedInVisit): TemplateWriter => ({
  personId: visit.viewer.personId,
  at: visit.now,
});

/** Sections under names of their own: those of what they were copied from mean nothing here. */
const ownSections = (sections: readonly TemplateSection[]): KeptSection[] =>
  sections.map(({ kind, natures, heading, hint }) => ({ id: newId(), kind, natures, heading, hint }));

export type KeepOutcome = { kind: 'done'; id: string } | Refused<'spaceNotYours'>;

/** Keeps a template in a space, whole. */
export async function keepTemplate(
  visit: SignedInVisit,
  spaceId: string,
  content: TemplateContent,
  from: { origin: TemplateOrigin; originTitle: string },
): Promise<KeepOutcome> {
  if (!mayKeepTemplateIn(visit.viewer, spaceId)) return refused('spaceId', 'spaceNotYours');
  const template = { ...content, ...from, id: newId(), spaceId, sections: ownSections(content.sections) };
  await insertTemplate(await visit.transaction(), template, templateWriter(visit));
  await logTemplate(visit, template, 'report-template.kept', { origin: from.origin });
  return { kind: 'done', id: template.id };
}

/** What a new template may begin from: a shipped one, one that the viewer reads, or nothing (empty). */
async function templateToCopy(
  visit: Visit,
  from: string,
): Promise<(TemplateContent & { origin: TemplateOrigin }) | null> {
  const language = visit.locale;
  if (from === '') return { origin: 'nothing', title: '', purpose: '', language, sections: [] };
  const shipped = shippedTemplates(language).find(({ id }) => id === from);
  if (shipped) return { ...shipped, origin: 'shipped', language };
  const kept = isId(from) ? await templateById(await visit.transaction(), from) : null;
  return kept && { ...kept, origin: 'template' };
}

/** Copies a template into a space, where it becomes its own. */
export async function copyTemplate(
  visit: SignedInVisit,
  { from, spaceId, title }: NewTemplateValues,
): Promise<KeepOutcome | Refused<'templateUnknown' | 'titleMissing'>> {
  const source = await templateToCopy(visit, from);
  if (!source) return refused('from', 'templateUnknown');
  const named = title || source.title;
  if (named === '') return refused('title', 'titleMissing');
  const { origin, purpose, language, sections } = source;
  const content = { title: named, purpose, language, sections };
  return keepTemplate(visit, spaceId, content, { origin, originTitle: source.title });
}

/** Keeps the sections of a bilan as a template: what they are for, not what was written in them. */
export async function keepFromReport(
  visit: SignedInVisit,
  reportId: string,
  { spaceId, title, purpose }: FromReportValues,
): Promise<KeepOutcome | NotAllowed> {
  const reading = await readReport(visit, reportId);
  if (!reading) return { kind: 'missing' };
  if (!reading.report.spaceIds.includes(spaceId)) return refused('spaceId', 'spaceNotYours');
  const sections = reading.sections.filter(({ cutAt }) => cutAt === null);
  const { language, title: originTitle } = reading.report;
  return keepTemplate(
    visit,
    spaceId,
    { title, purpose, language, sections },
    { origin: 'report', originTitle },
  );
}

/** Puts a template away or takes it up again. Bilans already composed from it keep their sections. */
export async function putTemplateAway(
  visit: SignedInVisit,
  { template, mayArchive }: TemplateReading,
  act: 'archive' | 'reopen',
): Promise<{ kind: 'done' } | NotAllowed> {
  if (!mayArchive) return { kind: 'forbidden' };
  const archivedOn = act === 'archive' ? visit.today : null;
  if (await archiveTemplate(await visit.transaction(), template.id, archivedOn)) {
    await logTemplate(
      visit,
      template,
      act === 'archive' ? 'report-template.archived' : 'report-template.reopened',
    );
  }
  return { kind: 'done' };
}

export async function logTemplate(
  visit: SignedInVisit,
  template: { id: string; spaceId: string },
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: template.spaceId,
    kind,
    subjectKind: 'report-template',
    subjectId: template.id,
    details,
  });
}
