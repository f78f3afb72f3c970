import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { otherPeriod, periodValue, type UsualPeriod } from './report.rules.ts';
import { audiences } from './report.ts';
import type { ReportWords } from './section-body.pages.tsx';
import type { ReportTemplate } from './templates/template.ts';

export interface NewReportPageProps {
  words: ReportWords;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
  /** Those of the viewer's spaces, then those that come with Toile. */
  templates: readonly Pick<ReportTemplate, 'id' | 'title' | 'purpose'>[];
  /** The one that a link names. */
  asked: string | undefined;
  spaces: readonly { id: string; name: string }[];
  dossiers: readonly { id: string; title: string; spaceId: string }[];
  periods: readonly UsualPeriod[];
  /** The one that has something to tell. */
  likely: UsualPeriod | undefined;
}

/** What a bilan begins from: a template, a period, whose work, for whom. */
export function NewReportPage(props: NewReportPageProps) {
  const { words, form, refusal, templates } = props;
  return (
    <>
      <p class="lead">{words.composeLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.newReport} submissionKey={form.text('_key')}>
        <RadioGroup
          name="template"
          label={words.template}
          hint={words.templateHint}
          choices={templates.map(({ id, title, purpose }) => ({ value: id, label: title, hint: purpose }))}
          value={form.text('template') || (props.asked ?? templates[0]?.id)}
          error={refusal.of('template')}
        />
        <PeriodFields {...props} />
        <SpaceFields {...props} />
        <ReaderFields {...props} />
        <FormActions>
          <Button>{words.begin}</Button>
          <LinkButton href={paths.reports}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** For whom a bilan is told, with what that protects. */
export function AudienceField({
  words,
  value,
  error,
}: {
  words: ReportWords;
  value: string;
  error: string | undefined;
}) {
  return (
    <RadioGroup
      name="audience"
      label={words.audience}
      choices={audiences.map((audience) => ({
        value: audience,
        label: words.audiences[audience],
        hint: words.audienceHints[audience],
      }))}
      value={value}
      error={error}
    />
  );
}

function ReaderFields({ words, locale, form, refusal }: NewReportPageProps) {
  return (
    <>
      <AudienceField words={words} value={form.text('audience') || 'team'} error={refusal.of('audience')} />
      <RadioGroup
        name="language"
        label={words.language}
        choices={(['fr', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        value={form.text('language') || locale}
        error={refusal.of('language')}
      />
      <TextField
        name="title"
        label={words.name}
        hint={words.nameHint}
        value={form.text('title')}
        error={refusal.of('title')}
        maxLength={300}
      />
    </>
  );
}

function PeriodFields({ words, locale, form, refusal, periods, likely }: NewReportPageProps) {
  const usual = periods.map(({ kind, startsOn, endsOn }) => ({
    value: periodValue({ startsOn, endsOn }),
    label: words.usualPeriods[kind],
    hint: words.periodOf(formatDate(startsOn, locale), formatDate(endsOn, locale)),
  }));
  return (
    <>
      <RadioGroup
        name="period"
        label={words.period}
        choices={[...usual, { value: otherPeriod, label: words.otherPeriod, hint: words.otherPeriodHint }]}
        value={form.text('period') || (form.has('startsOn') || !likely ? otherPeriod : periodValue(likely))}
      />
      <div class="report-days">
        <DateField
          name="startsOn"
          label={words.startsOn}
          value={form.text('startsOn')}
          error={refusal.of('startsOn')}
        />
        <DateField
          name="endsOn"
          label={words.endsOn}
          value={form.text('endsOn')}
          error={refusal.of('endsOn')}
        />
      </div>
    </>
  );
}

function SpaceFields({ words, form, refusal, spaces, dossiers }: NewReportPageProps) {
  const chosen = form.all('spaceIds');
  const [only] = spaces;
  return (
    <>
      {spaces.length === 1 && only ? (
        <input type="hidden" name="spaceIds" value={only.id} />
      ) : (
        <CheckboxGroup
          name="spaceIds"
          label={words.spaces}
          hint={words.spacesHint}
          choices={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          values={chosen.length > 0 ? chosen : only ? [only.id] : []}
          error={refusal.of('spaceIds')}
        />
      )}
      {dossiers.length === 0 ? null : (
        <Disclosure summary={words.chooseDossiers}>
          <CheckboxGroup
            name="dossierIds"
            label={words.dossiers}
            hint={words.dossiersHint}
            choices={dossiers.map(({ id, title, spaceId }) => ({
              value: id,
              label: title,
              hint: spaces.length > 1 ? spaces.find((space) => space.id === spaceId)?.name : undefined,
            }))}
            values={form.all('dossierIds')}
            error={refusal.of('dossierIds')}
          />
        </Disclosure>
      )}
    </>
  );
}
