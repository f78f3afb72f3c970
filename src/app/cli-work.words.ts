export const fr = {
  importAgenda: 'Lire un agenda (.ics) : les propositions attendent la personne sur le site',
  importJournal: 'Lire un tableau (.xlsx, .csv) et le vérifier ; avec --confirmer, en faire des traces',
  compile: 'Compiler le relevé d’un espace pour la période qui contient un jour',
  email: 'Courriel de la personne au nom de qui c’est fait',
  space: 'Nom de l’espace',
  from: 'Premier jour à lire (AAAA-MM-JJ)',
  to: 'Dernier jour à lire (AAAA-MM-JJ)',
  confirm: 'Faire des traces des lignes prêtes',
  day: 'Un jour de la période (AAAA-MM-JJ) ; aujourd’hui si rien n’est dit',
  calendar: 'Calendrier du cadre ; le premier si rien n’est dit',
  codebooks: 'Cadres à lire ensemble, séparés par des virgules ; celui du règlement si rien n’est dit',
  noCodebook: (name: string, names: string) =>
    `Aucun cadre publié nommé « ${name} » ne sert dans cet espace. Rien n’a été changé. Cadres : ${names}.`,
  noPerson: (email: string) => `Personne n’a le courriel ${email} ici. Rien n’a été changé.`,
  noSpace: (name: string, names: string) =>
    `Cette personne n’appartient pas à un espace nommé « ${name} ». Rien n’a été changé. Ses espaces : ${names}.`,
  noFile: (file: string) => `Le fichier ${file} ne peut pas être lu. Rien n’a été changé.`,
  refused: (code: string) =>
    `Ce fichier n’a pas pu être lu (${code}). Rien n’a été gardé. Ouvrez-le sur le site pour savoir pourquoi.`,
  forbidden: 'Le rôle de cette personne ne le permet pas. Rien n’a été changé.',
  waiting: (count: number, link: string) =>
    `Propositions en attente : ${count}. Rien n’est encore une trace ; elles se trient ici : ${link}`,
  checked: (ready: number, refused: number, link: string) =>
    `Lignes prêtes : ${ready}. Lignes refusées : ${refused}. Rien n’est encore une trace ; la suite est ici : ${link}`,
  made: (count: number, link: string) =>
    `Traces faites : ${count}. On peut encore tout annuler ici : ${link}`,
  rows: 'Lignes',
  statement: 'Relevé',
  noCalendar: (names: string) =>
    `Ce calendrier n’existe pas dans le cadre. Rien n’a été changé. Calendriers : ${names}.`,
  noPeriod: (day: string) => `Aucune période de ce calendrier ne contient le ${day}. Rien n’a été changé.`,
  notCompiled: (key: string) => `Le relevé n’a pas été compilé (${key}). Rien n’a été changé.`,
  compiled: (link: string) => `Le relevé est compilé : ${link}`,
};

export const en = {
  importAgenda: 'Read an agenda (.ics): proposals await the person on the site',
  importJournal: 'Read a spreadsheet (.xlsx, .csv) and check it; with --confirmer, make traces of it',
  compile: 'Compile the statement of a space for the period that holds a day',
  email: 'E-mail of the person on whose behalf it is done',
  space: 'Name of the space',
  from: 'First day to read (YYYY-MM-DD)',
  to: 'Last day to read (YYYY-MM-DD)',
  confirm: 'Make traces of the rows that are ready',
  day: 'A day of the period (YYYY-MM-DD); today when nothing is said',
  calendar: 'Calendar of the codebook; the first when nothing is said',
  codebooks: 'Codebooks to read together, separated by commas; that of the regulation when nothing is said',
  noCodebook: (name: string, names: string) =>
    `No published codebook named “${name}” serves in this space. Nothing was changed. Codebooks: ${names}.`,
  noPerson: (email: string) => `Nobody has the e-mail ${email} here. Nothing was changed.`,
  noSpace: (name: string, names: string) =>
    `This person does not belong to a space named “${name}”. Nothing was changed. Their spaces: ${names}.`,
  noFile: (file: string) => `The file ${file} cannot be read. Nothing was changed.`,
  refused: (code: string) =>
    `This file could not be read (${code}). Nothing was kept. Open it on the site to know why.`,
  forbidden: 'The role of this person does not allow it. Nothing was changed.',
  waiting: (count: number, link: string) =>
    `Proposals waiting: ${count}. Nothing is a trace yet; they are sorted here: ${link}`,
  checked: (ready: number, refused: number, link: string) =>
    `Rows ready: ${ready}. Rows refused: ${refused}. Nothing is a trace yet; what follows is here: ${link}`,
  made: (count: number, link: string) => `Traces made: ${count}. All of it can still be undone here: ${link}`,
  rows: 'Rows',
  statement: 'Statement',
  noCalendar: (names: string) =>
    `This calendar is not in the codebook. Nothing was changed. Calendars: ${names}.`,
  noPeriod: (day: string) => `No period of this calendar holds ${day}. Nothing was changed.`,
  notCompiled: (key: string) => `The statement was not compiled (${key}). Nothing was changed.`,
  compiled: (link: string) => `The statement is compiled: ${link}`,
} satisfies typeof fr;
