import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { doublesApi, historyApi } from './history.api.ts';
import { historyRoutes } from './history.routes.tsx';
import { mergeRoutes } from './merge.routes.tsx';
import { organisationApi } from './organisation.api.ts';
import { organisationRoutes } from './organisation.routes.tsx';
import { versionsWrittenBy } from './organisation.store.ts';
import * as organisationWords from './organisation.words.ts';
import { organisationFormRoutes } from './organisation-form.routes.tsx';
import { seedOrganisations } from './organisations.seed.ts';

export const organisationsDomain: Domain = {
  name: 'organisations',
  // Fixed addresses first: « nouvelle » and « doublons » are not ids.
  routes: [...organisationFormRoutes, ...mergeRoutes, ...organisationRoutes, ...historyRoutes],
  api: [...doublesApi, ...organisationApi, ...historyApi],
  refusals: [organisationWords],
  menu: [
    {
      label: { fr: 'Organismes', en: 'Organisations' },
      path: paths.organisations,
      order: 50,
      place: 'reference',
    },
  ],
  personalData: {
    exportOf: async (transaction, personId) => ({
      organisationVersions: await versionsWrittenBy(transaction, personId),
    }),
    // The directory is about organisations; the name behind a version is erased by the people domain.
    erase: async () => {},
  },
  seed: seedOrganisations,
};
