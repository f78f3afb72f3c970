/**
 * What changed for a group, apart from what each brought to it: those who accompany tend to say « on » for the group,
 * so that their own part cannot be told from its.
 */
export interface ChangeContent {
  observedOn: string;
  groupChange: string;
  /** Part of those who accompany. */
  ownPart: string;
  othersPart: string;
  /** Markdown: how one knows, besides the traces. */
  sources: string;
}

export const changeParts = ['groupChange', 'ownPart', 'othersPart', 'sources'] as const;
export type ChangePart = (typeof changeParts)[number];

/** A trace by which one knows of a change. */
export interface SourceTrace {
  id: string;
  title: string;
  eventOn: string;
}

export interface ObservedChange extends ChangeContent {
  id: string;
  dossierId: string;
  /** Those that the reader may see. */
  traces: readonly SourceTrace[];
  version: number;
  removedAt: Date | null;
}

/** What a trace of the dossier says has changed, in its own words. */
export interface SaidInTrace extends SourceTrace {
  /** Markdown. */
  whatChanged: string;
}
