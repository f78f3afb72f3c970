import {
  heldLists,
  type Part,
  PartMarkTag,
  type PartPlace,
  partsAt,
  placeText,
} from '#/domains/codebooks/codebooks.public.ts';
import { formatDate, isPlainDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { Tag } from '#/ui/tag.tsx';
import { AttributeField } from './attribute-field.pages.tsx';
import { placeTitle } from './changes.pages.tsx';
import type { WantedClause } from './condition-picker.pages.tsx';
import { partName } from './draft.rules.ts';
import { DraftFrame, type DraftView, SeenRevision } from './draft-frame.pages.tsx';
import type { TypedList } from './part.form.ts';
import { attributesOf, placeSlug } from './place.data.ts';

/** Lists that the codebook itself holds, in the order in which they are set up. */
const shownLists = [
  'fields',
  'codeLists',
  'translations',
  'validations',
  'kinds',
  'acts',
  'sections',
  'reasons',
  'calendars',
  'layouts',
  'conventions',
  'groups',
] as const;

/** All that makes the codebook besides its rules. */
export function PartsIndexPage({ view }: { view: DraftView }) {
  const { draft, words } = view;
  return (
    <DraftFrame view={view} tab="parts">
      <p>{words.partsLead}</p>
      <LinkedList
        lines={shownLists.map((list) => ({
          label: words.lists[list],
          href: paths.codebookDraftPlace(draft.id, placeSlug({ list, of: null })),
          note: words.contains(partsAt(draft.book, { list, of: null })?.length ?? 0),
        }))}
      />
    </DraftFrame>
  );
}

/** The members of one list, each with its mark; those that hold a list of their own lead to it. */
export function PlacePage({ view, place }: { view: DraftView; place: PartPlace }) {
  const { draft, words, mayWrite } = view;
  const parts = partsAt(draft.book, place) ?? [];
  const slug = placeSlug(place);
  return (
    <>
      {parts.length === 0 ? (
        <p>{words.emptyList}</p>
      ) : (
        <Table
          caption={placeTitle(view, placeText(place))}
          rows={parts}
          rowKey={({ id }) => id}
          columns={columnsOf(view, place)}
        />
      )}
      {mayWrite ? (
        <FormActions>
          <LinkButton href={paths.codebookDraftAddition(draft.id, slug)}>{words.add}</LinkButton>
        </FormActions>
      ) : null}
      {mayWrite && place.list === 'years' ? (
        <PostForm action={paths.codebookDraftPlace(draft.id, slug)}>
          <SeenRevision draft={draft} />
          <Button look="quiet">{words.addYear}</Button>
        </PostForm>
      ) : null}
    </>
  );
}

function columnsOf(view: DraftView, place: PartPlace): Column<Part>[] {
  const { draft, words } = view;
  const held = heldLists[place.list as keyof typeof heldLists] ?? null;
  const heldHref = (id: string) =>
    held === 'rows'
      ? `${paths.codebookDraftRules(draft.id)}#groupe-${id}`
      : paths.codebookDraftPlace(draft.id, placeSlug({ list: held ?? 'codes', of: id }));
  const holding: Column<Part>[] = held
    ? [
        {
          key: 'held',
          heading: words.lists[held],
          cell: (part) => <a href={heldHref(part.id)}>{words.contains((part[held] as Part[]).length)}</a>,
        },
      ]
    : [];
  return [
    {
      key: 'name',
      heading: words.name,
      cell: (part) => <NameCell view={view} place={place} part={part} />,
    },
    {
      key: 'reference',
      heading: place.list === 'codes' ? words.attributes.code : words.attributes.reference,
      cell: (part) => String(part.code ?? part.reference ?? ''),
    },
    ...holding,
    { key: 'id', heading: words.identifier, cell: (part) => <code>{part.id}</code> },
  ];
}

function NameCell({ view, place, part }: { view: DraftView; place: PartPlace; part: Part }) {
  const { draft, bookWords, locale, mayWrite } = view;
  const name = partName(part, locale);
  return (
    <span>
      {mayWrite ? (
        <a class="figure-link" href={paths.codebookDraftPart(draft.id, placeSlug(place), part.id)}>
          {name}
        </a>
      ) : (
        name
      )}
      <PartMarkTag marks={view.marks} place={placeText(place)} id={part.id} words={bookWords} />
      <Standing part={part} view={view} />
    </span>
  );
}

/** Whether a part still serves. */
function Standing({ part, view: { words, locale } }: { part: Part; view: DraftView }) {
  const isRetiredField = Array.isArray(part.kinds) && part.kinds.length === 0;
  const until = typeof part.validUntilOn === 'string' ? part.validUntilOn : null;
  return (
    <>
      {isRetiredField ? (
        <>
          {' '}
          <Tag>{words.retiredMark}</Tag>
        </>
      ) : null}
      {until && isPlainDate(until) ? (
        <span class="hint"> {words.endedOn(formatDate(until, locale))}</span>
      ) : null}
    </>
  );
}

export interface PartPageProps {
  view: DraftView;
  place: PartPlace & { list: TypedList };
  part: Part;
  isNew: boolean;
  /** A condition asked for, not filled yet. */
  wanted: WantedClause | null;
  refusal: string | null;
}

/** One part, by the attributes of its list. */
export function PartPage({ view, place, part, isNew, wanted, refusal }: PartPageProps) {
  const { draft, words } = view;
  const slug = placeSlug(place);
  const action = isNew
    ? paths.codebookDraftAddition(draft.id, slug)
    : paths.codebookDraftPart(draft.id, slug, part.id);
  const hint =
    place.list === 'codes' || place.list === 'fields'
      ? words.retireHint[place.list]
      : words.retireHint.others;
  return (
    <>
      {refusal ? <Notice kind="refusal" title={refusal} /> : null}
      <PostForm action={action}>
        <SeenRevision draft={draft} />
        {attributesOf[place.list].map((attribute) => (
          <AttributeField
            key={attribute.name}
            view={view}
            attribute={attribute}
            part={part}
            wanted={wanted}
          />
        ))}
        {isNew ? null : (
          <p class="hint">
            {words.identifier} <code>{part.id}</code> {words.identifierHint}
          </p>
        )}
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.codebookDraftPlace(draft.id, slug)}>{words.lists[place.list]}</LinkButton>
        </FormActions>
      </PostForm>
      {isNew ? null : <OrderPart view={view} place={placeText(place)} id={part.id} hint={hint} />}
    </>
  );
}

/** Where a part stands in its list, and how it leaves. */
export function OrderPart({
  view: { draft, words },
  place,
  id,
  hint,
}: {
  view: DraftView;
  place: string;
  id: string;
  hint: string;
}) {
  const shared = (
    <>
      <SeenRevision draft={draft} />
      <input type="hidden" name="lieu" value={place} />
      <input type="hidden" name="partie" value={id} />
    </>
  );
  return (
    <section aria-labelledby="ordre">
      <h2 id="ordre">{words.retiring}</h2>
      <PostForm action={paths.codebookDraftOrder(draft.id)}>
        {shared}
        <FormActions>
          <Button look="quiet" name="sens" value="haut">
            {words.moveUp}
          </Button>
          <Button look="quiet" name="sens" value="bas">
            {words.moveDown}
          </Button>
        </FormActions>
      </PostForm>
      <p class="hint">{hint}</p>
      <PostForm action={paths.codebookDraftRetirement(draft.id)}>
        {shared}
        <Button look="danger">{words.retire}</Button>
      </PostForm>
    </section>
  );
}
