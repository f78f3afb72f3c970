import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { Tag } from '#/ui/tag.tsx';
import type { Plan } from './plan.ts';
import { levelLabel } from './plan-frame.pages.tsx';
import type { SheetWords } from './plan-sheet.pages.tsx';
import type { ExaminedSheet, SheetItem } from './plan-sheet.ts';
import { ChangeLines, newLines } from './sheet-change.pages.tsx';

export interface ReviewPageProps {
  words: SheetWords;
  locale: Locale;
  plan: Plan;
  read: ExaminedSheet;
  /** The sentence of each fault, in their order. */
  faultTexts: readonly string[];
  /** What was read, to be sent back when it is confirmed. */
  cells: string;
  /** Prints of what is shown here, sent back with it. */
  seen: string;
  /** Items that somebody changed since they were read over, by key. */
  meanwhile: ReadonlySet<string>;
  refusal: { title: string; lead: string } | null;
}

/** Lines shown before writing; the others are counted. */
const mostShown = 200;

const isActedOn = (read: ExaminedSheet) => (item: SheetItem) =>
  item.itemId === null || read.differences.has(item.itemId);

/** What a sheet means for the plan: cells to mend, or what will be written and over what. */
export function ReviewPage(props: ReviewPageProps) {
  const { words, plan, read, refusal } = props;
  const added = read.items.filter((item) => item.itemId === null).length;
  const changed = read.differences.size;
  const isWritable = read.faults.length === 0 && added + changed > 0;
  return (
    <>
      {refusal ? (
        <Notice kind="refusal" title={refusal.title}>
          <p>{refusal.lead}</p>
        </Notice>
      ) : null}
      {read.faults.length > 0 ? null : (
        <p class="lead">{words.readCount(added, changed, read.items.length - added - changed)}</p>
      )}
      {read.unknownHeadings.length > 0 ? (
        <p>{words.unknownHeadings(read.unknownHeadings.slice(0, 12).join(', ').slice(0, 400))}</p>
      ) : null}
      {read.faults.length > 0 ? <Faults {...props} /> : null}
      {isWritable ? (
        <Confirmation {...props} />
      ) : (
        <>
          <Meanwhile {...props} isWritable={false} />
          <Preview {...props} />
          <p>
            <LinkButton href={paths.planImport(plan.id)}>{words.startAgain}</LinkButton>
          </p>
        </>
      )}
    </>
  );
}

function Confirmation(props: ReviewPageProps) {
  const { words, plan, cells, seen } = props;
  return (
    <PostForm action={paths.planImportConfirmation(plan.id)}>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="cells" value={cells} />
      <Meanwhile {...props} isWritable />
      <Preview {...props} />
      <FormActions>
        <Button>{words.confirm}</Button>
        <LinkButton href={paths.planImport(plan.id)}>{words.startAgain}</LinkButton>
      </FormActions>
    </PostForm>
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

/** What somebody changed since it was read over: both texts, and a box to keep that of the plan. */
function Meanwhile(props: ReviewPageProps & { isWritable: boolean }) {
  const { words, read, meanwhile, isWritable } = props;
  const items = read.items.filter(({ key }) => meanwhile.has(key));
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="entre-temps">
      <h2 id="entre-temps">{words.meanwhileTitle}</h2>
      {items.map((item) => (
        <div key={item.key} class="sheet-meanwhile">
          <h3>{item.content.title}</h3>
          <Act {...props} item={item} hasBothTexts />
          {isWritable && item.itemId && read.differences.has(item.itemId) ? (
            <label class="choice">
              <input type="checkbox" name="kept" value={item.itemId} />
              <span>{words.keepPlan}</span>
            </label>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Preview(props: ReviewPageProps) {
  const { words, locale, plan, read, meanwhile } = props;
  const left = read.items.length - mostShown;
  const isActed = isActedOn(read);
  // What is written comes first: it must not hide behind the lines that stay as they are.
  const [acted, others] = [read.items.filter(isActed), read.items.filter((item) => !isActed(item))];
  const toMend = keysToMend(read);
  if (read.items.length === 0) return null;
  return (
    <>
      <Table
        caption={read.faults.length > 0 ? words.previewOnceMended : words.previewCaption}
        rows={[...acted, ...others].slice(0, mostShown)}
        rowKey={(item) => item.key}
        columns={[
          { key: 'row', heading: words.row, cell: (item: SheetItem) => String(item.row) },
          { key: 'level', heading: words.columns.item, cell: (item) => levelLabel(plan, item.content.level) },
          { key: 'title', heading: words.columns.title, cell: (item) => item.content.title },
          {
            key: 'act',
            heading: words.act,
            cell: (item) => (
              <div>
                {meanwhile.has(item.key) ? <Tag>{words.meanwhileTitle}</Tag> : null}{' '}
                {toMend.has(item.key) ? words.toMend : <Act {...props} item={item} />}
              </div>
            ),
          },
        ]}
      />
      {left > 0 ? <p>{words.previewMore(formatNumber(left, locale))}</p> : null}
    </>
  );
}

/** Items of which a cell is to mend: nothing can be said yet of what happens to them. */
function keysToMend({ items, faults }: ExaminedSheet): ReadonlySet<string> {
  const rows = new Set(faults.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0])));
  // A row says its narrowest item last: its cells are about that one.
  const narrowest = new Map(items.map(({ row, key }) => [row, key]));
  return new Set([...narrowest].filter(([row]) => rows.has(row)).map(([, key]) => key));
}

/** What happens to one item. `hasBothTexts`: each text whole, under whose it is, rather than what differs. */
function Act(props: ReviewPageProps & { item: SheetItem; hasBothTexts?: boolean }) {
  const { words, locale, item, read, hasBothTexts = false } = props;
  const said = { words, locale, hasBothTexts };
  if (item.itemId === null) {
    return (
      <>
        {words.willAdd}
        <ChangeLines {...said} changes={newLines(item)} />
      </>
    );
  }
  const difference = read.differences.get(item.itemId);
  const stays = read.unplaced.has(item.itemId) ? <p>{words.unplaced}</p> : null;
  if (!difference) {
    return (
      <>
        {hasBothTexts ? words.sameNow : words.unchanged}
        {stays}
      </>
    );
  }
  return (
    <>
      {hasBothTexts ? null : words.willChange}
      <ChangeLines
        {...said}
        changes={difference.changes}
        readings={difference.indicators.changed.flatMap((one) => one.readings).length}
      />
      {stays}
    </>
  );
}
