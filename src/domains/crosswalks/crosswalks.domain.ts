import type { Domain } from '#/platform/domain.ts';
import { crosswalkOperations } from './crosswalk.api.ts';
import { crosswalkRoutes } from './crosswalk.routes.tsx';
import { crosswalkRevisionsBy } from './crosswalk.store.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { seedCrosswalks } from './crosswalks.seed.ts';

export const crosswalksDomain: Domain = {
  name: 'crosswalks',
  routes: crosswalkRoutes,
  api: crosswalkOperations,
  refusals: [crosswalkWords],
  personalData: {
    exportOf: async (transaction, personId) => ({
      crosswalkRevisions: await crosswalkRevisionsBy(transaction, personId),
    }),
    // The crosswalk stays, since reports are read with it; who wrote it is forgotten with the person’s row.
    erase: async () => {},
  },
  seed: seedCrosswalks,
};
