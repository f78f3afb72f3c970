/** Successions as a table that somebody keeps: read cell by cell, so that each fault names where it is. */

import { CsvError, parse } from 'csv-parse/sync';
import { successionFaults } from './succession.rules.ts';
import {
  type Confidence,
  confidences,
  type PlaceSpan,
  type Succession,
  type SuccessionFault,
  type SuccessionKind,
  successionKinds,
} from './succession.ts';

export const tableColumns = ['avant', 'apres', 'date', 'sorte', 'source', 'confiance'] as const;
export type TableColumn = (typeof tableColumns)[number];
export const maximumLines = 5000;

/** What may be written in a cell, in French or in English, for what is kept. */
const kindWords: Record<string, SuccessionKind> = {
  fusion: 'merger',
  division: 'split',
  changement: 'renaming',
  transfert: 'transfer',
};
const confidenceWords: Record<string, Confidence> = {
  verifie: 'verified',
  probable: 'likely',
  'a verifier': 'to-check',
};

export type CellFault =
  | SuccessionFault
  | 'empty'
  | 'notADate'
  | 'notAKind'
  | 'notAConfidence'
  /** Neither a place of the lists nor the name of a CLSC or CSSS, which could be added. */
  | 'placeNotKnown'
  /** Several places have this name: the table cannot say which. */
  | 'placeAmbiguous'
  | 'tooLong'
  /** It is in the house already. */
  | 'known';

export interface TableProblem {
  /** As a spreadsheet counts them: headings are line 1. */
  line: number;
  column: TableColumn;
  fault: CellFault;
}

export interface KnownPlace extends PlaceSpan {
  name: string;
}
export interface FormerPlace extends KnownPlace {
  kind: 'clsc' | 'csss';
  source: string;
}

export type TableReading =
  | { kind: 'unreadable'; reason: 'notCsv' | 'headings' | 'noLine' | 'tooManyLines' }
  | {
      kind: 'read';
      problems: TableProblem[];
      /** To be added with the successions, when there is no problem. */
      places: FormerPlace[];
      ends: { id: string; validUntil: string }[];
      successions: Succession[];
      /** Known ones, which somebody has verified and gives the source of. */
      confirmed: Succession[];
    };

type Line = Record<TableColumn, string>;

/**
 * Reads a table of successions against the places and successions that are known. Places that are not, and are named
 * as institutions of the past, are to be added; `newId` names them. Nothing is to be kept when there is a problem.
 */
export function readSuccessionTable(
  text: string,
  known: { places: readonly KnownPlace[]; successions: readonly Succession[] },
  newId: () => string,
): TableReading {
  const lines = linesOf(text);
  if (!Array.isArray(lines)) return { kind: 'unreadable', reason: lines };
  const problems: TableProblem[] = [];
  const finder = placeFinder(known.places, newId);
  const told = lines.map((line, index) => {
    const problem = (column: TableColumn, fault: CellFault) =>
      problems.push({ line: index + 2, column, fault });
    return successionOf(line, finder.find, problem);
  });
  const whole = told.flatMap((succession, index) => (succession ? [{ succession, line: index + 2 }] : []));
  const confirmed = confirmedAmong(whole, known.successions, problems);
  const complete = whole.filter(({ succession }) => !confirmed.includes(succession));
  const { places, ends, spans } = finder.dated(complete.map(({ succession }) => succession));
  const all = [...known.successions, ...complete.map(({ succession }) => succession)];
  for (const { index, fault } of successionFaults(spans, all)) {
    const told = complete[index - known.successions.length];
    if (told) problems.push({ line: told.line, ...placed(fault, known.successions, told.succession) });
  }
  problems.sort((first, second) => first.line - second.line);
  const successions = complete.map(({ succession }) => succession);
  return { kind: 'read', problems, places, ends, successions, confirmed };
}

/** Lines that say what is known, and that somebody has verified it: the same places, day and sort. */
function confirmedAmong(
  whole: readonly { succession: Succession; line: number }[],
  known: readonly Succession[],
  problems: TableProblem[],
): Succession[] {
  const nameOf = ({ fromId, toId, happenedOn, kind }: Succession) =>
    `${fromId} ${toId} ${happenedOn} ${kind}`;
  const byName = new Map(known.map((one) => [nameOf(one), one]));
  const confirmed = new Map<string, Succession>();
  const all: Succession[] = [];
  for (const { succession, line } of whole) {
    const name = nameOf(succession);
    const before = byName.get(name);
    const isBetter =
      succession.confidence === 'verified' &&
      (before?.confidence !== 'verified' || before.source !== succession.source);
    if (!before || !isBetter) continue;
    if (confirmed.has(name)) problems.push({ line, column: 'avant', fault: 'twice' });
    confirmed.set(name, succession);
    all.push(succession);
  }
  return all;
}

