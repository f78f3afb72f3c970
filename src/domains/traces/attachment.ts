import type { MediaKind } from '#/platform/media.ts';

/** A file joined to a trace, as its bytes say it is. */
export interface Attachment {
  id: string;
  traceId: string;
  kind: MediaKind;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** What one sees or hears in it, for those who cannot. */
  description: string;
}

/** How many files one trace may carry. */
export const mostAttachments = 30;

/** Largest upload an attachment's address takes, in bytes: a setting may say less, never more. */
export const largestUploadBytes = 50 * 1024 * 1024;
