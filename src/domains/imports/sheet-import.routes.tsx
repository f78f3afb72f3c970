import { NoSpace, ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type ErrorSentences, errorSentences, noErrors } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { oneSentence } from './agenda-import.routes.tsx';
import { textOf } from './cell-reading.rules.ts';
import { dataRows, type MappingFault, mappingFaults } from './column-mapping.rules.ts';
import { nameOf } from './import.pages.tsx';
import { ownImport } from './import.routes.tsx';
import { importById } from './import.store.ts';
import type { Import, SheetSummary } from './import.ts';
import * as importWords from './import.words.ts';
import { placesNamedIn } from './import-place.actions.ts';
import {
  changeMapping,
  confirmSheetImport,
  firstRows,
  type MappingChange,
  openSheetImport,
} from './sheet-import.actions.ts';
import { mappingActIn, sheetFields } from './sheet-import.form.ts';
import { type ColumnView, MappingPage, NewSheetPage } from './sheet-import.pages.tsx';
import * as sheetWords from './sheet-import.words.ts';
import { type Sheet, spreadsheetLimits } from './spreadsheet.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, sheetWords);

/** A file or as many pasted cells, and what surrounds them in a posted form. */
const maximumBodyBytes = spreadsheetLimits.maximumBytes + 64 * 1024;

export const sheetImportRoutes: PageRoute[] = [
  get(paths.newSpreadsheetImport, {
    access: signedIn,
    handle: async (visit) => page(await newPage(visit, new Form(new Map()), noErrors)),
  }),
  post(paths.newSpreadsheetImport, { access: signedIn, maximumBodyBytes, handle: open }),
  get(paths.importMapping(':importation'), {
    access: signedIn,
    handle: async (visit) => {
      const one = await ownImport(visit);
      if (one?.kind !== 'spreadsheet') return missing;
      return one.state === 'mapping'
        ? page(await mappingPage(visit, one, []))
        : seeOther(paths.import(one.id));
    },
  }),
  post(paths.importMapping(':importation'), { access: signedIn, handle: change }),
  post(paths.importConfirmation(':importation'), { access: signedIn, handle: confirm }),
];

async function newPage(visit: SignedInVisit, form: Form, refusal: ErrorSentences): Promise<PageContent> {
  const words = wordsOf(visit);
  const shared = wordsFor(visit.locale, importWords);
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const spaces = own.filter((space) => holds(visit.viewer, space.id, 'member'));
  return {
    title: words.title,
    trail: [{ label: shared.title, href: paths.imports }],
    body:
      spaces.length === 0 ? (
        <NoSpace locale={visit.locale} />
      ) : (
        <NewSheetPage {...{ words, form, refusal, spaces }} />
      ),
  };
}

async function open(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const form = await visit.form();
  const refuse = async (refusal: ErrorSentences) => refusedPage(await newPage(visit, form, refusal));
  const parsed = parseForm(sheetFields, form);
  if (!parsed.ok) return refuse(errorSentences(visit.locale, parsed.errors, words.errors));
  const [file] = form.files('file');
  const { spaceId, cells } = parsed.values;
  if (!file && cells.trim() === '') {
    return refuse(
      errorSentences(visit.locale, [{ field: 'file', key: 'fileMissing', values: {} }], words.errors),
    );
  }
  if (file && cells.trim() !== '') {
    const both = { field: 'cells', key: 'fileAndCells', values: {} };
    return refuse(errorSentences(visit.locale, [both], words.errors));
  }
  const given = file
    ? { bytes: file.bytes, fileName: file.name }
    : { bytes: new TextEncoder().encode(cells), fileName: '' };
  const outcome = await openSheetImport(visit, { spaceId, ...given });
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'opened') return seeOther(paths.importMapping(outcome.id));
  const message = words.refusals[outcome.refusal.code](outcome.refusal.values);
  return refuse(oneSentence(visit, file ? 'file' : 'cells', message));
}

