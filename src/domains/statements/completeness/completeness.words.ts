export const fr = {
  title: 'Ce qui manque peut-être',
  lead: 'Pour votre équipe seulement : rien de cette page n’est transmis, et rien n’y est compté par personne. Un jour sans trace n’est pas un jour sans travail.',
  fact: 'Constat',
  count: 'Nombre',
  caption: 'Traces de la période, vues par l’équipe',
  traces: 'Traces partagées avec l’espace',
  notedAfter: 'Notées après la fin de la période',
  untimed: 'Sans durée notée',
  withoutNature: 'Sans nature d’intervention',
  withoutPeople: 'Sans nombre de personnes',
  withoutPeopleNote:
    'Sans ce nombre, chaque trace compte pour une personne quand on protège les petits nombres : davantage de chiffres sont masqués.',
  emptyDays: 'Jours de semaine sans trace',
  ofDays: (empty: string, all: string) => `${empty} sur ${all}`,
  mend: 'Ce que le cadre demande et qui manque est dit au bas du relevé.',
  seeMend: 'Voir ce qui est à vérifier',
  see: 'Ce qui manque peut-être',
};

export const en: typeof fr = {
  title: 'What may be missing',
  lead: 'For your team only: nothing on this page is transmitted, and nothing is counted by person. A day without a trace is not a day without work.',
  fact: 'Finding',
  count: 'Number',
  caption: 'Traces of the period, as the team sees them',
  traces: 'Traces shared with the space',
  notedAfter: 'Noted after the end of the period',
  untimed: 'Without a duration',
  withoutNature: 'Without a nature of intervention',
  withoutPeople: 'Without a number of people',
  withoutPeopleNote:
    'Without it, each trace counts as one person when small numbers are protected: more figures are hidden.',
  emptyDays: 'Weekdays without a trace',
  ofDays: (empty, all) => `${empty} of ${all}`,
  mend: 'What the framework asks for and does not find is said at the bottom of the statement.',
  seeMend: 'See what is to be checked',
  see: 'What may be missing',
};
