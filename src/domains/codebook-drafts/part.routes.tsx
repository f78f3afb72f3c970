import {
  financialYear,
  freshId,
  monthlyYear,
  type Part,
  type PartPlace,
  partAt,
  partsAt,
  placeNamed,
  placeText,
  quarterlyYear,
  retirement,
  yearlyYear,
} from '#/domains/codebooks/codebooks.public.ts';
import { addDays, isPlainDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { blankPart } from './blank-part.data.ts';
import { placeTitle } from './changes.pages.tsx';
import type { WantedClause } from './condition-picker.pages.tsx';
import { editDraft } from './draft.actions.ts';
import { partName } from './draft.rules.ts';
import { DraftFrame } from './draft-frame.pages.tsx';
import {
  afterEdit,
  type DraftVisit,
  draftOf,
  isOutcome,
  seenRevision,
  trailOf,
  wordsOf,
  writtenDraftOf,
} from './draft-visit.routes.tsx';
import { isTypedList, type TypedList, typedPart } from './part.form.ts';
import { PartPage, PartsIndexPage, PlacePage } from './part.pages.tsx';
import { placeOfSlug, placeSlug } from './place.data.ts';
import { addRow, rowPage, takenIds } from './rule.routes.tsx';

const draft = ':brouillon';

/** Everything that makes a codebook besides its rules: lists, and their members one by one. */
export const partRoutes: PageRoute[] = [
  get(paths.codebookDraftPlace(draft, ':lieu'), { access: signedIn, handle: showPlace }),
  post(paths.codebookDraftPlace(draft, ':lieu'), { access: signedIn, handle: addYear }),
  get(paths.codebookDraftAddition(draft, ':lieu'), { access: signedIn, handle: showAddition }),
  post(paths.codebookDraftAddition(draft, ':lieu'), { access: signedIn, handle: add }),
  get(paths.codebookDraftPart(draft, ':lieu', ':partie'), { access: signedIn, handle: showPart }),
  post(paths.codebookDraftPart(draft, ':lieu', ':partie'), { access: signedIn, handle: change }),
  post(paths.codebookDraftOrder(draft), { access: signedIn, handle: reorder }),
  post(paths.codebookDraftRetirement(draft), { access: signedIn, handle: retire }),
];

/** The place of the address, if the draft has it. */
function placeIn({ draft: { book } }: DraftVisit, slug: string): PartPlace | null {
  const place = placeOfSlug(slug);
  return place && partsAt(book, place) ? place : null;
}

async function showPlace(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const words = wordsOf(visit);
  const slug = visit.params.lieu ?? '';
  if (slug === 'tout')
    return page({
      title: `${words.tabParts} – ${found.draft.book.title[visit.locale]}`,
      trail: trailOf(visit, found),
      body: <PartsIndexPage view={found.view} />,
    });
  const place = placeIn(found, slug);
  if (!place) return missing;
  if (place.list === 'rows' || place.list === 'exclusions')
    return seeOther(paths.codebookDraftRules(found.draft.id));
  return page({
    title: placeTitle(found.view, placeText(place)),
    trail: [...trailOf(visit, found), partsLink(visit, found)],
    wide: true,
    body: (
      <DraftFrame view={found.view} tab="parts">
        <PlacePage view={found.view} place={place} />
      </DraftFrame>
    ),
  });
}

const partsLink = (visit: SignedInVisit, { draft: { id } }: DraftVisit) => ({
  label: wordsOf(visit).tabParts,
  href: paths.codebookDraftPlace(id, 'tout'),
});

function partPage(
  visit: SignedInVisit,
  found: DraftVisit,
  place: PartPlace & { list: TypedList },
  part: Part,
  refusal: string | null,
) {
  const words = wordsOf(visit);
  const title = placeTitle(found.view, placeText(place));
  const isNew = part.id === '';
  return {
    title: isNew ? words.adding(title) : partName(part, visit.locale),
    trail: [
      ...trailOf(visit, found),
      partsLink(visit, found),
      { label: title, href: paths.codebookDraftPlace(found.draft.id, placeSlug(place)) },
    ],
    body: (
      <PartPage
        view={found.view}
        place={place}
        part={part}
        isNew={isNew}
        wanted={wantedIn(visit)}
        refusal={refusal}
      />
    ),
  };
}

/** The condition that the last save asked to add. */
function wantedIn(visit: SignedInVisit): WantedClause | null {
  const attribute = visit.query.get('de');
  const subject = visit.query.get('condition');
  return attribute && subject ? { attribute, subject } : null;
}

/** Where saving a part leads: on to the condition that was asked for, or back to its list. */
async function onwardOf(visit: SignedInVisit, draftId: string, place: PartPlace, partId: string) {
  const form = await visit.form();
  const slug = placeSlug(place);
  const attribute = form.text('suite');
  const own = paths.codebookDraftPart(draftId, slug, partId);
  const subject = form.text(`${attribute}-plus`);
  if (attribute === '') return paths.codebookDraftPlace(draftId, slug);
  return subject === ''
    ? own
    : `${own}?de=${encodeURIComponent(attribute)}&condition=${encodeURIComponent(subject)}`;
}

const isTyped = (place: PartPlace): place is PartPlace & { list: TypedList } => isTypedList(place.list);

async function showAddition(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const place = placeIn(found, visit.params.lieu ?? '');
  if (!place) return missing;
  const blank = blankPart(found.draft.book, place, visit.today);
  if (isTyped(place)) return page(partPage(visit, found, place, blank, null));
  const action = paths.codebookDraftAddition(found.draft.id, placeSlug(place));
  return page(await rowPage(visit, found, place, blank, null, action));
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const place = placeIn(found, visit.params.lieu ?? '');
  if (!place) return missing;
  if (!isTyped(place)) return addRow(visit, found, place);
  const { id, book } = found.draft;
  const words = wordsOf(visit);
  const typed = typedPart(place.list, await visit.form(), blankPart(book, place, visit.today));
  const refused = (sentence: string) => refusedPage(partPage(visit, found, place, typed, sentence));
  const name = partName(typed, 'fr');
  if (name === '') return refused(words.errors.name);
  const partId = freshId(name, takenIds(found, place), place.list === 'fields' ? '' : '-');
  const last = partsAt(book, place)?.at(-1)?.id ?? null;
  const edit = {
    kind: 'add',
    place: placeText(place),
    part: { ...typed, id: partId },
    after: last,
  } as const;
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  const to =
    place.list === 'groups'
      ? `${paths.codebookDraftRules(id)}#groupe-${partId}`
      : await onwardOf(visit, id, place, partId);
  return afterEdit(visit, id, outcome, { to, notice: words.saved }, refused);
}

async function showPart(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const place = placeIn(found, visit.params.lieu ?? '');
  const part = place && partAt(found.draft.book, place, visit.params.partie ?? '');
  if (!place || !part) return missing;
  if (!isTyped(place)) return seeOther(paths.codebookDraftRule(found.draft.id, part.id));
  return page(partPage(visit, found, place, part, null));
}

async function change(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const place = placeIn(found, visit.params.lieu ?? '');
  const part = place && partAt(found.draft.book, place, visit.params.partie ?? '');
  if (!place || !part || !isTyped(place)) return missing;
  const { id } = found.draft;
  const typed = typedPart(place.list, await visit.form(), part);
  const edit = { kind: 'change', place: placeText(place), part: typed } as const;
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  const to = await onwardOf(visit, id, place, part.id);
  const onward = { to, notice: wordsOf(visit).saved };
  return afterEdit(visit, id, outcome, onward, (sentence) =>
    refusedPage(partPage(visit, found, place, typed, sentence)),
  );
}

/** The list where a part stands, on the page that shows it. */
function listHref(draftId: string, place: PartPlace, partId: string): string {
  return place.list === 'rows' || place.list === 'exclusions'
    ? `${paths.codebookDraftRules(draftId)}#regle-${partId}`
    : paths.codebookDraftPlace(draftId, placeSlug(place));
}

async function reorder(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const id = visit.params.brouillon ?? '';
  const place = placeNamed(form.text('lieu'));
  if (!place) return missing;
  const partId = form.text('partie');
  const by = form.text('sens') === 'haut' ? -1 : 1;
  const edit = { kind: 'move', place: placeText(place), id: partId, by } as const;
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  const to = listHref(id, place, partId);
  return afterEdit(visit, id, outcome, { to, notice: wordsOf(visit).moved }, (sentence) =>
    seeOther(to, sentence),
  );
}

async function retire(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const form = await visit.form();
  const { id, book } = found.draft;
  const place = placeNamed(form.text('lieu'));
  if (!place) return missing;
  const partId = form.text('partie');
  const edit = retirement(
    book,
    versionFollowed(found),
    place,
    partId,
    lastDayFor(visit, found, place, partId),
  );
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  const to = listHref(id, place, partId).split('#')[0] ?? '';
  return afterEdit(visit, id, outcome, { to, notice: wordsOf(visit).retired }, (sentence) =>
    seeOther(to, sentence),
  );
}

/** The version of the same codebook that the draft follows: a variant not yet published follows none. */
function versionFollowed({ draft: { book }, view: { parent } }: DraftVisit) {
  return parent?.id === book.id ? parent : null;
}

/** The day before the draft comes into force, unless the code was not valid yet. */
function lastDayFor(
  visit: SignedInVisit,
  { draft: { book } }: DraftVisit,
  place: PartPlace,
  id: string,
): string {
  const eve = isPlainDate(book.validFromOn) ? addDays(book.validFromOn, -1) : visit.today;
  const since = partAt(book, place, id)?.validFromOn;
  return typeof since === 'string' && since > eve ? visit.today : eve;
}

/** The year that follows the last one of a calendar whose years are made by rule. */
async function addYear(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const place = placeIn(found, visit.params.lieu ?? '');
  if (place?.list !== 'years') return missing;
  const { id, book } = found.draft;
  const calendar = book.calendars.find((one) => one.id === place.of);
  const last = calendar?.years.toSorted((first, second) => (first.endsOn < second.endsOn ? 1 : -1))[0];
  const endingIn = Number((last?.endsOn ?? visit.today).slice(0, 4)) + 1;
  const makers = {
    financial: financialYear,
    month: monthlyYear,
    quarter: quarterlyYear,
    year: yearlyYear,
    other: yearlyYear,
  };
  const year = makers[calendar?.kind ?? 'other'](endingIn) as unknown as Part;
  const edit = { kind: 'add', place: placeText(place), part: year, after: last?.id ?? null } as const;
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  const to = paths.codebookDraftPlace(id, placeSlug(place));
  return afterEdit(visit, id, outcome, { to, notice: wordsOf(visit).yearAdded }, (sentence) =>
    seeOther(to, sentence),
  );
}
