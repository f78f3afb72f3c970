import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Plan } from './plan.ts';
import { itemFacts, levelLabel, PlanTabs, type PlanWords } from './plan-frame.pages.tsx';
import { type GridField, type GridTexts, gridFields, severalLineFields } from './plan-grid.rules.ts';
import type { PlanItem } from './plan-item.ts';
import type { SheetWords } from './plan-sheet.pages.tsx';

export interface GridLine {
  item: PlanItem;
  number: string;
  /** Version the boxes were read at. */
  version: number;
  texts: GridTexts;
  /** Of the texts that the item has now: a line sent back with other texts was typed in. */
  print: string;
  isTyped: boolean;
  faults: Partial<Record<GridField, string>>;
  /** What somebody saved meanwhile, when it is not what the boxes were read from. */
  savedMeanwhile: string | null;
}

export interface GridPageProps {
  words: SheetWords;
  planWords: PlanWords;
  locale: Locale;
  plan: Plan;
  lines: readonly GridLine[];
  total: number;
  page: number;
  pages: number;
  refusal: string | null;
  /** What was typed of items that are in the plan no more, in words. */
  gone: readonly string[];
  submissionKey: string;
  mayChange: boolean;
}

const address = (plan: Plan, page: number) => `${paths.planTable(plan.id)}?page=${page}`;

/** The plan as a table one fills by the keyboard. */
export function GridPage(props: GridPageProps) {
  const { words, planWords, plan, lines, page, pages, refusal, gone, mayChange } = props;
  return (
    <>
      <PlanTabs words={planWords} plan={plan} current="table" />
      {mayChange ? <p class="lead">{words.tableLead}</p> : null}
      <Refusal refusal={refusal} gone={gone} />
      <FormActions>
        {mayChange ? <LinkButton href={paths.planImport(plan.id)}>{words.importTitle}</LinkButton> : null}
        <LinkButton href={paths.planExport(plan.id)} icon="download">
          {words.exportLink}
        </LinkButton>
      </FormActions>
      {lines.length === 0 ? (
        <Empty title={planWords.noItems} />
      ) : (
        <PostForm
          action={address(plan, page)}
          draft={`plan-tableau-${plan.id}-${page}`}
          submissionKey={props.submissionKey}
        >
          <Grid {...props} />
          {mayChange ? <PasteRefusal words={words} plan={plan} /> : null}
          {mayChange ? (
            <FormActions>
              <Button>{words.save}</Button>
            </FormActions>
          ) : null}
        </PostForm>
      )}
      <Pagination
        label={words.pages}
        previous={page > 1 ? { label: words.previous, href: address(plan, page - 1) } : undefined}
        next={page < pages ? { label: words.next, href: address(plan, page + 1) } : undefined}
      />
    </>
  );
}

function Refusal({ refusal, gone }: Pick<GridPageProps, 'refusal' | 'gone'>) {
  if (!refusal) return null;
  return (
    <Notice kind="refusal" title={refusal}>
      {gone.length === 0 ? null : (
        <ul class="pre-line">
          {gone.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** Shown by the script, in sight wherever one stands in the table. */
function PasteRefusal({ words, plan }: Pick<GridPageProps, 'words' | 'plan'>) {
  return (
    <div class="grid-refusal" data-grid-refusal="" hidden>
      <Notice kind="refusal" title={words.pasteRefused} live>
        <p>
          {words.pasteKept} <a href={paths.planImport(plan.id)}>{words.importTitle}</a>
        </p>
      </Notice>
    </div>
  );
}

function Grid(props: GridPageProps) {
  const { words, locale, total, lines } = props;
  const caption = words.caption(formatNumber(total, locale), total === 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard.
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class="plan-grid" data-grid="">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.item}</th>
            {gridFields.map((field) => (
              <th key={field} scope="col">
                {words.columns[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Row key={line.item.id} {...props} line={line} at={at} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(props: GridPageProps & { line: GridLine; at: number }) {
  const { words, planWords, locale, plan, line, at, mayChange } = props;
  const { item, number } = line;
  return (
    <tr>
      <th scope="row">
        <a href={paths.planItem(plan.id, item.id)} aria-label={`${number} ${item.title}`}>
          {number}
        </a>{' '}
        <span class="plan-level">{levelLabel(plan, item.level)}</span>
        {item.state === 'planned' ? null : (
          <span class="plan-facts"> {itemFacts(planWords, item, locale)[0]}</span>
        )}
        <input type="hidden" name={`id-${at}`} value={item.id} />
        <input type="hidden" name={`version-${at}`} value={line.version} />
        <input type="hidden" name={`read-${at}`} value={line.print} />
        {line.savedMeanwhile ? <span class="grid-error">{words.saidNow(line.savedMeanwhile)}</span> : null}
      </th>
      {gridFields.map((field, column) => (
        <td key={field}>
          {mayChange ? (
            <Box {...props} field={field} column={column} />
          ) : (
            <span class="pre-line">{line.texts[field]}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

function Box({
  words,
  line,
  at,
  field,
  column,
}: GridPageProps & { line: GridLine; at: number; field: GridField; column: number }) {
  const name = `${field}-${at}`;
  const fault = line.faults[field];
  const text = line.texts[field];
  const box = {
    id: name,
    name,
    'aria-label': words.cell(words.columns[field], `${line.number} ${line.item.title}`),
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': fault ? `${name}-error` : undefined,
    'data-row': at,
    'data-column': column,
  };
  return (
    <>
      {severalLineFields.includes(field) ? (
        <textarea {...box} rows={Math.min(text.split('\n').length, 6)}>
          {/* A browser drops the first line break of a textarea: give it one to drop. */}
          {text.startsWith('\n') ? `\n${text}` : text}
        </textarea>
      ) : (
        <input {...box} type="text" autocomplete="off" value={text} />
      )}
      {fault ? (
        <span class="grid-error" id={`${name}-error`}>
          {fault}
        </span>
      ) : null}
    </>
  );
}
