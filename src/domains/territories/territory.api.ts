import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { placesOfList } from './territory.store.ts';
import { placeLists } from './territory.ts';

export const territoryApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/territories',
    access: signedIn,
    scope: 'spaces:read',
    operationId: 'listTerritories',
    summary: 'The places of one list. Codes only mean something within their list.',
    tag: 'territories',
    query: z.object({ list: z.enum(placeLists) }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          list: z.enum(placeLists),
          code: z.string().nullable(),
          name: z.string(),
          kind: z.string(),
          validFrom: z.iso.date().nullable(),
          validUntil: z.iso.date().nullable(),
          source: z.string(),
        }),
      ),
    }),
    handle: async (visit, { query }) => {
      const places = await placesOfList(await visit.transaction(), query.list);
      return json({ items: places.map(({ spaceId: _, ...place }) => place) });
    },
  }),
];
