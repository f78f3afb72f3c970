export const storyPlaces = ['vieux-moulin', 'les-ecluses', 'peupliers', 'gare'] as const;
export const storySubjects = ['logement', 'alimentation', 'aines', 'mobilite'] as const;

/** Persons met in the story, each in one place and about one subject, and organisations that met them. */
export const metByPlace: Readonly<
  Record<string, Readonly<Record<string, { people: number; organisations: number }>>>
> = {
  'vieux-moulin': {
    logement: { people: 41, organisations: 7 },
    alimentation: { people: 63, organisations: 9 },
    aines: { people: 18, organisations: 6 },
    mobilite: { people: 3, organisations: 6 },
  },
  'les-ecluses': {
    logement: { people: 27, organisations: 6 },
    alimentation: { people: 35, organisations: 8 },
    aines: { people: 4, organisations: 5 },
    mobilite: { people: 12, organisations: 5 },
  },
  peupliers: {
    logement: { people: 2, organisations: 5 },
    alimentation: { people: 22, organisations: 6 },
    aines: { people: 31, organisations: 8 },
    mobilite: { people: 9, organisations: 5 },
  },
  gare: {
    logement: { people: 16, organisations: 5 },
    alimentation: { people: 14, organisations: 5 },
    aines: { people: 11, organisations: 2 },
    mobilite: { people: 26, organisations: 6 },
  },
};
