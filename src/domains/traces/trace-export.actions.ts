import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { dayIn } from '#/platform/clock.ts';
import { byteOrderMark, csvLine } from '#/platform/csv.ts';
import type { Outcome } from '#/platform/outcome.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { labelOf } from './choices.data.ts';
import { natures } from './natures.data.ts';
import { visibleTraces } from './trace.store.ts';
import type { Trace } from './trace.ts';
import * as traceWords from './trace.words.ts';
import { type ExportRow, exportColumns, jsonOf } from './trace-export.rules.ts';
import type { TraceFilters } from './trace-filters.form.ts';
import { traceList } from './trace-list.store.ts';
import { namesIn } from './trace-material.actions.ts';
import { fieldText, type NamesById } from './trace-text.rules.ts';

export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Traces read at once. */
const pageSize = 500;

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/**
 * What the viewer may see of a list, as a file written while it is read: page after page, each in a short
 * transaction of its own under the viewer's rights, so that a slow reader holds nothing. No names of authors:
 * a sheet with them could be counted by person.
 */
export function exportOf(visit: SignedInVisit, filters: TraceFilters, format: ExportFormat): Outcome {
  const pages = pagesOf(visit, filters);
  return {
    kind: 'download',
    type: types[format],
    fileName: `traces-${visit.today}.${format}`,
    body: bodies[format](visit, pages),
    headers: { 'x-content-type-options': 'nosniff' },
  };
}

type Body = (visit: SignedInVisit, pages: AsyncGenerator<ExportPage>) => ReadableStream<Uint8Array>;

const bodies: Readonly<Record<ExportFormat, Body>> = {
  csv: (visit, pages) => streamOf(csvParts(visit, pages)),
  json: (_visit, pages) => streamOf(jsonParts(pages)),
  xlsx: (visit, pages) => workbookOf(visit, pages),
};

interface ExportPage {
  traces: Trace[];
  names: NamesById;
  viewerId: string;
}

async function* pagesOf(visit: SignedInVisit, filters: TraceFilters): AsyncGenerator<ExportPage> {
  const { viewer, services, locale } = visit;
  let suite: string | null = null;
  do {
    const after: string | null = suite;
    const page = await services.database.asPerson(viewer.personId, async (transaction) => {
      const list = await traceList(transaction, viewer, { ...filters, suite: after }, pageSize);
      const traces = await visibleTraces(
        transaction,
        list.traces.map((trace) => trace.id),
      );
      const names = await namesIn({ transaction: async () => transaction, locale }, traces);
      return { traces, names, next: list.next };
    });
    yield { traces: page.traces, names: page.names, viewerId: viewer.personId };
    suite = page.next;
  } while (suite !== null);
}

async function* csvParts(visit: SignedInVisit, pages: AsyncGenerator<ExportPage>): AsyncGenerator<string> {
  const words = wordsFor(visit.locale, traceWords).exportColumns;
  yield byteOrderMark + csvLine(exportColumns.map((column) => words[column]));
  for await (const page of pages) {
    yield page.traces.map((trace) => csvLine(cellsOf(visit, page, trace))).join('');
  }
}

async function* jsonParts(pages: AsyncGenerator<ExportPage>): AsyncGenerator<string> {
  let opening = '[\n';
  for await (const page of pages) {
    for (const trace of page.traces) {
      yield opening + JSON.stringify(jsonOf(trace, page.viewerId));
      opening = ',\n';
    }
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}

function workbookOf(visit: SignedInVisit, pages: AsyncGenerator<ExportPage>): ReadableStream<Uint8Array> {
  const output = new PassThrough();
  const words = wordsFor(visit.locale, traceWords);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const write = async () => {
    const sheet = book.addWorksheet(words.title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(exportColumns.map((column) => words.exportColumns[column])).font = { bold: true };
    for await (const page of pages) {
      // A text is written as a text: a spreadsheet never runs it as a formula.
      for (const trace of page.traces)
        sheet.addRow(cellsOf(visit, page, trace).map((cell) => fitted(cell, words.exportCut))).commit();
    }
    sheet.commit();
    await book.commit();
  };
  write().catch((error: unknown) => output.destroy(error as Error));
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** Excel refuses a whole file for one cell longer than this. */
const longestCell = 32_767;

function fitted(cell: string | number | null, cut: string): string | number | null {
  if (typeof cell !== 'string' || cell.length <= longestCell) return cell;
  return cell.slice(0, longestCell - cut.length).toWellFormed() + cut;
}

function cellsOf(visit: SignedInVisit, page: ExportPage, trace: Trace): (string | number | null)[] {
  const words = wordsFor(visit.locale, traceWords);
  const text = (field: Parameters<typeof fieldText>[0]) =>
    fieldText(field, trace, page.names, visit.locale).replaceAll('\n', ' | ');
  const row: ExportRow = {
    number: trace.number,
    eventOn: trace.eventOn,
    eventTime: trace.eventTime,
    title: trace.title,
    text: trace.text,
    durationMinutes: trace.durationMinutes,
    dossiers: text('dossierIds'),
    natures: trace.natures.map((share) => labelOf(natures, share.nature, visit.locale)).join(' | '),
    natureShares: trace.natures.flatMap((share) => share.sharePercent ?? []).join(' | '),
    flags: text('flags'),
    mode: text('mode'),
    placeKind: text('placeKind'),
    placeText: trace.placeText,
    placeId: text('placeId'),
    schoolLevel: text('schoolLevel'),
    language: text('language'),
    addressee: text('addressee'),
    peopleCount: trace.peopleCount,
    peopleByCategory: text('peopleByCategory'),
    practitionerCount: trace.practitionerCount,
    organisations: text('organisations'),
    whatChanged: trace.whatChanged,
    visibility: words.visibilities[trace.visibility],
    enteredOn: dayIn(visit.services.settings.timeZone, trace.enteredAt),
    mine: trace.authorId === page.viewerId ? words.yes : words.no,
  };
  return exportColumns.map((column) => row[column]);
}

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}
