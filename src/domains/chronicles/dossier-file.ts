import type { MediaKind } from '#/platform/media.ts';

/** A document of the dossier itself, as its bytes say it is. */
export interface DossierFile {
  id: string;
  dossierId: string;
  kind: MediaKind;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  description: string;
  /** Day of the document, when it was said. */
  datedOn: string | null;
  /** Day on which it came. */
  addedAt: Date;
}

/** A file joined to a trace of the dossier. */
export interface TraceFile {
  id: string;
  traceId: string;
  traceTitle: string;
  eventOn: string;
  kind: MediaKind;
  fileName: string;
  sizeBytes: number;
  description: string;
}

/** What a viewer sees of the documents of a dossier, the latest first. */
export interface FilesSeen {
  /** With the day people would give them; null for whoever reads the dossier from elsewhere. */
  files: readonly (DossierFile & { day: string })[] | null;
  traceFiles: readonly TraceFile[];
}

/** How many documents one dossier may hold. */
export const mostFiles = 300;
