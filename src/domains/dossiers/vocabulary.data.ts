import type { SpaceVocabulary, VocabularyTerm } from './dossier.ts';

const term = (id: string, fr: string, en: string): VocabularyTerm => ({
  id,
  label: { fr, en },
  retiredOn: null,
});

/**
 * The list a space starts from, until it writes its own. Axes: the four axes of service of the public
 * network (CREMIS, CIUSSS du Centre-Sud). Fields: the thematic dossiers of community organisers (Leclercq,
 * 2019). Categories of people have no starting list: a group counts only by what it chose.
 */
export const startingVocabulary: SpaceVocabulary = {
  'service-axis': [
    term('soutien-organismes', 'Soutien aux organismes du milieu', 'Support to local organisations'),
    term(
      'determinants-sociaux',
      'Actions sur les déterminants sociaux de la santé',
      'Action on the social determinants of health',
    ),
    term(
      'developpement-communautes',
      'Développement des communautés locales',
      'Development of local communities',
    ),
    term(
      'responsabilite-populationnelle',
      'Contribution à la responsabilité populationnelle',
      'Contribution to population responsibility',
    ),
  ],
  field: [
    term('petite-enfance', 'Petite enfance', 'Early childhood'),
    term('jeunesse', 'Jeunesse', 'Youth'),
    term('aines', 'Personnes aînées', 'Older people'),
    term('sante-mentale', 'Santé mentale', 'Mental health'),
    term('itinerance', 'Itinérance', 'Homelessness'),
    term('habitation', 'Habitation', 'Housing'),
    term('amenagement', 'Aménagement urbain', 'Urban planning'),
    term('alimentation', 'Alimentation', 'Food'),
  ],
  'people-category': [],
};
