import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { BilingualFields } from './attribute-field.pages.tsx';
import { type DraftView, SeenRevision } from './draft-frame.pages.tsx';

export interface HeadPageProps {
  view: DraftView;
  refusal: ErrorSentences;
}

/** What the codebook says of itself. */
export function HeadPage({ view, refusal }: HeadPageProps) {
  const { draft, words } = view;
  const { book } = draft;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.codebookDraftHead(draft.id)}>
        <SeenRevision draft={draft} />
        <TextField
          name="version"
          label={words.version}
          hint={words.versionHint}
          value={book.version}
          error={refusal.of('version')}
          width="medium"
          spellcheck={false}
        />
        <BilingualFields view={view} name="title" label={words.headFields.title} value={book.title} />
        <BilingualFields view={view} name="summary" label={words.headFields.summary} value={book.summary} />
        <ReckoningFields view={view} refusal={refusal} />
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

/** When it applies, what makes two acts alike, and why a trace that no rule takes is left out. */
function ReckoningFields({ view: { draft, words, locale }, refusal }: HeadPageProps) {
  const { book } = draft;
  const coded = book.fields.filter(({ type, kinds }) => type === 'code' && kinds.length > 0);
  return (
    <>
      <DateField
        name="validFromOn"
        label={words.headFields.validFromOn}
        value={book.validFromOn}
        error={refusal.of('validFromOn')}
      />
      <DateField name="validUntilOn" label={words.headFields.validUntilOn} value={book.validUntilOn ?? ''} />
      <CheckboxGroup
        name="countedBy"
        label={words.headFields.countedBy}
        columns
        choices={coded.map(({ id, label }) => ({ value: id, label: label[locale] }))}
        values={book.countedBy}
      />
      <Select
        name="noRuleReason"
        label={words.headFields.noRuleReason}
        options={book.mapping.reasons.map(({ id, label }) => ({ value: id, label: label[locale] }))}
        value={book.mapping.noRuleReason}
      />
    </>
  );
}
