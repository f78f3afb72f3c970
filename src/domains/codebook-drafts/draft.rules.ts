/** What a draft shows of itself, without asking anything of anybody. */

import {
  type Calendar,
  type Codebook,
  type CodebookReference,
  type Part,
  periodById,
} from '#/domains/codebooks/codebooks.public.ts';
import type { CodebookDraft, Sample } from './draft.ts';
import type { SamplePeriod } from './trial.ts';

/** A variant of a codebook, with nothing of its own yet but its name. */
export function newVariant(base: Codebook, id: string, version: string, title: Codebook['title']): Codebook {
  const reference: CodebookReference = { id: base.id, version: base.version };
  return { ...base, id, version, title, official: false, extends: reference };
}

/** The last period that ended before the day, in the first calendar that has one. */
export function sampleBefore(calendars: readonly Calendar[], today: string): Sample | null {
  for (const calendar of calendars) {
    const ended = calendar.years.flatMap(({ periods }) => periods).filter(({ endsOn }) => endsOn < today);
    const last = ended.toSorted((first, second) => (first.endsOn < second.endsOn ? 1 : -1))[0];
    if (last) return { calendarId: calendar.id, periodId: last.id };
  }
  return null;
}

/** The period on which a draft is tried: the one chosen, or the last that ended. */
export function samplePeriod(draft: CodebookDraft, today: string): SamplePeriod | null {
  const { calendars } = draft.book;
  const chosen = draft.sample && periodById(calendars, draft.sample.calendarId, draft.sample.periodId);
  if (draft.sample && chosen) return { ...draft.sample, period: chosen };
  const last = sampleBefore(calendars, today);
  const period = last && periodById(calendars, last.calendarId, last.periodId);
  return last && period ? { ...last, period } : null;
}

/** Whether the calendars of a draft have a period. */
export function hasPeriod({ book }: CodebookDraft, { calendarId, periodId }: Sample): boolean {
  return periodById(book.calendars, calendarId, periodId) !== null;
}

/** What people read of a part, whatever list it is of. */
export function partName(part: Part | null, locale: 'fr' | 'en'): string {
  const named = part?.label ?? part?.sentence ?? part?.question ?? part?.heading;
  const text = (named as { fr: string; en: string } | undefined)?.[locale];
  return text || (part?.id ?? '');
}

/** Conflicts still to be decided. */
export function undecided({ review }: Pick<CodebookDraft, 'review'>) {
  return review.filter(({ resolution }) => resolution === null);
}

/** What the head said before, for the attributes that change. */
export function headBefore(book: Codebook, head: object): Part {
  const source: object = { ...book, noRuleReason: book.mapping.noRuleReason };
  const before = Object.entries(source).filter(([name]) => name in head);
  return { ...Object.fromEntries(before), id: 'head' };
}
