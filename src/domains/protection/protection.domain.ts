import type { Domain } from '#/platform/domain.ts';
import { protectionRoutes } from './protection.routes.tsx';
import { seedProtection } from './protection.seed.ts';
import * as protectionWords from './protection.words.ts';
import { releasesBy } from './release.store.ts';
import { thresholdApi } from './threshold.api.ts';

export const protectionDomain: Domain = {
  name: 'protection',
  routes: protectionRoutes,
  api: thresholdApi,
  refusals: [protectionWords],
  personalData: {
    exportOf: async (transaction, personId) => ({ releases: await releasesBy(transaction, personId) }),
    // Numbers name nobody; who released them is forgotten with the person's row.
    erase: async () => {},
  },
  seed: seedProtection,
};
