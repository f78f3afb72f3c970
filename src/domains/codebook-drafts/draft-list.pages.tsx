import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { DraftSummary } from './draft.ts';
import type { Words } from './draft-frame.pages.tsx';

export interface DraftsPageProps {
  words: Words;
  locale: Locale;
  drafts: readonly DraftSummary[];
  /** Day of the last change, by draft. */
  changedOn: ReadonlyMap<string, string>;
  mayOpen: boolean;
}

export function DraftsPage({ words, locale, drafts, changedOn, mayOpen }: DraftsPageProps) {
  const noteOf = (draft: DraftSummary) =>
    [
      words.reference(draft.reference.id, draft.reference.version),
      draft.extends ? words.variantOf(draft.extends.id, draft.extends.version) : null,
      words.of(draft.spaceName),
      words.changedOn(formatDate(changedOn.get(draft.id) ?? '', locale)),
    ]
      .filter((part) => part !== null)
      .join(' – ');
  return (
    <>
      <p class="lead">{words.lead}</p>
      {drafts.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <LinkedList
          lines={drafts.map((draft) => ({
            label: draft.title[locale],
            href: paths.codebookDraft(draft.id),
            note: noteOf(draft),
          }))}
        />
      )}
      <FormActions>
        <LinkButton href={paths.codebooks}>{words.seeCodebooks}</LinkButton>
        {mayOpen ? <LinkButton href={paths.codebookDraftImport}>{words.importLink}</LinkButton> : null}
      </FormActions>
    </>
  );
}

export interface OpeningPageProps {
  words: Words;
  form: Form;
  refusal: ErrorSentences;
  base: CodebookReference;
  spaces: readonly { id: string; name: string }[];
  /** Whether its next version is the viewer's to write. */
  mayFollow: boolean;
  /** Held by everybody here rather than by a space. */
  isEverybodys: boolean;
}

/** Opening a draft out of a published version. */
export function OpeningPage(props: OpeningPageProps) {
  const { words, form, refusal, base, spaces, mayFollow, isEverybodys } = props;
  if (spaces.length === 0) return <p>{words.noKeptSpace}</p>;
  const variant = { value: 'variant', label: words.asVariant, hint: words.asVariantHint };
  const nextHint = isEverybodys ? words.asNextForAllHint : words.asNextHint;
  const next = { value: 'next', label: words.asNext, hint: nextHint };
  return (
    <>
      <p class="lead">{words.openLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.codebookWorkshop(base.id, base.version)}>
        <RadioGroup
          name="as"
          label={words.as}
          choices={mayFollow ? [next, variant] : [variant]}
          value={form.text('as') || (mayFollow && !isEverybodys ? 'next' : 'variant')}
          error={refusal.of('as')}
        />
        <Select
          name="space"
          label={words.space}
          options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.text('space') || spaces[0]?.id}
          error={refusal.of('space')}
        />
        <NamingFields words={words} form={form} refusal={refusal} />
        <FormActions>
          <Button>{words.open}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

/** The version, and what people will call the variant. */
function NamingFields({ words, form, refusal }: Pick<OpeningPageProps, 'words' | 'form' | 'refusal'>) {
  return (
    <>
      <TextField
        name="version"
        label={words.version}
        hint={words.versionHint}
        value={form.text('version')}
        error={refusal.of('version')}
        required={words.required}
        width="medium"
        spellcheck={false}
      />
      <TextField
        name="titleFr"
        label={words.titleFr}
        value={form.text('titleFr')}
        error={refusal.of('titleFr')}
      />
      <TextField
        name="titleEn"
        label={words.titleEn}
        hint={words.titleEnHint}
        value={form.text('titleEn')}
        error={refusal.of('titleEn')}
      />
    </>
  );
}

export interface DifferenceImportProps {
  words: Words;
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly { id: string; name: string }[];
}

export function DifferenceImportPage({ words, form, refusal, spaces }: DifferenceImportProps) {
  return (
    <>
      <p class="lead">{words.importLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.codebookDraftImport} upload>
        <Select
          name="space"
          label={words.space}
          options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.text('space')}
          error={refusal.of('space')}
        />
        <FileField
          name="file"
          label={words.file}
          accept=".json,application/json"
          error={refusal.of('file')}
        />
        <TextArea
          name="text"
          label={words.pasted}
          value={form.text('text')}
          rows={8}
          error={refusal.of('text')}
        />
        <FormActions>
          <Button>{words.bring}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}
