import { sectionKinds } from '#/domains/reports/report.ts';
import { labelOf, naturesOfIntervention } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { type KeptSection, type KeptTemplate, templateLengths } from './template.ts';
import type { fr } from './template.words.ts';

type Words = typeof fr;

/** A section as it was typed. */
export interface SectionTyped {
  kind: string;
  heading: string;
  hint: string;
  natures: readonly string[];
  key: string;
}

interface FieldsProps {
  words: Words;
  locale: Locale;
  typed: SectionTyped;
  refusal: ErrorSentences;
  /** What somebody else saved meanwhile, when they did. */
  saved?: KeptSection;
}

const natureLabels = (locale: Locale, natures: readonly string[]) =>
  natures.map((nature) => labelOf(naturesOfIntervention, nature, locale)).join(', ');

function SectionFields({ words, locale, typed, refusal, saved }: FieldsProps) {
  return (
    <>
      <TextField
        name="heading"
        label={words.heading}
        value={typed.heading}
        error={refusal.of('heading')}
        maxLength={templateLengths.heading}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.heading} saved={saved?.heading} />
      <KindField words={words} locale={locale} typed={typed} refusal={refusal} saved={saved} />
      <TextArea
        name="hint"
        label={words.hint}
        hint={words.hintHint}
        value={typed.hint}
        error={refusal.of('hint')}
        maxLength={templateLengths.hint}
        rows={4}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.hint} saved={saved?.hint} />
      <NatureFields words={words} locale={locale} typed={typed} refusal={refusal} saved={saved} />
    </>
  );
}

function KindField({ words, typed, refusal, saved }: FieldsProps) {
  return (
    <>
      <Select
        name="kind"
        label={words.kind}
        hint={words.kindHint}
        options={sectionKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={typed.kind}
        error={refusal.of('kind')}
      />
      <SavedMeanwhile
        heading={words.savedMeanwhile}
        mine={typed.kind}
        saved={saved?.kind}
        label={saved && words.kinds[saved.kind]}
      />
    </>
  );
}

function NatureFields({ words, locale, typed, refusal, saved }: FieldsProps) {
  return (
    <>
      <Disclosure summary={words.chooseNatures} open={typed.kind === 'natures' || typed.natures.length > 0}>
        <CheckboxGroup
          name="natures"
          label={words.natures}
          hint={words.naturesHint}
          choices={naturesOfIntervention.map(({ id, label }) => ({ value: id, label: label[locale] }))}
          values={typed.natures}
          error={refusal.of('natures')}
          columns
        />
      </Disclosure>
      <SavedMeanwhile
        heading={words.savedMeanwhile}
        mine={typed.natures.join()}
        saved={saved?.natures.join()}
        label={saved && (natureLabels(locale, saved.natures) || '—')}
      />
    </>
  );
}

export interface SectionPageProps extends FieldsProps {
  template: KeptTemplate;
  section: KeptSection;
}

/** One section of a template, to be said otherwise. */
export function TemplateSectionPage(props: SectionPageProps) {
  const { words, template, section, typed, refusal, saved } = props;
  return (
    <>
      {saved ? (
        <Notice kind="refusal" title={words.conflictTitle}>
          <p>{words.conflictText}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.reportTemplateSection(template.id, section.id)} submissionKey={typed.key}>
        <input type="hidden" name="version" value={template.version} />
        <SectionFields {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.reportTemplate(template.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** A section more, after any other. */
export function AddTemplateSection(
  props: FieldsProps & { template: KeptTemplate; typed: SectionTyped & { after: string } },
) {
  const { words, template, typed, refusal } = props;
  return (
    <section class="screen-only" aria-labelledby="ajouter">
      <h2 id="ajouter">{words.addTitle}</h2>
      <PostForm action={paths.reportTemplateSections(template.id)} submissionKey={typed.key}>
        <SectionFields {...props} />
        <Select
          name="after"
          label={words.after}
          emptyLabel={words.atEnd}
          options={template.sections.map(({ id, heading }) => ({ value: id, label: heading }))}
          value={typed.after}
          error={refusal.of('after')}
        />
        <FormActions>
          <Button look="quiet">{words.add}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
