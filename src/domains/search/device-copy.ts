/*
 * What a device may hold to be searched without network. A copy of answers, to read: nothing is written in it but by
 * taking it again whole.
 */

/** The most recent ones, and no more: a device holds a season, not an archive. */
export const mostKept = { traces: 500, dossiers: 200 } as const;

/** UTF-16 units kept of each text of a thing. */
export const longestKept = 2000;

/** A trace or a dossier, as a device holds it. */
export interface KeptThing {
  kind: 'trace' | 'dossier' | 'draft';
  title: string;
  /** Its day, `YYYY-MM-DD`. */
  happenedOn: string;
  /** Where it is on the site. */
  address: string;
  /** The beginnings of what a search reads of it, in the order of the index, the title left out. */
  texts: readonly string[];
  /** Where the first text goes on after the title, in UTF-16 units. */
  bodyAt: number;
  /** True when something of these texts was left out. */
  isCut: boolean;
}

interface MarkedText {
  text: string;
  ranges: readonly { start: number; end: number }[];
}

/** A thing of the device that answers a search, as it is shown. */
export interface KeptFinding extends Pick<KeptThing, 'kind' | 'happenedOn' | 'address'> {
  title: MarkedText;
  excerpt: MarkedText;
}

export interface KeptAnswer {
  findings: KeptFinding[];
  /** What was searched for instead, when the words as they were found nothing. */
  mended: string | null;
}
