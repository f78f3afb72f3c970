import { wordsOf as reportWordsOf } from '#/domains/reports/report.routes.tsx';
import { ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { mayKeepTemplateIn } from './template.access.ts';
import { copyTemplate, readTemplate, type TemplateReading } from './template.actions.ts';
import { newTemplateForm } from './template.form.ts';
import { ShippedTemplatePage, TemplateContext, TemplatePage } from './template.pages.tsx';
import { saidOf } from './template.rules.ts';
import { templatesOfViewer } from './template.store.ts';
import * as templateWords from './template.words.ts';
import { type NamedSpace, NewTemplatePage, TemplatesPage } from './template-list.pages.tsx';

export const templateWordsOf = (visit: Visit) => wordsFor(visit.locale, templateWords);

export const templateRoutes: PageRoute[] = [
  get(paths.reportTemplates, { access: signedIn, handle: showTemplates }),
  get(paths.newReportTemplate, {
    access: signedIn,
    handle: async (visit) => {
      const from = visit.query.get('depuis') ?? shippedTemplates(visit.locale)[0]?.id;
      const content = await newTemplatePage(visit, Form.of({ from }), []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.newReportTemplate, { access: signedIn, handle: saveNewTemplate }),
  get(paths.shippedReportTemplate(':livre'), { access: signedIn, handle: showShipped }),
  get(paths.reportTemplate(':gabarit'), {
    access: signedIn,
    handle: (visit) =>
      withTemplate(visit, async (reading) =>
        page(await templatePage(visit, reading, new Form(new Map()), [])),
      ),
  }),
];

/** Finds the template of the address within the viewer's rights. */
export async function withTemplate(
  visit: SignedInVisit,
  answer: (reading: TemplateReading) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  const reading = await readTemplate(visit, visit.params.gabarit);
  return reading ? answer(reading) : missing;
}

/** Spaces in which the viewer may keep a template, by name. */
export async function keepingSpaces(visit: SignedInVisit): Promise<NamedSpace[]> {
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  return own.filter(({ id }) => mayKeepTemplateIn(visit.viewer, id));
}

export function trailToTemplates(visit: Visit, template?: { id: string; title: string }) {
  return [
    { label: reportWordsOf(visit).title, href: paths.reports },
    { label: templateWordsOf(visit).title, href: paths.reportTemplates },
    ...(template ? [{ label: template.title, href: paths.reportTemplate(template.id) }] : []),
  ];
}

async function showTemplates(visit: SignedInVisit): Promise<Outcome> {
  const words = templateWordsOf(visit);
  const transaction = await visit.transaction();
  const own = await ownSpaces(transaction, visit.viewer.personId);
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const templates = await templatesOfViewer(transaction);
  return page({
    title: words.title,
    trail: trailToTemplates(visit).slice(0, 1),
    body: (
      <TemplatesPage
        words={words}
        locale={visit.locale}
        templates={templates.map((one) => ({ ...one, spaceName: names.get(one.spaceId) ?? '' }))}
        shipped={shippedTemplates(visit.locale)}
        mayKeep={own.some(({ id }) => mayKeepTemplateIn(visit.viewer, id))}
      />
    ),
  });
}

async function newTemplatePage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = templateWordsOf(visit);
  const spaces = await keepingSpaces(visit);
  if (spaces.length === 0) return null;
  const kept = await templatesOfViewer(await visit.transaction());
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const choices = [
    ...shippedTemplates(visit.locale),
    ...kept
      .filter(({ archivedOn }) => archivedOn === null)
      .map((one) => ({ ...one, purpose: saidOf(one, names.get(one.spaceId)) })),
  ];
  return {
    title: words.newTemplate,
    trail: trailToTemplates(visit),
    body: (
      <NewTemplatePage
        words={words}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        sources={choices.map(({ id, title, purpose }) => ({
          value: id,
          label: title,
          hint: purpose || undefined,
        }))}
        spaces={spaces}
      />
    ),
  };
}

async function saveNewTemplate(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await newTemplatePage(visit, form, errors);
    return content ? refusedPage(content) : forbidden;
  };
  const parsed = parseForm(newTemplateForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await copyTemplate(visit, parsed.values);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.reportTemplate(outcome.id), templateWordsOf(visit).made);
}

async function showShipped(visit: SignedInVisit): Promise<Outcome> {
  const template = shippedTemplates(visit.locale).find(({ id }) => id === visit.params.livre);
  if (!template) return missing;
  const words = templateWordsOf(visit);
  return page({
    title: template.title,
    trail: trailToTemplates(visit),
    body: (
      <>
        <ShippedTemplatePage
          words={words}
          locale={visit.locale}
          template={template}
          mayCopy={(await keepingSpaces(visit)).length > 0}
        />
        <p>
          <a href={paths.shippedReportTemplateFile(template.id)}>{words.takeFile}</a>
        </p>
      </>
    ),
  });
}

/** A template of a space; `form` is what was typed to add a section. */
export async function templatePage(
  visit: SignedInVisit,
  { template, mayChange, mayArchive }: TemplateReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = templateWordsOf(visit);
  const { locale, services } = visit;
  const space = await spaceById(await visit.transaction(), template.spaceId);
  return {
    title: template.title,
    trail: trailToTemplates(visit),
    aside: (
      <TemplateContext
        words={words}
        template={template}
        spaceName={space?.name ?? ''}
        keptOn={formatDate(dayIn(services.settings.timeZone, template.keptAt), locale)}
        mayChange={mayChange}
        mayArchive={mayArchive}
      />
    ),
    body: (
      <TemplatePage
        words={words}
        locale={locale}
        template={template}
        mayChange={mayChange}
        archivedOn={template.archivedOn && formatDate(template.archivedOn, locale)}
        typed={{ ...typedSection(form), after: form.text('after') }}
        refusal={errorSentences(locale, errors, words.errors)}
      />
    ),
  };
}

/** A section as it was typed. */
export function typedSection(form: Form) {
  return {
    kind: form.text('kind') || 'free',
    heading: form.text('heading'),
    hint: form.text('hint'),
    natures: form.all('natures'),
    key: form.text('_key'),
  };
}
