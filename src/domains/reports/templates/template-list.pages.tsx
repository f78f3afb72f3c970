import { AroundReports } from '#/domains/reports/around.pages.tsx';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { TemplateWords } from './template.pages.tsx';
import { saidOf } from './template.rules.ts';
import { type ReportTemplate, type TemplateSummary, templateLengths } from './template.ts';

export interface NamedSpace {
  id: string;
  name: string;
}

/** A template of a space in a list, with the name of its space. */
export type ListedTemplate = TemplateSummary & { spaceName: string };

export interface TemplatesPageProps {
  words: TemplateWords;
  locale: Locale;
  templates: readonly ListedTemplate[];
  shipped: readonly ReportTemplate[];
  mayKeep: boolean;
}

/** Templates of one's spaces, then those that come with Toile. */
export function TemplatesPage({ words, locale, templates, shipped, mayKeep }: TemplatesPageProps) {
  const current = templates.filter(({ archivedOn }) => archivedOn === null);
  const archived = templates.filter(({ archivedOn }) => archivedOn !== null);
  return (
    <>
      <AroundReports locale={locale} current="templates" />
      <p class="lead">{words.lead}</p>
      {mayKeep ? (
        <FormActions>
          <LinkButton href={paths.newReportTemplate} look="primary">
            {words.newTemplate}
          </LinkButton>
          <LinkButton href={paths.reportTemplateImport}>{words.bringFile}</LinkButton>
        </FormActions>
      ) : null}
      <section>
        <h2>{words.ofSpaces}</h2>
        {current.length === 0 ? (
          <Empty title={words.noneOfSpaces}>
            <p>{words.noneOfSpacesText}</p>
          </Empty>
        ) : (
          <LinkedList lines={linesOf(words, current)} />
        )}
      </section>
      <ShippedTemplates words={words} shipped={shipped} />
      {archived.length === 0 ? null : (
        <section>
          <h2>{words.archived}</h2>
          <LinkedList lines={linesOf(words, archived)} />
        </section>
      )}
    </>
  );
}

function ShippedTemplates({ words, shipped }: Pick<TemplatesPageProps, 'words' | 'shipped'>) {
  return (
    <section>
      <h2>{words.shipped}</h2>
      <p class="hint">{words.shippedLead}</p>
      <LinkedList
        lines={shipped.map(({ id, title, purpose }) => ({
          label: title,
          href: paths.shippedReportTemplate(id),
          note: purpose,
        }))}
      />
    </section>
  );
}

function linesOf(words: TemplateWords, templates: readonly ListedTemplate[]) {
  return templates.map(({ id, title, purpose, spaceName, sectionCount }) => ({
    label: title,
    href: paths.reportTemplate(id),
    note: saidOf({ purpose }, spaceName, words.sectionCount(sectionCount)),
  }));
}

export interface NewTemplatePageProps {
  words: TemplateWords;
  form: Form;
  refusal: ErrorSentences;
  /** What may be copied, in order; the last choice is nothing. */
  sources: readonly { value: string; label: string; hint?: string }[];
  spaces: readonly NamedSpace[];
}

/** What a template of one's own begins from, and in which space it will be. */
export function NewTemplatePage({ words, form, refusal, sources, spaces }: NewTemplatePageProps) {
  return (
    <>
      <p class="lead">{words.newLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.newReportTemplate} submissionKey={form.text('_key')}>
        <RadioGroup
          name="from"
          label={words.from}
          choices={[...sources, { value: '', label: words.fromNothing }]}
          value={form.text('from')}
          error={refusal.of('from')}
        />
        <TextField
          name="title"
          label={words.name}
          hint={words.nameHintCopy}
          value={form.text('title')}
          error={refusal.of('title')}
          maxLength={templateLengths.title}
        />
        <SpaceField words={words} form={form} refusal={refusal} spaces={spaces} />
        <FormActions>
          <Button>{words.make}</Button>
          <LinkButton href={paths.reportTemplates}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** In which space a template is kept; said without asking when there is only one. */
export function SpaceField({
  words,
  form,
  refusal,
  spaces,
}: Pick<NewTemplatePageProps, 'words' | 'form' | 'refusal' | 'spaces'>) {
  const [only] = spaces;
  if (only && spaces.length === 1 && !refusal.of('spaceId'))
    return <input type="hidden" name="spaceId" value={only.id} />;
  return (
    <Select
      name="spaceId"
      label={words.space}
      options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
      value={form.text('spaceId')}
      error={refusal.of('spaceId')}
      required={words.required}
    />
  );
}
