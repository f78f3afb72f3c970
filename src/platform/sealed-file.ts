import { byteRangeIn } from './byte-range.ts';
import { missing, type Outcome } from './outcome.ts';
import type { Visit } from './visit.ts';

/** A file that somebody gave, as its bytes say it is. */
export interface GivenFile {
  kind: string;
  mediaType: string;
  fileName: string;
  sizeBytes: number;
}

/**
 * A file for whoever may see what it hangs from, sealed: it can run nothing, and is what its bytes say; a PDF is
 * downloaded. Players ask for it piece by piece; some play nothing otherwise.
 */
export async function sealedFile(
  visit: Pick<Visit, 'headers' | 'services'>,
  file: GivenFile,
  key: string,
): Promise<Outcome> {
  const asked = visit.headers.has('if-range') ? null : visit.headers.get('range');
  const range = byteRangeIn(asked, file.sizeBytes);
  if (range === 'beyond')
    return sealed(file, new Uint8Array(), 416, { 'content-range': `bytes */${file.sizeBytes}` });
  const found = await visit.services.files.stream(key, range ?? undefined);
  if (!found) return missing;
  if (!range) return sealed(file, found.stream, 200, { 'content-length': String(found.size) });
  return sealed(file, found.stream, 206, {
    'content-length': String(range.end - range.start + 1),
    'content-range': `bytes ${range.start}-${range.end}/${found.size}`,
  });
}

/** Whether it is such a file, served as it was given. */
export const isGiven = (outcome: { headers?: Record<string, string> }) =>
  outcome.headers?.['accept-ranges'] === 'bytes';

function sealed(
  file: GivenFile,
  body: ReadableStream<Uint8Array> | Uint8Array,
  status: 200 | 206 | 416,
  headers: Record<string, string>,
): Outcome {
  return {
    kind: 'download',
    status,
    body,
    type: file.mediaType,
    fileName: file.fileName,
    inline: file.kind !== 'pdf',
    headers: {
      'accept-ranges': 'bytes',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...headers,
    },
  };
}
