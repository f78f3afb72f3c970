import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, TextArea } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { Plan } from './plan.ts';
import { levelLabel, type PlanWords } from './plan-frame.pages.tsx';
import type { SheetItem, SheetReading } from './plan-sheet.ts';
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

export interface ReviewPageProps {
  words: SheetWords;
  locale: Locale;
  plan: Plan;
  read: SheetReading;
  /** The sentence of each fault, in their order. */
  faultTexts: readonly string[];
  /** What was read, to be sent back when it is confirmed. */
  cells: string;
}

/** Lines shown before writing; the others are counted. */
const mostShown = 200;

/** What a sheet means for the plan: cells to mend, or what will be written. */
export function ReviewPage(props: ReviewPageProps) {
  const { words, plan, read, cells } = props;
  const added = read.items.filter((item) => item.itemId === null).length;
  return (
    <>
      <p class="lead">{words.readCount(added, read.items.length - added)}</p>
      {read.unknownHeadings.length > 0 ? (
        <p>{words.unknownHeadings(read.unknownHeadings.slice(0, 12).join(', ').slice(0, 400))}</p>
      ) : null}
      {read.faults.length > 0 ? <Faults {...props} /> : null}
      {read.items.length > 0 ? <Preview {...props} /> : null}
      {read.faults.length === 0 && read.items.length > 0 ? (
        <PostForm action={paths.planImportConfirmation(plan.id)}>
          <input type="hidden" name="tree" value={plan.treeVersion} />
          <input type="hidden" name="cells" value={cells} />
          <FormActions>
            <Button>{words.confirm}</Button>
            <LinkButton href={paths.planImport(plan.id)}>{words.startAgain}</LinkButton>
          </FormActions>
        </PostForm>
      ) : (
        <p>
          <LinkButton href={paths.planImport(plan.id)}>{words.startAgain}</LinkButton>
        </p>
      )}
    </>
  );
}

function Faults({ words, read, faultTexts }: ReviewPageProps) {
  return (
    <>
      <Notice kind="refusal" title={words.faultsTitle}>
        <p>{words.faultsLead}</p>
      </Notice>
      <Table
        caption={words.faultsTitle}
        rows={read.faults.slice(0, mostShown).map((fault, at) => ({ fault, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'cell', heading: words.cellHeading, cell: ({ fault }) => fault.cell },
          { key: 'fault', heading: words.faultHeading, cell: ({ at }) => faultTexts[at] },
        ]}
      />
    </>
  );
}

function Preview({ words, locale, plan, read }: ReviewPageProps) {
  const left = read.items.length - mostShown;
  return (
    <>
      <Table
        caption={words.previewCaption}
        rows={read.items.slice(0, mostShown)}
        rowKey={(item) => item.key}
        columns={[
          { key: 'row', heading: words.row, cell: (item: SheetItem) => String(item.row) },
          { key: 'level', heading: words.columns.item, cell: (item) => levelLabel(plan, item.content.level) },
          { key: 'title', heading: words.columns.title, cell: (item) => item.content.title },
          { key: 'holders', heading: words.columns.holders, cell: (item) => (item.holders ?? []).join(', ') },
          { key: 'due', heading: words.columns.dueOn, cell: (item) => item.content.dueOn ?? '' },
          {
            key: 'act',
            heading: words.act,
            cell: (item) => (item.itemId === null ? words.willAdd : words.willChange),
          },
        ]}
      />
      {left > 0 ? <p>{words.previewMore(formatNumber(left, locale))}</p> : null}
    </>
  );
}
