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
import type { ExaminedSheet, SheetItem } from './plan-sheet.ts';
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
  read: ExaminedSheet;
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
  const changed = read.differences.size;
  const isWritable = read.faults.length === 0 && added + changed > 0;
  return (
    <>
      <p class="lead">{words.readCount(added, changed, read.items.length - added - changed)}</p>
      {read.unknownHeadings.length > 0 ? (
        <p>{words.unknownHeadings(read.unknownHeadings.slice(0, 12).join(', ').slice(0, 400))}</p>
      ) : null}
      {read.faults.length > 0 ? <Faults {...props} /> : null}
      {read.items.length > 0 ? <Preview {...props} /> : null}
      {isWritable ? (
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
  const isActedOn = ({ itemId }: SheetItem) => itemId === null || read.differences.has(itemId);
  // What is written comes first: it must not hide behind the lines that stay as they are.
  const [acted, others] = [read.items.filter(isActedOn), read.items.filter((item) => !isActedOn(item))];
  return (
    <>
      <Table
        caption={words.previewCaption}
        rows={[...acted, ...others].slice(0, mostShown)}
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
            cell: (item) => actOn(words, item, read),
          },
        ]}
      />
      {left > 0 ? <p>{words.previewMore(formatNumber(left, locale))}</p> : null}
    </>
  );
}

function actOn(words: SheetWords, item: SheetItem, read: ExaminedSheet): string {
  if (item.itemId === null) return words.willAdd;
  const difference = read.differences.get(item.itemId);
  if (!difference) return words.unchanged;
  const names = { ...words.fields, title: words.columns.title };
  return words.willChange(difference.fields.map((field) => names[field].toLowerCase()).join(', '));
}
