import type { BodyView } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Removal } from './audience.ts';
import { NameChoices } from './name-choices.pages.tsx';
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
  /** Whoever decides of names asked to see the text. */
  isPreview: boolean;
}

/** Before anything leaves: what was taken out and why, what people should read again, then the text itself. */
export function CheckPage(props: CheckPageProps) {
  const { words, audience, version, preview, view, refusal } = props;
  const { reading } = preview;
  const changed = refusal.of('print') ?? refusal.of('version');
  const isWhole = reading.removed.every(({ what, place }) => what === 'reread' || place !== undefined);
  return (
    <>
      <p class="lead">{words.checkLead(version.label, audience)}</p>
      {changed ? <Notice kind="refusal" title={changed} /> : null}
      {changed || refusal.errors.length === 0 ? null : (
        <ErrorSummary title={refusal.title} errors={refusal.errors} />
      )}
      <Removed {...props} />
      <Adoptions words={words} lines={version.adoptions} />
      <Disclosure summary={words.text} open={isWhole || props.isPreview}>
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

/** Whether there is something to let out, now and by this reader: what everybody reads was adopted first. */
function mayLetOut({ preview: { reading }, version, mayKeep }: CheckPageProps): boolean {
  return mayKeep && reading.sections.length > 0 && (reading.audience !== 'public' || version.isAdopted);
}

/** What does not leave as it stands; names are decided under the text, by those who let it out. */
function Removed(props: CheckPageProps) {
  const { words, preview } = props;
  const { reading, undecided } = preview;
  const decides = mayLetOut(props);
  const named = reading.removed.filter(({ place }) => place !== undefined);
  const others = reading.removed.filter(({ place }) => place === undefined);
  const lists = [
    { id: 'a-relire', title: words.toReread, lead: words.rereadLead, removed: others.filter(isReread) },
    { id: 'noms-vus', title: words.names, lead: null, removed: decides ? [] : named },
    { id: 'retire', title: words.removed, lead: null, removed: others.filter((one) => !isReread(one)) },
  ];
  return (
    <>
      <p>
        <strong>{words.removedCount(others.length)}</strong>{' '}
        {named.length === 0 ? null : (
          <a href={decides ? '#noms' : '#noms-vus'}>{words.namesCount(undecided, named.length)}</a>
        )}
      </p>
      {lists.map(({ id, title, lead, removed }) =>
        removed.length === 0 ? null : (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            {lead === null ? null : <p>{lead}</p>}
            <RemovalList words={words} reportId={reading.reportId} removed={removed} />
          </section>
        ),
      )}
    </>
  );
}

const isReread = ({ what }: Removal) => what === 'reread';

function LetOut(props: CheckPageProps) {
  const { words, version, preview, mayKeep, submissionKey } = props;
  const { reading, print } = preview;
  if (reading.sections.length === 0) return null;
  if (!mayKeep) return <p>{words.onlyKeepers}</p>;
  if (reading.audience === 'public' && !version.isAdopted) {
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
      <Decisions {...props} />
    </PostForm>
  );
}

function Decisions({ words, preview, view, refusal }: CheckPageProps) {
  const { reading, needsRereading } = preview;
  const { removed, reportId } = reading;
  const isPublic = reading.audience === 'public';
  const hasNames = removed.some(({ place }) => place !== undefined);
  const names = { words, reportId, removed, isPublic, refusal, language: view.language };
  return (
    <>
      <NameChoices {...names} />
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
        {hasNames ? (
          <Button look="quiet" name="act" value="preview">
            {words.seeChoices}
          </Button>
        ) : null}
      </FormActions>
    </>
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
