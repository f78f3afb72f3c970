export const fr = {
  title: 'Toile',
  lead: 'Notez une trace de votre travail, une fois, en vingt secondes. Elle devient la statistique officielle, le bilan, le suivi du plan, et la mémoire de l’équipe.',
  today: 'Aujourd’hui',
  awaits: 'Ce qui vous attend',
  moved: 'Ce qui a bougé',
  nothingAwaits: 'Rien ne vous attend.',
  nothingMoved: 'Rien de nouveau pour le moment.',
  noSpace:
    'Vous n’appartenez encore à aucun espace. Ouvrez le vôtre, ou demandez une invitation à votre équipe.',
  newSpace: 'Créer mon espace',
  noteTrace: 'Noter une trace',
  offlineTitle: 'Hors ligne',
  offlineText:
    'Le réseau manque. Vous pouvez continuer à noter des traces : elles restent sur cet appareil et partiront au retour du réseau.',
};

export const en = {
  title: 'Toile',
  lead: 'Note a trace of your work, once, in twenty seconds. It becomes the official statistic, the yearly review, the follow-up of the plan, and the memory of the team.',
  today: 'Today',
  awaits: 'What awaits you',
  moved: 'What has moved',
  nothingAwaits: 'Nothing awaits you.',
  nothingMoved: 'Nothing new for now.',
  noSpace: 'You do not belong to any space yet. Open your own, or ask your team for an invitation.',
  newSpace: 'Create my space',
  noteTrace: 'Note a trace',
  offlineTitle: 'Offline',
  offlineText:
    'There is no network. You can go on noting traces: they stay on this device and will leave when the network returns.',
} satisfies typeof fr;
