/** Dates are `YYYY-MM-DD` throughout; a period holds its first and its last day. */

import { addDays, endOfMonth, formatMonth, isPlainDate, weekday } from '#/french/dates.ts';
import type { Calendar, CalendarYear, Period } from './calendar.ts';
import type { Bilingual } from './codebook.ts';

const two = (number: number) => String(number).padStart(2, '0');
const firstOfMonth = (year: number, month: number) => `${year}-${two(month)}-01`;

/** The April year that ends on 31 March of `endingIn`. */
function aprilYear(endingIn: number, periods: readonly Period[]): CalendarYear {
  const name = `${endingIn - 1}-${endingIn}`;
  return {
    id: name,
    label: { fr: `Exercice ${name}`, en: `Fiscal year ${name}` },
    startsOn: `${endingIn - 1}-04-01`,
    endsOn: `${endingIn}-03-31`,
    periods,
  };
}

/**
 * Thirteen periods of four weeks from 1 April; the last one also takes the one or two days that remain to 31 March.
 * With `closingWeekday` (1 Monday … 7 Sunday), the first period ends on that day of the week nearest to its
 * twenty-eighth day and the others follow by four weeks, as establishments that close on a fixed weekday do.
 */
export function financialYear(endingIn: number, closingWeekday: number | null = null): CalendarYear {
  const startsOn = `${endingIn - 1}-04-01`;
  const firstEndsOn = addDays(
    startsOn,
    27 + (closingWeekday === null ? 0 : shiftTo(addDays(startsOn, 27), closingWeekday)),
  );
  const periods = Array.from({ length: 13 }, (_, index): Period => {
    const number = index + 1;
    return {
      id: `${endingIn - 1}-${endingIn}-p${two(number)}`,
      label: {
        fr: `Période ${number}, ${endingIn - 1}-${endingIn}`,
        en: `Period ${number}, ${endingIn - 1}-${endingIn}`,
      },
      startsOn: index === 0 ? startsOn : addDays(firstEndsOn, 1 + 28 * (index - 1)),
      endsOn: number === 13 ? `${endingIn}-03-31` : addDays(firstEndsOn, 28 * index),
    };
  });
  return aprilYear(endingIn, periods);
}

/** Days to the nearest such weekday, from −3 to 3. */
function shiftTo(on: string, wanted: number): number {
  const ahead = (wanted - weekday(on) + 7) % 7;
  return ahead > 3 ? ahead - 7 : ahead;
}

/** The twelve months, April to March. */
export function monthlyYear(endingIn: number): CalendarYear {
  return aprilYear(
    endingIn,
    Array.from({ length: 12 }, (_, index) => {
      const { year, month } = monthOf(endingIn, index);
      return {
        id: `${year}-${two(month)}`,
        label: {
          fr: formatMonth(firstOfMonth(year, month), 'fr'),
          en: formatMonth(firstOfMonth(year, month), 'en'),
        },
        startsOn: firstOfMonth(year, month),
        endsOn: endOfMonth(firstOfMonth(year, month)),
      };
    }),
  );
}

/** The four quarters from April. */
export function quarterlyYear(endingIn: number): CalendarYear {
  return aprilYear(
    endingIn,
    Array.from({ length: 4 }, (_, index) => {
      const first = monthOf(endingIn, index * 3);
      const last = monthOf(endingIn, index * 3 + 2);
      return {
        id: `${endingIn - 1}-${endingIn}-t${index + 1}`,
        label: quarterLabel(index, first, last, endingIn),
        startsOn: firstOfMonth(first.year, first.month),
        endsOn: endOfMonth(firstOfMonth(last.year, last.month)),
      };
    }),
  );
}

type Month = { year: number; month: number };
function quarterLabel(index: number, first: Month, last: Month, endingIn: number): Bilingual {
  const name = `${endingIn - 1}-${endingIn}`;
  const from = firstOfMonth(first.year, first.month);
  const to = firstOfMonth(last.year, last.month);
  return {
    fr: `Trimestre ${index + 1}, ${name} (${formatMonth(from, 'fr')} à ${formatMonth(to, 'fr')})`,
    en: `Quarter ${index + 1}, ${name} (${formatMonth(from, 'en')} to ${formatMonth(to, 'en')})`,
  };
}

/** The whole April year as one period. */
export function yearlyYear(endingIn: number): CalendarYear {
  const year = aprilYear(endingIn, []);
  return {
    ...year,
    periods: [{ id: year.id, label: year.label, startsOn: year.startsOn, endsOn: year.endsOn }],
  };
}

function monthOf(endingIn: number, index: number): Month {
  const month = ((index + 3) % 12) + 1;
  return { year: month >= 4 ? endingIn - 1 : endingIn, month };
}

