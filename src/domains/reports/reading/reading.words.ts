export const fr = {
  take: 'L’emporter',
  files: {
    pdf: 'PDF, à lire et à imprimer',
    docx: 'Word, à reprendre',
    odt: 'OpenDocument, à reprendre',
    md: 'Markdown, le texte seul',
  },
  takeHint: 'Chaque figure part avec son tableau.',
  print: 'Cette page s’imprime aussi telle quelle.',
  contents: 'Dans ce bilan',
  whole: 'Texte de l’équipe : tous les nombres y sont.',
  beforeLeaving: {
    institution:
      'Ce bilan est pour l’établissement. Avant de le lui donner, il reste à protéger les petits nombres.',
    funder:
      'Ce bilan est pour un bailleur de fonds. Avant de le lui donner, il reste à protéger les petits nombres.',
    members:
      'Ce bilan est pour les membres. Avant de le leur donner, il reste à protéger les petits nombres.',
    public: 'Ce bilan est pour tout le monde. Avant de le montrer, il reste à protéger les petits nombres.',
  },
  others: 'Pour d’autres que l’équipe',
  othersHint:
    'Ces fichiers ont tous les nombres. Ce qui sort se prépare, protégé, et se lit avant de partir.',
  toOutings: 'Préparer une sortie',
  publicLead: (day: string, adoptions: readonly string[]) => `${adoptions.join('. ')}. Publiée le ${day}.`,
  address: 'Adresse à donner',
  addressHint: 'Elle mène toujours à la dernière version publiée.',
  unwritten: 'Pas encore écrit',
  unwrittenHint: 'Ces sections n’ont pas de texte ; elles ne sont ni ici ni dans les fichiers.',
  nothing: 'Rien n’est encore écrit dans ce bilan.',
  figureNote: (note: string) => `Comment la lire : ${note}`,
  figurePart: (title: string, at: number, count: number) => `${title} (${at} de ${count})`,
  fileName: 'bilan',
  conventions: 'Ce que disent ces nombres',
  conventionLines: {
    effort: 'Un nombre de traces dit ce qui a été noté. Il ne mesure pas l’effort.',
    kept: 'Ce qu’une personne garde pour elle dans son journal n’est dans aucun nombre ni dans aucune phrase.',
    natures:
      'Une trace peut avoir plusieurs natures : les nombres de natures différentes se recoupent et ne s’additionnent pas.',
    silence: 'Ce qui n’est pas noté n’est pas compté ; ce n’est pas une absence de travail.',
    evidence: 'Les mots soulignés d’un pointillé mènent à ce qui les appuie.',
    evidenceInFile: 'Les mots qui sont des liens mènent, pour l’équipe, à ce qui les appuie.',
    evidencePlain: 'Chaque phrase proposée repose sur des traces que l’équipe garde.',
  },
};

export const en: typeof fr = {
  take: 'Take it away',
  files: {
    pdf: 'PDF, to read and print',
    docx: 'Word, to work on',
    odt: 'OpenDocument, to work on',
    md: 'Markdown, the words alone',
  },
  takeHint: 'Each figure leaves with its table.',
  print: 'This page also prints as it is.',
  contents: 'In this report',
  whole: 'The team’s text: every number is there.',
  beforeLeaving: {
    institution:
      'This report is for the institution. Before it is given, small numbers are still to be protected.',
    funder: 'This report is for a funder. Before it is given, small numbers are still to be protected.',
    members: 'This report is for the members. Before it is given, small numbers are still to be protected.',
    public: 'This report is for everybody. Before it is shown, small numbers are still to be protected.',
  },
  others: 'For others than the team',
  othersHint: 'These files have every number. What leaves is prepared, protected, and read before it goes.',
  toOutings: 'Prepare an outing',
  publicLead: (day, adoptions) => `${adoptions.join('. ')}. Published on ${day}.`,
  address: 'Address to give',
  addressHint: 'It always leads to the last version that was published.',
  unwritten: 'Not written yet',
  unwrittenHint: 'These sections have no text; they are neither here nor in the files.',
  nothing: 'Nothing is written in this report yet.',
  figureNote: (note) => `How to read it: ${note}`,
  figurePart: (title, at, count) => `${title} (${at} of ${count})`,
  fileName: 'report',
  conventions: 'What these numbers say',
  conventionLines: {
    effort: 'A number of traces says what was noted. It does not measure effort.',
    kept: 'What a person keeps to themselves in their journal is in no number and in no sentence.',
    natures: 'A trace may have several natures: numbers of different natures overlap and do not add up.',
    silence: 'What is not noted is not counted; that is not an absence of work.',
    evidence: 'Words with a dotted underline lead to what supports them.',
    evidenceInFile: 'Words that are links lead, for the team, to what supports them.',
    evidencePlain: 'Each sentence that was proposed rests on traces that the team keeps.',
  },
};
