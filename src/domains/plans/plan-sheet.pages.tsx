import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Plan } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';
import type { fr } from './plan-sheet.words.ts';

export type SheetWords = typeof fr;

export interface ImportPageProps {
  words: SheetWords;
  planWords: PlanWords;
  plan: Plan;
  pasted: string;
  refusal: ErrorSentences;
}

/** Cells to paste, or a file: nothing is written from here. */
export function ImportPage({ words, planWords, plan, pasted, refusal }: ImportPageProps) {
  return (
    <>
      <p class="lead">{words.importLead}</p>
      <p>{words.importRules}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planImport(plan.id)} upload>
        <TextArea
          name="cells"
          label={words.paste}
          hint={words.pasteHint}
          value={pasted}
          error={refusal.of('cells')}
          rows={8}
        />
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".xlsx,.csv,.txt"
          error={refusal.of('file')}
        />
        <FormActions>
          <Button>{words.examine}</Button>
          <LinkButton href={paths.planTable(plan.id)}>{planWords.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}
