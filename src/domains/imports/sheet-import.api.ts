import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { columnUses, dateOrders, durationUnits } from './column-mapping.ts';
import { asJson, importJson, ownImport, refusal } from './import.api.ts';
import { changeMapping, confirmSheetImport, openSheetImport } from './sheet-import.actions.ts';
import { sheetFields } from './sheet-import.form.ts';
import * as sheetWords from './sheet-import.words.ts';
import { spreadsheetLimits } from './spreadsheet.ts';

const sheetBody = sheetFields.omit({ cells: true }).extend({
  /** The spreadsheet: text of columns as it is, or the bytes of a workbook in base64 with `encoding`. */
  table: z.string().max(spreadsheetLimits.maximumBytes * 1.4),
  encoding: z.enum(['text', 'base64']).default('text'),
  fileName: z.string().max(255).default(''),
});

const mappingBody = z.object({
  /** Another sheet, by its position; the rest is then proposed again. */
  sheet: z.number().int().min(0).optional(),
  /** Another row of headings; the rest is then proposed again. */
  headerRow: z.number().int().min(1).nullable().optional(),
  columns: z
    .object({
      uses: z.array(z.enum(columnUses as [string, ...string[]])).max(spreadsheetLimits.maximumColumns),
      durationUnit: z.enum(durationUnits),
      dateOrder: z.enum(dateOrders),
    })
    .optional(),
});

const confirmationBody = z.object({
  withAlike: z.boolean().default(false),
  withPlaces: z
    .boolean()
    .default(false)
    .describe('Say the place of the directory where a cell names one exactly, as the check lists them.'),
});

export const sheetImportApi: ApiOperation[] = [
  operation({
    method: 'POST',
    path: '/imports/spreadsheet',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'importSpreadsheet',
    summary: 'Read a spreadsheet, propose what its columns mean, check every row; nothing becomes a trace',
    tag: 'imports',
    body: sheetBody,
    response: importJson,
    successStatus: 201,
    maximumBodyBytes: spreadsheetLimits.maximumBytes * 1.5,
    handle: openByApi,
  }),
  operation({
    method: 'PUT',
    path: '/imports/:import/mapping',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'mapImportColumns',
    summary: 'Say what the columns mean, and check every row again',
    tag: 'imports',
    body: mappingBody,
    response: importJson,
    handle: mapByApi,
  }),
  operation({
    method: 'POST',
    path: '/imports/:import/confirmation',
    access: signedIn,
    scope: 'imports:write',
    operationId: 'confirmImport',
    summary: 'Make traces of the rows that are ready; follow it with readImport',
    tag: 'imports',
    body: confirmationBody,
    response: importJson,
    successStatus: 202,
    handle: confirmByApi,
  }),
];

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, sheetWords);

async function openByApi(
  visit: SignedInVisit,
  { body }: { body: z.output<typeof sheetBody> },
): Promise<Outcome> {
  const bytes = new Uint8Array(Buffer.from(body.table, body.encoding === 'base64' ? 'base64' : 'utf8'));
  const outcome = await openSheetImport(visit, { spaceId: body.spaceId, fileName: body.fileName, bytes });
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused')
    return refusal(
      visit,
      outcome.refusal.code,
      wordsOf(visit).refusals[outcome.refusal.code](outcome.refusal.values),
    );
  return told(visit, outcome.id, 201);
}

async function mapByApi(
  visit: SignedInVisit,
  { body }: { body: z.output<typeof mappingBody> },
): Promise<Outcome> {
  const found = await ownImport(visit);
  if (!found) return missing;
  const changes = [
    ...(body.sheet === undefined ? [] : [{ kind: 'sheet', sheet: body.sheet } as const]),
    ...(body.headerRow === undefined ? [] : [{ kind: 'header', headerRow: body.headerRow } as const]),
    ...(body.columns === undefined ? [] : [{ kind: 'columns', mapping: body.columns as never } as const]),
  ];
  for (const change of changes) {
    const outcome = await changeMapping(visit, found.id, change);
    if (outcome.kind === 'missing') return missing;
    if (outcome.kind === 'refused') return refusal(visit, outcome.key, wordsOf(visit).errors[outcome.key]);
  }
  return told(visit, found.id, 200);
}

async function confirmByApi(
  visit: SignedInVisit,
  { body }: { body: z.output<typeof confirmationBody> },
): Promise<Outcome> {
  const id = visit.params.import;
  if (!isId(id)) return missing;
  const outcome = await confirmSheetImport(visit, id, body);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused') return refusal(visit, outcome.key, wordsOf(visit).errors[outcome.key]);
  return told(visit, id, 202);
}

async function told(visit: SignedInVisit, id: string, status: number): Promise<Outcome> {
  const found = await ownImport(visit, id);
  return found ? json(asJson(found), status) : missing;
}
