import type { Nature } from './trace.ts';

/**
 * Kinds of intervention: a closed list of seven and « autre », the union of the types of two reference
 * frameworks (CSSS de Bordeaux-Cartierville–Saint-Laurent 2013; CISSS de Chaudière-Appalaches 2016). Ids
 * are permanent.
 */
export const natures: readonly Nature[] = [
  {
    id: 'milieu-analysis',
    label: {
      fr: 'Analyse du milieu et des enjeux sociaux',
      en: 'Analysis of the community and its issues',
    },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'popular-education',
    label: {
      fr: 'Information, sensibilisation, éducation populaire',
      en: 'Information, awareness, popular education',
    },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'support-to-organisations',
    label: {
      fr: 'Soutien aux organismes et aux ressources',
      en: 'Support to organisations and resources',
    },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'resource-creation',
    label: { fr: 'Création ou consolidation de ressources', en: 'Creating or strengthening resources' },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'concertation',
    label: { fr: 'Concertation et mobilisation', en: 'Concertation and mobilisation' },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'political-action',
    label: { fr: 'Action politique et défense de droits', en: 'Political action and rights advocacy' },
    sources: ['BCSL 2013', 'CISSS-CA 2016'],
  },
  {
    id: 'citizen-participation',
    label: {
      fr: 'Soutien à la participation et au pouvoir d’agir',
      en: 'Support to participation and power to act',
    },
    sources: ['CISSS-CA 2016'],
  },
  { id: 'other', label: { fr: 'Autre nature', en: 'Another kind' }, sources: ['Toile'] },
];
