/** Where the team works: sectors it names for itself, two of which became one during the story. */

export const storySectors = {
  berges: { name: 'Secteur des Berges', isMerged: true, within: 'les-ecluses' },
  gare: { name: 'Secteur de la Gare', isMerged: true, within: 'vieux-moulin' },
  saules: { name: 'Secteur du Vieux-Saules', isMerged: false, within: 'vieux-moulin' },
} as const;
export type StorySector = keyof typeof storySectors;

/** What the first two became, and how long ago. */
export const mergedSector = {
  key: 'berges-et-gare',
  name: 'Secteur Berges-et-Gare',
  daysAgo: 90,
  within: 'les-ecluses',
};

export const mergerSource = 'Rencontre de l’équipe : les deux secteurs sont suivis ensemble.';
