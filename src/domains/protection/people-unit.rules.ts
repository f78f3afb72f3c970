/** Words by which people name, in a unit, those they count; both languages, whoever reads. */
const people = [
  'person|particip|membre|usag|ménage|famille|locataire|jeune|aîné|élève|enfant|adulte|femme|homme',
  'bénévole|résident|citoyen|\\bparents?\\b|\\bgens\\b',
  'people|member|user|household|famil(?:y|ies)|tenant|youth|senior|student|child|adult|\\b(?:wo)?men\\b',
  'volunteer|resident|citizen',
].join('|');
const namesPeople = new RegExp(people, 'iu');

/** Whether a number with its unit counts people: a whole number, of a unit that names them (« 3 personnes »). */
export const isCountOfPeople = (value: number, unit: string): boolean =>
  Number.isInteger(value) && value >= 0 && namesPeople.test(unit);
