import type { Domain } from '#/platform/domain.ts';
import { deviceCopyRoutes } from './device-copy.routes.tsx';
import { indexQueued } from './indexing.actions.ts';
import { searchApi } from './search.api.ts';
import { searchRoutes } from './search.routes.tsx';
import * as searchWords from './search.words.ts';

export const searchDomain: Domain = {
  name: 'search',
  routes: [...searchRoutes, ...deviceCopyRoutes],
  api: searchApi,
  refusals: [searchWords],
  jobs: {
    // Everything that waits: after a restore or a large import there may be a lot.
    'search.index': async ({ services }) => {
      await indexQueued(services.database, 2000);
    },
  },
  schedule: { 'search.index': '* * * * *' },
  // The index repeats what other domains hold, export and erase; it follows them by itself.
  personalData: 'holds none',
};
