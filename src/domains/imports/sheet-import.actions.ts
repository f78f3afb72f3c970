import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import { addJob } from '#/platform/jobs.ts';
import {
  deepestHeader,
  headerSignature,
  type MappingFault,
  mappingFaults,
  proposedMapping,
  recalledMapping,
} from './column-mapping.rules.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { readSpreadsheetFile } from './file-reading.actions.ts';
import { mayImport } from './import.access.ts';
import { heldImport, importById, insertImport, setReading, startRun } from './import.store.ts';
import type { Import, SheetOverview, SheetSummary } from './import.ts';
import type { ImportVisit } from './import-visit.ts';
import { printOf } from './print.actions.ts';
import { chunkRows, insertChunks, rememberedMappings, rememberMapping } from './sheet.store.ts';
import { checkSheet } from './sheet-examination.actions.ts';
import type { Delimiter, Sheet, SheetRow, SpreadsheetReading, SpreadsheetRefusal } from './spreadsheet.ts';

export interface SpreadsheetFile {
  spaceId: string;
  bytes: Uint8Array;
  /** Empty for pasted cells. */
  fileName: string;
  delimiter?: Delimiter | null;
}

export type SheetOpening =
  | { kind: 'opened'; id: string }
  | { kind: 'refused'; refusal: SpreadsheetRefusal }
  | { kind: 'forbidden' };

/** Reads a spreadsheet and keeps its rows aside, with a first idea of what its columns mean. Nothing of it is a trace. */
export async function openSheetImport(visit: ImportVisit, file: SpreadsheetFile): Promise<SheetOpening> {
  if (!mayImport(visit.viewer, file.spaceId)) return { kind: 'forbidden' };
  const result = await readSpreadsheetFile(file.bytes, file.fileName, file.delimiter ?? null);
  if (!result.ok) return { kind: 'refused', refusal: result.refusal };
  const transaction = await visit.transaction();
  const id = newId();
  const reading = await firstReading(transaction, file.spaceId, result.reading);
  await insertImport(transaction, {
    id,
    kind: 'spreadsheet',
    personId: visit.viewer.personId,
    spaceId: file.spaceId,
    state: 'mapping',
    fileName: file.fileName.slice(0, 255),
    reading,
  });
  await insertChunks(transaction, id, result.reading.sheets);
  const one = (await importById(transaction, id))!;
  await checked(transaction, one, reading);
  return { kind: 'opened', id };
}

async function firstReading(
  transaction: Transaction,
  spaceId: string,
  reading: SpreadsheetReading,
): Promise<SheetSummary> {
  // The fullest sheet that is not hidden: the others are a click away.
  const weights = reading.sheets.map((sheet) => (sheet.hidden ? -1 : sheet.rows.length));
  const position = weights.indexOf(Math.max(...weights));
  const sheet = reading.sheets[position]!;
  const { mapping, recalled } = await firstMapping(transaction, spaceId, sheet);
  return {
    kind: 'spreadsheet',
    sheets: reading.sheets.map(overviewOf),
    sheet: position,
    delimiter: reading.delimiter,
    quotesIgnored: reading.quotesIgnored,
    mapping,
    recalled,
    check: null,
    withAlike: false,
  };
}

function overviewOf({ rows, ...sheet }: Sheet): SheetOverview {
  return { ...sheet, rowCount: rows.length };
}

interface Mapped {
  mapping: ColumnMapping;
  recalled: boolean;
}

/** The way that the space read these headings the last time, whichever of these rows they are; a new idea otherwise. */
async function mappingFor(
  transaction: Transaction,
  spaceId: string,
  sheet: Sheet,
  rows: readonly SheetRow[],
): Promise<Mapped | null> {
  const signed = rows.flatMap((row) => {
    const signature = headerSignature(row);
    return signature === null ? [] : [{ row, print: printOf(signature) }];
  });
  const kept = await rememberedMappings(
    transaction,
    spaceId,
    signed.map((one) => one.print),
  );
  const found = signed.find((one) => kept.has(one.print));
  return found
    ? { mapping: recalledMapping(kept.get(found.print)!, sheet, found.row.number), recalled: true }
    : null;
}

async function firstMapping(transaction: Transaction, spaceId: string, sheet: Sheet): Promise<Mapped> {
  const recalled = await mappingFor(transaction, spaceId, sheet, sheet.rows.slice(0, deepestHeader));
  return recalled ?? { mapping: proposedMapping(sheet), recalled: false };
}

async function checked(transaction: Transaction, one: Import, reading: SheetSummary): Promise<SheetSummary> {
  const faults = mappingFaults(reading.mapping);
  const check = faults.length > 0 ? null : await checkSheet(transaction, { ...one, reading });
  const done = { ...reading, check };
  await setReading(transaction, one.id, done);
  return done;
}

