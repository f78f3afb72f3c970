import type { ComponentChildren } from 'preact';
import {
  type Codebook,
  codebookDifference,
  markKey,
  type Part,
  type PartMark,
  partAt,
  partMarksOf,
  placeNamed,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Table } from '#/ui/table.tsx';
import { Tag } from '#/ui/tag.tsx';
import { partName } from './draft.rules.ts';
import { colon, type DraftView } from './draft-frame.pages.tsx';
import { placeSlug } from './place.data.ts';

interface ShownChange {
  key: string;
  place: string;
  name: string;
  href: string | null;
  mark: PartMark;
}

/** Everything that differs from another version, named, with its mark. */
function shownChanges({ draft, locale }: DraftView, against: Codebook): ShownChange[] {
  const marks = partMarksOf(against, draft.book);
  return codebookDifference(against, draft.book).changes.map((change): ShownChange => {
    const id = change.kind === 'added' ? change.part.id : change.id;
    const place = placeNamed(change.place);
    const part: Part | null = place && (partAt(draft.book, place, id) ?? partAt(against, place, id));
    const key = markKey(change.place, id);
    const isRow = place?.list === 'rows' || place?.list === 'exclusions';
    const href =
      change.kind === 'removed' || !place
        ? null
        : isRow
          ? paths.codebookDraftRule(draft.id, id)
          : paths.codebookDraftPart(draft.id, placeSlug(place), id);
    return {
      key,
      place: change.place,
      name: partName(part, locale),
      href,
      mark: marks.get(key) ?? 'changed',
    };
  });
}

/** A variant beside what it extends, and a next version beside the one it follows. */
export function AllChanges({ view }: { view: DraftView }) {
  const { draft, words, parent, extended } = view;
  const followed = parent?.id === draft.book.id ? parent : null;
  return (
    <>
      {followed || !extended ? (
        <ChangesPart view={view} against={followed} id="changements" title={words.nextTitle} />
      ) : null}
      {extended ? (
        <ChangesPart view={view} against={extended} id="variante" title={words.hereTitle}>
          <p>
            <LinkButton href={paths.codebookDraftDifference(draft.id)}>{words.downloadDifference}</LinkButton>
          </p>
        </ChangesPart>
      ) : null}
    </>
  );
}

interface ChangesProps {
  view: DraftView;
  against: Codebook | null;
  id: string;
  title: string;
  children?: ComponentChildren;
}

function ChangesPart({ view, against, id, title, children }: ChangesProps) {
  const { words, bookWords } = view;
  const changes = against ? shownChanges(view, against) : [];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
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
      {children}
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
