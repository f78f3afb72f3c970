export const fr = {
  title: 'Toile',
  why: 'Noté une fois, en vingt secondes, le travail de quartier n’est plus perdu ni redemandé.',
  lead: 'Une trace devient la mémoire de l’équipe, le bilan et la statistique officielle, avec ce que cette statistique ne peut pas dire.',
  becomes: {
    title: 'Ce qu’une trace devient',
    trace: 'Cuisine collective : la salle est réservée jusqu’en juin, trois personnes animeront sans nous.',
    noted: 'Notée au téléphone, dans l’autobus, un mardi à 16 h 10',
    ties: [
      {
        name: 'La mémoire du dossier',
        text: 'Un fil que la relève lira dans trois ans, avec les personnes et les organismes qui y étaient.',
      },
      {
        name: 'Une ligne du relevé',
        text: 'Usager-communautaire, soutien aux organismes, en personne, avec la règle qui l’a rangée là.',
      },
      {
        name: 'Ce que le relevé ne voit pas',
        text: 'La préparation, les partenaires, ce qui a changé : dit à côté des chiffres, jamais tu.',
      },
      {
        name: 'Une réponse',
        text: 'À qui cherchera « cuisines collectives », avec ou sans accents, et en aura le droit.',
      },
    ],
    promise: 'Personne n’y est classé, et des actes différents ne s’additionnent pas.',
  },
  today: 'Aujourd’hui',
  awaits: 'Ce qui vous attend',
  moved: 'Ce qui a bougé',
  nothingAwaits: 'Rien ne vous attend.',
  nothingMoved: 'Rien de nouveau pour le moment.',
  alsoHere: 'D’ici, aussi',
  also: {
    fullTrace: ['Noter avec tous les détails', 'lieu, durée, qui était là'],
    week: ['Remplir ma semaine', 'une durée par case'],
    agenda: ['Importer mon agenda', 'vous gardez ce qui est du travail'],
    sheet: ['Importer un tableau', 'celui de l’an dernier, par exemple'],
    statement: ['Ouvrir un relevé', 'ce que le cadre voit, et ne voit pas'],
  },
  noSpace:
    'Vous n’appartenez encore à aucun espace. Ouvrez le vôtre, ou demandez une invitation à votre équipe.',
  newSpace: 'Créer mon espace',
  offlineTitle: 'Hors ligne',
  offlineText:
    'Le réseau manque. Vous pouvez continuer à noter des traces : elles restent sur cet appareil et partiront au retour du réseau.',
  styleguide: 'Guide de style',
};

export const en = {
  title: 'Toile',
  why: 'Noted once, in twenty seconds, work with a neighbourhood is not lost, nor asked for again.',
  lead: 'A trace becomes the memory of the team, the yearly review and the official statistic, with what that statistic cannot say.',
  becomes: {
    title: 'What a trace becomes',
    trace: 'Community kitchen: the room is booked until June, three people will run it without us.',
    noted: 'Noted on a phone, on the bus, one Tuesday at 4:10 p.m.',
    ties: [
      {
        name: 'The memory of the case',
        text: 'A thread that whoever comes next will read in three years, with the people and organisations who were there.',
      },
      {
        name: 'A line of the statement',
        text: 'Community user, support to organisations, in person, with the rule that put it there.',
      },
      {
        name: 'What the statement does not see',
        text: 'Preparation, partners, what changed: said beside the figures, never kept quiet.',
      },
      {
        name: 'An answer',
        text: 'To whoever searches for “community kitchens” one day, and may read it.',
      },
    ],
    promise: 'Nobody is ranked here, and unlike acts are never added up.',
  },
  today: 'Today',
  awaits: 'What awaits you',
  moved: 'What has moved',
  nothingAwaits: 'Nothing awaits you.',
  nothingMoved: 'Nothing new for now.',
  alsoHere: 'Also from here',
  also: {
    fullTrace: ['Note with every detail', 'place, duration, who was there'],
    week: ['Fill in my week', 'one duration a box'],
    agenda: ['Import my calendar', 'you keep what is work'],
    sheet: ['Import a spreadsheet', 'last year’s, for instance'],
    statement: ['Open a statement', 'what the framework sees, and does not see'],
  },
  noSpace: 'You do not belong to any space yet. Open your own, or ask your team for an invitation.',
  newSpace: 'Create my space',
  offlineTitle: 'Offline',
  offlineText:
    'There is no network. You can go on noting traces: they stay on this device and will leave when the network returns.',
  styleguide: 'Style guide',
} satisfies typeof fr;
