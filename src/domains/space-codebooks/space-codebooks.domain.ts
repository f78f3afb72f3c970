import type { Domain } from '#/platform/domain.ts';
import { spaceCodebookOperations } from './space-codebook.api.ts';
import { spaceCodebookRoutes } from './space-codebook.routes.tsx';
import { seedSpaceCodebooks } from './space-codebooks.seed.ts';

export const spaceCodebooksDomain: Domain = {
  name: 'space-codebooks',
  routes: spaceCodebookRoutes,
  api: spaceCodebookOperations,
  personalData: 'holds none',
  seed: seedSpaceCodebooks,
};
