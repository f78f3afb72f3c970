import { possibleResolutions, type ReviewedConflict } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { placeTitle } from './changes.pages.tsx';
import { partName } from './draft.rules.ts';
import type { DraftChange } from './draft.ts';
import { DraftFrame, type DraftView } from './draft-frame.pages.tsx';
import { PartText } from './part-text.pages.tsx';

/** What both the variant and the codebook it extends changed, each to be decided. */
export function ReviewPage({ view }: { view: DraftView }) {
  const { draft, words } = view;
  return (
    <>
      <p class="lead">{words.reviewLead}</p>
      {draft.review.length === 0 ? (
        <Empty title={words.reviewNone}>
          <p>{words.reviewNoneText}</p>
        </Empty>
      ) : null}
      {draft.review.map((conflict, position) => (
        <ConflictPart
          key={`${conflict.place} ${conflict.id}`}
          view={view}
          conflict={conflict}
          position={position}
        />
      ))}
      <p>
        <LinkButton href={paths.codebookDraft(draft.id)}>{words.tabOverview}</LinkButton>
      </p>
    </>
  );
}

interface ConflictProps {
  view: DraftView;
  conflict: ReviewedConflict;
  position: number;
}

function ConflictPart({ view, conflict, position }: ConflictProps) {
  const { draft, words, locale, mayWrite } = view;
  const { kind, place, attributes, before, ours, theirs, resolution } = conflict;
  const heading = place === 'head' ? words.headTitle : partName(ours ?? theirs ?? before, locale);
  const shown = place === 'head' ? ['value'] : attributes;
  const side = (part: typeof ours) => (
    <PartText part={part} attributes={shown} words={words} locale={locale} />
  );
  return (
    <section aria-labelledby={`point-${position}`}>
      <h2 id={`point-${position}`}>{heading}</h2>
      <p>
        {placeTitle(view, place)} – {words.conflicts[kind]}
      </p>
      <Definitions
        items={[
          { term: words.sideBefore, details: side(before) },
          { term: words.sideOurs, details: side(ours) },
          { term: words.sideTheirs, details: side(theirs) },
        ]}
      />
      {resolution ? <p>{words.decidedAs(words.resolutions[resolution])}</p> : null}
      {mayWrite ? (
        <PostForm action={paths.codebookDraftReview(draft.id)}>
          <input type="hidden" name="point" value={String(position)} />
          <FormActions>
            {possibleResolutions(conflict).map((choice) => (
              <Button key={choice} look="quiet" name="decision" value={choice}>
                {words.resolutions[choice]}
              </Button>
            ))}
          </FormActions>
        </PostForm>
      ) : null}
    </section>
  );
}

export interface HistoryProps {
  view: DraftView;
  changes: readonly DraftChange[];
  changedOn: ReadonlyMap<string, string>;
}

export function HistoryPage({ view, changes, changedOn }: HistoryProps) {
  const { draft, words, locale } = view;
  return (
    <DraftFrame view={view} tab="history">
      <p>{words.historyLead}</p>
      <Table
        caption={words.historyTitle}
        rows={changes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            heading: words.what,
            cell: (change) => (
              <span>
                {words.changeKinds[change.kind]}{' '}
                {change.place === '' ? '' : partName(change.after ?? change.before, locale)}
                {change.kind === 'set-aside' ? (
                  <>
                    {' '}
                    <a href={paths.codebookDraftAside(draft.id, change.id)}>{words.seeAside}</a>
                  </>
                ) : null}
              </span>
            ),
          },
          {
            key: 'where',
            heading: words.where,
            cell: ({ place }) => (place === '' ? '' : placeTitle(view, place)),
          },
          { key: 'who', heading: words.who, cell: ({ personName }) => personName ?? words.formerPerson },
          { key: 'when', heading: words.when, cell: ({ id }) => formatDate(changedOn.get(id) ?? '', locale) },
        ]}
      />
    </DraftFrame>
  );
}

export interface AsideProps {
  view: DraftView;
  change: DraftChange;
  changedOn: string;
  /** The part as the draft has it now. */
  present: DraftChange['after'];
  /** Who changed it last. */
  lastBy: string;
}

/** Two people wrote the same part: both texts, and the choice. */
export function AsidePage({ view, change, changedOn, present, lastBy }: AsideProps) {
  const { draft, words, locale, mayWrite } = view;
  return (
    <>
      <Notice kind="warning" title={words.asideTitle}>
        <p>{words.asideLead(lastBy, formatDate(changedOn, locale))}</p>
      </Notice>
      <h2>{words.asideTheirs}</h2>
      <PartText part={present} words={words} locale={locale} />
      <h2>{words.asideYours}</h2>
      <PartText part={change.after} words={words} locale={locale} />
      {mayWrite ? (
        <PostForm action={paths.codebookDraftAside(draft.id, change.id)}>
          <FormActions>
            <Button>{words.asideTake}</Button>
            <LinkButton href={paths.codebookDraft(draft.id)}>{words.asideKeep}</LinkButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  );
}
