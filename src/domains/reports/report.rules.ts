import { addDays, isPlainDate } from '#/french/dates.ts';

export interface UsualPeriod {
  kind: 'fiscal' | 'calendar' | 'running';
  startsOn: string;
  endsOn: string;
}

/**
 * Periods that bilans usually tell, the likeliest first: the year that ended on 31 March, or from January the one
 * about to end; then the calendar year, then what ran since April.
 */
export function usualPeriods(today: string): UsualPeriod[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const april = month >= 4 ? year : year - 1;
  const fiscal = month >= 4 ? april - 1 : april;
  return [
    { kind: 'fiscal', startsOn: `${fiscal}-04-01`, endsOn: `${fiscal + 1}-03-31` },
    { kind: 'calendar', startsOn: `${year - 1}-01-01`, endsOn: `${year - 1}-12-31` },
    { kind: 'running', startsOn: `${april}-04-01`, endsOn: today },
  ];
}

/** The choice of other days than the usual ones. */
export const otherPeriod = 'autre';

/** A usual period as a choice of a form, and back. */
export const periodValue = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
  `${startsOn}..${endsOn}`;

export function periodChosen(value: string): { startsOn: string; endsOn: string } | null {
  const [startsOn = '', endsOn = '', more] = value.split('..');
  return more === undefined && isPlainDate(startsOn) && isPlainDate(endsOn) ? { startsOn, endsOn } : null;
}

/** « 2025 » for a calendar year, « 2025-2026 » for a year astride two, or the days themselves. */
export function yearsOf(startsOn: string, endsOn: string): string {
  const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  return from === to ? from : `${from}-${to}`;
}

/** The longest period a bilan may tell, in days: five years. */
const longestDays = 5 * 366;

export type PeriodRefusal = 'endBeforeStart' | 'periodTooLong';

export function periodRefusal(startsOn: string, endsOn: string): PeriodRefusal | null {
  if (endsOn < startsOn) return 'endBeforeStart';
  return endsOn > addDays(startsOn, longestDays) ? 'periodTooLong' : null;
}
