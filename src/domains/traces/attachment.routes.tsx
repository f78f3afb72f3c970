import { paths } from '#/paths.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, refusedPage, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { sealedFile } from '#/platform/sealed-file.ts';
import type { Visit } from '#/platform/visit.ts';
import { attach, detach } from './attachment.actions.ts';
import { attachmentKey } from './attachment.rules.ts';
import { attachmentById } from './attachment.store.ts';
import { largestUploadBytes } from './attachment.ts';
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

/** A file for whoever sees its trace. */
export async function serveAttachment(visit: Visit): Promise<Outcome> {
  const { trace, piece } = visit.params;
  if (!isId(trace) || !isId(piece)) return missing;
  const attachment = await attachmentById(await visit.transaction(), trace, piece);
  return attachment ? sealedFile(visit, attachment, attachmentKey(attachment.id)) : missing;
}
