/** How a team counts, in its own words, as written on a day. */
export interface Convention {
  /** From 1. */
  version: number;
  text: string;
  writtenByName: string | null;
  writtenAt: Date;
}
