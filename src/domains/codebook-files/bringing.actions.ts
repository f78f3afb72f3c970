import {
  type Codebook,
  type CodebookReference,
  codebookFaultsEn,
  codebookFaultsFr,
  codebookForm,
  importCodebook,
  mayBringCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import { sheetImportWordsEn, sheetImportWordsFr } from '#/domains/imports/imports.public.ts';
import { parseValues } from '#/platform/form.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type ListsReading, listsFromChoices } from './choices.rules.ts';
import { withCodeLists } from './code-lists.rules.ts';
import * as fileWords from './codebook-files.words.ts';
import type { ConceptsReading } from './concept-reading.rules.ts';
import { listsFromConceptsApart } from './concepts-apart.actions.ts';
import type { LeftAside } from './left-aside.ts';
import type { SheetFault } from './sheets.ts';
import { codebookFromSheets } from './sheets-codebook.rules.ts';
import { sheetsOfWorkbook, type WorkbookReading } from './workbook.actions.ts';

export interface Placed {
  place: string;
  sentence: string;
}
export type BringingOutcome =
  | { kind: 'published'; reference: CodebookReference }
  /** The file says more than lists of codes keep: nothing is published before somebody has read what. */
  | { kind: 'leaves'; leftAside: readonly LeftAside[] }
  | { kind: 'forbidden' }
  | { kind: 'refused'; faults: readonly Placed[] };

const refused = (faults: readonly Placed[]): BringingOutcome => ({ kind: 'refused', faults });

/** Publishes in a space, or for everybody (null), the codebook that a workbook holds, checked whole. */
export async function bringWorkbook(
  visit: SignedInVisit,
  spaceId: string | null,
  bytes: Uint8Array,
): Promise<BringingOutcome> {
  if (!mayBringCodebook(visit.viewer, spaceId)) return { kind: 'forbidden' };
  const opened = await sheetsOfWorkbook(bytes);
  if (!opened.ok) return refused([refusalOf(visit, opened)]);
  const reading = codebookFromSheets(opened.sheets);
  if (!reading.ok) return refused(reading.faults.map((found) => sentenceOf(visit, found)));
  const parsed = parseValues(codebookForm, reading.written);
  if (!parsed.ok) {
    const words = wordsFor(visit.locale, fileWords);
    return refused(
      parsed.errors.map(({ field }) => {
        const at = placeAlong(reading.written, field, reading.placeOf);
        return {
          place: at ? words.sheetRow(at.sheet, at.row) : field,
          sentence: words.faults.misshapen(field),
        };
      }),
    );
  }
  return publish(visit, spaceId, parsed.values);
}

/** The row of the deepest part on the way to a place such as `fields.3.label.fr`. */
function placeAlong(
  root: unknown,
  way: string,
  placeOf: (part: unknown) => { sheet: string; row: number } | null,
): { sheet: string; row: number } | null {
  let part = root;
  let found: { sheet: string; row: number } | null = null;
  for (const step of way.split('.')) {
    part = (part as Record<string, unknown> | null | undefined)?.[step];
    found = placeOf(part) ?? found;
  }
  return found;
}

export interface ListsWish {
  /** Null for everybody here. */
  spaceId: string | null;
  /** The codebook whose rules are kept. */
  base: Codebook;
  identity: CodebookReference;
  /** True once somebody has read what the file says and that the lists do not keep. */
  without: boolean;
}

/** Publishes a codebook with other code lists: those of an XLSForm workbook, or of a SKOS file in Turtle or JSON-LD. */
export async function bringCodeLists(
  visit: SignedInVisit,
  wish: ListsWish,
  bytes: Uint8Array,
): Promise<BringingOutcome> {
  const { base, spaceId } = wish;
  if (!mayBringCodebook(visit.viewer, spaceId)) return { kind: 'forbidden' };
  const { validFromOn } = base;
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) {
    const concepts = await listsFromConceptsApart(bytes, { validFromOn });
    return concepts.ok
      ? publishLists(visit, wish, base, concepts)
      : refused(conceptSentences(visit, concepts));
  }
  const opened = await sheetsOfWorkbook(bytes);
  if (!opened.ok) return refused([refusalOf(visit, opened)]);
  const lists = listsFromChoices(opened.sheets, { validFromOn });
  return lists.ok
    ? publishLists(visit, wish, base, lists)
    : refused(lists.faults.map((one) => sentenceOf(visit, one)));
}

async function publishLists(
  visit: SignedInVisit,
  { spaceId, identity, without }: ListsWish,
  base: Codebook,
  { lists, leftAside }: Extract<ListsReading, { ok: true }>,
): Promise<BringingOutcome> {
  if (leftAside.length > 0 && !without) return { kind: 'leaves', leftAside };
  return publish(visit, spaceId, withCodeLists(base, lists, identity));
}

async function publish(
  visit: SignedInVisit,
  spaceId: string | null,
  book: Codebook,
): Promise<BringingOutcome> {
  const words = wordsFor(visit.locale, fileWords);
  const outcome = await importCodebook(visit, spaceId, JSON.stringify(book));
  switch (outcome.kind) {
    case 'published':
      return { kind: 'published', reference: outcome.reference };
    case 'forbidden':
      return { kind: 'forbidden' };
    case 'faulty': {
      const sentences = visit.locale === 'fr' ? codebookFaultsFr : codebookFaultsEn;
      return refused(outcome.faults.map((one) => ({ place: one.place, sentence: sentences[one.code](one) })));
    }
    case 'taken':
      return refused([
        { place: 'version', sentence: words.taken(outcome.reference.id, outcome.reference.version) },
      ]);
    case 'misshapen':
      return refused(outcome.places.map((place) => ({ place, sentence: words.faults.misshapen(place) })));
    default:
      return refused([{ place: '/', sentence: words.faults.misshapen('JSON') }]);
  }
}

function sentenceOf(visit: SignedInVisit, { key, sheet, row, what }: SheetFault): Placed {
  const words = wordsFor(visit.locale, fileWords);
  const place = row === null ? words.sheet(sheet) : words.sheetRow(sheet, row);
  return { place, sentence: words.faults[key](what) };
}

function refusalOf(visit: SignedInVisit, { refusal }: Extract<WorkbookReading, { ok: false }>): Placed {
  const words = wordsFor(visit.locale, fileWords);
  if (refusal.code === 'unreadableCells')
    return { place: words.sheet(refusal.sheet), sentence: words.unreadableCells(refusal.cells) };
  const sentences = (visit.locale === 'fr' ? sheetImportWordsFr : sheetImportWordsEn).refusals;
  return { place: words.file, sentence: sentences[refusal.code](refusal.values) };
}

function conceptSentences(
  visit: SignedInVisit,
  { faults }: Extract<ConceptsReading, { ok: false }>,
): Placed[] {
  const words = wordsFor(visit.locale, fileWords);
  return faults.map(({ key, line, place, what }) => ({
    place: line === null ? place : words.line(line),
    sentence: words.conceptFaults[key](what),
  }));
}
