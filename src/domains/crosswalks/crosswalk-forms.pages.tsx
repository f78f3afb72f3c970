import type { Codebook, CodebookSummary } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, FileField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { FaultsTable, type Words } from './crosswalk.pages.tsx';
import { type Crosswalk, type ListLinks, mostDestinations } from './crosswalk.ts';
import { codeName, listName } from './crosswalk-lists.pages.tsx';

export interface NewCrosswalkProps {
  words: Words;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
  faults: readonly { place: string; sentence: string }[];
  spaces: readonly { id: string; name: string }[];
  codebooks: readonly CodebookSummary[];
}

export function NewCrosswalkPage(props: NewCrosswalkProps) {
  const { words, form, refusal, faults, spaces } = props;
  return (
    <>
      <p class="lead">{words.makeLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {faults.length === 0 ? null : (
        <Notice kind="refusal" title={words.faultsTitle}>
          <FaultsTable words={words} faults={faults} caption={words.problem} />
        </Notice>
      )}
      <PostForm action={paths.newCrosswalk} upload>
        <Select
          name="spaceId"
          label={words.space}
          options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.text('spaceId')}
          error={refusal.of('spaceId')}
          required={words.required}
        />
        <BothBooks {...props} />
        <Dates {...props} />
        <NoteAndFile {...props} />
        <FormActions>
          <Button look="primary">{words.open}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

function BothBooks({ words, locale, form, refusal, codebooks }: NewCrosswalkProps) {
  const books = codebooks.map(({ id, version, title }) => ({
    value: `${id} ${version}`,
    label: words.version(title[locale], version),
  }));
  return (
    <>
      {(['from', 'to'] as const).map((side) => (
        <Select
          key={side}
          name={side}
          label={words[side]}
          options={books}
          emptyLabel={words.choose}
          value={form.text(side)}
          error={refusal.of(side)}
          required={words.required}
        />
      ))}
    </>
  );
}

function Dates({ words, form, refusal }: NewCrosswalkProps) {
  return (
    <>
      <DateField
        name="validFromOn"
        label={words.validFrom}
        value={form.text('validFromOn')}
        error={refusal.of('validFromOn')}
        required={words.required}
      />
      <DateField
        name="validUntilOn"
        label={words.validUntil}
        hint={words.validUntilHint}
        value={form.text('validUntilOn')}
        error={refusal.of('validUntilOn')}
      />
    </>
  );
}

function NoteAndFile({ words, form, refusal }: NewCrosswalkProps) {
  return (
    <>
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={form.text('note')}
        error={refusal.of('note')}
        maxLength={2000}
      />
      <FileField
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept=".json,.csv"
        error={refusal.of('file')}
      />
    </>
  );
}

export interface CodePageProps {
  words: Words;
  locale: Locale;
  crosswalk: Crosswalk;
  from: Codebook;
  to: Codebook;
  links: ListLinks;
  code: string;
  /** What is kept, or what was typed. */
  form: Form;
  refusal: ErrorSentences;
}

/** What one code becomes: a page of its own, so that it can be said on a phone and without a script. */
export function CodePage(props: CodePageProps) {
  const { words, locale, crosswalk, to, links, code, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.editLead(listName(to, links.to, locale))}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.crosswalkCode(crosswalk.id, links.from, code)}>
        <input type="hidden" name="revision" value={form.text('revision')} />
        <RadioGroup
          name="answer"
          label={words.answer}
          choices={(['linked', 'none', 'undecided'] as const).map((answer) => ({
            value: answer,
            label: words.answers[answer],
          }))}
          value={form.text('answer')}
          error={refusal.of('answer')}
        />
        {Array.from({ length: mostDestinations }, (_, at) => (
          <Destination key={`arrivee-${at + 1}`} {...props} number={at + 1} />
        ))}
        <Checkbox name="isNear" label={words.isNear} checked={form.has('isNear')} />
        <TextArea name="note" label={words.note} value={form.text('note')} rows={3} maxLength={2000} />
        <FormActions>
          <Button look="primary">{words.save}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

function Destination({
  words,
  locale,
  to,
  links,
  form,
  refusal,
  number,
}: CodePageProps & { number: number }) {
  const codes = to.codeLists.find(({ id }) => id === links.to)?.codes ?? [];
  return (
    <div class="fields-row">
      <Select
        name={`code${number}`}
        label={words.destination(number)}
        options={codes.map(({ id }) => ({ value: id, label: codeName(to, links.to, id, locale) }))}
        emptyLabel={words.choose}
        value={form.text(`code${number}`)}
        error={refusal.of(`code${number}`)}
      />
      <TextField
        name={`share${number}`}
        label={words.share(number)}
        hint={number === 1 ? words.shareHint : undefined}
        value={form.text(`share${number}`)}
        error={refusal.of(`share${number}`)}
        width="short"
      />
    </div>
  );
}
