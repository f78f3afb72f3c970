import { z } from 'zod';
import { paths } from '#/paths.ts';
import { notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { addOwnPlace, giveOwnPlaceEnd, type OwnPlaceOutcome } from './own-place.actions.ts';
import { placeEndForm, placeForm } from './territory.form.ts';
import { placeById, placesOfSpace } from './territory.store.ts';
import { ownPlaceKinds, type Place } from './territory.ts';
import * as territoryWords from './territory.words.ts';

const ownPlace = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(ownPlaceKinds),
    validFrom: z.iso
      .date()
      .nullable()
      .describe('First day it exists; null: as far as anybody knows, always.'),
    validUntil: z.iso.date().nullable().describe('First day it no longer exists.'),
  })
  .meta({ id: 'OwnPlace' });

const shown = ({ id, name, kind, validFrom, validUntil }: Place) => ({
  id,
  name,
  kind,
  validFrom,
  validUntil,
});

const list = '/spaces/:espace/lieux';
const one = `${list}/:territoire`;
const common = { tag: 'territories' } as const;

export const ownPlaceApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path: list,
    access: member('guest'),
    scope: 'spaces:read',
    operationId: 'listOwnPlaces',
    summary: 'The places that a space names for itself, those of the past included, by name',
    response: z.object({ items: z.array(ownPlace) }),
    handle: async (visit) => {
      const places = await placesOfSpace(await visit.transaction(), visit.params.espace!);
      return json({ items: places.map(shown) });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: list,
    access: member('secretary'),
    scope: 'spaces:write',
    operationId: 'addOwnPlace',
    summary: 'Add a place that the space names for itself, with what it lies in when that is known',
    body: placeForm,
    response: ownPlace,
    successStatus: 201,
    handle: async (visit, { body }) =>
      answered(visit, await addOwnPlace(visit, visit.params.espace!, body), 201),
  }),
  operation({
    ...common,
    method: 'GET',
    path: one,
    access: member('guest'),
    scope: 'spaces:read',
    operationId: 'readOwnPlace',
    summary: 'One place of a space; what it lies in is read with the territories',
    response: ownPlace,
    handle: (visit) => answer(visit, visit.params.territoire),
  }),
  operation({
    ...common,
    method: 'PUT',
    path: `${one}/fin`,
    access: member('secretary'),
    scope: 'spaces:write',
    operationId: 'endOwnPlace',
    summary:
      'Give a place its end: it is no longer offered, what happened there keeps it (If-Match with its ETag)',
    precondition: true,
    body: placeEndForm.omit({ placeId: true }),
    response: ownPlace,
    handle: async (visit, { body }) => {
      const placeId = visit.params.territoire;
      if (!isId(placeId)) return missing;
      const read = printAsked(visit);
      if (read === null) return versionProblem(visit, 428);
      const asked = { placeId, ...body };
      const isAsRead = (place: Place) => printOf(JSON.stringify(shown(place))) === read;
      return answered(visit, await giveOwnPlaceEnd(visit, visit.params.espace!, asked, isAsRead));
    },
  }),
];

function answered(visit: SignedInVisit, outcome: OwnPlaceOutcome, status = 200): Promise<Outcome> | Outcome {
  if (outcome.kind === 'done') return answer(visit, outcome.id, status);
  return notDoneProblem(visit, outcome, wordsFor(visit.locale, territoryWords).errors);
}

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const { espace } = visit.params;
  const place = isId(id) ? await placeById(await visit.transaction(), id) : null;
  if (!place || place.spaceId !== espace) return missing;
  const body = shown(place);
  return json(body, status, {
    etag: `"${printOf(JSON.stringify(body))}"`,
    ...(status === 201 ? { location: `${paths.api}/spaces/${espace}/lieux/${place.id}` } : {}),
  });
}
