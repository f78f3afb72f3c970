import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Time } from '#/ui/time.tsx';
import type { Comment, CommentThread } from './comment.ts';
import type { fr } from './comment.words.ts';

export type CommentWords = typeof fr;

export interface CommentsProps {
  words: CommentWords;
  locale: Locale;
  reportId: string;
  section: { id: string; heading: string };
  threads: readonly CommentThread[];
  mayWrite: boolean;
  /** Day of an instant where the instance lives. */
  dayOf(instant: Date): string;
}

/** What people say beside a section: open threads first, settled ones folded, and a place to begin one. */
export function SectionComments(props: CommentsProps) {
  const { words, section, threads, mayWrite } = props;
  if (threads.length === 0 && !mayWrite) return null;
  const open = threads.filter(({ isResolved }) => !isResolved);
  const settled = threads.filter(({ isResolved }) => isResolved);
  const id = commentsId(section);
  return (
    <div class="report-comments screen-only" id={id}>
      {open.map((thread) => (
        <Thread key={thread.id} {...props} thread={thread} />
      ))}
      {settled.length === 0 ? null : (
        <Disclosure summary={words.resolved(settled.length)}>
          {settled.map((thread) => (
            <Thread key={thread.id} {...props} thread={thread} />
          ))}
        </Disclosure>
      )}
      {mayWrite ? (
        <Disclosure summary={words.comment}>
          <CommentForm {...props} typed={{ quote: '', text: '', key: '' }} />
        </Disclosure>
      ) : null}
    </div>
  );
}

const commentsId = ({ id }: { id: string }) => `commentaires-${id}`;

function Thread(props: CommentsProps & { thread: CommentThread }) {
  const { words, locale, thread, dayOf, mayWrite } = props;
  return (
    <article class="report-thread" id={`commentaire-${thread.id}`}>
      {thread.quote === '' ? null : (
        <blockquote>
          <p>{thread.quote}</p>
          {thread.isQuoteThere ? null : <p class="hint">{words.quoteGone}</p>}
        </blockquote>
      )}
      {[thread, ...thread.answers].map((comment) => (
        <CommentText key={comment.id} {...props} comment={comment} />
      ))}
      {thread.turns.map((turn) => (
        <p key={turn.at.toISOString()} class="hint">
          {words.turns[turn.kind](turn.by, formatDate(dayOf(turn.at), locale))}
        </p>
      ))}
      {mayWrite ? <Acts {...props} /> : null}
    </article>
  );
}

function CommentText({ words, locale, dayOf, comment }: CommentsProps & { comment: Comment }) {
  const day = dayOf(comment.writtenAt);
  return (
    <div class="report-comment">
      <p class="hint">
        <Time dateTime={day}>{words.by(comment.writtenBy, formatDate(day, locale))}</Time>
      </p>
      <p class="pre-line">{comment.text}</p>
    </div>
  );
}

function Acts(props: CommentsProps & { thread: CommentThread }) {
  const { words, thread } = props;
  if (thread.isResolved) return <TurnForm {...props} act="reopen" label={words.reopen} />;
  return (
    <div class="report-acts">
      <Disclosure summary={words.answer}>
        <AnswerForm {...props} />
      </Disclosure>
      <TurnForm {...props} act="resolve" label={words.resolve} />
    </div>
  );
}

function TurnForm(
  props: CommentsProps & { thread: CommentThread; act: 'resolve' | 'reopen'; label: string },
) {
  const { reportId, section, thread, act, label } = props;
  return (
    <PostForm
      action={paths.reportComment(reportId, thread.id)}
      enhance={commentsId(section)}
      class="inline-form"
    >
      <Button look="quiet" name="act" value={act}>
        {label}
      </Button>
    </PostForm>
  );
}

function AnswerForm({ words, reportId, section, thread }: CommentsProps & { thread: CommentThread }) {
  return (
    <PostForm action={paths.reportComment(reportId, thread.id)} enhance={commentsId(section)}>
      <TextArea
        id={`reponse-${thread.id}`}
        name="text"
        label={words.answerText}
        rows={2}
        maxLength={10_000}
      />
      <FormActions>
        <Button look="quiet" name="act" value="answer">
          {words.answer}
        </Button>
        <Button look="quiet" name="act" value="answer-and-resolve">
          {words.answerAndResolve}
        </Button>
      </FormActions>
    </PostForm>
  );
}

interface CommentFormProps extends CommentsProps {
  typed: { quote: string; text: string; key: string };
  refusal?: ErrorSentences;
}

function CommentForm({ words, reportId, section, typed, refusal }: CommentFormProps) {
  return (
    <PostForm
      action={paths.reportComments(reportId, section.id)}
      enhance={refusal ? undefined : commentsId(section)}
      submissionKey={typed.key}
    >
      <TextArea
        id={`texte-${section.id}`}
        name="text"
        label={words.text}
        value={typed.text}
        error={refusal?.of('text')}
        rows={3}
        maxLength={10_000}
      />
      <TextArea
        id={`mots-${section.id}`}
        name="quote"
        label={words.quote}
        hint={words.quoteHint}
        value={typed.quote}
        error={refusal?.of('quote')}
        rows={2}
        maxLength={2000}
      />
      <FormActions>
        <Button look="quiet">{words.send}</Button>
      </FormActions>
    </PostForm>
  );
}

/** The threads of one section on a page of their own: where a refused comment is mended. */
export function CommentsPage(props: CommentFormProps & { refusal: ErrorSentences }) {
  const { words, reportId, section, threads, mayWrite, refusal } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={fieldsOf(refusal, section.id)} />
      {mayWrite ? <CommentForm {...props} /> : null}
      {threads.length === 0 ? <p>{words.none}</p> : null}
      {threads.map((thread) => (
        <Thread key={thread.id} {...props} thread={thread} />
      ))}
      <p>
        <a href={`${paths.report(reportId)}#section-${section.id}`}>{words.back}</a>
      </p>
    </>
  );
}

/** The boxes of a section bear its id. */
function fieldsOf(refusal: ErrorSentences, sectionId: string) {
  const names: Readonly<Record<string, string>> = { text: 'texte', quote: 'mots' };
  return refusal.errors.map(({ field, message }) => ({
    field: `${names[field] ?? field}-${sectionId}`,
    message,
  }));
}
