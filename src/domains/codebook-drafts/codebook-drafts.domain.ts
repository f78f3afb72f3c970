import type { Domain } from '#/platform/domain.ts';
import { seedCodebookDrafts } from './codebook-drafts.seed.ts';
import { draftOperations } from './draft.api.ts';
import { draftRoutes } from './draft.routes.tsx';
import { draftActsOf } from './draft.store.ts';
import * as draftWords from './draft.words.ts';
import { reviewOperations } from './draft-review.api.ts';
import { trialOperations } from './draft-trial.api.ts';
import { overviewRoutes } from './overview.routes.tsx';
import { partRoutes } from './part.routes.tsx';
import { reviewRoutes } from './review.routes.tsx';
import { ruleRoutes } from './rule.routes.tsx';

export const codebookDraftsDomain: Domain = {
  name: 'codebook-drafts',
  routes: [...draftRoutes, ...overviewRoutes, ...ruleRoutes, ...partRoutes, ...reviewRoutes],
  api: [...draftOperations, ...trialOperations, ...reviewOperations],
  refusals: [draftWords],
  personalData: {
    exportOf: async (transaction, personId) => ({ codebookDrafts: await draftActsOf(transaction, personId) }),
    // A draft belongs to its space; who changed it is forgotten with the person's row.
    erase: async () => {},
  },
  seed: seedCodebookDrafts,
};
