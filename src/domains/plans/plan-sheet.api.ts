import { z } from 'zod';
import { spreadsheetLimits } from '#/domains/imports/imports.public.ts';
import { notDoneProblem, refusedProblem } from '#/platform/api-problems.ts';
import { sentenceOf } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { sheetOf } from './plan-export.actions.ts';
import { examine, linesOf, writeSheet } from './plan-sheet.actions.ts';
import type { SheetLine } from './plan-sheet.rules.ts';
import { mostSheetRows } from './plan-sheet.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { printsAsText, printsFrom, printsOf } from './sheet-print.actions.ts';

const cells = z.object({ row: z.int().min(1), cells: z.array(z.string().max(50_000)).max(200) });
const lines = z.array(cells).max(mostSheetRows + 50);
const fault = z.object({ cell: z.string(), detail: z.string() });

const sheetReading = z
  .object({
    items: z.array(
      z.object({
        row: z.int(),
        itemId: z.uuid().nullable().describe('The item that the row changes; null for a new one.'),
        level: z.string(),
        title: z.string(),
        changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    faults: z.array(fault).describe('Nothing is written while there is one.'),
    unknownHeadings: z.array(z.string()),
    lines: lines.describe('To send back as they are.'),
    seen: z.string().describe('To send back as it is: what is written is what was read over.'),
  })
  .meta({ id: 'PlanSheetReading' });

const sheetBody = z.object({
  table: z.string().max(spreadsheetLimits.maximumBytes * 1.4),
  encoding: z
    .enum(['text', 'base64'])
    .default('text')
    .describe('Pasted cells as text, with tabs; or the bytes of an XLSX or CSV file in base64.'),
});

const confirmation = z.object({
  lines,
  seen: z.string().max(1_000_000),
  kept: z.array(z.uuid()).max(mostSheetRows).default([]).describe('Items that stay as the plan says them.'),
});

const path = '/plans/:plan/tableau';
const acting = { access: signedIn, scope: 'plans:write', tag: 'plans' } as const;

/** The plan as a sheet: out, in, and read over before anything is written. */
export const planSheetApi: ApiOperation[] = [
  operation({
    access: signedIn,
    scope: 'plans:read',
    tag: 'plans',
    method: 'GET',
    path,
    operationId: 'exportPlan',
    summary: 'The plan as a spreadsheet that reads back into it',
    responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isFile: true,
    handle: (visit) => ofPlan(visit, (reading) => sheetOf(visit, reading)),
  }),
  operation({
    ...acting,
    method: 'POST',
    path: `${path}/lecture`,
    operationId: 'proposePlanSheet',
    summary: 'Read a sheet over a plan: what it would add and change, and what to mend; nothing is written',
    body: sheetBody,
    response: sheetReading,
    maximumBodyBytes: spreadsheetLimits.maximumBytes * 1.5,
    handle: (visit, { body }) => ofPlan(visit, (reading) => propose(visit, reading, body)),
  }),
  operation({
    ...acting,
    method: 'POST',
    path,
    operationId: 'confirmPlanSheet',
    summary:
      'Write a sheet that was read over, all or nothing; 409 when the plan is no longer as it was then',
    body: confirmation,
    response: z.object({ added: z.int(), changed: z.int() }),
    maximumBodyBytes: spreadsheetLimits.maximumBytes * 2,
    handle: (visit, { body }) => ofPlan(visit, (reading) => confirm(visit, reading, body)),
  }),
];

async function ofPlan(
  visit: SignedInVisit,
  handle: (reading: PlanReading) => Promise<Outcome>,
): Promise<Outcome> {
  const { plan } = visit.params;
  const reading = isId(plan) ? await readPlan(visit, plan) : null;
  return reading ? handle(reading) : missing;
}

async function propose(
  visit: SignedInVisit,
  reading: PlanReading,
  { table, encoding }: z.output<typeof sheetBody>,
): Promise<Outcome> {
  if (!reading.mayChange) return forbidden;
  const words = wordsFor(visit.locale, sheetWords);
  const isFile = encoding === 'base64';
  const found = await linesOf(isFile ? '' : table, isFile ? Buffer.from(table, 'base64') : null);
  return 'lines' in found
    ? json(await readOver(visit, reading, found.lines))
    : refusedProblem(visit, { ...found, field: 'table' }, words.errors);
}

async function readOver(visit: SignedInVisit, reading: PlanReading, found: readonly SheetLine[]) {
  const read = await examine(visit, reading, found);
  const { cellFaults } = wordsFor(visit.locale, sheetWords);
  return {
    items: read.items.map(({ row, itemId, content: { level, title } }) => ({
      ...{ row, itemId, level, title },
      changes: (itemId === null ? null : read.differences.get(itemId)?.changes) ?? [],
    })),
    faults: read.faults.map(({ cell, key, values }) => ({
      cell,
      detail: sentenceOf({ field: cell, key, values }, cellFaults),
    })),
    unknownHeadings: read.unknownHeadings,
    lines: found.map(({ number: row, cells }) => ({ row, cells })),
    seen: printsAsText(printsOf(read)),
  };
}

async function confirm(
  visit: SignedInVisit,
  reading: PlanReading,
  body: z.output<typeof confirmation>,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, sheetWords);
  const asked = body.lines.map(({ row: number, cells }) => ({ number, cells }));
  const seen = printsFrom(body.seen);
  const outcome = await writeSheet(visit, reading.plan.id, { lines: asked, seen, kept: body.kept });
  switch (outcome.kind) {
    case 'done':
      return json({ added: outcome.added, changed: outcome.changed });
    case 'faulty': {
      const { faults } = await readOver(visit, reading, asked);
      const errors = faults.map(({ cell, detail }) => ({ field: cell, detail }));
      const { faultsTitle: title, faultsLead: detail } = words;
      return problem({ status: 422, code: 'refused', title, detail, errors });
    }
    case 'changed': {
      const { changedMeanwhile: title, changedMeanwhileLead: detail } = words;
      return problem({ status: 409, code: 'version-changed', title, detail });
    }
    default:
      return notDoneProblem(visit, outcome, words.errors);
  }
}
