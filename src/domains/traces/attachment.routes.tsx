import { paths } from '#/paths.ts';
import { byteRangeIn } from '#/platform/byte-range.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, refusedPage, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { Visit } from '#/platform/visit.ts';
import { attach, detach } from './attachment.actions.ts';
import { attachmentKey, isShownInPage } from './attachment.rules.ts';
import { attachmentById } from './attachment.store.ts';
import { type Attachment, largestUploadBytes } from './attachment.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { traceOfAddress, tracePage } from './trace.routes.tsx';

/** The other fields of the form, and what a multipart body wraps them in. */
const wrappingBytes = 64 * 1024;

export const attachmentRoutes: PageRoute[] = [
  post(paths.traceAttachments(':trace'), {
    access: signedIn,
    maximumBodyBytes: largestUploadBytes + wrappingBytes,
    handle: async (visit) => {
      const form = await visit.form();
      const trace = await traceOfAddress(visit);
      if (!trace) return missing;
      const description = form.text('description');
      const outcome = await attach(visit, trace.id, form.files('file')[0], description);
      if (outcome.kind === 'refused') {
        const { key, maximum } = outcome;
        const attachmentErrors = [{ field: 'file', key, values: { maximum } }];
        return refusedPage(await tracePage(visit, trace, { attachmentErrors, description }));
      }
      if (outcome.kind !== 'done') return outcome;
      return seeOther(`${paths.trace(trace.id)}#pieces`, wordsOf(visit).pieces.added);
    },
  }),
  get(paths.traceAttachment(':trace', ':piece'), { access: anyone, handle: serveAttachment }),
  post(paths.traceAttachmentRemoval(':trace', ':piece'), {
    access: signedIn,
    handle: async (visit) => {
      const { trace, piece } = visit.params;
      if (!isId(trace) || !isId(piece)) return missing;
      const outcome = await detach(visit, trace, piece);
      if (outcome.kind !== 'done') return outcome;
      return seeOther(`${paths.trace(trace)}#pieces`, wordsOf(visit).pieces.removed);
    },
  }),
];

/**
 * A file for whoever sees its trace, sealed: it can run nothing, and is what its bytes say. Players ask for it piece by
 * piece; some play nothing otherwise.
 */
export async function serveAttachment(visit: Visit): Promise<Outcome> {
  const { trace, piece } = visit.params;
  if (!isId(trace) || !isId(piece)) return missing;
  const attachment = await attachmentById(await visit.transaction(), trace, piece);
  if (!attachment) return missing;
  const asked = visit.headers.has('if-range') ? null : visit.headers.get('range');
  const range = byteRangeIn(asked, attachment.sizeBytes);
  if (range === 'beyond')
    return sealed(attachment, new Uint8Array(), 416, { 'content-range': `bytes */${attachment.sizeBytes}` });
  const found = await visit.services.files.stream(attachmentKey(attachment.id), range ?? undefined);
  if (!found) return missing;
  if (!range) return sealed(attachment, found.stream, 200, { 'content-length': String(found.size) });
  return sealed(attachment, found.stream, 206, {
    'content-length': String(range.end - range.start + 1),
    'content-range': `bytes ${range.start}-${range.end}/${found.size}`,
  });
}

function sealed(
  attachment: Attachment,
  body: ReadableStream<Uint8Array> | Uint8Array,
  status: 200 | 206 | 416,
  headers: Record<string, string>,
): Outcome {
  return {
    kind: 'download',
    status,
    body,
    type: attachment.mediaType,
    fileName: attachment.fileName,
    inline: isShownInPage(attachment.kind),
    headers: {
      'accept-ranges': 'bytes',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...headers,
    },
  };
}