export type MappingChange =
  | { kind: 'sheet'; sheet: number }
  | { kind: 'header'; headerRow: number | null }
  | { kind: 'columns'; mapping: Omit<ColumnMapping, 'headerRow'> };

export type MappingOutcome =
  | { kind: 'done'; faults: MappingFault[] }
  | { kind: 'missing' }
  | { kind: 'refused'; key: 'importOver' };

/** Changes how a sheet is read, remembers it for the space, and examines every row again without writing anything. */
export async function changeMapping(
  visit: ImportVisit,
  importId: string,
  change: MappingChange,
): Promise<MappingOutcome> {
  const transaction = await visit.transaction();
  const one = await heldImport(transaction, importId);
  if (one?.kind !== 'spreadsheet') return { kind: 'missing' };
  if (one.state !== 'mapping') return { kind: 'refused', key: 'importOver' };
  const before = one.reading as SheetSummary;
  const reading = await changedReading(transaction, one, before, change);
  const faults = mappingFaults(reading.mapping);
  await checked(transaction, one, reading);
  if (change.kind === 'columns' && faults.length === 0) await remember(transaction, one, reading);
  return { kind: 'done', faults };
}

async function changedReading(
  transaction: Transaction,
  one: Import,
  before: SheetSummary,
  change: MappingChange,
): Promise<SheetSummary> {
  if (change.kind === 'columns')
    return {
      ...before,
      mapping: { ...change.mapping, headerRow: before.mapping.headerRow },
      recalled: false,
    };
  const position = change.kind === 'sheet' && before.sheets[change.sheet] ? change.sheet : before.sheet;
  const sheet = await firstRows(transaction, one.id, { ...before, sheet: position });
  if (change.kind === 'header') {
    const row = sheet.rows.filter((candidate) => candidate.number === change.headerRow);
    const recalled = await mappingFor(transaction, one.spaceId, sheet, row);
    return {
      ...before,
      ...(recalled ?? { mapping: proposedMapping(sheet, change.headerRow), recalled: false }),
    };
  }
  return { ...before, sheet: position, ...(await firstMapping(transaction, one.spaceId, sheet)) };
}

/** The beginning of the sheet under way: headings, and enough rows to show and to guess. */
export async function firstRows(
  transaction: Transaction,
  importId: string,
  reading: SheetSummary,
): Promise<Sheet> {
  return {
    ...reading.sheets[reading.sheet]!,
    rows: (await chunkRows(transaction, importId, reading.sheet, 0)) ?? [],
  };
}

async function remember(transaction: Transaction, one: Import, reading: SheetSummary): Promise<void> {
  const sheet = await firstRows(transaction, one.id, reading);
  const signature = headerSignature(
    sheet.rows.find((row) => row.number === reading.mapping.headerRow) ?? null,
  );
  if (signature !== null)
    await rememberMapping(transaction, one.spaceId, printOf(signature), reading.mapping);
}

export type ConfirmationOutcome =
  | { kind: 'done' }
  | { kind: 'missing' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; key: 'importOver' | 'mappingIncomplete' | 'nothingToImport' };

/** What the person wants of the rows, once the check is seen. */
export interface SheetWish {
  withAlike: boolean;
  withPlaces: boolean;
}

/** The person has seen the check and wants the rows: from here the machine writes, and anybody may watch. */
export async function confirmSheetImport(
  visit: ImportVisit,
  importId: string,
  wish: SheetWish,
): Promise<ConfirmationOutcome> {
  const transaction = await visit.transaction();
  const one = await heldImport(transaction, importId);
  if (one?.kind !== 'spreadsheet') return { kind: 'missing' };
  if (!mayImport(visit.viewer, one.spaceId)) return { kind: 'forbidden' };
  if (one.state !== 'mapping') return { kind: 'refused', key: 'importOver' };
  const reading = one.reading as SheetSummary;
  if (!reading.check) return { kind: 'refused', key: 'mappingIncomplete' };
  if (reading.check.ready + (wish.withAlike ? reading.check.alike : 0) === 0)
    return { kind: 'refused', key: 'nothingToImport' };
  await setReading(transaction, importId, { ...reading, ...wish });
  await startRun(transaction, importId, reading.check.rows);
  await addJob(
    transaction,
    'imports.run',
    { importId, personId: visit.viewer.personId },
    { key: `imports.run ${importId}` },
  );
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: null,
    kind: 'import.confirmed',
    subjectKind: 'import',
    subjectId: importId,
  });
  return { kind: 'done' };
}
