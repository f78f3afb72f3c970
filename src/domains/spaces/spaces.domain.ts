import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { spaceApi } from './space.api.ts';
import { spaceRoutes } from './space.routes.tsx';
import { membershipsOfPerson } from './space.store.ts';
import * as spaceWords from './space.words.ts';
import { seedSpaces } from './spaces.seed.ts';

export const spacesDomain: Domain = {
  name: 'spaces',
  routes: spaceRoutes,
  api: spaceApi,
  refusals: [spaceWords],
  menu: [{ label: { fr: 'Espaces', en: 'Spaces' }, path: paths.spaces, order: 60, place: 'main' }],
  personalData: {
    exportOf: async (transaction, personId) => ({
      memberships: await membershipsOfPerson(transaction, personId),
    }),
    // Memberships are part of the memory of the space; the name behind them is erased by the people domain.
    erase: async () => {},
  },
  seed: seedSpaces,
};
