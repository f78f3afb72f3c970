import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { NoSpace } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, type SelectGroup } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { fr } from './statement.words.ts';

/** What was chosen so far, as typed. */
export interface StatementChoice {
  spaceId: string;
  /** `id version`, as in the list of codebooks. */
  codebook: string;
  /** Others that read the same days, written alike. */
  also: readonly string[];
  /** `calendar period`. */
  period: string;
  year: string;
}

export interface NewStatementPageProps {
  words: typeof fr;
  locale: Locale;
  today: string;
  choice: StatementChoice;
  spaces: readonly { id: string; name: string }[];
  codebooks: readonly { id: string; version: string; title: { fr: string; en: string } }[];
  /** The codebook chosen, whose calendars give the periods. */
  codebook: Codebook | null;
  refusal: ErrorSentences;
}

/** Two forms, so that it works without a script: which framework and year, then which period and who else reads it. */
export function NewStatementPage(props: NewStatementPageProps) {
  const { words, spaces, refusal } = props;
  if (spaces.length === 0) return <NoSpace locale={props.locale} />;
  return (
    <>
      <p class="lead">{words.makeLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <FrameworkForm {...props} />
      <PeriodForm {...props} />
    </>
  );
}

function FrameworkForm({ words, locale, choice, codebooks, codebook }: NewStatementPageProps) {
  return (
    <form method="get" action={paths.newStatement}>
      <Select
        id="cadre-choisi"
        name="cadre"
        label={words.codebook}
        options={codebooks.map((one) => ({ value: codebookValue(one), label: titleOf(one, words, locale) }))}
        value={choice.codebook}
      />
      <Select
        id="exercice"
        name="exercice"
        label={words.year}
        options={yearsOf(codebook)}
        value={choice.year}
      />
      <FormActions>
        <Button look="quiet">{words.showPeriods}</Button>
      </FormActions>
    </form>
  );
}

function PeriodForm(props: NewStatementPageProps) {
  const { words, choice, spaces, refusal } = props;
  return (
    <PostForm action={paths.newStatement}>
      <input type="hidden" name="codebook" value={choice.codebook} />
      <input type="hidden" name="year" value={choice.year} />
      <Select
        name="spaceId"
        label={words.space}
        options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.spaceId}
        error={refusal.of('spaceId')}
        required={words.required}
      />
      <Select
        name="period"
        label={words.period}
        hint={words.periodHint}
        emptyLabel={words.choosePeriod}
        options={periodGroups(props)}
        value={choice.period}
        error={refusal.of('period')}
        required={words.required}
      />
      <AlsoReadBy {...props} />
      <FormActions>
        <Button look="primary">{words.compile}</Button>
      </FormActions>
    </PostForm>
  );
}

/** The other frameworks that may read the same traces in the same look. */
function AlsoReadBy({ words, locale, choice, codebooks, refusal }: NewStatementPageProps) {
  const others = codebooks.filter((one) => codebookValue(one) !== choice.codebook);
  if (others.length === 0) return null;
  return (
    <CheckboxGroup
      name="also"
      label={words.also}
      hint={words.alsoHint}
      choices={others.map((one) => ({ value: codebookValue(one), label: titleOf(one, words, locale) }))}
      values={choice.also}
      error={refusal.of('also')}
    />
  );
}

type Listed = NewStatementPageProps['codebooks'][number];

/** How a codebook is named in a choice. */
export const codebookValue = ({ id, version }: { id: string; version: string }) => `${id} ${version}`;

const titleOf = ({ title, version }: Listed, words: typeof fr, locale: Locale) =>
  `${title[locale]}, ${words.version(version)}`;

function yearsOf(codebook: Codebook | null): { value: string; label: string }[] {
  const ids = new Set(codebook?.calendars.flatMap((calendar) => calendar.years.map(({ id }) => id)) ?? []);
  return [...ids].toReversed().map((id) => ({ value: id, label: id }));
}

/** Periods of the chosen year that have begun, by calendar. */
function periodGroups({ codebook, choice, locale, today, words }: NewStatementPageProps): SelectGroup[] {
  const groups = codebook?.calendars.map((calendar): SelectGroup => {
    const periods = calendar.years.find(({ id }) => id === choice.year)?.periods ?? [];
    const begun = periods.filter(({ startsOn }) => startsOn <= today);
    return {
      label: calendar.label[locale],
      options: begun.map(({ id, label, startsOn, endsOn }) => ({
        value: `${calendar.id} ${id}`,
        label: words.periodOf(label[locale], formatDate(startsOn, locale), formatDate(endsOn, locale)),
      })),
    };
  });
  return groups?.filter(({ options }) => options.length > 0) ?? [];
}
