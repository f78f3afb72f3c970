import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { readLine } from './succession.actions.ts';
import { succession } from './succession.api.ts';
import { belongingsOf, placeById, placesOfList } from './territory.store.ts';
import { type Belonging, type Place, placeLists } from './territory.ts';

const day = z.iso.date().nullable();

const territory = z
  .object({
    id: z.uuid(),
    list: z.enum(placeLists),
    code: z.string().nullable(),
    name: z.string(),
    kind: z.string(),
    validFrom: day,
    validUntil: day,
    source: z.string(),
  })
  .meta({ id: 'Territory' });

const belonging = z.object({ placeId: z.uuid(), name: z.string(), validFrom: day, validUntil: day });

const lineMember = z.object({
  id: z.uuid(),
  name: z.string(),
  list: z.enum(placeLists),
  kind: z.string(),
  validFrom: day,
  validUntil: day,
});

const common = { method: 'GET', access: signedIn, scope: 'spaces:read', tag: 'territories' } as const;

export const territoryApi: ApiOperation[] = [
  operation({
    ...common,
    path: '/territories',
    operationId: 'listTerritories',
    summary: 'The places of one list. Codes only mean something within their list.',
    query: z.object({ list: z.enum(placeLists) }),
    response: z.object({ items: z.array(territory) }),
    handle: async (visit, { query }) => {
      const places = await placesOfList(await visit.transaction(), query.list);
      return json({ items: places.map(withoutSpace) });
    },
  }),
  operation({
    ...common,
    path: '/territories/:territoire',
    operationId: 'readTerritory',
    summary: 'A place, what it lies in, what lies in it, and its line over time, ancestors first',
    response: territory.extend({
      liesIn: z.array(belonging),
      contains: z.array(belonging),
      line: z.array(lineMember),
      successions: z.array(succession).describe('Those between the places of the line.'),
    }),
    handle: readTerritory,
  }),
];

async function readTerritory(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.territoire;
  const transaction = await visit.transaction();
  const place = isId(id) ? await placeById(transaction, id) : null;
  if (!place) return missing;
  const { line, successions } = await readLine(visit, place.id);
  return json({
    ...withoutSpace(place),
    liesIn: (await belongingsOf(transaction, place.id, 'up')).map(shownBelonging),
    contains: (await belongingsOf(transaction, place.id, 'down')).map(shownBelonging),
    line: line.map(({ spaceId: _, ...one }) => one),
    successions,
  });
}

const withoutSpace = ({ spaceId: _, ...place }: Place) => place;

const shownBelonging = ({ place, validFrom, validUntil }: Belonging) => ({
  placeId: place.id,
  name: place.name,
  validFrom,
  validUntil,
});
