import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { belongingApi } from './belonging.api.ts';
import { ownPlaceApi } from './own-place.api.ts';
import { successionApi } from './succession.api.ts';
import { territoryApi } from './territory.api.ts';
import { territoryRoutes } from './territory.routes.tsx';

export const territoriesDomain: Domain = {
  name: 'territories',
  routes: territoryRoutes,
  // A fixed address first: « successions » is not an id.
  api: [...successionApi, ...territoryApi, ...ownPlaceApi, ...belongingApi],
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
