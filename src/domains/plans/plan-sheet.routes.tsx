import { paths } from '#/paths.ts';
import { sentenceOf } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { trailTo, withPlan, wordsOf } from './plan.routes.tsx';
import { examine, linesOf, writeSheet } from './plan-sheet.actions.ts';
import { ImportPage } from './plan-sheet.pages.tsx';
import type { SheetLine } from './plan-sheet.rules.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { changedSince, printsAsText, printsFrom, printsOf, type SheetPrints } from './sheet-print.actions.ts';
import { ReviewPage, type ReviewPageProps } from './sheet-review.pages.tsx';

const sheetWordsOf = (visit: Visit) => wordsFor(visit.locale, sheetWords);
const megabyte = 1_048_576;

export const planSheetRoutes: PageRoute[] = [
  get(paths.planImport(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async (reading) =>
        reading.mayChange ? page(importPage(visit, reading, '', null)) : forbidden,
      ),
  }),
  post(paths.planImport(':plan'), { access: signedIn, maximumBodyBytes: 12 * megabyte, handle: review }),
  post(paths.planImportConfirmation(':plan'), {
    access: signedIn,
    maximumBodyBytes: 24 * megabyte,
    handle: confirm,
  }),
];

function importPage(
  visit: SignedInVisit,
  { plan }: PlanReading,
  pasted: string,
  refusal: { field: string; key: keyof typeof sheetWords.fr.errors } | null,
): PageContent {
  const words = sheetWordsOf(visit);
  const said = refusal ? errorSentences(visit.locale, [{ ...refusal, values: {} }], words.errors) : noErrors;
  return {
    title: words.importTitle,
    trail: trailTo(visit, plan),
    body: <ImportPage words={words} planWords={wordsOf(visit)} plan={plan} pasted={pasted} refusal={said} />,
  };
}

async function review(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const pasted = form.text('cells');
    const read = await linesOf(pasted, form.files('file')[0]?.bytes ?? null);
    if (!('lines' in read)) return refusedPage(importPage(visit, reading, pasted, read));
    return page(await reviewPage(visit, reading, read.lines));
  });
}

/** `seen`: what was read over before, to say what is no longer so; `said`: what was refused. */
async function reviewPage(
  visit: SignedInVisit,
  reading: PlanReading,
  lines: readonly SheetLine[],
  refused: { seen?: SheetPrints; said: ReviewPageProps['refusal'] } | null = null,
): Promise<PageContent> {
  const words = sheetWordsOf(visit);
  const read = await examine(visit, reading, lines);
  return {
    title: words.readTitle,
    trail: [
      ...trailTo(visit, reading.plan),
      { label: words.importTitle, href: paths.planImport(reading.plan.id) },
    ],
    wide: true,
    body: (
      <ReviewPage
        words={words}
        locale={visit.locale}
        plan={reading.plan}
        read={read}
        faultTexts={read.faults.map((fault) =>
          sentenceOf({ field: fault.cell, key: fault.key, values: fault.values }, words.cellFaults),
        )}
        cells={JSON.stringify(lines.map((line) => [line.number, ...line.cells]))}
        seen={printsAsText(printsOf(read))}
        meanwhile={refused?.seen ? changedSince(read, refused.seen) : new Set()}
        refusal={refused?.said ?? null}
      />
    ),
  };
}

/** The lines that were read over, as the page sent them back; null when they are not such lines. */
function linesBack(text: string): SheetLine[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    const isLine = (line: unknown): line is [number, ...string[]] =>
      Array.isArray(line) &&
      Number.isInteger(line[0]) &&
      line.slice(1).every((cell) => typeof cell === 'string');
    return value.every(isLine) ? value.map(([number, ...cells]) => ({ number, cells })) : null;
  } catch {
    return null;
  }
}

async function confirm(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (before) => {
    if (!before.mayChange) return forbidden;
    const words = sheetWordsOf(visit);
    const lines = linesBack(form.text('cells'));
    if (!lines) return refusedPage(importPage(visit, before, '', { field: 'cells', key: 'sheetMissing' }));
    const seen = printsFrom(form.text('seen'));
    const outcome = await writeSheet(visit, before.plan.id, { lines, seen, kept: form.all('kept') });
    if (outcome.kind === 'done') {
      return seeOther(paths.planTable(before.plan.id), words.written(outcome.added, outcome.changed));
    }
    if (outcome.kind === 'missing' || outcome.kind === 'forbidden') return outcome;
    // Read again: what was written meanwhile is what is shown.
    const reading = (await readPlan(visit, before.plan.id)) ?? before;
    if (outcome.kind === 'refused') {
      const said = { title: words.errors[outcome.key], lead: words.sheetKept };
      return refusedPage(await reviewPage(visit, reading, lines, { said }));
    }
    const said = { title: words.changedMeanwhile, lead: words.changedMeanwhileLead };
    return refusedPage(
      await reviewPage(visit, reading, lines, outcome.kind === 'changed' ? { seen, said } : null),
    );
  });
}