async function mappingPage(
  visit: SignedInVisit,
  one: Import,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const shared = wordsFor(visit.locale, importWords);
  const reading = one.reading as SheetSummary;
  const sheet = await firstRows(await visit.transaction(), one.id, reading);
  return {
    title: words.mappingTitle,
    trail: [
      { label: shared.title, href: paths.imports },
      { label: nameOf(one, shared), href: paths.import(one.id) },
    ],
    wide: true,
    body: (
      <MappingPage
        words={words}
        importWords={shared}
        one={one}
        columns={columnsOf(sheet, reading)}
        placeLabels={await placeLabelsOf(visit, one, reading)}
        faults={
          dataRows(sheet, reading.mapping.headerRow).length === 0
            ? [words.noRowUnderHeadings]
            : mappingFaults(reading.mapping).map((fault) => sentenceOfFault(fault, words))
        }
        refusal={errorSentences(visit.locale, errors, { ...shared.errors, ...words.errors })}
      />
    ),
  };
}

async function placeLabelsOf(visit: SignedInVisit, one: Import, { check }: SheetSummary): Promise<string[]> {
  if (!check?.places || check.places.length === 0) return [];
  const placeOf = await placesNamedIn(await visit.transaction(), one.spaceId, visit.locale);
  return check.places.flatMap(({ text, day }) => placeOf(text, day)?.label ?? []);
}

function sentenceOfFault(fault: MappingFault, words: ReturnType<typeof wordsOf>): string {
  return fault.code === 'fieldTwice' ? words.faults.fieldTwice(fault.field) : words.faults[fault.code]();
}

/** Each column with its heading and its first values. */
function columnsOf(sheet: Sheet, { mapping }: SheetSummary): ColumnView[] {
  const header = sheet.rows.find((row) => row.number === mapping.headerRow);
  const rows = dataRows(sheet, mapping.headerRow).slice(0, 50);
  return mapping.uses.map((_, column) => {
    const values = rows.map((row) => textOf(row.cells[column])).filter((text) => text !== '');
    return {
      column,
      heading: textOf(header?.cells[column]).replace(/\s+/g, ' ').slice(0, 60),
      samples: values.slice(0, 3).map((text) => text.replace(/\s+/g, ' ').slice(0, 40)),
    };
  });
}

async function change(visit: SignedInVisit): Promise<Outcome> {
  const one = await ownImport(visit);
  if (one?.kind !== 'spreadsheet') return missing;
  const act = mappingActIn(await visit.form(), (one.reading as SheetSummary).mapping.uses.length);
  const outcome = await changeMapping(visit, one.id, act);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'refused') return seeOther(paths.import(one.id), wordsOf(visit).errors.importOver);
  return seeOther(`${paths.importMapping(one.id)}${outcome.faults.length === 0 ? '#verification' : ''}`);
}

/** What the page said of the columns, when it is not what was checked. */
function mappingShown(form: Form, { mapping }: SheetSummary): MappingChange | null {
  if (!form.has('use-0')) return null;
  const act = mappingActIn(form, mapping.uses.length);
  if (act.kind !== 'columns') return null;
  const { uses, durationUnit, dateOrder } = act.mapping;
  const isSame =
    uses.every((use, column) => use === mapping.uses[column]) &&
    durationUnit === mapping.durationUnit &&
    dateOrder === mapping.dateOrder;
  return isSame ? null : act;
}

async function confirm(visit: SignedInVisit): Promise<Outcome> {
  const one = await ownImport(visit);
  if (one?.kind !== 'spreadsheet') return missing;
  const form = await visit.form();
  const shown = mappingShown(form, one.reading as SheetSummary);
  if (shown && one.state === 'mapping') {
    await changeMapping(visit, one.id, shown);
    return seeOther(`${paths.importMapping(one.id)}#verification`, wordsOf(visit).mappingChanged);
  }
  const outcome = await confirmSheetImport(visit, one.id, {
    withAlike: form.text('withAlike') === '1',
    withPlaces: form.text('withPlaces') === '1',
  });
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'done') return seeOther(paths.import(one.id));
  if (outcome.key === 'importOver') return seeOther(paths.import(one.id), wordsOf(visit).errors.importOver);
  const again = await importById(await visit.transaction(), one.id);
  return refusedPage(await mappingPage(visit, again ?? one, [{ field: '', key: outcome.key, values: {} }]));
}
