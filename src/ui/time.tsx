import type { ComponentChildren } from 'preact';

export interface TimeProps {
  /** `YYYY-MM-DD`, `YYYY-MM`, an ISO instant, or a duration (`PT1H30M`). */
  dateTime: string;
  /** The same, as people read it. */
  children: ComponentChildren;
}

/** A date, an hour or a duration, for people and for machines. */
export function Time({ dateTime, children }: TimeProps) {
  return <time dateTime={dateTime}>{children}</time>;
}
