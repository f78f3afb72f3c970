import exceljs from 'exceljs';
import { hiddenMark } from '#/domains/protection/protection.public.ts';
import { byteOrderMark, csvLine } from '#/domains/statements/declaration-table.rules.ts';
import type { Cell, ExportFormat } from '#/domains/statements/declaration-table.ts';
import { workbookType } from '#/domains/statements/declarations.actions.ts';
import { formatDate } from '#/french/dates.ts';
import { dayIn } from '#/platform/clock.ts';
import type { Outcome } from '#/platform/outcome.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { readTransmission } from './received.actions.ts';
import { declarationsOf } from './transmission.store.ts';
import type { Transmission } from './transmission.ts';
import * as transmissionWords from './transmission.words.ts';
import {
  aboutLines,
  declarationsAboutLines,
  type FileSource,
  figureHeadings,
  figureLine,
} from './transmission-file.rules.ts';
import { declarationsAbout, transmissionJson } from './transmission-json.rules.ts';

/** The protected figures of a transmission as a file; recorded. Null when it is not there. */
export async function exportTransmission(
  visit: SignedInVisit,
  id: string,
  format: ExportFormat,
): Promise<Outcome | null> {
  const read = await readTransmission(visit, id, { act: 'exported', part: 'figures', means: format });
  if (!read) return null;
  const { transmission, feedback } = read;
  const source = sourceOf(visit, transmission);
  const name = `releve-${transmission.content.period.id}`;
  if (format === 'json')
    return file(
      `${JSON.stringify(transmissionJson(transmission, feedback, visit.locale), null, 1)}\n`,
      name,
      format,
    );
  const rows = transmission.content.figures.map((figure) => figureLine(figure, source));
  if (format === 'csv') {
    const lines = [...aboutLines(source), [], figureHeadings(source), ...rows];
    return file(byteOrderMark + lines.map(csvLine).join(''), name, format);
  }
  return workbook(name, [
    { title: source.words.file.sheetAbout, rows: aboutLines(source) },
    { title: source.words.file.sheetFigures, rows: [figureHeadings(source), ...rows] },
  ]);
}

/** The declarations that left one by one; recorded. Null when there are none, `forbidden` for guests. */
export async function exportTransmittedDeclarations(
  visit: SignedInVisit,
  id: string,
  format: ExportFormat,
  means: ExportFormat | 'api' = format,
): Promise<Outcome | 'forbidden' | null> {
  const seen = await readTransmission(visit, id, null);
  const declarations = seen?.transmission.content.declarations;
  if (!seen || !declarations) return null;
  if (!seen.mayReadDeclarations) return 'forbidden';
  await readTransmission(visit, id, { act: 'exported', part: 'declarations', means });
  const { transmission } = seen;
  const source = sourceOf(visit, transmission);
  const headings = declarations.headings.map((heading) => heading[visit.locale]);
  const rows = await declarationsOf(await visit.transaction(), id);
  const name = `declarations-${transmission.content.period.id}`;
  if (format === 'json') {
    const body = { ...declarationsAbout(transmission), headings, declarations: rows };
    return file(`${JSON.stringify(body)}\n`, name, format);
  }
  if (format === 'csv') {
    const lines = [...declarationsAboutLines(source), [], headings, ...rows];
    return file(byteOrderMark + lines.map(csvLine).join(''), name, format);
  }
  return workbook(name, [
    { title: source.words.file.sheetDeclarations, rows: [headings, ...rows] },
    { title: source.words.file.sheetAbout, rows: declarationsAboutLines(source) },
  ]);
}

type Words = typeof transmissionWords.fr;

function sourceOf(visit: SignedInVisit, transmission: Transmission): FileSource & { words: Words } {
  const { locale } = visit;
  const transmittedOn = dayIn(visit.services.settings.timeZone, transmission.transmittedAt);
  return {
    transmission,
    locale,
    words: wordsFor(locale, transmissionWords),
    hidden: hiddenMark(locale).label,
    transmittedOn: formatDate(transmittedOn, locale),
  };
}

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

function file(text: string, name: string, format: 'csv' | 'json'): Outcome {
  return {
    kind: 'download',
    body: new TextEncoder().encode(text),
    type: types[format],
    fileName: `${name}.${format}`,
  };
}

/** Texts stay texts in the cells, so that none can run as a formula. */
async function workbook(
  name: string,
  sheets: readonly { title: string; rows: readonly (readonly Cell[])[] }[],
): Promise<Outcome> {
  const book = new exceljs.Workbook();
  for (const { title, rows } of sheets) book.addWorksheet(title).addRows(rows.map((row) => [...row]));
  const body = new Uint8Array(await book.xlsx.writeBuffer());
  return { kind: 'download', body, type: workbookType, fileName: `${name}.xlsx` };
}
