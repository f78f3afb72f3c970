/** The team’s reading of its official types in the boxes of an invented funder. */

import type { CodeLink, CrosswalkContent } from './crosswalk.ts';
import { whole } from './share.rules.ts';

function same(code: string, destination: string): CodeLink {
  return { code, destinations: [{ code: destination, share: whole }], isNear: false, note: '' };
}

export const storyLinks: CrosswalkContent = {
  note: 'Exemple fictif. Convenu en équipe : ce que nos types officiels deviennent dans la grille du Fonds.',
  lists: [
    {
      from: 'type-intervention',
      to: 'categorie',
      links: [
        same('type-exemple-milieu', 'categorie-portrait'),
        same('type-exemple-education', 'categorie-education'),
        same('type-exemple-soutien', 'categorie-appui'),
        {
          ...same('type-exemple-creation', 'categorie-appui'),
          isNear: true,
          note: 'Le Fonds ne distingue pas créer une ressource et soutenir celles qui existent.',
        },
        same('type-exemple-concertation', 'categorie-mobilisation'),
        {
          code: 'type-exemple-droits',
          destinations: [],
          isNear: false,
          note: 'Le Fonds ne soutient pas la défense de droits.',
        },
        {
          code: 'type-exemple-participation',
          destinations: [
            { code: 'categorie-mobilisation', share: { numerator: 2, denominator: 3 } },
            { code: 'categorie-education', share: { numerator: 1, denominator: 3 } },
          ],
          isNear: false,
          note: 'Deux fois sur trois, ces actes mobilisent ; les autres fois, ils forment.',
        },
      ],
    },
  ],
};
