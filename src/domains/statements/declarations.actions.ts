import { PassThrough, Readable } from 'node:stream';
import exceljs from 'exceljs';
import { compileCodebook, type ExportLayout } from '#/domains/codebooks/codebooks.public.ts';
import { dayIn } from '#/platform/clock.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { Outcome } from '#/platform/outcome.ts';
import { type Locale, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type CompilationClock, scopeOf } from './compilation.actions.ts';
import { conventionInForce } from './conventions/convention.store.ts';
import * as conventionWords from './conventions/convention.words.ts';
import { conventionLines, type DatedConvention } from './conventions/printed-convention.rules.ts';
import { byteOrderMark, cellsOf, csvLine, headingsOf } from './declaration-table.rules.ts';
import type { Cell, ExportFormat } from './declaration-table.ts';
import { type ReadStatement, readStatement } from './statement.actions.ts';
import { tracesToDeclare } from './trace-group.store.ts';

/**
 * The declarations of a statement as a file, one line each, by a layout of its codebook: from the traces as they are
 * now, read by pages so that a large period does not fill the memory. How the team counts comes beside, never in the table
 * that a machine reads. Null when the statement or layout is not there.
 */
export async function exportDeclarations(
  visit: SignedInVisit,
  id: string,
  layoutId: string,
  format: ExportFormat,
): Promise<Outcome | null> {
  const read = await readStatement(visit, id);
  const layout = read?.codebook.layouts.find((candidate) => candidate.id === layoutId) ?? null;
  if (!read || !layout) return null;
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: read.statement.spaceId,
    kind: 'statement.exported',
    subjectKind: 'statement',
    subjectId: id,
    details: { layout: layoutId, format },
  });
  const lines = declarationLines(visit, read, layout);
  const fileName = `releve-${read.period.id}-${layoutId}.${format}`;
  const headings = headingsOf(layout, visit.locale);
  switch (format) {
    case 'csv':
      return download(fileName, 'text/csv; charset=utf-8', textStream(csvParts(headings, lines)));
    case 'json': {
      const team = await teamConvention(visit, read.statement.spaceId);
      const body = textStream(jsonParts(read, layout, lines, team));
      return download(fileName, 'application/json; charset=utf-8', body);
    }
    case 'xlsx':
      return download(
        fileName,
        workbookType,
        workbookStream(headings, lines, await sheetBeside(visit, read)),
      );
  }
}

const download = (fileName: string, type: string, body: ReadableStream<Uint8Array>): Outcome => ({
  kind: 'download',
  body,
  type,
  fileName,
});

/** How the team counts, on a sheet of its own. */
interface Beside {
  title: string;
  lines: readonly (readonly string[])[];
}

async function sheetBeside(visit: SignedInVisit, { statement, codebook }: ReadStatement): Promise<Beside> {
  const { locale } = visit;
  const words = wordsFor(locale, conventionWords);
  const team = await teamConvention(visit, statement.spaceId);
  return { title: words.title, lines: conventionLines(team, codebook, { locale, words }) };
}

async function teamConvention(visit: SignedInVisit, spaceId: string): Promise<DatedConvention | null> {
  const found = await conventionInForce(await visit.transaction(), spaceId);
  if (!found) return null;
  const { version, text, writtenAt } = found;
  return { version, text, writtenOn: dayIn(visit.services.settings.timeZone, writtenAt) };
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** In a transaction of its own: the file is still being sent when the visit's is over. Row-level security applies. */
async function* declarationLines(
  visit: SignedInVisit,
  read: ReadStatement,
  layout: ExportLayout,
): AsyncGenerator<Cell[]> {
  const transaction = await visit.services.database.open(visit.viewer.personId);
  try {
    const clock = { today: visit.today, timeZone: visit.services.settings.timeZone };
    yield* declarationsNow(transaction, read, layout, { clock, locale: visit.locale });
    await transaction.commit();
  } finally {
    await transaction.rollback();
  }
}

/** The declarations of a statement, one line each, from the traces as they are now. */
export async function* declarationsNow(
  transaction: Transaction,
  read: ReadStatement,
  layout: ExportLayout,
  { clock, locale }: { clock: CompilationClock; locale: Locale },
): AsyncGenerator<Cell[]> {
  const compiled = compileCodebook(read.codebook);
  const source = {
    codebook: read.codebook,
    periodLabel: read.period.label[locale],
    spaceName: read.spaceName,
    locale,
  };
  const scope = scopeOf(read.statement, clock);
  for await (const { values, attributes } of tracesToDeclare(transaction, scope, compiled.inputs)) {
    const outcome = compiled.outcomeOf(values);
    if (outcome.kind === 'notDeclared') continue;
    for (const declaration of outcome.declarations) yield cellsOf(declaration, attributes, layout, source);
  }
}

async function* csvParts(headings: readonly string[], lines: AsyncIterable<Cell[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(headings);
  for await (const cells of lines) yield csvLine(cells);
}

async function* jsonParts(
  { statement, codebook }: ReadStatement,
  layout: ExportLayout,
  lines: AsyncIterable<Cell[]>,
  team: DatedConvention | null,
): AsyncGenerator<string> {
  const about = {
    statementId: statement.id,
    codebook: statement.codebook,
    startsOn: statement.startsOn,
    endsOn: statement.endsOn,
    layout: layout.id,
  };
  const conventions = { team, framework: codebook.conventions };
  yield `${JSON.stringify({ ...about, limits: codebook.limits, conventions }).slice(0, -1)},"declarations":[`;
  let separator = '\n';
  for await (const cells of lines) {
    const named = Object.fromEntries(
      layout.columns.map((column, index) => [column.id, cells[index] ?? null]),
    );
    yield separator + JSON.stringify(named);
    separator = ',\n';
  }
  yield '\n]}\n';
}

const chunkCharacters = 16_384;
/** Read ahead of a reader: all of any real period, so that a slow one holds no connection to the database. */
const aheadBytes = 8 * 1024 * 1024;

/** Text as bytes, in pieces large enough to send; ends the source when the reader goes away. */
export function textStream(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      let text = '';
      while (text.length < chunkCharacters) {
        const next = await parts.next();
        if (next.done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: aheadBytes }));
}

/** Texts stay texts in the cells, so that none can run as a formula. */
function workbookStream(
  headings: readonly string[],
  lines: AsyncIterable<Cell[]>,
  beside: Beside,
): ReadableStream<Uint8Array> {
  const through = new PassThrough();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: through, useSharedStrings: false });
  const write = async () => {
    const sheet = workbook.addWorksheet('Relevé', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(headings).commit();
    for await (const cells of lines) {
      if (through.destroyed) return;
      sheet.addRow(cells).commit();
    }
    sheet.commit();
    const second = workbook.addWorksheet(beside.title);
    for (const cells of beside.lines) second.addRow(cells).commit();
    second.commit();
    await workbook.commit();
  };
  write().catch((error) => through.destroy(error as Error));
  return Readable.toWeb(through) as ReadableStream<Uint8Array>;
}
