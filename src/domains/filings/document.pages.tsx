import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { Tag } from '#/ui/tag.tsx';
import { Thread } from '#/ui/thread.tsx';
import {
  type Addressee,
  type DocumentChange,
  documentStates,
  type FilingDocument,
  filingLengths,
} from './filing.ts';
import type { fr } from './filing.words.ts';

type Words = typeof fr;

/** A document as it was typed. */
export type TypedDocument = Record<'title' | 'carrier' | 'note', string>;

interface DocumentListProps {
  words: Words;
  locale: Locale;
  filingId: string;
  documents: readonly FilingDocument[];
  mayChange: boolean;
}

/** One of the two lists: each document, where it stands, who sees to it, and what moves it. */
export function DocumentList(props: DocumentListProps) {
  const { words, locale, documents, mayChange } = props;
  return (
    <ol class="filing-documents">
      {documents.map((document) => (
        <li key={document.id}>
          <h3>{document.title}</h3>
          <p>
            <Tag>{words.states[document.state]}</Tag> {words.since(formatDate(document.stateOn, locale))}
          </p>
          {document.carrier === '' ? null : <p>{words.carriedBy(document.carrier)}</p>}
          {document.note === '' ? null : <p class="hint pre-line">{document.note}</p>}
          {mayChange ? <Acts {...props} document={document} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Acts({ words, filingId, document }: DocumentListProps & { document: FilingDocument }) {
  const { id, title, revision } = document;
  return (
    <div class="report-tools screen-only">
      {documentStates
        .filter((state) => state !== document.state)
        .map((state) => (
          <PostForm key={state} action={paths.filingDocumentState(filingId, id)} class="inline-form">
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="state" value={state} />
            <button
              class="button button-quiet"
              type="submit"
              aria-label={words.actLabel(words.acts[state], title)}
            >
              {words.acts[state]}
            </button>
          </PostForm>
        ))}
      <a
        class="filing-change"
        href={paths.filingDocument(filingId, id)}
        aria-label={words.changeLabel(title)}
      >
        {words.change}
      </a>
    </div>
  );
}

interface FieldsProps {
  words: Words;
  typed: TypedDocument;
  refusal: ErrorSentences;
  saved?: FilingDocument;
  /** What keeps the fields of two lists apart in one page. */
  prefix?: string;
}

function DocumentFields({ words, typed, refusal, saved, prefix }: FieldsProps) {
  const id = (name: string) => (prefix ? `${prefix}-${name}` : undefined);
  return (
    <>
      <TextField
        id={id('title')}
        name="title"
        label={words.document}
        hint={words.documentHint}
        value={typed.title}
        error={refusal.of('title')}
        maxLength={filingLengths.title}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.title} saved={saved?.title} />
      <TextField
        id={id('carrier')}
        name="carrier"
        label={words.carrier}
        value={typed.carrier}
        error={refusal.of('carrier')}
        maxLength={filingLengths.carrier}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.carrier} saved={saved?.carrier} />
      <TextArea
        id={id('note')}
        name="note"
        label={words.note}
        value={typed.note}
        error={refusal.of('note')}
        maxLength={filingLengths.note}
        rows={3}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.note} saved={saved?.note} />
    </>
  );
}

const blank: TypedDocument = { title: '', carrier: '', note: '' };

/** A document more on one list; what was typed for the other list stays there. */
export function AddDocument({
  words,
  filing,
  addressee,
  typed,
  refusal,
}: {
  words: Words;
  filing: { id: string };
  addressee: Addressee;
  typed: TypedDocument & { addressee: string; key: string };
  refusal: ErrorSentences;
}) {
  const isTyped = typed.addressee === addressee;
  const silent: ErrorSentences = { ...refusal, of: () => undefined };
  return (
    <div class="screen-only">
      <Disclosure summary={words.addTo[addressee]} open={isTyped}>
        <PostForm action={paths.filingDocuments(filing.id)} submissionKey={isTyped ? typed.key : undefined}>
          <input type="hidden" name="addressee" value={addressee} />
          <DocumentFields
            words={words}
            typed={isTyped ? typed : blank}
            refusal={isTyped ? refusal : silent}
            prefix={isTyped ? undefined : addressee}
          />
          <FormActions>
            <Button look="quiet">{words.add}</Button>
          </FormActions>
        </PostForm>
      </Disclosure>
    </div>
  );
}

export interface DocumentPageProps {
  words: Words;
  locale: Locale;
  filingId: string;
  document: FilingDocument;
  typed: TypedDocument & { state: string; key: string };
  refusal: ErrorSentences;
  isConflict: boolean;
  /** The latest first, each with its day in words and as a date. */
  changes: readonly (DocumentChange & { day: string; when: string })[];
  mayChange: boolean;
}

/** One document: what is said of it today, and what was said before. */
export function DocumentPage(props: DocumentPageProps) {
  const { words, filingId, document, isConflict, refusal, changes, mayChange } = props;
  return (
    <>
      {isConflict ? (
        <Notice kind="refusal" title={words.conflictTitle}>
          <p>{words.conflictText}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {mayChange ? <DocumentForm {...props} /> : null}
      {mayChange && document.removedOn === null ? (
        <PostForm action={paths.filingDocumentRemoval(filingId, document.id)}>
          <input type="hidden" name="revision" value={document.revision} />
          <Button look="quiet" name="act" value="remove">
            {words.remove}
          </Button>
        </PostForm>
      ) : null}
      <section>
        <h2>{words.history}</h2>
        <Thread
          entries={changes.map(({ revision, title, carrier, note, state, day, when, writtenBy }) => ({
            key: String(revision),
            dateTime: day,
            when: `${when}, ${words.by(writtenBy)}`,
            title: words.states[state],
            body: <p class="pre-line">{[title, carrier, note].filter((one) => one !== '').join('\n')}</p>,
          }))}
        />
      </section>
    </>
  );
}

function DocumentForm({ words, filingId, document, typed, refusal, isConflict }: DocumentPageProps) {
  const saved = isConflict ? document : undefined;
  return (
    <PostForm action={paths.filingDocument(filingId, document.id)} submissionKey={typed.key}>
      <input type="hidden" name="revision" value={document.revision} />
      <DocumentFields words={words} typed={typed} refusal={refusal} saved={saved} />
      <RadioGroup
        name="state"
        label={words.state}
        choices={documentStates.map((state) => ({ value: state, label: words.states[state] }))}
        value={typed.state}
        error={refusal.of('state')}
      />
      <SavedMeanwhile
        heading={words.savedMeanwhile}
        mine={typed.state}
        saved={saved?.state}
        label={saved && words.states[saved.state]}
      />
      <FormActions>
        <Button>{words.save}</Button>
        <LinkButton href={paths.filing(filingId)}>{words.cancel}</LinkButton>
      </FormActions>
    </PostForm>
  );
}
