import {
  type CodebookFault,
  codebookDifference,
  type codebookFaultsFr,
  holderWordsEn,
  holderWordsFr,
  markKey,
  type Part,
  type PartMark,
  partAt,
  partMarksOf,
  placeNamed,
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
import { Tag } from '#/ui/tag.tsx';
import { partName, undecided } from './draft.rules.ts';
import type { Audience } from './draft.ts';
import { colon, DraftFrame, type DraftView, SeenRevision } from './draft-frame.pages.tsx';
import { placeSlug } from './place.data.ts';

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
      <ChangesPart view={view} />
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

interface ShownChange {
  key: string;
  place: string;
  name: string;
  href: string | null;
  mark: PartMark;
}

/** Everything that differs, named, with its mark: a variant beside its parent, a draft beside the version before. */
function shownChanges({ draft, parent, locale, marks }: DraftView): ShownChange[] {
  if (!parent) return [];
  return codebookDifference(parent, draft.book).changes.map((change): ShownChange => {
    const id = change.kind === 'added' ? change.part.id : change.id;
    const place = placeNamed(change.place);
    const part: Part | null = place && (partAt(draft.book, place, id) ?? partAt(parent, place, id));
    const key = markKey(change.place, id);
    const isRow = place?.list === 'rows' || place?.list === 'exclusions';
    const href =
      change.kind === 'removed' || !place
        ? null
        : isRow
          ? paths.codebookDraftRule(draft.id, id)
          : paths.codebookDraftPart(draft.id, placeSlug(place), id);
    const mark = marks?.get(key) ?? partMarksOf(parent, draft.book).get(key) ?? 'changed';
    return { key, place: change.place, name: partName(part, locale), href, mark };
  });
}

function ChangesPart({ view }: { view: DraftView }) {
  const { draft, words, bookWords } = view;
  const changes = shownChanges(view);
  const title = draft.book.extends ? words.hereTitle : words.nextTitle;
  return (
    <section aria-labelledby="changements">
      <h2 id="changements">{title}</h2>
      {changes.length === 0 ? (
        <p>{words.hereNone}</p>
      ) : (
        <Table
          caption={title}
          rows={changes}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'what',
              heading: words.what,
              cell: ({ name, href }) => (href ? <a href={href}>{name}</a> : <s>{name}</s>),
            },
            { key: 'where', heading: words.where, cell: ({ place }) => placeTitle(view, place) },
            { key: 'how', heading: words.how, cell: ({ mark }) => <Tag>{bookWords.marks[mark]}</Tag> },
          ]}
        />
      )}
      {draft.book.extends ? (
        <p>
          <LinkButton href={paths.codebookDraftDifference(draft.id)}>{words.downloadDifference}</LinkButton>
        </p>
      ) : null}
    </section>
  );
}

/** « Codes : Raisons », for a place as it is written. */
export function placeTitle({ draft, words, locale, parent }: DraftView, text: string): string {
  if (text === 'head') return words.headTitle;
  const place = placeNamed(text);
  if (!place) return text;
  if (place.of === null) return words.lists[place.list];
  const holders = { codes: 'codeLists', rows: 'groups', years: 'calendars', columns: 'layouts' } as const;
  const list = holders[place.list as keyof typeof holders];
  const book = draft.book;
  const holder =
    partAt(book, { list, of: null }, place.of) ?? (parent && partAt(parent, { list, of: null }, place.of));
  return `${words.lists[place.list]}${colon(locale)}${partName(holder, locale) || place.of}`;
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