/** Periods of a year of the calendar, by the id of the year; empty when the calendar does not have it. */
export function periodsOf(calendar: Calendar, yearId: string): readonly Period[] {
  return calendar.years.find((year) => year.id === yearId)?.periods ?? [];
}

/** The period that holds the day, or null when the calendar does not reach it. */
export function periodContaining(calendar: Calendar, on: string): Period | null {
  for (const year of calendar.years) {
    if (on < year.startsOn || on > year.endsOn) continue;
    const period = year.periods.find((candidate) => candidate.startsOn <= on && on <= candidate.endsOn);
    if (period) return period;
  }
  return null;
}

export function periodById(
  calendars: readonly Calendar[],
  calendarId: string,
  periodId: string,
): Period | null {
  const calendar = calendars.find((candidate) => candidate.id === calendarId);
  for (const year of calendar?.years ?? []) {
    const period = year.periods.find((candidate) => candidate.id === periodId);
    if (period) return period;
  }
  return null;
}

/**
 * Where calendars hold a period of these very days: under the name given when there is one, or else in the first
 * calendar that has it. Null when none does: near days are not the same days.
 */
export function periodOn(
  calendars: readonly Calendar[],
  days: { startsOn: string; endsOn: string },
  named: { calendarId: string; periodId: string },
): { calendarId: string; periodId: string } | null {
  const isOnThem = ({ startsOn, endsOn }: Period) => startsOn === days.startsOn && endsOn === days.endsOn;
  const same = periodById(calendars, named.calendarId, named.periodId);
  if (same && isOnThem(same)) return { calendarId: named.calendarId, periodId: named.periodId };
  for (const { id, years } of calendars) {
    const found = years.flatMap(({ periods }) => periods).find(isOnThem);
    if (found) return { calendarId: id, periodId: found.id };
  }
  return null;
}

export type CalendarFault =
  | { code: 'notADay'; place: string; text: string }
  | { code: 'endsBeforeStart'; place: string }
  | { code: 'hole'; place: string; fromOn: string; toOn: string }
  | { code: 'overlap'; place: string; fromOn: string; toOn: string }
  | { code: 'emptyYear'; place: string };

/** Holes and overlaps between the periods of a year, and between the years. */
export function calendarFaults(calendar: Calendar): CalendarFault[] {
  const faults: CalendarFault[] = calendar.years.flatMap((year) => {
    const place = `${calendar.id}/${year.id}`;
    if (year.periods.length === 0) return [{ code: 'emptyYear', place } as const];
    const wrong = [year, ...year.periods].flatMap((span) => spanFaults(span, `${place}/${span.id}`));
    return wrong.length > 0 ? wrong : tilingFaults(year.periods, year.startsOn, year.endsOn, place);
  });
  if (faults.length > 0) return faults;
  const ordered = calendar.years.toSorted(byStart);
  return tilingFaults(ordered, ordered[0]?.startsOn ?? '', ordered.at(-1)?.endsOn ?? '', calendar.id);
}

type Span = { id: string; startsOn: string; endsOn: string };
const byStart = (first: Span, second: Span) => (first.startsOn < second.startsOn ? -1 : 1);

function spanFaults(span: Span, place: string): CalendarFault[] {
  for (const text of [span.startsOn, span.endsOn])
    if (!isPlainDate(text)) return [{ code: 'notADay', place, text }];
  return span.endsOn < span.startsOn ? [{ code: 'endsBeforeStart', place }] : [];
}

function tilingFaults(
  spans: readonly Span[],
  startsOn: string,
  endsOn: string,
  place: string,
): CalendarFault[] {
  const faults: CalendarFault[] = [];
  let expectedOn = startsOn;
  for (const span of spans.toSorted(byStart)) {
    const at = `${place}/${span.id}`;
    if (span.startsOn > expectedOn) {
      faults.push({ code: 'hole', place: at, fromOn: expectedOn, toOn: addDays(span.startsOn, -1) });
    }
    if (span.startsOn < expectedOn) {
      faults.push({ code: 'overlap', place: at, fromOn: span.startsOn, toOn: addDays(expectedOn, -1) });
    }
    if (span.endsOn >= expectedOn) expectedOn = addDays(span.endsOn, 1);
  }
  const lastOn = addDays(expectedOn, -1);
  if (spans.length > 0 && lastOn < endsOn)
    faults.push({ code: 'hole', place, fromOn: expectedOn, toOn: endsOn });
  if (lastOn > endsOn) faults.push({ code: 'overlap', place, fromOn: addDays(endsOn, 1), toOn: lastOn });
  return faults;
}
