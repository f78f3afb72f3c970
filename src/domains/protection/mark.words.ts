/** What stands in the place of a hidden number, in page, plot, export and API alike. */
export const fr = {
  /** Never says which of the two it is: that alone would narrow what the number can be. */
  hidden: 'masqué pour protéger',
  hiddenWhy:
    'Ce nombre est masqué pour protéger des personnes ou des organismes : ou bien il vient de trop peu d’entre eux, ou bien il permettrait de calculer un nombre qui vient de trop peu d’entre eux.',
  /** Reasons, one by one: for those who work in the space only. */
  reasons: {
    fewPeople: 'Ce nombre est masqué parce qu’il vient de trop peu de personnes.',
    fewOrganisations: 'Ce nombre est masqué parce qu’il vient de trop peu d’organismes.',
    smallChange:
      'Ce nombre est masqué parce que l’écart avec celui qui a déjà été publié vient de trop peu de personnes ou d’organismes.',
    complementary:
      'Ce nombre est masqué parce qu’il permettrait, par soustraction, de calculer un nombre qui vient de trop peu de personnes ou d’organismes.',
    inherited: 'Ce taux ou cette moyenne est masqué parce qu’il permettrait de calculer un nombre masqué.',
  },
};

export const en = {
  hidden: 'hidden to protect',
  hiddenWhy:
    'This number is hidden to protect people or organisations: either it comes from too few of them, or it would let a number that comes from too few of them be worked out.',
  reasons: {
    fewPeople: 'This number is hidden because it comes from too few people.',
    fewOrganisations: 'This number is hidden because it comes from too few organisations.',
    smallChange:
      'This number is hidden because its difference from the one already published comes from too few people or organisations.',
    complementary:
      'This number is hidden because it would let a number that comes from too few people or organisations be worked out by subtraction.',
    inherited: 'This rate or mean is hidden because it would let a hidden number be worked out.',
  },
} satisfies typeof fr;
