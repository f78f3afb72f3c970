/** Whose codebook it is: a space's, or everybody's. */
export const fr = {
  space: 'Espace',
  spaceHint: 'Ses membres pourront faire des relevés avec ce cadre.',
  forWhom: 'Pour qui',
  membersOf: (space: string) => `Les membres de « ${space} »`,
  everybody: 'Tout le monde ici',
  everybodyHint:
    'Dans un espace : ses membres pourront faire des relevés avec ce cadre. Pour tout le monde ici : chaque équipe le lira, fera des relevés avec lui et pourra en publier sa variante. C’est un geste d’administration, inscrit au journal.',
  heldBy: (space: string) => `gardé par « ${space} »`,
  forEverybody: 'pour tout le monde ici',
  membersOnly: (space: string) => `pour les membres de « ${space} »`,
  comesWithToile: 'vient avec Toile',
  publishedOn: (day: string) => `publiée le ${day}`,
  supersededOn: (day: string) => `remplacée le ${day}`,
  parentMoved: (version: string) => `Ce que cette variante prolonge a une version ${version}`,
  parentMovedText:
    'Ouvrez un brouillon de la version suivante de cette variante : la revue y montrera ce que les deux ont changé, point par point.',
};

export const en = {
  space: 'Space',
  spaceHint: 'Its members will be able to make statements with this framework.',
  forWhom: 'For whom',
  membersOf: (space) => `The members of “${space}”`,
  everybody: 'Everybody here',
  everybodyHint:
    'In a space: its members will be able to make statements with this framework. For everybody here: each team will read it, make statements with it and may publish its own variant. It is an act of administration, written in the log.',
  heldBy: (space) => `kept by “${space}”`,
  forEverybody: 'for everybody here',
  membersOnly: (space) => `for the members of “${space}”`,
  comesWithToile: 'comes with Toile',
  publishedOn: (day) => `published on ${day}`,
  supersededOn: (day) => `superseded on ${day}`,
  parentMoved: (version) => `What this variant extends has a version ${version}`,
  parentMovedText:
    'Open a draft of the next version of this variant: the review will show there, point by point, what both have changed.',
} satisfies typeof fr;
