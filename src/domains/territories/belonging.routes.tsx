import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, member, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import type { SelectGroup } from '#/ui/fields.tsx';
import {
  addBelonging,
  type BelongingOutcome,
  belongingPrint,
  correctBelonging,
  type PlacedIn,
  readPlacedIn,
  removeBelonging,
} from './belonging.actions.ts';
import { belongingChangeForm, belongingForm, belongingRemovalForm } from './belonging.form.ts';
import { BelongingPage, BelongingsPage } from './belonging.pages.tsx';
import * as belongingWords from './belonging.words.ts';
import { placeChoices } from './place-choice.actions.ts';
import { placesToChoose } from './territory.store.ts';
import { type Belonging, placeLists } from './territory.ts';
import * as territoryWords from './territory.words.ts';

const emptyForm = new Form(new Map());
const list = paths.placeBelongings(':espace', ':territoire');
const one = paths.placeBelonging(':espace', ':territoire', ':appartenance');

export const belongingRoutes: PageRoute[] = [
  get(list, {
    access: member('secretary'),
    handle: (visit) => withPlace(visit, (placed) => showAll(visit, placed, emptyForm, [])),
  }),
  post(list, {
    access: member('secretary'),
    handle: async (visit) => {
      const form = await visit.form();
      return withPlace(visit, async (placed) => {
        const parsed = parseForm(belongingForm, form);
        if (!parsed.ok) return showAll(visit, placed, form, parsed.errors);
        const outcome = await addBelonging(visit, visit.params.espace!, placed.place.id, parsed.values);
        if (outcome.kind === 'refused') return showAll(visit, placed, form, errorsOf(outcome));
        return outcome.kind === 'done' ? backToAll(visit, placed, 'added') : missing;
      });
    },
  }),
  get(one, {
    access: member('secretary'),
    handle: (visit) =>
      withBelonging(visit, (placed, belonging) => showOne(visit, placed, belonging, formOf(belonging))),
  }),
  post(one, {
    access: member('secretary'),
    handle: async (visit) => {
      const form = await visit.form();
      return withBelonging(visit, (placed, belonging) => change(visit, placed, belonging, form));
    },
  }),
];

async function change(
  visit: SignedInVisit,
  placed: PlacedIn,
  belonging: Belonging,
  form: Form,
): Promise<Outcome> {
  const at = { spaceId: visit.params.espace!, placeId: placed.place.id, id: belonging.id };
  if (form.text('act') === 'remove') {
    const parsed = parseForm(belongingRemovalForm, form);
    if (!parsed.ok) return missing;
    const outcome = await removeBelonging(visit, at, parsed.values.read);
    if (outcome.kind === 'done') return backToAll(visit, placed, 'removed');
    return outcome.kind === 'conflict'
      ? showOne(visit, placed, belonging, formOf(belonging), [], true)
      : missing;
  }
  const parsed = parseForm(belongingChangeForm, form);
  if (!parsed.ok) return showOne(visit, placed, belonging, form, parsed.errors);
  const { read, ...values } = parsed.values;
  const outcome = await correctBelonging(visit, at, values, read);
  if (outcome.kind === 'done') return backToAll(visit, placed, 'saved');
  if (outcome.kind === 'refused') return showOne(visit, placed, belonging, form, errorsOf(outcome));
  return outcome.kind === 'conflict' ? showOne(visit, placed, belonging, form, [], true) : missing;
}

const errorsOf = ({ field, key }: BelongingOutcome & { kind: 'refused' }): FieldError[] => [
  { field, key, values: {} },
];

const formOf = ({ place, validFrom, validUntil }: Belonging) =>
  Form.of({ parentId: place.id, validFrom: validFrom ?? '', validUntil: validUntil ?? '' });

function backToAll(visit: SignedInVisit, { place }: PlacedIn, done: 'added' | 'saved' | 'removed'): Outcome {
  const notice = wordsFor(visit.locale, belongingWords)[done];
  return seeOther(paths.placeBelongings(visit.params.espace!, place.id), notice);
}

async function withPlace(
  visit: SignedInVisit,
  answer: (placed: PlacedIn) => Promise<Outcome>,
): Promise<Outcome> {
  const { espace, territoire } = visit.params;
  const placed = isId(territoire) ? await readPlacedIn(visit, espace!, territoire) : null;
  return placed ? answer(placed) : missing;
}

function withBelonging(
  visit: SignedInVisit,
  answer: (placed: PlacedIn, belonging: Belonging) => Promise<Outcome>,
): Promise<Outcome> {
  return withPlace(visit, async (placed) => {
    const belonging = placed.belongings.find(({ id }) => id === visit.params.appartenance);
    return belonging ? answer(placed, belonging) : missing;
  });
}

async function showAll(
  visit: SignedInVisit,
  { place, belongings }: PlacedIn,
  form: Form,
  errors: readonly FieldError[],
): Promise<Outcome> {
  const words = wordsFor(visit.locale, belongingWords);
  const content = {
    title: words.title(place.name),
    trail: trailTo(visit, place),
    body: (
      <BelongingsPage
        words={words}
        names={wordsFor(visit.locale, territoryWords)}
        spaceId={visit.params.espace!}
        place={place}
        belongings={belongings}
        parents={await parentsFor(visit, place.id)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        day={(date) => formatDate(date, visit.locale)}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}

async function showOne(
  visit: SignedInVisit,
  { place }: PlacedIn,
  belonging: Belonging,
  form: Form,
  errors: readonly FieldError[] = [],
  isConflict = false,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, belongingWords);
  const spaceId = visit.params.espace!;
  const content = {
    title: words.correctTitle(place.name, belonging.place.name),
    trail: [
      ...trailTo(visit, place),
      { label: words.title(place.name), href: paths.placeBelongings(spaceId, place.id) },
    ],
    body: (
      <BelongingPage
        words={words}
        spaceId={spaceId}
        place={place}
        belonging={belonging}
        read={isConflict ? belongingPrint(belonging) : form.text('read') || belongingPrint(belonging)}
        isConflict={isConflict}
        parents={await parentsFor(visit, place.id)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        day={(date) => formatDate(date, visit.locale)}
      />
    ),
  };
  return errors.length === 0 && !isConflict ? page(content) : refusedPage(content);
}

function trailTo(visit: SignedInVisit, place: { id: string; name: string }) {
  return [
    { label: wordsFor(visit.locale, territoryWords).title, href: paths.territories },
    { label: place.name, href: paths.territory(place.id) },
  ];
}

/** Every place of the space and of the reference lists, those of the past included: belongings have their own days. */
async function parentsFor(visit: SignedInVisit, placeId: string): Promise<SelectGroup[]> {
  const { lists } = wordsFor(visit.locale, territoryWords);
  const all = await placesToChoose(await visit.transaction(), visit.params.espace!);
  return placeLists.flatMap((name) => {
    const places = all.filter(({ id, list: of }) => of === name && id !== placeId);
    const options = placeChoices(places, visit.locale).map(({ id, label }) => ({ value: id, label }));
    return options.length === 0 ? [] : [{ label: lists[name], options }];
  });
}
