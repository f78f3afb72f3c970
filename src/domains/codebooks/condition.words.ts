/** How a condition is said where a codebook is read. */
export const fr = {
  given: 'non vide',
  missing: 'vide',
  below: (number: string) => `moins de ${number}`,
  above: (number: string) => `plus de ${number}`,
  joins: { and: 'Tous ces points à la fois :', or: 'Au moins un de ces points :' },
};

export const en: typeof fr = {
  given: 'not empty',
  missing: 'empty',
  below: (number) => `less than ${number}`,
  above: (number) => `more than ${number}`,
  joins: { and: 'All of these:', or: 'At least one of these:' },
};
