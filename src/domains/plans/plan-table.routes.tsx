import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { anyone, download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { log, type PlanReading, readPlan } from './plan.actions.ts';
import { frameOf, withPlan, wordsOf } from './plan.routes.tsx';
import { sheetOf } from './plan-export.actions.ts';
import { type GridLine, GridPage } from './plan-grid.pages.tsx';
import {
  boxText,
  type GridField,
  type GridTexts,
  gridFields,
  gridTexts,
  readGridLine,
} from './plan-grid.rules.ts';
import { writeNames } from './plan-item.actions.ts';
import { itemWordsOf } from './plan-item.routes.tsx';
import { holdItems } from './plan-item.store.ts';
import { updateItem } from './plan-item-change.store.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { treeOf, walk } from './plan-tree.rules.ts';
import { shortPrint } from './sheet-print.actions.ts';

const sheetWordsOf = (visit: Visit) => wordsFor(visit.locale, sheetWords);

/** Lines of one page of the table. */
const pageSize = 60;

export const planTableRoutes: PageRoute[] = [
  get(paths.planTable(':plan'), {
    access: anyone,
    handle: (visit) =>
      withPlan(visit, async (reading) => {
        const shown = linesShown(visit, reading);
        return page(await gridPage(visit, reading, shown.map(freshLine)));
      }),
  }),
  post(paths.planTable(':plan'), { access: signedIn, handle: saveGrid }),
  download(paths.planExport(':plan'), {
    access: anyone,
    handle: (visit) => withPlan(visit, (reading) => sheetOf(visit, reading)),
  }),
];

type Shown = Pick<GridLine, 'item' | 'number'>;

function pageAsked(visit: Visit, total: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const asked = Number(visit.query.get('page') ?? '1');
  return { page: Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1, pages };
}

function linesShown(visit: Visit, { items }: PlanReading): Shown[] {
  const first = (pageAsked(visit, items.length).page - 1) * pageSize;
  return walk(treeOf(items)).slice(first, first + pageSize);
}

const freshLine = ({ item, number }: Shown): GridLine => ({
  item,
  number,
  version: item.version,
  texts: gridTexts(item),
  print: shortPrint(gridTexts(item)),
  isTyped: false,
  faults: {},
  savedMeanwhile: null,
});

async function gridPage(
  visit: Visit,
  reading: PlanReading,
  lines: readonly GridLine[],
  refused: { sentence: string; gone: readonly string[]; key: string } | null = null,
): Promise<PageContent> {
  return {
    ...(await frameOf(visit, reading)),
    aside: undefined,
    wide: true,
    scripts: ['plan-table'],
    body: (
      <GridPage
        words={sheetWordsOf(visit)}
        planWords={wordsOf(visit)}
        locale={visit.locale}
        plan={reading.plan}
        lines={lines}
        total={reading.items.length}
        {...pageAsked(visit, reading.items.length)}
        refusal={refused?.sentence ?? null}
        gone={refused?.gone ?? []}
        submissionKey={refused?.key ?? ''}
        mayChange={reading.mayChange}
      />
    ),
  };
}

/** The boxes as typed, beside the items as they are now; what was typed of items that are there no more, in words. */
function typedLines(form: Form, reading: PlanReading): { lines: GridLine[]; gone: string[] } {
  const branches = new Map(walk(treeOf(reading.items)).map((branch) => [branch.item.id, branch]));
  const lines: GridLine[] = [];
  const gone: string[] = [];
  for (let at = 0; at < pageSize && form.has(`id-${at}`); at += 1) {
    const branch = branches.get(form.text(`id-${at}`));
    const texts = Object.fromEntries(
      gridFields.map((field) => [field, boxText(field, form.text(`${field}-${at}`))]),
    ) as Record<GridField, string>;
    // A line that nobody typed in writes nothing, whatever others wrote there since.
    const isTyped = form.text(`read-${at}`) !== shortPrint(texts);
    const version = Number(form.text(`version-${at}`));
    if (branch) lines.push(isTyped ? { ...freshLine(branch), version, texts, isTyped } : freshLine(branch));
    else if (isTyped) gone.push(said(texts));
  }
  return { lines, gone };
}

const said = (texts: GridTexts) =>
  gridFields
    .map((field) => texts[field])
    .filter((text) => text !== '')
    .join(' · ');

const isTouched = (line: GridLine) => {
  const now = gridTexts(line.item);
  return line.isTyped && gridFields.some((field) => now[field] !== line.texts[field]);
};

async function saveGrid(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (before) => {
    if (!before.mayChange) return forbidden;
    // The lines are held before they are read again: what is compared is what will be written over.
    await holdItems(
      await visit.transaction(),
      before.plan.id,
      typedLines(form, before).lines.map((line) => line.item.id),
    );
    const reading = (await readPlan(visit, before.plan.id)) ?? before;
    const words = sheetWordsOf(visit);
    const { lines, gone } = typedLines(form, reading);
    const changed = lines.filter(isTouched);
    const here = `${paths.planTable(reading.plan.id)}?page=${pageAsked(visit, reading.items.length).page}`;
    if (changed.length === 0 && gone.length === 0) return seeOther(here, words.nothing);
    const refuse = async (sentence: string, shown: readonly GridLine[]) =>
      refusedPage(await gridPage(visit, reading, shown, { sentence, gone, key: form.text('_key') }));
    const read = changed.map((line) => ({ line, ...readGridLine(line.texts) }));
    if (read.some(({ faults }) => Object.keys(faults).length > 0)) {
      return refuse(words.faults, withFaults(visit, lines, read));
    }
    if (gone.length > 0 || changed.some((line) => line.version !== line.item.version)) {
      return refuse(gone.length > 0 ? words.goneMeanwhile : words.conflict, lines.map(withMeanwhile));
    }
    await writeLines(visit, reading, read);
    return seeOther(here, words.saved(changed.length));
  });
}

type ReadLine = { line: GridLine } & ReturnType<typeof readGridLine>;

function withFaults(visit: Visit, lines: readonly GridLine[], read: readonly ReadLine[]): GridLine[] {
  const errors = itemWordsOf(visit).errors;
  const said = new Map(
    read.map(({ line, faults }) => [
      line.item.id,
      Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, errors[key]])),
    ]),
  );
  return lines.map((line) => ({ ...line, faults: said.get(line.item.id) ?? {} }));
}

/** Marks what somebody saved meanwhile; the boxes may then be sent again. */
function withMeanwhile(line: GridLine): GridLine {
  if (line.version === line.item.version || !isTouched(line)) return { ...line, version: line.item.version };
  const now: GridTexts = gridTexts(line.item);
  const others = gridFields
    .filter((field) => now[field] !== line.texts[field])
    .map((field) => now[field] || '—');
  return { ...line, version: line.item.version, savedMeanwhile: others.join(' · ') };
}

async function writeLines(
  visit: SignedInVisit,
  reading: PlanReading,
  read: readonly ReadLine[],
): Promise<void> {
  const transaction = await visit.transaction();
  for (const { line, values } of read) {
    const { holders, partners, ...texts } = values;
    const content = { ...line.item, ...texts };
    await updateItem(transaction, reading.plan.id, line.item.id, line.version, content);
    await writeNames(visit, line.item, { holders, partners });
  }
  await log(visit, reading.plan, 'plan.table-saved', { items: read.length });
}