function placed(
  fault: SuccessionFault,
  known: readonly Succession[],
  told: Succession,
): { column: TableColumn; fault: CellFault } {
  const isKnown = known.some(
    (one) => one.fromId === told.fromId && one.toId === told.toId && one.happenedOn === told.happenedOn,
  );
  if (fault === 'twice' && isKnown) return { column: 'avant', fault: 'known' };
  const column = { samePlace: 'apres', unknownPlace: 'avant', twice: 'avant', cycle: 'apres' } as const;
  return { column: fault in column ? column[fault as keyof typeof column] : 'date', fault };
}

function linesOf(text: string): Line[] | 'notCsv' | 'headings' | 'noLine' | 'tooManyLines' {
  const [heading = ''] = text.split('\n', 1);
  try {
    const lines: Line[] = parse(text, {
      bom: true,
      delimiter: heading.includes(';') ? ';' : ',',
      columns: (names: string[]) => names.map(folded),
      skip_empty_lines: true,
      trim: true,
      to: maximumLines + 1,
    });
    if (lines.length === 0) return 'noLine';
    if (tableColumns.some((column) => lines[0]?.[column] === undefined)) return 'headings';
    return lines.length > maximumLines ? 'tooManyLines' : lines;
  } catch (error) {
    if (error instanceof CsvError) return 'notCsv';
    throw error;
  }
}

const folded = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();

function successionOf(
  line: Line,
  find: (name: string) => { id: string } | CellFault,
  problem: (column: TableColumn, fault: CellFault) => void,
): Succession | null {
  const placeIn = (column: 'avant' | 'apres') => {
    const found = line[column] === '' ? 'empty' : find(line[column]);
    if (typeof found !== 'string') return found.id;
    problem(column, found);
    return null;
  };
  const fromId = placeIn('avant');
  const toId = placeIn('apres');
  const kind = kindWords[folded(line.sorte)] ?? successionKinds.find((one) => one === line.sorte) ?? null;
  if (!kind) problem('sorte', line.sorte === '' ? 'empty' : 'notAKind');
  const sure = folded(line.confiance);
  const confidence = confidenceWords[sure] ?? confidences.find((one) => one === line.confiance) ?? null;
  if (!confidence) problem('confiance', line.confiance === '' ? 'empty' : 'notAConfidence');
  const isDay = isDate(line.date);
  if (!isDay) problem('date', line.date === '' ? 'empty' : 'notADate');
  if (line.source === '') problem('source', 'empty');
  if (line.source.length > 500) problem('source', 'tooLong');
  if (!fromId || !toId || !kind || !confidence || !isDay || line.source === '') return null;
  return { fromId, toId, kind, confidence, happenedOn: line.date, source: line.source };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

type AddedPlace = Pick<FormerPlace, 'id' | 'name' | 'kind'>;

/** Finds places by name, and gathers those to be added, whose dates are those of what happens to them. */
function placeFinder(known: readonly KnownPlace[], newId: () => string) {
  const byName = new Map<string, KnownPlace[]>();
  for (const place of known) {
    const name = folded(place.name);
    byName.set(name, [...(byName.get(name) ?? []), place]);
  }
  const added = new Map<string, AddedPlace>();
  const find = (name: string): { id: string } | CellFault => {
    const found = byName.get(folded(name)) ?? [];
    if (found.length > 1) return 'placeAmbiguous';
    if (found[0]) return found[0];
    if (name.length > 200) return 'tooLong';
    const kind = /^clsc\b/i.test(name) ? 'clsc' : /^csss\b/i.test(name) ? 'csss' : null;
    if (!kind) return 'placeNotKnown';
    const one = added.get(folded(name)) ?? { id: newId(), name, kind };
    added.set(folded(name), one);
    return one;
  };
  const dated = (successions: readonly Succession[]) => datedPlaces(known, [...added.values()], successions);
  return { find, dated };
}

/** Places to be added with the dates of what happens to them, known ones that end by it, and all of them as they are then. */
function datedPlaces(
  known: readonly KnownPlace[],
  added: readonly AddedPlace[],
  successions: readonly Succession[],
) {
  const ending = new Map<string, Succession>();
  const beginning = new Map<string, Succession>();
  for (const one of successions) {
    if (one.kind === 'transfer') continue;
    if (!ending.has(one.fromId)) ending.set(one.fromId, one);
    if (!beginning.has(one.toId)) beginning.set(one.toId, one);
  }
  const places = added.map(
    (place): FormerPlace => ({
      ...place,
      validFrom: beginning.get(place.id)?.happenedOn ?? null,
      validUntil: ending.get(place.id)?.happenedOn ?? null,
      source: (ending.get(place.id) ?? beginning.get(place.id))?.source ?? '',
    }),
  );
  const ends = known.flatMap(({ id, validUntil }) => {
    const end = ending.get(id)?.happenedOn;
    return validUntil === null && end !== undefined ? [{ id, validUntil: end }] : [];
  });
  const endOf = new Map(ends.map(({ id, validUntil }) => [id, validUntil]));
  const spans = [
    ...known.map((place) => ({ ...place, validUntil: place.validUntil ?? endOf.get(place.id) ?? null })),
    ...places,
  ];
  return { places, ends, spans };
}
