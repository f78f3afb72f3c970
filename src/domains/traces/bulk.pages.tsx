import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { natures } from './natures.data.ts';
import { dossierOptions, type TraceWords } from './quick-trace.pages.tsx';
import { type TraceSummary, visibilities } from './trace.ts';
import type { DossierChoice } from './trace-material.ts';

export interface BulkProps {
  words: TraceWords;
  locale: Locale;
  traces: readonly TraceSummary[];
  dossiers: readonly DossierChoice[];
  spaces: readonly { id: string; name: string }[];
  form: Form;
  refusal: ErrorSentences;
}

/** Several traces at once: what is chosen is shown whole, and each change is said before it is made. */
export function BulkPage(props: BulkProps) {
  const { words, traces, form, refusal } = props;
  if (traces.length === 0) {
    return (
      <Empty title={words.bulk.none}>
        <p>
          <LinkButton href={paths.traces}>{words.title}</LinkButton>
        </p>
      </Empty>
    );
  }
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.traceBulk} submissionKey={form.text('_key')}>
        <Chosen {...props} />
        <h2>{words.bulk.act}</h2>
        <DossierFields {...props} />
        <NatureFields {...props} />
        <VisibilityFields {...props} />
        <FormActions>
          <Button name="act" value="change">
            {words.bulk.save}
          </Button>
          <Button look="danger" name="act" value="trash">
            {words.bulk.trashAct}
          </Button>
          <LinkButton href={paths.traces}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function Chosen({ words, locale, traces, refusal }: BulkProps) {
  return (
    <CheckboxGroup
      name="trace"
      label={words.bulk.chosen}
      choices={traces.map((trace) => ({
        value: trace.id,
        label: trace.title,
        hint: formatDate(trace.eventOn, locale),
      }))}
      values={traces.map((trace) => trace.id)}
      error={refusal.of('trace')}
    />
  );
}

const choicesIn = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

function DossierFields({ words, dossiers, spaces, form, refusal }: BulkProps) {
  return (
    <>
      <RadioGroup
        name="dossierAct"
        label={words.bulk.dossier}
        choices={choicesIn(words.bulk.dossierActs)}
        value={form.text('dossierAct') || 'none'}
        error={refusal.of('dossierAct')}
      />
      <Select
        name="dossierId"
        label={words.bulk.dossier}
        emptyLabel={words.week.noDossier}
        options={dossierOptions(dossiers, spaces)}
        value={form.text('dossierId')}
        error={refusal.of('dossierId')}
      />
    </>
  );
}

function NatureFields({ words, locale, form, refusal }: BulkProps) {
  return (
    <>
      <RadioGroup
        name="natureAct"
        label={words.bulk.nature}
        hint={words.bulk.natureHint}
        choices={choicesIn(words.bulk.natureActs)}
        value={form.text('natureAct') || 'none'}
        error={refusal.of('natureAct')}
      />
      <CheckboxGroup
        name="natures"
        label={words.form.natures}
        choices={natures.map((nature) => ({ value: nature.id as string, label: nature.label[locale] }))}
        values={form.all('natures')}
        error={refusal.of('natures')}
        columns
      />
    </>
  );
}

function VisibilityFields({ words, form, refusal }: BulkProps) {
  return (
    <>
      <RadioGroup
        name="visibility"
        label={words.bulk.visibility}
        hint={words.bulk.visibilityHint}
        choices={[
          { value: '', label: words.bulk.visibilityNone },
          ...visibilities.map((visibility) => ({
            value: visibility as string,
            label: words.visibilities[visibility],
          })),
        ]}
        value={form.text('visibility')}
        error={refusal.of('visibility')}
      />
      <Checkbox
        name="widen"
        value="yes"
        label={words.bulk.widen}
        hint={words.form.widenHint}
        checked={form.text('widen') === 'yes'}
        error={refusal.of('widen')}
      />
    </>
  );
}
