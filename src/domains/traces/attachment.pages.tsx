import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { acceptedMedia } from '#/platform/media.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Attachment } from './attachment.ts';
import type { TraceWords } from './quick-trace.pages.tsx';

export interface AttachmentsProps {
  words: TraceWords;
  traceId: string;
  attachments: readonly Attachment[];
  mayChange: boolean;
  /** Largest file, in megabytes. */
  maximum: number;
  refusal: ErrorSentences;
  description: string;
}

/** The files of a trace: seen or heard in the page when they can be, and the form that joins one more. */
export function Attachments(props: AttachmentsProps) {
  const { words, attachments, mayChange, refusal } = props;
  if (attachments.length === 0 && !mayChange) return null;
  return (
    <section id="pieces">
      <h2>{words.pieces.title}</h2>
      {attachments.map((attachment) => (
        <Piece key={attachment.id} {...props} attachment={attachment} />
      ))}
      {mayChange ? (
        <Disclosure summary={words.pieces.add} open={refusal.errors.length > 0}>
          <AttachForm {...props} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function AttachForm({ words, traceId, maximum, refusal, description }: AttachmentsProps) {
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.traceAttachments(traceId)} upload>
        <FileField
          name="file"
          label={words.pieces.file}
          hint={words.pieces.fileHint(maximum)}
          accept={acceptedMedia}
          error={refusal.of('file')}
        />
        <TextField
          name="description"
          label={words.pieces.description}
          hint={words.pieces.descriptionHint}
          value={description}
          maxLength={500}
        />
        <FormActions>
          <Button>{words.pieces.send}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

function Piece({ words, traceId, attachment, mayChange }: AttachmentsProps & { attachment: Attachment }) {
  const href = paths.traceAttachment(traceId, attachment.id);
  const said = attachment.description || attachment.fileName;
  return (
    <figure>
      {attachment.kind === 'image' ? <img src={href} alt={said} loading="lazy" /> : null}
      {attachment.kind === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: the description stands under it; people's own sounds have no captions.
        <audio src={href} controls preload="none" aria-label={said} />
      ) : null}
      {attachment.kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: the description stands under it; people's own films have no captions.
        <video src={href} controls preload="none" aria-label={said} />
      ) : null}
      <figcaption>
        <a href={href} download={attachment.fileName}>
          {attachment.fileName}
        </a>{' '}
        <span class="hint">
          ({words.pieces.kinds[attachment.kind]}, {words.pieces.size(Math.ceil(attachment.sizeBytes / 1000))})
        </span>
        {attachment.description ? <p>{attachment.description}</p> : null}
        {mayChange ? (
          <PostForm action={paths.traceAttachmentRemoval(traceId, attachment.id)} class="inline-form">
            <button
              class="button button-quiet"
              type="submit"
              aria-label={words.pieces.removeLabel(attachment.fileName)}
            >
              {words.pieces.remove}
            </button>
          </PostForm>
        ) : null}
      </figcaption>
    </figure>
  );
}
