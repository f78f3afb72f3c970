import type { TraceDraft } from './trace.ts';

/** One line of the week: a dossier (or none), what is said of it, and a duration typed for each day. */
export interface WeekLine {
  dossierId: string | null;
  dossierTitle: string;
  text: string;
  /** As typed, Monday first. */
  durations: readonly string[];
}

export interface WeekFault {
  line: number;
  /** Null for words that no day was given for. */
  day: number | null;
}

export interface ReadWeek {
  drafts: TraceDraft[];
  faults: WeekFault[];
}

/**
 * Traces of a week: one for each box filled. A box that cannot be read is a fault, told where it stands, and so are words
 * without a day: they would be lost.
 * @param minutesIn reads a duration, null when it is not one.
 * @param defaultText what a trace says when its line says nothing.
 */
export function readWeek(
  spaceId: string,
  days: readonly string[],
  lines: readonly WeekLine[],
  minutesIn: (typed: string) => number | null,
  defaultText: (line: WeekLine) => string,
): ReadWeek {
  const drafts: TraceDraft[] = [];
  const faults: WeekFault[] = [];
  for (const [at, line] of lines.entries()) {
    const isEmpty = line.durations.every((typed) => typed.trim() === '');
    if (isEmpty && line.text.trim() !== '') faults.push({ line: at, day: null });
    for (const [day, typed] of line.durations.entries()) {
      if (typed.trim() === '') continue;
      const durationMinutes = minutesIn(typed);
      const eventOn = days[day];
      if (durationMinutes === null || eventOn === undefined) {
        faults.push({ line: at, day });
        continue;
      }
      drafts.push({
        spaceId,
        text: line.text.trim() || defaultText(line),
        eventOn,
        durationMinutes,
        dossierIds: line.dossierId ? [line.dossierId] : [],
      });
    }
  }
  return { drafts, faults };
}
