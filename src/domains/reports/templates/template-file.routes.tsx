import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, withReport } from '#/domains/reports/report.routes.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { type FileFault, faultSentences, jsonFileSchema } from '#/platform/json-file-faults.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { anyone, download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { keepFromReport } from './template.actions.ts';
import { fromReportForm, templateFile } from './template.form.ts';
import { keepingSpaces, templateWordsOf, trailToTemplates, withTemplate } from './template.routes.tsx';
import type { TemplateContent } from './template.ts';
import { bringTemplate } from './template-file.actions.ts';
import { BringTemplatePage } from './template-file.pages.tsx';
import { templateAsFile } from './template-file.rules.ts';
import * as fileWords from './template-file.words.ts';
import { FromReportPage } from './template-settings.pages.tsx';

export const templateFileRoutes: PageRoute[] = [
  download(paths.reportTemplateSchema, { access: anyone, handle: giveSchema }),
  get(paths.reportTemplateImport, {
    access: signedIn,
    handle: async (visit) => {
      const content = await bringPage(visit, new Form(new Map()), [], []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.reportTemplateImport, { access: signedIn, handle: bring }),
  download(paths.shippedReportTemplateFile(':livre'), {
    access: signedIn,
    handle: (visit) => {
      const language = visit.locale;
      const template = shippedTemplates(language).find(({ id }) => id === visit.params.livre);
      return template ? giveFile(visit, { ...template, language }) : missing;
    },
  }),
  download(paths.reportTemplateFile(':gabarit'), {
    access: signedIn,
    handle: (visit) => withTemplate(visit, ({ template }) => giveFile(visit, template)),
  }),
  get(paths.reportAsTemplate(':bilan'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) => {
        const { title } = reading.report;
        const content = await fromReportPage(visit, reading, Form.of({ title }), []);
        return content ? page(content) : forbidden;
      }),
  }),
  post(paths.reportAsTemplate(':bilan'), { access: signedIn, handle: keepReport }),
];

const fileWordsOf = (visit: Visit) => wordsFor(visit.locale, fileWords);

export const schemaAddress = (visit: Visit) =>
  `${visit.services.settings.publicUrl}${paths.reportTemplateSchema}`;

/** For programs, which follow the address that a file names. */
function giveSchema(visit: Visit): Outcome {
  const schema = jsonFileSchema(templateFile, {
    address: schemaAddress(visit),
    title: 'Gabarit de bilan de Toile, format 1',
    description:
      'A template of a report: its sections in order, each with what it is proposed from, its heading and a hint. In one language.',
  });
  return {
    kind: 'download',
    body: new TextEncoder().encode(`${JSON.stringify(schema, null, 2)}\n`),
    type: 'application/schema+json; charset=utf-8',
    fileName: 'gabarit-1.json',
    inline: true,
  };
}

function giveFile(visit: Visit, template: TemplateContent): Outcome {
  return {
    kind: 'download',
    body: new TextEncoder().encode(templateAsFile(template, schemaAddress(visit))),
    type: 'application/json; charset=utf-8',
    fileName: `${fileWordsOf(visit).fileName(template.title)}.json`,
  };
}

async function bringPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  faults: readonly FileFault[],
): Promise<PageContent | null> {
  const words = templateWordsOf(visit);
  const spaces = await keepingSpaces(visit);
  if (spaces.length === 0) return null;
  return {
    title: fileWordsOf(visit).bringTitle,
    trail: trailToTemplates(visit),
    body: (
      <BringTemplatePage
        words={words}
        fileWords={fileWordsOf(visit)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        faults={
          faults.length === 0 ? null : faultSentences(visit.locale, faults, fileWordsOf(visit).sectionAt)
        }
        spaces={spaces}
      />
    ),
  };
}

async function bring(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[], faults: readonly FileFault[] = []) => {
    const content = await bringPage(visit, form, errors, faults);
    return content ? refusedPage(content) : forbidden;
  };
  const [file] = form.files('file');
  if (!file || file.bytes.length === 0) return refuse([{ field: 'file', key: 'fileMissing', values: {} }]);
  const outcome = await bringTemplate(visit, form.text('spaceId'), file.bytes);
  if (outcome.kind === 'faulty') return refuse([], outcome.faults);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.reportTemplate(outcome.id), fileWordsOf(visit).brought);
}

async function fromReportPage(
  visit: SignedInVisit,
  { report, sections }: ReportReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = templateWordsOf(visit);
  const spaces = (await keepingSpaces(visit)).filter(({ id }) => report.spaceIds.includes(id));
  if (spaces.length === 0) return null;
  return {
    title: words.fromReport,
    trail: trailTo(visit, report),
    body: (
      <FromReportPage
        words={words}
        locale={visit.locale}
        report={report}
        sections={sections.filter(({ cutAt }) => cutAt === null)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        spaces={spaces}
      />
    ),
  };
}

async function keepReport(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    const refuse = async (errors: readonly FieldError[]) => {
      const content = await fromReportPage(visit, reading, form, errors);
      return content ? refusedPage(content) : forbidden;
    };
    const parsed = parseForm(fromReportForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await keepFromReport(visit, reading.report.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(outcome.id), templateWordsOf(visit).fromReportDone);
  });
}
