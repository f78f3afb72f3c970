import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { organisationRoutes } from './organisation.routes.tsx';
import { seedOrganisations } from './organisations.seed.ts';

export const organisationsDomain: Domain = {
  name: 'organisations',
  routes: organisationRoutes,
  menu: [
    { label: { fr: 'Organismes', en: 'Organisations' }, path: paths.organisations, order: 50, place: 'main' },
  ],
  // The directory is about organisations; who changed what is depersonalised with the account.
  personalData: 'holds none',
  seed: seedOrganisations,
};
