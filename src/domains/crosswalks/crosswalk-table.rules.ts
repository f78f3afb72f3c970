/** The links of a crosswalk as a table that a spreadsheet opens, and back, without loss. */

import { parse } from 'csv-parse/sync';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { byteOrderMark, csvLine } from '#/platform/csv.ts';
import type { CodeLink, CrosswalkContent, Destination, ListLinks } from './crosswalk.ts';
import { shareFrom, writtenShare } from './share.rules.ts';

/** Read by their place; the labels are there for people, and are not read. */
const headings = [
  'liste de départ',
  'code de départ',
  'libellé de départ',
  'liste d’arrivée',
  'code d’arrivée',
  'libellé d’arrivée',
  'part',
  'proche',
  'note',
];

/**
 * One line a destination, one with an empty code of arrival for what has no equivalent. A list of which nothing is said
 * yet has a line without any code. A text that a spreadsheet would run gets an apostrophe, as does one that begins by
 * an apostrophe: taken off again when the table is read, so that nothing changes on the way.
 */
export function crosswalkTable(content: CrosswalkContent, from: Codebook, to: Codebook): string {
  const lines = content.lists.flatMap((list) => {
    const [source, target] = [labelsOf(from, list.from), labelsOf(to, list.to)];
    if (list.links.length === 0) return [[list.from, '', '', list.to, '', '', '', '', '']];
    return list.links.flatMap(({ code, destinations, isNear, note }) => {
      const start = [list.from, code, source.get(code) ?? '', list.to];
      const end = [isNear ? 'oui' : 'non', note];
      if (destinations.length === 0) return [[...start, '', '', '', ...end]];
      return destinations.map((one) => [
        ...start,
        one.code,
        target.get(one.code) ?? '',
        writtenShare(one.share),
        ...end,
      ]);
    });
  });
  return byteOrderMark + [headings, ...lines].map((cells) => csvLine(cells.map(guarded))).join('');
}

function labelsOf(book: Codebook, listId: string): Map<string, string> {
  const codes = book.codeLists.find(({ id }) => id === listId)?.codes ?? [];
  return new Map(codes.map(({ id, label }) => [id, label.fr]));
}

const guarded = (text: string) => (text.startsWith("'") ? `'${text}` : text);
const unguarded = (text: string) => (text.startsWith("'") ? text.slice(1) : text);

export type TableFault =
  | { key: 'notATable' }
  | { key: 'tooFewColumns' | 'twoArrivals' | 'twoSayings'; line: number }
  | { key: 'badShare'; line: number; text: string };

export type TableReading =
  | { ok: true; lists: readonly ListLinks[] }
  | { ok: false; faults: readonly TableFault[] };

interface TypedLine {
  line: number;
  cells: string[];
}

/** Reads such a table; each fault names its line, from 1. The codes themselves are checked with the crosswalk. */
export function readCrosswalkTable(text: string): TableReading {
  const rows = tableRows(text);
  if (!rows) return { ok: false, faults: [{ key: 'notATable' }] };
  const [, ...typed] = rows;
  const lists = new Map<string, { from: string; to: string; links: Map<string, CodeLink> }>();
  const faults = typed
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .flatMap((line) => readLine(line, lists));
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    lists: [...lists.values()].map(({ from, to, links }) => ({ from, to, links: [...links.values()] })),
  };
}

function tableRows(text: string): TypedLine[] | null {
  const table = text.replace(/^\uFEFF/, '');
  const [header = ''] = table.split('\n', 1);
  try {
    const rows = parse(table, {
      delimiter: [';', '\t'].find((one) => header.includes(one)) ?? ',',
      relaxColumnCount: true,
    }) as string[][];
    return rows.map((cells, at) => ({ line: at + 1, cells: cells.map(unguarded) }));
  } catch {
    return null;
  }
}

type Lists = Map<string, { from: string; to: string; links: Map<string, CodeLink> }>;

function readLine({ line, cells }: TypedLine, lists: Lists): TableFault[] {
  if (cells.length < 7) return [{ key: 'tooFewColumns', line }];
  const [from = '', code = '', , to = '', arrival = '', , part = '', near = '', note = ''] = cells;
  const list = lists.get(from) ?? { from, to, links: new Map<string, CodeLink>() };
  if (list.to !== to) return [{ key: 'twoArrivals', line }];
  lists.set(from, list);
  if (code === '') return [];
  const share = arrival === '' ? null : shareFrom(part === '' ? '1' : part);
  if (arrival !== '' && !share) return [{ key: 'badShare', line, text: part }];
  const known = list.links.get(code);
  const isNear = /^(oui|yes|true|1)$/i.test(near.trim());
  const destinations: Destination[] = share ? [{ code: arrival, share }] : [];
  if (!known) {
    list.links.set(code, { code, destinations, isNear, note });
    return [];
  }
  if (!share || known.destinations.length === 0 || known.isNear !== isNear || known.note !== note)
    return [{ key: 'twoSayings', line }];
  list.links.set(code, { ...known, destinations: [...known.destinations, ...destinations] });
  return [];
}
