import { dossiersOfViewer } from '#/domains/dossiers/dossiers.public.ts';
import { foldedName, organisationChoices } from '#/domains/organisations/organisations.public.ts';
import { membersOf } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import {
  type Import,
  listedPlaces,
  listedProblems,
  type NamedPlace,
  type SheetCheck,
  type SheetSummary,
} from './import.ts';
import { type FindPlace, placesNamedIn } from './import-place.actions.ts';
import { knownNames } from './known-names.rules.ts';
import { printOf } from './print.actions.ts';
import { RowReader } from './row-draft.rules.ts';
import type { ExaminedRow, KnownNames } from './row-draft.ts';
import { chunkRows, knownPrints } from './sheet.store.ts';
import { isBlank, type Sheet, type SheetRow } from './spreadsheet.ts';

/** What the words of rows may name in a space, as its viewer sees it. */
export async function namesKnownIn(
  transaction: Transaction,
  one: Pick<Import, 'spaceId' | 'personId'>,
): Promise<KnownNames> {
  const dossiers = (await dossiersOfViewer(transaction)).filter((dossier) => dossier.spaceId === one.spaceId);
  const organisations = await organisationChoices(transaction);
  const people = await membersOf(transaction, one.spaceId);
  return knownNames({
    dossiers: dossiers.map(({ id, title, number }) => ({ id, names: [title, String(number)] })),
    organisations: organisations.map(({ id, name, otherNames }) => ({ id, names: [name, ...otherNames] })),
    people: people.map(({ personId, name }) => ({ id: personId, names: [name] })),
    personId: one.personId,
  });
}

/** A row examined, with what the space remembers of it. */
export interface JudgedRow extends ExaminedRow {
  fingerprintPrint: string;
  likenessPrint: string;
  /** `known`: the same row was imported; `alike`: one of the same day and title was. */
  memory: 'new' | 'known' | 'alike';
}

/** The rows of one chunk under the headings, examined and compared with what the space has already imported. */
export async function judgedRows(
  transaction: Transaction,
  one: Import,
  reader: RowReader,
  rows: readonly SheetRow[],
): Promise<JudgedRow[]> {
  const { mapping } = one.reading as SheetSummary;
  const examined = rows
    .filter(
      (row) =>
        (mapping.headerRow === null || row.number > mapping.headerRow) &&
        row.cells.some((cell) => !isBlank(cell)),
    )
    .map((row) => {
      const found = reader.examine(row);
      return {
        ...found,
        fingerprintPrint: printOf(found.fingerprint),
        likenessPrint: found.likeness === null ? '' : printOf(found.likeness),
      };
    });
  const fingerprints = examined.map((row) => row.fingerprintPrint);
  const likenesses = examined.map((row) => row.likenessPrint).filter((print) => print !== '');
  const known = await knownPrints(transaction, one.spaceId, one.id, fingerprints, likenesses);
  return examined.map((row) => ({
    ...row,
    memory: known.fingerprints.has(row.fingerprintPrint)
      ? 'known'
      : known.likenesses.has(row.likenessPrint)
        ? 'alike'
        : 'new',
  }));
}

/** Whether a judged row becomes a trace. */
export function isTaken(row: JudgedRow, withAlike: boolean): boolean {
  return row.draft !== null && (row.memory === 'new' || (row.memory === 'alike' && withAlike));
}

/** A reader for the sheet of an import: its headings are in its first chunk. */
export async function readerOf(transaction: Transaction, one: Import, names: KnownNames): Promise<RowReader> {
  const reading = one.reading as SheetSummary;
  const overview = reading.sheets[reading.sheet]!;
  const rows = (await chunkRows(transaction, one.id, reading.sheet, 0)) ?? [];
  const sheet: Sheet = { ...overview, rows };
  return new RowReader(sheet, reading.mapping, names);
}

/** Examines every row without writing anything: what would happen, and every problem by its cell. */
export async function checkSheet(transaction: Transaction, one: Import): Promise<SheetCheck> {
  const reading = one.reading as SheetSummary;
  const reader = await readerOf(transaction, one, await namesKnownIn(transaction, one));
  const check: SheetCheck = {
    rows: 0,
    ready: 0,
    refused: 0,
    known: 0,
    alike: 0,
    hidden: 0,
    newOrganisations: 0,
    problemCount: 0,
    noticeCount: 0,
    problems: [],
  };
  const listed: SheetCheck['problems'][number][] = [];
  const unknown = new Set<string>();
  const placeOf = await placesNamedIn(transaction, one.spaceId, 'fr');
  const places = new Map<string, NamedPlace>();
  for (let chunk = 0; ; chunk += 1) {
    const rows = await chunkRows(transaction, one.id, reading.sheet, chunk);
    if (!rows) break;
    for (const row of await judgedRows(transaction, one, reader, rows)) {
      count(check, row, listed);
      if (row.memory === 'known') continue;
      addUnknown(unknown, row);
      addPlace(places, row, placeOf);
    }
    // Others are served between two chunks of a long sheet.
    await new Promise((resume) => setImmediate(resume));
  }
  const named = [...places.values()].sort((one, other) => other.rows - one.rows);
  return {
    ...check,
    newOrganisations: unknown.size,
    places: named.slice(0, listedPlaces),
    placedRows: named.reduce((sum, { rows }) => sum + rows, 0),
    problems: listed,
  };
}

function addPlace(places: Map<string, NamedPlace>, { draft }: JudgedRow, placeOf: FindPlace): void {
  if (!draft?.placeText) return;
  const found = placeOf(draft.placeText, draft.eventOn);
  if (!found) return;
  const before = places.get(found.id) ?? { text: draft.placeText, day: draft.eventOn, rows: 0 };
  places.set(found.id, { ...before, rows: before.rows + 1 });
}

function addUnknown(unknown: Set<string>, row: JudgedRow): void {
  for (const { organisationId, name } of row.draft?.organisations ?? []) {
    if (organisationId === null) unknown.add(foldedName(name));
  }
}

function count(check: SheetCheck, row: JudgedRow, listed: SheetCheck['problems'][number][]): void {
  check.rows += 1;
  if (row.memory === 'known') {
    check.known += 1;
    return;
  }
  if (row.draft === null) check.refused += 1;
  else if (row.memory === 'alike') check.alike += 1;
  else check.ready += 1;
  if (row.hidden) check.hidden += 1;
  for (const problem of row.problems) {
    if (problem.refuses) check.problemCount += 1;
    else check.noticeCount += 1;
    if (listed.length < listedProblems) listed.push(problem);
  }
}
