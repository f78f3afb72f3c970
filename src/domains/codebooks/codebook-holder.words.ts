/** Whose codebook it is: a space's, or everybody's. */
export const fr = {
  everybody: 'Tout le monde ici',
  everybodyHint:
    'Les membres de l’espace pourront faire des relevés avec ce cadre. Pour tout le monde ici : chaque équipe le lira, fera des relevés avec lui et pourra en publier sa variante. C’est un geste d’administration, inscrit au journal.',
  heldBy: (space: string) => `gardé par « ${space} »`,
  forEverybody: 'pour tout le monde ici',
  parentMoved: (version: string) => `Ce que cette variante prolonge a une version ${version}`,
  parentMovedText:
    'Ouvrez un brouillon de la version suivante de cette variante : la revue y montrera ce que les deux ont changé, point par point.',
};

export const en = {
  everybody: 'Everybody here',
  everybodyHint:
    'The members of the space will be able to make statements with this framework. For everybody here: each team will read it, make statements with it and may publish its own variant. It is an act of administration, written in the log.',
  heldBy: (space) => `kept by “${space}”`,
  forEverybody: 'for everybody here',
  parentMoved: (version) => `What this variant extends has a version ${version}`,
  parentMovedText:
    'Open a draft of the next version of this variant: the review will show there, point by point, what both have changed.',
} satisfies typeof fr;
