import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  listTitle: 'Relevés transmis',
  listLead: 'Les chiffres que vos espaces ont reçus ou remis, pourquoi, et ce qui en a été dit.',
  received: 'Reçus',
  sent: 'Remis',
  noneReceived: 'Aucun relevé reçu.',
  noneSent: 'Aucun relevé remis.',
  older: 'Transmissions plus anciennes',
  line: (space: string, period: string) => `${space} – ${period}`,
  lineTo: (recipient: string, period: string) => `${recipient} – ${period}`,
  title: (period: string) => `Relevé transmis – ${period}`,
  statements: 'Relevés',

  formTitle: 'Transmettre ce relevé',
  formLead:
    'Dites à qui, et pour quoi. Ce qui part est gelé et protégé ; votre équipe garde ses vrais chiffres.',
  recipient: 'À qui',
  recipientHint: 'Un espace de Toile lira les chiffres protégés, et rien d’autre du relevé ni des traces.',
  chooseRecipient: 'Choisissez à qui',
  outside: 'Quelqu’un à l’extérieur de Toile',
  outsideName: 'Son nom, si c’est à l’extérieur',
  outsideHint:
    'Vous remettrez vous-même le fichier protégé. Ce qui en est fait sera noté ici par votre équipe.',
  purposeKind: 'À quoi serviront ces chiffres',
  purposeKinds: {
    regulation: 'Transmission prévue par un règlement',
    account: 'Reddition de comptes',
    planning: 'Planifier ou organiser des services',
    funding: 'Demande ou suivi de financement',
    research: 'Recherche ou évaluation',
    other: 'Autre chose',
  },
  purpose: 'Dites-le en une phrase',
  purposeHint: 'Elle sera imprimée avec les chiffres, sur la page et dans chaque fichier.',
  layout: 'Joindre les déclarations une par une',
  layoutHint:
    'Permis seulement pour la transmission prévue par le règlement. Ce n’est pas une publication : chaque ligne est un acte, tel que le règlement le demande, et rien n’y est masqué. Seules les personnes qui travaillent chez le destinataire les lisent, et chaque lecture est notée.',
  noLayout: 'Non : les chiffres protégés seulement',
  required: 'obligatoire',
  optional: 'facultatif',
  send: 'Transmettre',
  transmitted: 'Le relevé est transmis.',
  preview: 'Ce qui partira',
  previewLead: (hidden: string, all: string) =>
    `Sur ${all} chiffres, ${hidden} seront masqués pour protéger de petits nombres, ou ceux qui permettraient de les retrouver.`,
  previewExposed: (count: string, isOne: boolean) =>
    isOne
      ? 'Ce qui est déjà sorti cerne un petit nombre de trop près : il reste masqué, et rien de plus ne sera dit de lui.'
      : `Ce qui est déjà sorti cerne ${count} petits nombres de trop près : ils restent masqués, et rien de plus ne sera dit d’eux.`,
  periodNotOver: 'La période n’est pas terminée : d’autres traces peuvent encore s’y ajouter.',

  from: 'Équipe',
  to: 'À qui',
  period: 'Période',
  periodOf: (label: string, from: string, to: string) => `${label}, du ${from} au ${to}`,
  framework: 'Cadre',
  version: (version: string) => `version ${version}`,
  on: 'Transmis le',
  purposeTitle: 'À quoi servent ces chiffres',
  purposeOf: (kind: string, sentence: string) => `${kind} : ${sentence}`,
  replaces: 'Cette transmission en remplace une autre',
  seeReplaced: 'Lire celle d’avant',

  hiddenTitle: 'Des chiffres sont masqués',
  hiddenWhy: (people: number, organisations: number) =>
    `Un chiffre qui vient de trop peu de personnes (seuil : ${people}) ou d’organisations (seuil : ${organisations}) est masqué, avec ceux qui permettraient de le retrouver par soustraction. Masqué ne veut dire ni zéro, ni petit.`,
  nothingHidden: 'Aucun chiffre n’est masqué.',
  tables: {
    declared: 'Ce que le cadre reçoit',
    details: 'En quoi ces actes diffèrent',
    notDeclared: 'Ce que le cadre ne reçoit pas, par motif',
    dropped: 'Ce que les déclarations ne disent pas',
  },
  notes: {
    declared:
      'Les lignes ne s’additionnent pas : un appel et une démarche d’une journée comptent chacun pour un.',
    details: 'Un champ à plusieurs codes compte un acte dans chacun : ses lignes se recoupent.',
    notDeclared: 'Du travail réel, que le cadre n’a pas de case pour recevoir.',
    dropped: 'Ces actes sont déclarés, mais la déclaration ne dit rien de ce qui suit.',
  },
  seeDetails: 'Lire en quoi ces actes diffèrent',
  family: 'Sorte',
  figure: 'Chiffre',
  count: 'Nombre',
  minutes: 'Temps noté',
  noMinutes: 'aucun temps noté',
  minutesNote: 'Le temps noté ne couvre que les actes dont la durée est notée : ce n’est pas le temps passé.',
  plotTracesTitle: 'Actes reçus et non reçus par le cadre',
  plotNote: 'Chaque ligne se lit seule',
  plotDescription: (rows: number) =>
    `${rows} ligne${rows > 1 ? 's' : ''}. Le tableau dit les mêmes chiffres ; un chiffre masqué y est dit masqué.`,
  plotTable: 'Lire les chiffres en tableau',
  seriesReceived: 'Reçu par le cadre',
  seriesNotReceived: 'Non reçu',

  conventions: 'Comment l’équipe compte',
  noConvention: 'L’équipe n’a pas écrit ses conventions de comptage.',
  conventionOf: (day: string, version: number) => `Convention du ${day} (version ${version})`,
  frameworkConventions: 'Ce que le cadre compte',
  effortTitle: 'Ces chiffres ne mesurent pas l’effort',

  recordedTitle: 'Votre lecture est notée',
  recorded:
    'L’équipe qui a produit ces chiffres voit que vous avez ouvert cette page ou pris un fichier, et quel jour. Ni la durée, ni ce que vous regardez n’est suivi.',
  notRecorded:
    'Vous travaillez dans l’équipe : lire ses propres chiffres n’est pas noté. Seule la lecture par d’autres l’est.',

  exports: 'Prendre un fichier',
  exportsLead: 'Le fichier porte la finalité, les conventions et les mêmes chiffres protégés que cette page.',
  declarations: 'Déclarations une par une',
  declarationsLead: (count: string) =>
    `${count}, selon la disposition du règlement. Ce n’est pas une publication : rien n’y est masqué, parce qu’une déclaration masquée serait une fausse déclaration. Elles ne servent qu’à cette transmission et ne se diffusent pas.`,
  declarationCount: (count: string, isOne: boolean) => `${count} déclaration${isOne ? '' : 's'}`,
  declarationsForbidden:
    'Des déclarations une par une accompagnent ces chiffres. Seules les personnes qui travaillent dans l’espace destinataire les lisent.',

  feedback: 'Ce qui a été décidé avec ces chiffres',
  noFeedback: (day: string) => `Transmis le ${day}. Aucune suite n’est notée à ce jour.`,
  feedbackLine: (day: string) => `Décidé le ${day}`,
  recordedBy: (name: string) => `Noté par ${name}`,
  addFeedback: 'Noter ce qui a été décidé',
  feedbackTitle: 'Dire ce qui a été décidé',
  feedbackLead:
    'Les personnes qui ont noté ces traces le liront, même celles qui ont quitté l’équipe depuis. Dites aussi si rien n’a été décidé.',
  feedbackText: 'Ce qui a été décidé, ou non, avec ces chiffres',
  decidedOn: 'Quel jour',
  saveFeedback: 'Noter',
  feedbackSaved: 'C’est noté : l’équipe le lira.',

  answer: 'Répondre à l’équipe',
  answerLead:
    'Accepter dit que ces chiffres vous conviennent. Retourner les rend à l’équipe, avec vos raisons.',
  answers: { accepted: 'Accepter', returned: 'Retourner avec des raisons' },
  reason: 'Vos raisons',
  reasonHint: 'Nécessaires pour retourner : qu’est-ce qui est à revoir ?',
  sendAnswer: 'Répondre',
  answerSaved: 'Votre réponse est notée.',
  standings: {
    awaited: 'Réponse attendue',
    accepted: 'Accepté',
    returned: 'Retourné avec des raisons',
    takenBack: 'Repris par l’équipe sans réponse',
  },
  standing: 'Réponse',
  cancel: 'Annuler',
  seeReadings: 'Voir qui a lu ces chiffres',
  seeStatement: 'Ouvrir le relevé',

  transmissionsTitle: 'À qui il a été transmis',
  notTransmitted: 'Ce relevé n’a été transmis à personne.',
  transmissionLine: (recipient: string, day: string) => `${recipient}, le ${day}`,
  seeAll: 'Relevés reçus et remis',

  todayReceived: (space: string, period: string) =>
    `Relevé reçu de ${space} (${period}) : une réponse est attendue`,
  todayReturned: (recipient: string, period: string) => `Relevé retourné (${period}) : ${recipient}`,
  todayAccepted: (recipient: string, period: string) => `Relevé accepté (${period}) : ${recipient}`,
  todayFeedback: (recipient: string, period: string) =>
    `Ce qui a été décidé avec vos chiffres (${period}) : ${recipient}`,

  file: {
    sheetAbout: 'À lire',
    sheetFigures: 'Chiffres',
    sheetDeclarations: 'Déclarations',
    table: 'Tableau',
    group: 'Sorte',
    name: 'Chiffre',
    count: 'Nombre',
    minutes: 'Minutes notées',
    state: 'État',
    shown: 'montré',
    protection: 'Protection',
  },
  errors: {
    recipientMissing: 'Choisissez à qui vous transmettez.',
    recipientUnknown: 'Cet espace ne peut pas recevoir ce relevé. Choisissez-en un autre que le vôtre.',
    outsideNameMissing: 'Nommez la personne ou l’organisme à qui vous remettrez le fichier.',
    purposeKindMissing: 'Choisissez à quoi serviront ces chiffres.',
    purposeMissing: 'Dites en une phrase à quoi serviront ces chiffres : sans cela, rien n’est transmis.',
    layoutNotAllowed:
      'Cette disposition n’est pas celle d’un règlement : ses lignes ne partent pas une par une.',
    layoutNeedsRegulation:
      'Les déclarations ne partent une par une que pour la transmission prévue par le règlement. Choisissez cette finalité, ou seulement les chiffres.',
    lockedStatement: 'Ce relevé est verrouillé. Rien n’est parti. Déverrouillez-le d’abord, avec une raison.',
    notCompiled: 'Ce relevé n’est pas encore compilé. Rien n’est parti. Compilez-le d’abord.',
    nothingToTransmit: 'Ce relevé est vide. Rien n’est parti.',
    staleFigures:
      'Des traces ont changé depuis la compilation. Rien n’est parti, votre texte est gardé ici. Compilez de nouveau, relisez, puis transmettez.',
    protectionBusy:
      'D’autres publications sont en train d’être protégées. Rien n’est parti, votre texte est gardé ici. Réessayez dans une minute.',
    protectionTooLong:
      'Ces chiffres sont trop nombreux, ou trop liés à ce qui est déjà parti, pour être protégés dans le temps permis. Rien n’est parti. Essayez une période plus courte, ou prévenez la personne qui héberge Toile.',
    protectionStopped:
      'La protection des petits nombres s’est arrêtée avant la fin. Rien n’est parti, votre texte est gardé ici. Réessayez.',
    answerMissing: 'Choisissez votre réponse.',
    reasonMissing: 'Pour retourner un relevé, dites ce qui est à revoir.',
    notAwaited:
      'Aucune réponse n’est attendue pour cette transmission : elle a déjà sa réponse, ou l’équipe a repris son relevé. Votre texte est gardé ici.',
    decidedOnMissing: 'Donnez le jour de la décision.',
    decidedInFuture: 'Ce jour n’est pas encore venu. Donnez celui de la décision.',
    textMissing: 'Écrivez ce qui a été décidé, ou qu’il ne l’a pas été.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  listTitle: 'Transmitted statements',
  listLead: 'Figures that your spaces received or handed over, what for, and what was said of them.',
  received: 'Received',
  sent: 'Handed over',
  noneReceived: 'No statement received.',
  noneSent: 'No statement handed over.',
  older: 'Older transmissions',
  line: (space, period) => `${space} – ${period}`,
  lineTo: (recipient, period) => `${recipient} – ${period}`,
  title: (period) => `Transmitted statement – ${period}`,
  statements: 'Statements',

  formTitle: 'Transmit this statement',
  formLead:
    'Say to whom, and what for. What leaves is frozen and protected; your team keeps its real figures.',
  recipient: 'To whom',
  recipientHint:
    'A space of Toile will read the protected figures, and nothing else of the statement or traces.',
  chooseRecipient: 'Choose to whom',
  outside: 'Somebody outside Toile',
  outsideName: 'Their name, if they are outside',
  outsideHint:
    'You will hand the protected file over yourselves. What is done with it will be noted here by your team.',
  purposeKind: 'What these figures are for',
  purposeKinds: {
    regulation: 'Transmission required by a regulation',
    account: 'Accountability',
    planning: 'Planning or organising services',
    funding: 'Applying for funding or following it',
    research: 'Research or evaluation',
    other: 'Something else',
  },
  purpose: 'Say it in a sentence',
  purposeHint: 'It will be printed with the figures, on the page and in every file.',
  layout: 'Add the declarations one by one',
  layoutHint:
    'Only for the transmission that the regulation requires. It is no publication: each line is one act, as the regulation asks for it, and nothing in it is hidden. Only those who work with the recipient read them, and each reading is recorded.',
  noLayout: 'No: protected figures only',
  required: 'required',
  optional: 'optional',
  send: 'Transmit',
  transmitted: 'The statement is transmitted.',
  preview: 'What will leave',
  previewLead: (hidden, all) =>
    `Of ${all} figures, ${hidden} will be hidden to protect small numbers, or those from which they could be reckoned.`,
  previewExposed: (count, isOne) =>
    isOne
      ? 'What already left binds one small number too closely: it stays hidden, and nothing more will be said of it.'
      : `What already left binds ${count} small numbers too closely: they stay hidden, and nothing more will be said of them.`,
  periodNotOver: 'The period is not over: traces may still be added to it.',

  from: 'Team',
  to: 'To whom',
  period: 'Period',
  periodOf: (label, from, to) => `${label}, ${from} to ${to}`,
  framework: 'Framework',
  version: (version) => `version ${version}`,
  on: 'Transmitted on',
  purposeTitle: 'What these figures are for',
  purposeOf: (kind, sentence) => `${kind}: ${sentence}`,
  replaces: 'This transmission replaces another',
  seeReplaced: 'Read the one before',

  hiddenTitle: 'Some figures are hidden',
  hiddenWhy: (people, organisations) =>
    `A figure that comes from too few people (threshold: ${people}) or organisations (threshold: ${organisations}) is hidden, with those from which it could be subtracted. Hidden means neither zero nor small.`,
  nothingHidden: 'No figure is hidden.',
  tables: {
    declared: 'What the framework takes',
    details: 'How these acts differ',
    notDeclared: 'What the framework does not take, by reason',
    dropped: 'What the declarations do not say',
  },
  notes: {
    declared: 'Lines do not add up: a phone call and a day-long process each count as one.',
    details: 'A field with several codes counts an act under each of them: its lines overlap.',
    notDeclared: 'Real work, for which the framework has no box.',
    dropped: 'These acts are declared, but the declaration says nothing of what follows.',
  },
  seeDetails: 'Read how these acts differ',
  family: 'Sort',
  figure: 'Figure',
  count: 'Number',
  minutes: 'Time noted',
  noMinutes: 'no time noted',
  minutesNote: 'The time noted covers only acts whose duration was noted: it is not the time spent.',
  plotTracesTitle: 'Acts the framework takes and does not take',
  plotNote: 'Each line is read by itself',
  plotDescription: (rows) =>
    `${rows} line${rows === 1 ? '' : 's'}. The table gives the same figures; a hidden one is said to be hidden.`,
  plotTable: 'Read the figures as a table',
  seriesReceived: 'Taken by the framework',
  seriesNotReceived: 'Not taken',

  conventions: 'How the team counts',
  noConvention: 'The team has not written its counting conventions.',
  conventionOf: (day, version) => `Convention of ${day} (version ${version})`,
  frameworkConventions: 'What the framework counts',
  effortTitle: 'These figures do not measure effort',

  recordedTitle: 'Your reading is recorded',
  recorded:
    'The team that produced these figures sees that you opened this page or took a file, and on what day. Neither for how long nor what you look at is followed.',
  notRecorded: 'You work in the team: reading one’s own figures is not recorded. Only reading by others is.',

  exports: 'Take a file',
  exportsLead: 'The file bears the purpose, the conventions and the same protected figures as this page.',
  declarations: 'Declarations one by one',
  declarationsLead: (count) =>
    `${count}, as the regulation lays them out. It is no publication: nothing in them is hidden, because a hidden declaration would be a false one. They serve this transmission only and are not passed on.`,
  declarationCount: (count, isOne) => `${count} declaration${isOne ? '' : 's'}`,
  declarationsForbidden:
    'Declarations one by one go with these figures. Only those who work in the receiving space read them.',

  feedback: 'What was decided with these figures',
  noFeedback: (day) => `Transmitted on ${day}. Nothing that followed is noted to this day.`,
  feedbackLine: (day) => `Decided on ${day}`,
  recordedBy: (name) => `Noted by ${name}`,
  addFeedback: 'Note what was decided',
  feedbackTitle: 'Say what was decided',
  feedbackLead:
    'Those who noted these traces will read it, those who have left the team since too. Say it too if nothing was decided.',
  feedbackText: 'What was decided, or not, with these figures',
  decidedOn: 'On what day',
  saveFeedback: 'Note it',
  feedbackSaved: 'Noted: the team will read it.',

  answer: 'Answer the team',
  answerLead:
    'To accept says that these figures suit you. To return gives them back to the team, with your reasons.',
  answers: { accepted: 'Accept', returned: 'Return with reasons' },
  reason: 'Your reasons',
  reasonHint: 'Needed to return: what is to be seen again?',
  sendAnswer: 'Answer',
  answerSaved: 'Your answer is noted.',
  standings: {
    awaited: 'Answer awaited',
    accepted: 'Accepted',
    returned: 'Returned with reasons',
    takenBack: 'Taken back by the team without an answer',
  },
  standing: 'Answer',
  cancel: 'Cancel',
  seeReadings: 'See who read these figures',
  seeStatement: 'Open the statement',

  transmissionsTitle: 'To whom it was transmitted',
  notTransmitted: 'This statement was transmitted to nobody.',
  transmissionLine: (recipient, day) => `${recipient}, on ${day}`,
  seeAll: 'Statements received and handed over',

  todayReceived: (space, period) => `Statement received from ${space} (${period}): an answer is awaited`,
  todayReturned: (recipient, period) => `Statement returned (${period}): ${recipient}`,
  todayAccepted: (recipient, period) => `Statement accepted (${period}): ${recipient}`,
  todayFeedback: (recipient, period) => `What was decided with your figures (${period}): ${recipient}`,

  file: {
    sheetAbout: 'Read first',
    sheetFigures: 'Figures',
    sheetDeclarations: 'Declarations',
    table: 'Table',
    group: 'Sort',
    name: 'Figure',
    count: 'Number',
    minutes: 'Minutes noted',
    state: 'State',
    shown: 'shown',
    protection: 'Protection',
  },
  errors: {
    recipientMissing: 'Choose to whom you transmit.',
    recipientUnknown: 'That space cannot receive this statement. Choose one other than yours.',
    outsideNameMissing: 'Name the person or body to whom you will hand the file.',
    purposeKindMissing: 'Choose what these figures are for.',
    purposeMissing: 'Say in a sentence what these figures are for: without it, nothing is transmitted.',
    layoutNotAllowed: 'That layout is not one of a regulation: its lines do not leave one by one.',
    layoutNeedsRegulation:
      'Declarations leave one by one only for the transmission that the regulation requires. Choose that purpose, or the figures only.',
    lockedStatement: 'This statement is locked. Nothing left. Unlock it first, with a reason.',
    notCompiled: 'This statement is not compiled yet. Nothing left. Compile it first.',
    nothingToTransmit: 'This statement is empty. Nothing left.',
    staleFigures:
      'Traces changed since the compilation. Nothing left, your text is kept here. Compile again, read, then transmit.',
    protectionBusy:
      'Other publications are being protected. Nothing left, your text is kept here. Try again in a minute.',
    protectionTooLong:
      'These figures are too many, or too tied to what already left, to be protected in the time allowed. Nothing left. Try a shorter period, or tell whoever hosts Toile.',
    protectionStopped:
      'The protection of small numbers stopped before its end. Nothing left, your text is kept here. Try again.',
    answerMissing: 'Choose your answer.',
    reasonMissing: 'To return a statement, say what is to be seen again.',
    notAwaited:
      'No answer is awaited for this transmission: it has one already, or the team took its statement back. Your text is kept here.',
    decidedOnMissing: 'Give the day of the decision.',
    decidedInFuture: 'That day has not come yet. Give the day of the decision.',
    textMissing: 'Write what was decided, or that nothing was.',
  },
};
