import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { codebookOperations } from './codebook.api.ts';
import { codebookRoutes } from './codebook.routes.tsx';
import { codebooksBroughtBy } from './codebook.store.ts';
import * as codebookWords from './codebook.words.ts';

export const codebooksDomain: Domain = {
  name: 'codebooks',
  routes: codebookRoutes,
  api: codebookOperations,
  refusals: [codebookWords],
  menu: [{ label: { fr: 'Cadres', en: 'Frameworks' }, path: paths.codebooks, order: 50, place: 'reference' }],
  personalData: {
    exportOf: async (transaction, personId) => ({
      codebooksBrought: await codebooksBroughtBy(transaction, personId),
    }),
    // The codebook stays, since statements are read with it; who brought it is forgotten with the person's row.
    erase: async () => {},
  },
};
