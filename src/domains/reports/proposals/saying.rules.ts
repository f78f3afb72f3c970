import type { Grounds, SaidNumber } from '#/domains/reports/evidence.ts';
import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { formatDate, formatDateRange, formatDayAndMonth } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Block, Sentence } from './proposal.ts';
import type { Amount } from './work.ts';

/** A sentence that says no number of persons or traces: it may be read by whoever reads the bilan. */
export function said(slot: string, text: string, grounds: Grounds): Sentence {
  return { slot, text, withoutNumbers: text, grounds, numbers: [] };
}

/** A sentence that says numbers, and what is left of it without them. */
export function saidWith(
  slot: string,
  text: string,
  withoutNumbers: string | null,
  grounds: Grounds,
  numbers: readonly SaidNumber[],
): Sentence {
  return { slot, text, withoutNumbers, grounds, numbers };
}

export function numberOf(cell: string, { count, people, organisations }: Amount): SaidNumber {
  return { cell, value: count, people, organisations };
}

/** Ways to say the same thing: the same place always says it the same way, and its neighbours another. */
export function variantOf<Way>(slot: string, ways: Readonly<Record<string, Way>>): Way {
  const all = Object.values(ways);
  let hash = 0x811c9dc5;
  for (const letter of slot) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return all[hash % all.length] as Way;
}

/** A paragraph when it says something. */
export function paragraph(sentences: readonly (Sentence | null)[]): Block[] {
  const kept = sentences.filter((one) => one !== null);
  return kept.length === 0 ? [] : [{ kind: 'paragraph', sentences: kept }];
}

/** A list when it has a line, under the words that lead to it. */
export function listed(lead: string | null, items: readonly (readonly Sentence[])[]): Block[] {
  const kept = items.filter((sentences) => sentences.length > 0);
  if (kept.length === 0) return [];
  return [...(lead === null ? [] : [{ kind: 'plain', text: lead } as const]), { kind: 'list', items: kept }];
}

/** « 4 mai » within the year that follows, « 4 mai 2025 » otherwise; held together at the end of a line. */
export function dayText(day: string, language: Locale, sameYearAs: string | null = null): string {
  const isSameYear = sameYearAs !== null && sameYearAs.slice(0, 4) === day.slice(0, 4);
  return (isSameYear ? formatDayAndMonth(day, language) : formatDate(day, language)).replaceAll(
    ' ',
    '\u00a0',
  );
}

/** « du 28 au 31 octobre 2025 », « le 3 mai 2025 »; "from October 28 to 31, 2025", "on May 3, 2025". */
export function spanText(from: string, to: string, language: Locale): string {
  const range = formatDateRange(from, to, language);
  if (language === 'fr') return range;
  return `${from === to ? 'on' : 'from'} ${range}`;
}

/** Names of organisations, items, dossiers, as they are written. */
export const named = (names: readonly string[]) => names.map((name) => inlineMarkdown(name));
