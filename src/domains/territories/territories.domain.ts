import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { belongingApi } from './belonging.api.ts';
import * as belongingWords from './belonging.words.ts';
import { ownPlaceApi } from './own-place.api.ts';
import { successionApi } from './succession.api.ts';
import { territoryApi } from './territory.api.ts';
import { territoryRoutes } from './territory.routes.tsx';
import * as territoryWords from './territory.words.ts';

export const territoriesDomain: Domain = {
  name: 'territories',
  routes: territoryRoutes,
  // A fixed address first: « successions » is not an id.
  api: [...successionApi, ...territoryApi, ...ownPlaceApi, ...belongingApi],
  refusals: [belongingWords, territoryWords],
  menu: [
    {
      label: { fr: 'Territoires', en: 'Territories' },
      path: paths.territories,
      order: 80,
      place: 'reference',
    },
  ],
  personalData: 'holds none',
};
