import { addDays, addMonths, daysBetween, endOfMonth } from '#/french/dates.ts';
import type { DocumentState, Filing, FilingDocument } from './filing.ts';

/** What the programme leaves after the end of the financial year. */
export const daysLeftByProgramme = 90;

/** Ends of year for which the programme's page names the day: the last one of the third month. */
const namedEnds = ['12-31', '03-31', '06-30'];

export interface DueDays {
  /** Ninety days, counted one by one. */
  counted: string;
  /** The day that the programme's page names for this end of year; it may be one or two later. */
  named: string | null;
  /** The one to hold: the agreement's, or the counted one, which is never too late. */
  due: string;
  from: 'agreement' | 'count';
}

/** The day that accounts are due. The day of the general meeting has no part in it. */
export function dueDays({ yearEndsOn, agreedOn }: Pick<Filing, 'yearEndsOn' | 'agreedOn'>): DueDays {
  const counted = addDays(yearEndsOn, daysLeftByProgramme);
  const isNamed = namedEnds.includes(yearEndsOn.slice(5));
  return {
    counted,
    named: isNamed ? endOfMonth(addMonths(yearEndsOn, 3)) : null,
    due: agreedOn ?? counted,
    from: agreedOn === null ? 'count' : 'agreement',
  };
}

/** Where accounts stand on a day: a fact, which nobody but the space sees. */
export type Standing =
  | { kind: 'sent' }
  | { kind: 'ahead'; days: number; left: number }
  | { kind: 'past'; days: number; left: number };

export function standingOf(due: string, today: string, { sent, expected }: Count): Standing {
  const left = expected - sent;
  if (expected > 0 && left === 0) return { kind: 'sent' };
  const days = daysBetween(today, due);
  return days < 0 ? { kind: 'past', days: -days, left } : { kind: 'ahead', days, left };
}

export interface Count {
  sent: number;
  expected: number;
}

/** How many of the funder's documents are sent; those of the meeting are not counted here. */
export function countForFunder(
  documents: readonly Pick<FilingDocument, 'addressee' | 'state' | 'removedOn'>[],
): Count {
  const expected = documents.filter(
    ({ addressee, removedOn }) => addressee === 'funder' && removedOn === null,
  );
  return { expected: expected.length, sent: expected.filter(({ state }) => state === 'sent').length };
}

/** The day a state dates from: today when it is another one than before. */
export function stateDay(
  before: { state: DocumentState; stateOn: string },
  state: DocumentState,
  today: string,
) {
  return before.state === state ? before.stateOn : today;
}
