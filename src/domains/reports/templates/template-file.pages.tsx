import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField } from '#/ui/fields.tsx';
import { type FaultsSaid, FileFaults } from '#/ui/file-faults.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { TemplateWords } from './template.pages.tsx';
import type { fr } from './template-file.words.ts';
import { type NamedSpace, SpaceField } from './template-list.pages.tsx';

type FileWords = typeof fr;

export interface BringTemplateProps {
  words: TemplateWords;
  fileWords: FileWords;
  form: Form;
  refusal: ErrorSentences;
  /** What is wrong in the file that was just chosen, or null. */
  faults: FaultsSaid | null;
  spaces: readonly NamedSpace[];
}

/** A template that comes as a file. */
export function BringTemplatePage({ words, fileWords, form, refusal, faults, spaces }: BringTemplateProps) {
  return (
    <>
      <p class="lead">{fileWords.bringLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <FileFaults faults={faults} />
      <PostForm action={paths.reportTemplateImport} upload>
        <FileField
          name="file"
          label={fileWords.file}
          accept=".json,application/json"
          error={refusal.of('file')}
        />
        <SpaceField words={words} form={form} refusal={refusal} spaces={spaces} />
        <FormActions>
          <Button>{fileWords.bring}</Button>
          <LinkButton href={paths.reportTemplates}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      <p>
        <a href={paths.reportTemplateSchema}>{fileWords.schema}</a>
      </p>
    </>
  );
}
