import { paths } from '#/paths.ts';
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
import type { SignedInVisit } from '#/platform/visit.ts';
import type { TemplateReading } from './template.actions.ts';
import { newTemplateSectionForm, templatePlaceForm, templateSectionForm } from './template.form.ts';
import {
  templatePage,
  templateWordsOf,
  trailToTemplates,
  typedSection,
  withTemplate,
} from './template.routes.tsx';
import type { KeptSection } from './template.ts';
import {
  addTemplateSection,
  changeSection,
  moveTemplateSection,
  removeTemplateSection,
} from './template-change.actions.ts';
import { type SectionTyped, TemplateSectionPage } from './template-section.pages.tsx';

export const templateSectionRoutes: PageRoute[] = [
  post(paths.reportTemplateSections(':gabarit'), { access: signedIn, handle: add }),
  get(paths.reportTemplateSection(':gabarit', ':partie'), {
    access: signedIn,
    handle: (visit) =>
      withPart(visit, (reading, section) => {
        if (!reading.mayChange) return forbidden;
        return page(sectionPage(visit, reading, section, { ...section, key: '' }, []));
      }),
  }),
  post(paths.reportTemplateSection(':gabarit', ':partie'), { access: signedIn, handle: save }),
  post(paths.reportTemplateSectionPlace(':gabarit', ':partie'), { access: signedIn, handle: move }),
  post(paths.reportTemplateSectionRemoval(':gabarit', ':partie'), { access: signedIn, handle: remove }),
];

/** Finds the section of the address in its template. */
function withPart(
  visit: SignedInVisit,
  answer: (reading: TemplateReading, section: KeptSection) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  return withTemplate(visit, (reading) => {
    const section = reading.template.sections.find(({ id }) => id === visit.params.partie);
    return section ? answer(reading, section) : missing;
  });
}

function sectionPage(
  visit: SignedInVisit,
  { template }: TemplateReading,
  section: KeptSection,
  typed: SectionTyped,
  errors: readonly FieldError[],
  isConflict = false,
): PageContent {
  const words = templateWordsOf(visit);
  return {
    title: words.sectionTitle(section.heading),
    trail: trailToTemplates(visit, template),
    body: (
      <TemplateSectionPage
        words={words}
        locale={visit.locale}
        template={template}
        section={section}
        typed={typed}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        saved={isConflict ? section : undefined}
      />
    ),
  };
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withTemplate(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await templatePage(visit, reading, form, errors));
    const parsed = parseForm(newTemplateSectionForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await addTemplateSection(visit, reading.template.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).added);
  });
}

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPart(visit, async (reading, section) => {
    if (!reading.mayChange) return forbidden;
    const typed = typedSection(form);
    const parsed = parseForm(templateSectionForm, form);
    if (!parsed.ok) return refusedPage(sectionPage(visit, reading, section, typed, parsed.errors));
    const outcome = await changeSection(visit, reading.template.id, section.id, parsed.values);
    if (outcome.kind === 'conflict')
      return refusedPage(sectionPage(visit, reading, section, typed, [], true));
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).saved);
  });
}

async function move(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPart(visit, async (reading, section) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(templatePlaceForm, form);
    if (!parsed.ok) return missing;
    const outcome = await moveTemplateSection(visit, reading.template.id, section.id, parsed.values);
    if (outcome.kind === 'refused') {
      const errors = [{ ...outcome, values: {} }];
      return refusedPage(await templatePage(visit, reading, new Form(new Map()), errors));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).moved);
  });
}

async function remove(visit: SignedInVisit): Promise<Outcome> {
  return withPart(visit, async (reading, section) => {
    if (!reading.mayChange) return forbidden;
    const outcome = await removeTemplateSection(visit, reading.template.id, section.id);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).removed);
  });
}
