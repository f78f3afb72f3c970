/** How complete the traces of a team are over a period: of the team, never of a person. */
export interface Completeness {
  traceCount: number;
  /** Noted after the last day of the period. */
  notedAfterCount: number;
  untimedCount: number;
  withoutNatureCount: number;
  withoutPeopleCount: number;
  /** Days from Monday to Friday, up to today, on which the team noted nothing; and how many there were. */
  emptyDayCount: number;
  dayCount: number;
}
