import { z } from 'zod';
import { archiveForm } from '#/domains/reports/writing/settings.form.ts';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { copyTemplate, keepFromReport, putTemplateAway, readTemplate } from './template.actions.ts';
import { fromReportForm, newTemplateForm, templateFile } from './template.form.ts';
import { templateWordsOf } from './template.routes.tsx';
import { templatesOfViewer, versionsOfTemplate } from './template.store.ts';
import type { KeptTemplate, TemplateSummary } from './template.ts';
import { replaceTemplate } from './template-change.actions.ts';
import { keepTemplateOfFile } from './template-file.actions.ts';
import { schemaAddress } from './template-file.routes.tsx';
import { templateInFile } from './template-file.rules.ts';

const summary = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    title: z.string(),
    purpose: z.string(),
    language: z.enum(['fr', 'en']),
    version: z.int(),
    archivedOn: z.string().meta({ format: 'date' }).nullable(),
    sectionCount: z.int(),
  })
  .meta({ id: 'ReportTemplateSummary' });

const shipped = z.object({ id: z.string(), title: z.string(), purpose: z.string(), sectionCount: z.int() });

const state = z.object({
  version: z.int(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string().nullable(),
  content: templateFile,
});

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;
const writing = { access: signedIn, scope: 'reports:write', tag: 'reports', response: summary } as const;
const making = { ...writing, method: 'POST', successStatus: 201 } as const;

export const templateApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/report-templates',
    operationId: 'listReportTemplates',
    summary: 'Templates of your spaces by title, those put away last, and those that come with Toile',
    query: z.object({ space: z.uuid().optional().describe('Of one space alone.') }),
    response: z.object({ items: z.array(summary), shipped: z.array(shipped) }),
    handle: async (visit, { query }) => {
      const items = await templatesOfViewer(await visit.transaction());
      return json({
        items: items.filter(({ spaceId }) => query.space === undefined || query.space === spaceId),
        shipped: shippedTemplates(visit.locale).map(({ id, title, purpose, sections }) => ({
          ...{ id, title, purpose, sectionCount: sections.length },
        })),
      });
    },
  }),
  operation({
    ...reading,
    path: '/report-templates/:template',
    operationId: 'readReportTemplate',
    summary: 'A template as its file: of a space by its id (its ETag is its version), or shipped by its name',
    response: templateFile,
    handle: async (visit) => {
      const language = visit.locale;
      const ready = shippedTemplates(language).find(({ id }) => id === visit.params.template);
      if (ready) return json(templateInFile({ ...ready, language }, schemaAddress(visit)));
      const reading = await readTemplate(visit, visit.params.template);
      if (!reading) return missing;
      const { template } = reading;
      return json(templateInFile(template, schemaAddress(visit)), 200, { etag: `"${template.version}"` });
    },
  }),
  operation({
    ...making,
    path: '/report-templates',
    operationId: 'copyReportTemplate',
    summary: 'Copy a template into a space, or begin one from nothing under a title; a copy follows nothing',
    body: newTemplateForm,
    handle: async (visit, { body }) => answer(visit, await copyTemplate(visit, body), 201),
  }),
  operation({
    ...making,
    path: '/report-templates/files',
    operationId: 'bringReportTemplate',
    summary: 'Keep in a space the template that a file holds',
    body: newTemplateForm.pick({ spaceId: true }).extend({ file: templateFile }),
    handle: async (visit, { body }) =>
      answer(visit, await keepTemplateOfFile(visit, body.spaceId, body.file), 201),
  }),
  operation({
    ...making,
    path: '/reports/:report/template',
    operationId: 'keepReportAsTemplate',
    summary: 'Keep the sections of a bilan as a template: what they are for, not what was written in them',
    body: fromReportForm,
    handle: async (visit, { body }) => {
      const { report } = visit.params;
      return isId(report) ? answer(visit, await keepFromReport(visit, report, body), 201) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: '/report-templates/:template',
    operationId: 'replaceReportTemplate',
    summary: 'Say a template otherwise, whole (If-Match with its version); each state that it had is kept',
    precondition: true,
    body: templateFile,
    handle: async (visit, { body }) => {
      const found = await readTemplate(visit, visit.params.template);
      if (!found) return missing;
      if (!found.mayChange) return forbidden;
      const version = versionAsked(visit);
      if (version === null) return versionProblem(visit, 428);
      return answer(visit, await replaceTemplate(visit, found.template.id, version, body));
    },
  }),
  operation({
    ...reading,
    path: '/report-templates/:template/versions',
    operationId: 'listReportTemplateStates',
    summary: 'States that a template had, the latest first: any of them can be said again',
    response: z.object({ items: z.array(state) }),
    handle: async (visit) => {
      const found = await readTemplate(visit, visit.params.template);
      if (!found) return missing;
      const states = await versionsOfTemplate(await visit.transaction(), found.template.id);
      return json({
        items: states.map(({ version, writtenAt, writtenBy, ...content }) => ({
          ...{ version, writtenAt, writtenBy },
          content: templateInFile(content, schemaAddress(visit)),
        })),
      });
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/report-templates/:template/archive',
    operationId: 'archiveReportTemplate',
    summary: 'Put a template away, or take it up again; bilans already composed from it do not change',
    body: archiveForm,
    handle: async (visit, { body }) => {
      const found = await readTemplate(visit, visit.params.template);
      if (!found) return missing;
      const outcome = await putTemplateAway(visit, found, body.act);
      return answer(visit, outcome.kind === 'done' ? { kind: 'done', id: found.template.id } : outcome);
    },
  }),
];

async function answer(
  visit: SignedInVisit,
  outcome: { kind: 'done'; id: string } | NotDone,
  status = 200,
): Promise<Outcome> {
  if (outcome.kind !== 'done') return notDoneProblem(visit, outcome, templateWordsOf(visit).errors);
  const found = await readTemplate(visit, outcome.id);
  if (!found) return missing;
  return json(summaryOf(found.template), status, { etag: `"${found.template.version}"` });
}

function summaryOf(template: KeptTemplate): TemplateSummary {
  const { id, spaceId, title, purpose, language, version, archivedOn, sections } = template;
  return { id, spaceId, title, purpose, language, version, archivedOn, sectionCount: sections.length };
}
