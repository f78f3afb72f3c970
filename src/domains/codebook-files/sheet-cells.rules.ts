import { cellOf, optionalCellOf } from './cell-text.rules.ts';
import { sheetNames, type WrittenSheet } from './sheets.ts';

export interface Bilingual {
  fr: string;
  en: string;
}
export const both = ({ fr, en }: Bilingual) => [cellOf(fr), cellOf(en)];
export const maybeBoth = (text: Bilingual | null) => [optionalCellOf(text?.fr), optionalCellOf(text?.en)];
export const yesNo = (value: boolean) => (value ? 'oui' : 'non');
export const several = (ids: readonly string[]) => cellOf(ids.join(' | '));
export const pairOf = (what: string) => [`${what} (fr)`, `${what} (en)`];

/** One part of a codebook as a sheet, one row each. */
export function sheet<One>(
  part: keyof typeof sheetNames,
  headings: readonly string[],
  rows: readonly One[],
  cells: (row: One) => readonly string[],
): WrittenSheet {
  return { name: sheetNames[part], headings, rows: rows.map(cells) };
}
