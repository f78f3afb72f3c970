import type { Domain } from '#/platform/domain.ts';
import { spaceCodebookOperations } from './space-codebook.api.ts';
import { spaceCodebookRoutes } from './space-codebook.routes.tsx';
import * as spaceCodebookWords from './space-codebook.words.ts';
import { seedSpaceCodebooks } from './space-codebooks.seed.ts';

export const spaceCodebooksDomain: Domain = {
  name: 'space-codebooks',
  routes: spaceCodebookRoutes,
  api: spaceCodebookOperations,
  refusals: [spaceCodebookWords],
  personalData: 'holds none',
  seed: seedSpaceCodebooks,
};
