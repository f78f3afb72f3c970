import {
  type CodebookFault,
  type codebookFaultsFr,
  holderWordsEn,
  holderWordsFr,
} from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { wordsFor } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { AllChanges } from './changes.pages.tsx';
import { undecided } from './draft.rules.ts';
import type { Audience } from './draft.ts';
import { DraftFrame, type DraftView, SeenRevision } from './draft-frame.pages.tsx';

export interface OverviewProps {
  view: DraftView;
  spaceName: string;
  faults: readonly CodebookFault[];
  faultWords: typeof codebookFaultsFr;
  /** Other versions of the codebook that a variant extends, to which it may move. */
  otherParents: readonly string[];
}

/** What the draft is, what it changes, and what stands between it and its publication. */
export function OverviewPage({ view, spaceName, faults, faultWords, otherParents }: OverviewProps) {
  const { draft, words, mayWrite } = view;
  const open = undecided(draft).length;
  const errors = faults.filter(({ importance }) => importance === 'error');
  return (
    <DraftFrame view={view} tab="overview">
      <Identity view={view} spaceName={spaceName} />
      {open > 0 ? (
        <Notice kind="warning" title={words.toDecide(open)}>
          <p>
            <a href={paths.codebookDraftReview(draft.id)}>{words.seeReview}</a>
          </p>
        </Notice>
      ) : null}
      {mayWrite ? <OtherParents view={view} versions={otherParents} /> : null}
      <AllChanges view={view} />
      <FaultsPart view={view} faults={faults} faultWords={faultWords} />
      {mayWrite ? (
        <>
          <FormActions>
            <LinkButton href={paths.codebookDraftTrial(draft.id)}>{words.tryFirst}</LinkButton>
            {errors.length === 0 && open === 0 ? (
              <LinkButton href={paths.codebookDraftPublication(draft.id)} look="primary">
                {words.publish}
              </LinkButton>
            ) : null}
          </FormActions>
          <Disclosure summary={words.discard}>
            <p>{words.discardText}</p>
            <PostForm action={paths.codebookDraftRemoval(draft.id)}>
              <Button look="danger">{words.discardButton}</Button>
            </PostForm>
          </Disclosure>
        </>
      ) : null}
    </DraftFrame>
  );
}

function Identity({ view, spaceName }: { view: DraftView; spaceName: string }) {
  const { draft, words, locale, mayWrite } = view;
  const { book, base } = draft;
  const until = book.validUntilOn === null ? null : formatDate(book.validUntilOn, locale);
  return (
    <section aria-label={words.identity}>
      <p class="lead">{book.summary[locale]}</p>
      <Definitions
        items={[
          { term: words.willBe, details: words.reference(book.id, book.version) },
          { term: words.space, details: spaceName },
          book.extends
            ? {
                term: words.extendsTerm,
                details: (
                  <a href={paths.codebookVersion(book.extends.id, book.extends.version, draft.spaceId)}>
                    {words.reference(book.extends.id, book.extends.version)}
                  </a>
                ),
              }
            : { term: words.follows, details: words.reference(base.id, base.version) },
          {
            term: words.validity,
            details: words.validFrom(formatDate(book.validFromOn, locale), until),
          },
        ]}
      />
      {mayWrite ? (
        <p>
          <a href={paths.codebookDraftHead(draft.id)}>{words.changeHead}</a>
        </p>
      ) : null}
    </section>
  );
}

function OtherParents({ view, versions }: { view: DraftView; versions: readonly string[] }) {
  const { draft, words } = view;
  return versions.map((version) => (
    <Notice key={version} kind="information" title={words.newerParent(version)}>
      <p>{words.newerParentText}</p>
      <PostForm action={paths.codebookDraftCarrying(draft.id)}>
        <input type="hidden" name="version" value={version} />
        <Button look="quiet">{words.carry(version)}</Button>
      </PostForm>
    </Notice>
  ));
}

export interface FaultsProps {
  view: DraftView;
  faults: readonly CodebookFault[];
  faultWords: typeof codebookFaultsFr;
}

/** Faults as sentences that name their place; errors first, then what is only pointed out. */
export function FaultsPart({ view: { words }, faults, faultWords }: FaultsProps) {
  const table = (caption: string, some: readonly CodebookFault[]) => (
    <Table
      caption={caption}
      rows={some}
      rowKey={({ place, code, what }) => `${place} ${code} ${what}`}
      columns={[
        { key: 'problem', heading: words.problem, cell: (found) => faultWords[found.code](found) },
        { key: 'place', heading: words.place, cell: ({ place }) => <code>{place}</code> },
      ]}
    />
  );
  const errors = faults.filter(({ importance }) => importance === 'error');
  const others = faults.filter(({ importance }) => importance !== 'error');
  return (
    <section aria-labelledby="corriger">
      <h2 id="corriger">{words.faultsTitle}</h2>
      {errors.length === 0 ? <p>{words.faultsNone}</p> : table(words.faultsTitle, errors)}
      {others.length === 0 ? null : table(words.pointedOut, others)}
    </section>
  );
}

export interface PublicationProps extends FaultsProps {
  spaceName: string;
  /** Whom the viewer may publish it for; nobody when it is for an administrator to do. */
  audiences: readonly Audience[];
  chosen: Audience | undefined;
  refusal: string | null;
  /** Whether the refusal is of points that are still to be decided. */
  isUndecided: boolean;
}

/** The last word before a version is frozen. */
export function PublicationPage(props: PublicationProps) {
  const { view, refusal, audiences } = props;
  const { draft, words } = view;
  const { id, version } = draft.book;
  return (
    <>
      {refusal ? (
        <Notice kind="refusal" title={refusal}>
          {props.isUndecided ? (
            <p>
              <a href={paths.codebookDraftReview(draft.id)}>{words.seeReview}</a>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <p class="lead">{words.publishLead(words.reference(id, version))}</p>
      <FaultsPart {...props} />
      {audiences.length === 0 ? (
        <Notice kind="information" title={words.notFor} />
      ) : (
        <PostForm action={paths.codebookDraftPublication(draft.id)}>
          <SeenRevision draft={draft} />
          <AudienceChoice {...props} />
          <FormActions>
            <Button>{words.publishButton}</Button>
            <LinkButton href={paths.codebookDraftTrial(draft.id)}>{words.tryFirst}</LinkButton>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

/** Asked of those who may publish for everybody here; the others publish in their space. */
function AudienceChoice({ view: { locale }, audiences, spaceName, chosen }: PublicationProps) {
  if (!audiences.includes('everybody')) return null;
  const words = wordsFor(locale, { fr: holderWordsFr, en: holderWordsEn });
  const choices = {
    space: { value: 'space', label: words.membersOf(spaceName) },
    everybody: { value: 'everybody', label: words.everybody },
  };
  return (
    <RadioGroup
      name="pour"
      label={words.forWhom}
      hint={words.everybodyHint}
      choices={audiences.map((audience) => choices[audience])}
      value={chosen ?? audiences[0]}
    />
  );
}
