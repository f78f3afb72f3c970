import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { writtenMinutes, writtenNumber } from '#/domains/statements/statements.public.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Amount } from './crosswalk-report.ts';
import type { fr } from './crosswalk-report.words.ts';

export interface ReportView {
  words: typeof fr;
  locale: Locale;
  from: Codebook;
  to: Codebook;
}

interface Named {
  id: string;
  label: { fr: string; en: string };
}
export const labelIn = (named: readonly Named[], id: string, locale: Locale) =>
  named.find((one) => one.id === id)?.label[locale] ?? id;

export function familyName(
  { words, locale, from }: ReportView,
  { declarationKind, act }: { declarationKind: string; act: string },
): string {
  return words.family(
    labelIn(from.acts, act, locale),
    labelIn(from.kinds, declarationKind, locale).toLowerCase(),
  );
}

export function countText({ words, locale }: ReportView, count: number): string {
  const isOne = locale === 'fr' ? count < 2 : count === 1;
  return words.traceCount(writtenNumber(count, locale), isOne);
}

/** Minutes noted; said otherwise when none was, which is not a time of zero. */
export function timeText(
  { words, locale }: ReportView,
  { traceCount, minutes, untimedCount }: Amount,
): string {
  return traceCount > 0 && untimedCount === traceCount ? words.notNoted : writtenMinutes(minutes, locale);
}
