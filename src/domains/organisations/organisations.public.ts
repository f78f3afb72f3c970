export {
  organisationCalled,
  organisationChoices,
  organisationNames,
  organisationsNamed,
} from './organisation.store.ts';
export type { OrganisationLine } from './organisation.ts';
