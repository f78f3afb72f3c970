/** What people write of an event that counts. */
export interface EventContent {
  /** Day of what happened; that of the trace when a trace says it. */
  happenedOn: string;
  /** What happened, when no trace says it; empty otherwise. */
  fact: string;
  /** One sentence: why it counts. */
  why: string;
  /** Markdown: how one knows. */
  sources: string;
}

/**
 * An event that counts in the story of a dossier. Its id is permanent: what later says of an event which transitional
 * outcome it is, or which effect came of it, points to it.
 */
export interface MarkedEvent extends EventContent {
  id: string;
  dossierId: string;
  traceId: string | null;
  /** Title of the trace; null for a fact, or when the reader may not see the trace. */
  traceTitle: string | null;
  version: number;
  removedAt: Date | null;
}

/** A trace to mark, with those of its dossiers where the viewer may. */
export interface TraceToMark {
  id: string;
  title: string;
  eventOn: string;
}
