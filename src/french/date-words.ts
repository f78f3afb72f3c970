import { fold } from './folding.ts';

export type Language = 'fr' | 'en';

export const MONTHS: Record<Language, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** From Monday. */
export const WEEKDAYS: Record<Language, readonly string[]> = {
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

/** The month (from 1) a word names or abbreviates in French or English; null for any other, and for « jui ». */
export function monthNamed(word: string): number | null {
  return named(word, [MONTHS.fr, MONTHS.en]);
}

/** The weekday (from Monday, 1) a word names or abbreviates in French or English. */
export function weekdayNamed(word: string): number | null {
  return named(word, [WEEKDAYS.fr, WEEKDAYS.en]);
}

function named(word: string, lists: readonly (readonly string[])[]): number | null {
  const folded = fold(word).replace(/\.$/, '');
  if (folded.length < 3) return null;
  for (const list of lists) {
    const ranks = list.flatMap((name, rank) => (fold(name).startsWith(folded) ? [rank + 1] : []));
    const exact = list.findIndex((name) => fold(name) === folded);
    if (exact >= 0) return exact + 1;
    if (ranks.length === 1) return ranks[0]!;
    if (ranks.length > 1) return null;
  }
  return null;
}
