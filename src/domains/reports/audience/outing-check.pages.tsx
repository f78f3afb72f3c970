import type { BodyView } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { OutingPreview } from './outing.ts';
import { type OutingWords, OutsideText, RemovalList } from './outside-text.pages.tsx';

export interface CheckPageProps {
  words: OutingWords;
  /** « Un bailleur de fonds » */
  audience: string;
  /** `adoptions`: what everybody is told of them, in lines. */
  version: { id: string; label: string; isAdopted: boolean; adoptions: readonly string[] };
  preview: OutingPreview;
  view: BodyView;
  mayKeep: boolean;
  refusal: ErrorSentences;
  submissionKey: string;
}

/** Before anything leaves: what was taken out and why, what people should read again, then the text itself. */
export function CheckPage(props: CheckPageProps) {
  const { words, audience, version, preview, view, refusal } = props;
  const { reading } = preview;
  const reread = reading.removed.filter(({ what }) => what === 'reread');
  const removed = reading.removed.filter(({ what }) => what !== 'reread');
  const changed = refusal.of('print') ?? refusal.of('version');
  return (
    <>
      <p class="lead">{words.checkLead(version.label, audience)}</p>
      {changed ? <Notice kind="refusal" title={changed} /> : null}
      {refusal.of('reread') ? <ErrorSummary title={refusal.title} errors={refusal.errors} /> : null}
      <p>
        <strong>{words.removedCount(reading.removed.length)}</strong>
      </p>
      {reread.length === 0 ? null : (
        <section>
          <h2>{words.toReread}</h2>
          <p>{words.rereadLead}</p>
          <RemovalList words={words} reportId={reading.reportId} removed={reread} />
        </section>
      )}
      {removed.length === 0 ? null : (
        <section>
          <h2>{words.removed}</h2>
          <RemovalList words={words} reportId={reading.reportId} removed={removed} />
        </section>
      )}
      <Adoptions words={words} lines={version.adoptions} />
      <Disclosure summary={words.text} open={removed.length === 0}>
        {reading.sections.length === 0 ? (
          <p>{words.nothingLeft}</p>
        ) : (
          <OutsideText reading={reading} view={view} />
        )}
      </Disclosure>
      <LetOut {...props} />
    </>
  );
}

function LetOut({ words, version, preview, mayKeep, refusal, submissionKey }: CheckPageProps) {
  const { reading, print, needsRereading } = preview;
  const isPublic = reading.audience === 'public';
  if (reading.sections.length === 0) return null;
  if (!mayKeep) return <p>{words.onlyKeepers}</p>;
  if (isPublic && !version.isAdopted) {
    return (
      <p>
        {words.onlyAdopted} <a href={paths.reportVersion(reading.reportId, version.id)}>{version.label}</a>
      </p>
    );
  }
  return (
    <PostForm action={paths.reportOutings(reading.reportId)} submissionKey={submissionKey}>
      <input type="hidden" name="audience" value={reading.audience} />
      <input type="hidden" name="version" value={version.id} />
      <input type="hidden" name="print" value={print} />
      {needsRereading ? (
        <CheckboxGroup
          name="reread"
          label={words.rereadLabel}
          choices={[{ value: 'yes', label: words.rereadBox }]}
          error={refusal.of('reread')}
        />
      ) : null}
      <p class="hint" id="sortir">
        {isPublic ? words.publishHint : words.letOutHint}
      </p>
      <FormActions>
        <Button describedBy="sortir">{isPublic ? words.publish : words.letOut}</Button>
      </FormActions>
    </PostForm>
  );
}

function Adoptions({ words, lines }: { words: OutingWords; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p>{words.adoptionTold}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
