import { formatDate } from '#/french/dates.ts';
import { formatMoney, formatNumber } from '#/french/numbers.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Bucket, Lever, Need } from './lever.ts';
import type { fr } from './lever.words.ts';

export type LeverWords = typeof fr;

/** « 12 500 $ par année » or « pour la période ». */
export function amountText(
  words: LeverWords,
  money: Pick<Need, 'amount' | 'recurring'>,
  locale: Locale,
): string {
  return `${formatMoney(money.amount, locale)} ${money.recurring ? words.ayear : words.once}`;
}

/** The amount and its kind, mission or project: never an amount alone. */
export function moneyText(
  words: LeverWords,
  money: Pick<Need, 'amount' | 'recurring' | 'money'>,
  locale: Locale,
): string {
  return `${amountText(words, money, locale)} (${words.moneys[money.money].toLocaleLowerCase(locale)})`;
}

/** Until when a fund lasts, in words. */
export function untilText(words: LeverWords, untilOn: string | null, locale: Locale): string {
  return untilOn ? words.untilSaid(formatDate(untilOn, locale)) : words.untilOpen;
}

/** From when and until when money lasts, in words. */
export function lastingText(
  words: LeverWords,
  { startsOn, untilOn }: Pick<Need, 'startsOn' | 'untilOn'>,
  locale: Locale,
): string {
  if (startsOn === null) return untilText(words, untilOn, locale);
  const from = formatDate(startsOn, locale);
  return untilOn === null ? words.fromSaid(from) : words.lasting(from, formatDate(untilOn, locale));
}

/** What is missing to a need, in words. */
export function missingText(
  words: LeverWords,
  { levers, missing }: { levers: readonly Lever[]; missing: number },
  locale: Locale,
): string {
  if (missing === 0) return words.covered;
  return levers.length > 0 ? words.partlyCovered(formatMoney(missing, locale)) : words.notCovered;
}

/** Hours a year that secured funds of one kind cost, and for how many nobody said. */
export function bucketHoursText(
  words: LeverWords,
  bucket: Pick<Bucket, 'reportingHours' | 'hoursUnknown'>,
  locale: Locale,
): string {
  const known =
    bucket.reportingHours > 0 ? words.hoursAYear(formatNumber(bucket.reportingHours, locale)) : null;
  const unknown = bucket.hoursUnknown > 0 ? words.hoursUnknown(bucket.hoursUnknown) : null;
  return [known, unknown].filter((part) => part !== null).join(', ') || '—';
}

/** Hours a year that one fund costs. */
export function leverHoursText(
  words: LeverWords,
  { reportingHours }: Pick<Lever, 'reportingHours'>,
  locale: Locale,
): string {
  return reportingHours === null
    ? words.unknownHours
    : words.hoursAYear(formatNumber(reportingHours, locale));
}
