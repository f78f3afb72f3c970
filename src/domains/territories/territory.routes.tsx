import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, member, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { belongingRoutes } from './belonging.routes.tsx';
import * as belongingWords from './belonging.words.ts';
import { addOwnPlace, giveOwnPlaceEnd, type OwnPlaceOutcome } from './own-place.actions.ts';
import { readLine } from './succession.actions.ts';
import { LinePart } from './succession.pages.tsx';
import { successionRoutes } from './succession.routes.tsx';
import * as successionWords from './succession.words.ts';
import { placeEndForm, placeForm } from './territory.form.ts';
import { OwnPlacesPage, TerritoriesPage, TerritoryPage } from './territory.pages.tsx';
import { belongingsOf, placeById, placesOfList, placesOfSpace, placesToChoose } from './territory.store.ts';
import type { Place } from './territory.ts';
import * as territoryWords from './territory.words.ts';

export const territoryRoutes: PageRoute[] = [
  get(paths.territories, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsFor(visit.locale, territoryWords);
      const transaction = await visit.transaction();
      const lists = [];
      for (const list of [
        'region',
        'health-region',
        'municipal',
        'institution',
        'former-institution',
      ] as const) {
        lists.push({ list, places: await placesOfList(transaction, list) });
      }
      const importLabel = visit.viewer.isAdministrator
        ? wordsFor(visit.locale, successionWords).importLink
        : null;
      return page({
        title: words.title,
        body: <TerritoriesPage words={words} lists={lists} importLabel={importLabel} />,
      });
    },
  }),
  ...successionRoutes,
  ...belongingRoutes,
  get(paths.territory(':territoire'), {
    access: signedIn,
    handle: async (visit) => {
      const id = visit.params.territoire;
      const transaction = await visit.transaction();
      const place = isId(id) ? await placeById(transaction, id) : null;
      if (!place) return missing;
      const words = wordsFor(visit.locale, territoryWords);
      return page({
        title: place.name,
        trail: [{ label: words.title, href: paths.territories }],
        body: (
          <TerritoryPage
            words={words}
            place={place}
            parents={await belongingsOf(transaction, place.id, 'up')}
            contained={await belongingsOf(transaction, place.id, 'down')}
            day={(date) => formatDate(date, visit.locale)}
            change={changeLink(visit, place)}
            line={
              <LinePart
                {...(await readLine(visit, place.id))}
                words={wordsFor(visit.locale, successionWords)}
                locale={visit.locale}
                place={place}
                today={visit.today}
                day={(date) => formatDate(date, visit.locale)}
              />
            }
          />
        ),
      });
    },
  }),
  get(paths.spacePlaces(':espace'), {
    access: member('guest'),
    handle: (visit) => showOwnPlaces(visit, new Form(new Map()), []),
  }),
  post(paths.spacePlaces(':espace'), {
    access: member('secretary'),
    handle: async (visit) => {
      const form = await visit.form();
      return form.has('placeId') ? giveEnd(visit, form) : addPlace(visit, form);
    },
  }),
];

function changeLink(visit: SignedInVisit, { id, spaceId }: Place) {
  if (spaceId === null || !holds(visit.viewer, spaceId, 'secretary')) return null;
  return { href: paths.placeBelongings(spaceId, id), label: wordsFor(visit.locale, belongingWords).link };
}

async function addPlace(visit: SignedInVisit, form: Form): Promise<Outcome> {
  const parsed = parseForm(placeForm, form);
  if (!parsed.ok) return showOwnPlaces(visit, form, parsed.errors);
  return told(visit, form, await addOwnPlace(visit, visit.params.espace!, parsed.values), 'added');
}

async function giveEnd(visit: SignedInVisit, form: Form): Promise<Outcome> {
  const parsed = parseForm(placeEndForm, form);
  if (!parsed.ok) return showOwnPlaces(visit, form, parsed.errors);
  return told(visit, form, await giveOwnPlaceEnd(visit, visit.params.espace!, parsed.values), 'ended');
}

function told(visit: SignedInVisit, form: Form, outcome: OwnPlaceOutcome, done: 'added' | 'ended') {
  if (outcome.kind === 'done')
    return seeOther(paths.spacePlaces(visit.params.espace!), wordsFor(visit.locale, territoryWords)[done]);
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind !== 'refused') return missing;
  return showOwnPlaces(visit, form, [{ field: outcome.field, key: outcome.key, values: {} }]);
}

async function showOwnPlaces(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<Outcome> {
  const spaceId = visit.params.espace!;
  const words = wordsFor(visit.locale, territoryWords);
  const transaction = await visit.transaction();
  const content = {
    title: words.ownTitle,
    trail: [{ label: words.title, href: paths.territories }],
    body: (
      <OwnPlacesPage
        words={words}
        spaceId={spaceId}
        places={await placesOfSpace(transaction, spaceId)}
        parents={(await placesToChoose(transaction, spaceId)).filter((place) => place.validUntil === null)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        day={(date) => formatDate(date, visit.locale)}
        mayChange={holds(visit.viewer, spaceId, 'secretary')}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}
