import { type Locale, wordsFor } from '#/platform/visit.ts';
import type { Column } from '#/ui/table.tsx';
import { writtenMinutes, writtenNumber } from './amount.rules.ts';
import type { Figure, FigureParts } from './figure.ts';
import * as partsWords from './figure-parts.words.ts';

/** Hundredths of acts are exact; time is told to the minute. */
const writtenActs = ({ hundredths }: FigureParts, locale: Locale) => writtenNumber(hundredths / 100, locale);
const writtenPartTime = ({ minuteHundredths }: FigureParts, locale: Locale) =>
  writtenMinutes(Math.round(minuteHundredths / 100), locale);

const haveParts = (figures: readonly Figure[]) => figures.some(({ parts }) => parts !== undefined);

/** What to read under a table that has parts; null for the others. */
export function partsNote(figures: readonly Figure[], locale: Locale): string | null {
  return haveParts(figures) ? wordsFor(locale, partsWords).note : null;
}

/** Parts stand beside whole acts, where a framework asks for them and some were noted. They have no total either. */
export function partsColumns<Row extends Figure>(figures: readonly Row[], locale: Locale): Column<Row>[] {
  if (!haveParts(figures)) return [];
  const words = wordsFor(locale, partsWords);
  return [
    {
      key: 'parts',
      heading: words.acts,
      numeric: true,
      cell: ({ parts }) =>
        parts ? words.actsOf(writtenActs(parts, locale), writtenNumber(parts.count, locale)) : words.none,
    },
    {
      key: 'parts-time',
      heading: words.time,
      numeric: true,
      cell: ({ parts }) => (parts ? writtenPartTime(parts, locale) : words.none),
    },
  ];
}

/** The parts of one figure, in a sentence. */
export function PartsLine({ parts, locale }: { parts: FigureParts | undefined; locale: Locale }) {
  if (!parts) return null;
  const words = wordsFor(locale, partsWords);
  const count = writtenNumber(parts.count, locale);
  return <p>{words.line(writtenActs(parts, locale), count, writtenPartTime(parts, locale))}</p>;
}
