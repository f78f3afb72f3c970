import { type BodyView, SectionBody } from '#/domains/reports/section-body.pages.tsx';
import { formatTime } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { mostInSection } from './section.form.ts';
import type { Disagreement } from './section-merge.rules.ts';
import { SharedEditor, type SharedEditorProps } from './shared-editor.pages.tsx';
import type { fr } from './writing.words.ts';

export type WritingWords = typeof fr;

export interface SectionEditProps {
  words: WritingWords;
  locale: Locale;
  view: BodyView;
  section: { id: string; hint: string };
  /** As typed, or as it stands. */
  typed: { heading: string; body: string; revision: string; key: string };
  refusal: ErrorSentences;
  /** Who else writes there, and the hour they began. */
  lock: { name: string; time: string } | null;
  isPreview: boolean;
  /** The editor that takes the place of the textarea; null when the form holds something else than the text kept. */
  together: SharedEditorProps | null;
  /** Where what was typed and what somebody else saved disagree. */
  places: readonly Disagreement[];
}

/** A section being written: its heading, its text, how to lay it out, and a look at it before saving. */
export function SectionEditPage(props: SectionEditProps) {
  const { words, locale, section, lock, refusal, places } = props;
  return (
    <>
      <p class="lead">{words.writeLead}</p>
      {lock ? (
        <div data-plain="">
          <Notice kind="information" title={words.lockedTitle(lock.name, formatTime(lock.time, locale))}>
            <p>{words.lockedText}</p>
          </Notice>
        </div>
      ) : null}
      {places.length > 0 ? <Conflict words={words} places={places} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {section.hint === '' ? null : <p class="hint">{section.hint}</p>}
      {props.isPreview ? <Preview {...props} /> : null}
      <EditForm {...props} />
    </>
  );
}

function EditForm({ words, view, section, typed, refusal, together }: SectionEditProps) {
  const report = paths.report(view.reportId);
  return (
    <PostForm
      action={paths.reportSection(view.reportId, section.id)}
      submissionKey={typed.key}
      draft={`section-${section.id}`}
      class="report-source"
    >
      <input type="hidden" name="revision" value={typed.revision} />
      <TextField
        name="heading"
        label={words.heading}
        value={typed.heading}
        error={refusal.of('heading')}
        maxLength={300}
      />
      <TextArea
        name="body"
        label={words.body}
        hint={bodyHint(words, typed.body)}
        value={typed.body}
        error={refusal.of('body')}
        rows={18}
      />
      {together ? <SharedEditor {...together} /> : null}
      <FormActions>
        <Button>{words.save}</Button>
        <Button look="quiet" name="act" value="preview" data={{ 'data-plain': '' }}>
          {words.preview}
        </Button>
        <LinkButton href={`${report}#section-${section.id}`}>{words.cancel}</LinkButton>
      </FormActions>
      <div data-plain="">
        <Help words={words} />
      </div>
    </PostForm>
  );
}

/** How many characters from its end a section is said to be nearly full. */
const nearlyFull = 20_000;

/** The limit is said before it is reached; a box that cut what is pasted would lose it without a word. */
function bodyHint(words: WritingWords, body: string): string {
  const left = mostInSection - body.length;
  return left < nearlyFull && left >= 0 ? `${words.bodyHint} ${words.bodyNearlyFull(left)}` : words.bodyHint;
}

function Help({ words }: { words: WritingWords }) {
  return (
    <Disclosure summary={words.help}>
      <Table
        caption={words.help}
        rows={Object.entries(words.helpLines)}
        rowKey={([name]) => name}
        columns={[
          { key: 'written', heading: words.helpWritten, cell: ([, line]) => <code>{line.written}</code> },
          { key: 'read', heading: words.helpRead, cell: ([, line]) => line.read },
        ]}
      />
      <p>{words.helpEvidence}</p>
    </Disclosure>
  );
}

function Preview({ words, view, typed }: SectionEditProps) {
  return (
    <section class="report-preview" aria-labelledby="apercu">
      <p class="hint">{words.previewTitle}</p>
      <h2 id="apercu">{typed.heading}</h2>
      {typed.body.trim() === '' ? (
        <p>{words.previewEmpty}</p>
      ) : (
        <SectionBody view={view} body={typed.body} prefix="apercu" />
      )}
    </section>
  );
}

function Conflict({ words, places }: { words: WritingWords; places: readonly Disagreement[] }) {
  return (
    <>
      <Notice kind="refusal" title={words.conflictTitle}>
        <p>{words.conflictText}</p>
      </Notice>
      {places.map((place, at) => (
        <div key={`place ${at + 1}`} class="report-both">
          <Side label={words.conflictMine} text={place.mine || words.conflictNothing} />
          <Side label={words.conflictTheirs} text={place.theirs || words.conflictNothing} />
        </div>
      ))}
    </>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p class="hint">{label}</p>
      <p class="pre-line">{text}</p>
    </div>
  );
}
