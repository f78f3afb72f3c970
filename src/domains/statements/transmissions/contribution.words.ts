export const fr = {
  title: 'Suites données à mon travail',
  lead: 'Ce qui a été décidé avec des chiffres où vos traces ont été comptées, même si vous avez quitté l’équipe depuis. Personne d’autre ne lit cette page.',
  none: 'Rien n’est noté à ce jour.',
  heading: (recipient: string, period: string) => `${recipient} – ${period}`,
  team: 'Équipe',
  recipient: 'Qui a reçu les chiffres',
  purpose: 'À quoi ils servaient',
  decided: (day: string) => `Décidé le ${day}`,
  open: 'Ouvrir le relevé transmis',
  older: 'Suites plus anciennes',
};

export const en: typeof fr = {
  title: 'What came of my work',
  lead: 'What was decided with figures in which your traces were counted, though you may have left the team since. Nobody else reads this page.',
  none: 'Nothing is noted to this day.',
  heading: (recipient, period) => `${recipient} – ${period}`,
  team: 'Team',
  recipient: 'Who received the figures',
  purpose: 'What they were for',
  decided: (day) => `Decided on ${day}`,
  open: 'Open the transmitted statement',
  older: 'Earlier ones',
};
