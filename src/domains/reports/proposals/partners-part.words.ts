import { plural } from '#/french/plurals.ts';
import { enumerated, spelled } from '#/french/wording.ts';
import type { PartnersSaying } from './partners-part.rules.ts';

export const fr = {
  present: (organisations) =>
    `Nous avons travaillé avec ${spelled(organisations, 'fr')} ${plural(organisations, 'organisme', 'organismes')}.`,
  presentWithout: 'Nous avons travaillé avec des organismes du milieu.',
  several: (names) =>
    names.length === 1
      ? `On retrouve dans plusieurs dossiers ${enumerated(names, 'fr')}.`
      : `Plusieurs se croisent d’un dossier à l’autre : ${enumerated(names, 'fr')}.`,
  fresh: (names) => `Des liens nouveaux se sont faits : ${enumerated(names, 'fr')}.`,
  funders: (names) => `L’appui financier est venu de : ${enumerated(names, 'fr')}.`,
} satisfies PartnersSaying;

export const en = {
  present: (organisations) =>
    `We worked with ${spelled(organisations, 'en')} ${organisations === 1 ? 'organisation' : 'organisations'}.`,
  presentWithout: 'We worked with organisations of the community.',
  several: (names) =>
    names.length === 1
      ? `${enumerated(names, 'en')} is met in several cases.`
      : `Several meet again from one case to another: ${enumerated(names, 'en')}.`,
  fresh: (names) => `New ties were made: ${enumerated(names, 'en')}.`,
  funders: (names) => `Funding came from: ${enumerated(names, 'en')}.`,
} satisfies PartnersSaying;
