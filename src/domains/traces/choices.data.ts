import type {
  Addressee,
  Choice,
  Flag,
  Language,
  Mode,
  OrganisationRole,
  PlaceKind,
  SchoolLevel,
  Visibility,
} from './trace.ts';

const choice = <Id extends string>(id: Id, fr: string, en: string): Choice<Id> => ({ id, label: { fr, en } });

export const modeChoices: readonly Choice<Mode>[] = [
  choice('in-person', 'En présence', 'In person'),
  choice('telephone', 'Téléphone', 'Telephone'),
  choice('video', 'Visioconférence', 'Video call'),
  choice('hybrid', 'En présence et à distance', 'In person and remote'),
  choice('writing', 'Courriel ou écrit', 'E-mail or writing'),
  choice('other', 'Autre mode', 'Another mode'),
];

export const placeKindChoices: readonly Choice<PlaceKind>[] = [
  choice('institution', 'Dans l’établissement', 'In the institution'),
  choice('organisation', 'Chez un organisme', 'At an organisation'),
  choice('public-space', 'Dans l’espace public', 'In a public space'),
  choice('school', 'Dans une école', 'In a school'),
  choice('home', 'À domicile', 'At home'),
  choice('remote', 'À distance', 'Remotely'),
  choice('other', 'Autre lieu', 'Another place'),
];

export const schoolLevelChoices: readonly Choice<SchoolLevel>[] = [
  choice('preschool', 'Préscolaire', 'Preschool'),
  choice('primary', 'Primaire', 'Primary'),
  choice('secondary', 'Secondaire', 'Secondary'),
  choice('college', 'Collégial', 'College'),
  choice('adult', 'Formation des adultes', 'Adult education'),
];

export const languageChoices: readonly Choice<Language>[] = [
  choice('fr', 'Français', 'French'),
  choice('en', 'Anglais', 'English'),
  choice('other', 'Autre langue', 'Another language'),
];

export const addresseeChoices: readonly Choice<Addressee>[] = [
  choice('community', 'Une communauté', 'A community'),
  choice('group', 'Un groupe', 'A group'),
  choice('person', 'Une personne', 'One person'),
];

export const flagChoices: readonly Choice<Flag>[] = [
  choice('preparation', 'Préparation', 'Preparation'),
  choice('internal_request', 'Demande interne de l’établissement', 'Request from inside the institution'),
];

export const organisationRoleChoices: readonly Choice<OrganisationRole>[] = [
  choice('present', 'Présent', 'Present'),
  choice('host', 'Hôte', 'Host'),
  choice('requester', 'Demandeur', 'Requester'),
  choice('partner', 'Partenaire', 'Partner'),
  choice('funder', 'Bailleur de fonds', 'Funder'),
  choice('decider', 'Instance qui décide', 'Deciding body'),
];

export const visibilityChoices: readonly Choice<Visibility>[] = [
  choice('author', 'Moi seulement', 'Only me'),
  choice('space', 'L’espace', 'The space'),
  choice('network', 'Le réseau', 'The network'),
  choice('public', 'Tout le monde', 'Everyone'),
];

/** The label of a choice, or its id when the list no longer has it. */
export function labelOf(choices: readonly Choice[], id: string, locale: 'fr' | 'en'): string {
  return choices.find((one) => one.id === id)?.label[locale] ?? id;
}
