import type { CrosswalkFault, CrosswalkFaultCode } from './crosswalk-fault.ts';

type Sentences = Record<CrosswalkFaultCode, (found: CrosswalkFault) => string>;

export const fr: Sentences = {
  sameCodebook: () => 'Le cadre de départ et celui d’arrivée sont la même version : choisissez-en deux.',
  notADay: ({ what }) => `« ${what} » n’est pas un jour du calendrier (écrivez 2026-03-31).`,
  endsBeforeStart: () => 'La fin vient avant le début : inversez les deux dates.',
  datesOverlap: ({ what }) =>
    `Une correspondance entre ces deux versions vaut déjà ${what} : choisissez d’autres dates.`,
  listTwice: ({ what }) => `La liste « ${what} » est reliée deux fois : gardez un seul lien.`,
  unknownFromList: ({ what }) => `La liste « ${what} » n’est pas dans le cadre de départ.`,
  unknownToList: ({ what }) => `La liste « ${what} » n’est pas dans le cadre d’arrivée.`,
  codeTwice: ({ what }) => `Le code « ${what} » est relié deux fois : gardez une seule ligne.`,
  unknownFromCode: ({ what, more }) => `Le code « ${what} » n’est pas dans la liste de départ « ${more} ».`,
  unknownToCode: ({ what, more }) => `Le code « ${what} » n’est pas dans la liste d’arrivée « ${more} ».`,
  destinationTwice: ({ what }) =>
    `Le code d’arrivée « ${what} » est donné deux fois : additionnez ses parts.`,
  shareOutOfRange: ({ what }) => `La part « ${what} » n’est pas entre 0 et 1 : écrivez 1, 1/3, 0,25 ou 25 %.`,
  sharesNotWhole: ({ what }) => `Les parts font ${what} : elles doivent faire exactement 1.`,
  destinationOutsideValidity: ({ what, more }) =>
    `Le code d’arrivée « ${what} » n’est pas valide tous les jours de la correspondance (${more}).`,
  codeUndecided: ({ what }) =>
    `Rien n’est dit du code « ${what} » : reliez-le, ou dites qu’il n’a pas d’équivalent.`,
  listUndecided: ({ what }) => `Rien n’est dit de la liste « ${what} » : ses codes seront perdus.`,
};

export const en: typeof fr = {
  sameCodebook: () => 'Both frameworks are the same version: choose two.',
  notADay: ({ what }) => `“${what}” is not a day of the calendar (write 2026-03-31).`,
  endsBeforeStart: () => 'The end comes before the start: swap the two dates.',
  datesOverlap: ({ what }) =>
    `A crosswalk between these two versions already holds ${what}: choose other dates.`,
  listTwice: ({ what }) => `The list “${what}” is linked twice: keep one link.`,
  unknownFromList: ({ what }) => `The list “${what}” is not in the framework one starts from.`,
  unknownToList: ({ what }) => `The list “${what}” is not in the framework one goes to.`,
  codeTwice: ({ what }) => `The code “${what}” is linked twice: keep one line.`,
  unknownFromCode: ({ what, more }) => `The code “${what}” is not in the starting list “${more}”.`,
  unknownToCode: ({ what, more }) => `The code “${what}” is not in the list of arrival “${more}”.`,
  destinationTwice: ({ what }) => `The code “${what}” is given twice: add its shares.`,
  shareOutOfRange: ({ what }) => `The share “${what}” is not between 0 and 1: write 1, 1/3, 0.25 or 25%.`,
  sharesNotWhole: ({ what }) => `The shares make ${what}: they must make exactly 1.`,
  destinationOutsideValidity: ({ what, more }) =>
    `The code “${what}” is not valid on every day of the crosswalk (${more}).`,
  codeUndecided: ({ what }) =>
    `Nothing is said of the code “${what}”: link it, or say that it has no equivalent.`,
  listUndecided: ({ what }) => `Nothing is said of the list “${what}”: its codes will be lost.`,
};
