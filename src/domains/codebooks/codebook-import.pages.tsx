import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, TextArea } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { fr } from './codebook.words.ts';
import { HolderSelect } from './codebook-holder.pages.tsx';

export interface ImportPageProps {
  words: typeof fr;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly { id: string; name: string }[];
  /** Administrators only. */
  mayForEverybody: boolean;
  /** What is wrong in the codebook itself, each at its place. */
  faults: readonly { place: string; sentence: string }[];
}

export function CodebookImportPage(props: ImportPageProps) {
  const { words, locale, form, refusal, spaces, mayForEverybody, faults } = props;
  return (
    <>
      <p class="lead">{words.importLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {faults.length === 0 ? null : (
        <Notice kind="refusal" title={words.faultsTitle}>
          <Table
            caption={words.problem}
            rows={faults}
            rowKey={({ place, sentence }) => `${place} ${sentence}`}
            columns={[
              { key: 'place', heading: words.place, cell: ({ place }) => <code>{place}</code> },
              { key: 'sentence', heading: words.problem, cell: ({ sentence }) => sentence },
            ]}
          />
        </Notice>
      )}
      <PostForm action={paths.codebookImport} upload>
        <HolderSelect
          locale={locale}
          spaces={spaces}
          mayForEverybody={mayForEverybody}
          value={form.text('space')}
          error={refusal.of('space')}
          required={words.requiredMark}
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
          <Button look="primary">{words.importButton}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}
