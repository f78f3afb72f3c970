export {
  organisationCalled,
  organisationChoices,
  organisationNames,
} from './directory.store.ts';
export { findOrCreateByName, organisationForName } from './organisation.actions.ts';
export { foldedName } from './organisation.rules.ts';
export type { OrganisationLine } from './organisation.ts';
