import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  tableTitle: 'Le plan en tableau',
  tableLead:
    'Chaque case se modifie ; les flèches passent de l’une à l’autre, et des cases copiées d’un tableur se collent à partir d’où vous êtes. Rien n’est enregistré avant le bouton.',
  caption: (count: string, one: boolean) => (one ? `${count} élément` : `${count} éléments`),
  columns: {
    item: 'Élément',
    title: 'Titre',
    holders: 'Porteurs',
    partners: 'Partenaires',
    startsOn: 'Début',
    dueOn: 'Échéance',
    resources: 'Ressources',
    state: 'Où on en est',
  },
  cell: (column: string, item: string) => `${column}, ${item}`,
  save: 'Enregistrer les changements',
  saved: (count: number) =>
    count === 1 ? 'Un élément est enregistré.' : `${count} éléments sont enregistrés.`,
  nothing: 'Rien n’a changé.',
  pages: 'Pages du tableau',
  previous: 'Page précédente',
  next: 'Page suivante',
  conflict:
    'Rien n’a été enregistré : quelqu’un a changé les lignes marquées entre-temps. Votre texte est dans les cases ; l’autre est écrit dessous. Enregistrez de nouveau pour garder le vôtre.',
  goneMeanwhile:
    'Rien n’a été enregistré : quelqu’un a retiré du plan des lignes où vous écriviez. Leur texte est ci-dessous, le reste est dans les cases. Enregistrez de nouveau pour garder le reste.',
  saidNow: (text: string) => `Enregistré entre-temps : ${text}`,
  faults: 'Rien n’a été enregistré : certaines cases ne se lisent pas.',
  pasteRefused: 'Rien n’a été collé : il n’y a pas assez de lignes ou de colonnes à partir de cette case.',
  pasteKept:
    'Le tableau n’a pas changé. Collez depuis une case plus haut ou plus à gauche ; si d’autres lignes s’ajoutent au plan, c’est par ici :',
  exportLink: 'Télécharger en XLSX',
  importTitle: 'Coller ou importer un tableau',
  importLead:
    'Une colonne par niveau (par exemple Enjeu, Objectif, Action), puis Porteurs, Partenaires, Début, Échéance, Ressources, Indicateurs, Résultats. Rien n’est écrit avant que vous ayez relu.',
  importRules:
    'Une case vide reprend la ligne du dessus. Un élément écrit sous un autre y passe, à la fin. L’ordre des lignes ne change pas celui du plan, et rien n’en est retiré.',
  paste: 'Cases copiées d’un tableur',
  pasteHint: 'Copiez avec la ligne d’en-tête, puis collez ici.',
  file: 'Ou un fichier',
  fileHint: 'XLSX ou CSV.',
  examine: 'Relire avant d’écrire',
  readTitle: 'Ce que le tableau dit',
  readCount: (added: number, changed: number, unchanged: number) => {
    const news =
      added === 0 ? 'Rien à ajouter' : added === 1 ? 'Un élément à ajouter' : `${added} éléments à ajouter`;
    const known =
      changed === 0 ? 'aucun à modifier' : changed === 1 ? 'un à modifier' : `${changed} à modifier`;
    if (unchanged === 0) return `${news}, ${known}.`;
    return `${news}, ${known}, ${unchanged === 1 ? 'un inchangé' : `${unchanged} inchangés`}.`;
  },
  unknownHeadings: (names: string) => `Colonnes laissées de côté : ${names}.`,
  faultsTitle: 'Cases à corriger',
  faultsLead: 'Rien n’a été écrit. Corrigez ces cases dans votre tableau, puis recollez-le.',
  cellHeading: 'Case',
  faultHeading: 'Ce qui ne va pas',
  previewCaption: 'Ce qui arrivera à chaque ligne',
  previewOnceMended: 'Ce qui arrivera à chaque ligne, une fois les cases corrigées',
  previewMore: (count: string) => `Et ${count} autres lignes.`,
  row: 'Ligne',
  act: 'Ce qui arrivera',
  willAdd: 'À ajouter',
  willChange: 'À modifier',
  unchanged: 'Inchangé',
  toMend: 'À corriger',
  unplaced: 'Reste à sa place : la ligne ne dit pas sous quoi.',
  sameNow: 'Le plan dit maintenant la même chose que votre tableau.',
  wordGone: 'retiré :',
  wordNew: 'ajouté :',
  changedMeanwhile: 'Rien n’a été écrit : le plan a changé depuis votre relecture.',
  changedMeanwhileLead:
    'Votre tableau est gardé. Relisez ce qui a changé, puis écrivez de nouveau ; cochez les éléments dont le plan garde son texte.',
  sheetKept: 'Votre tableau est gardé, et se relit ci-dessous.',
  meanwhileTitle: 'Changé entre-temps',
  keepPlan: 'Garder ce que dit le plan',
  inPlan: 'Dans le plan, maintenant',
  inSheet: 'Dans votre tableau',
  nothingSaid: 'Rien',
  readingsKept: (count: number) =>
    count === 1 ? 'La lecture notée reste.' : `Les ${count} lectures notées restent.`,
  confirm: 'Écrire dans le plan',
  startAgain: 'Recommencer',
  written: (added: number, changed: number) => {
    const news =
      added === 1
        ? 'Un élément ajouté'
        : `${added === 0 ? 'Aucun' : added} élément${added === 0 ? '' : 's'} ajouté${added === 0 ? '' : 's'}`;
    const known = changed === 1 ? 'un modifié' : changed === 0 ? 'aucun modifié' : `${changed} modifiés`;
    return `${news}, ${known}.`;
  },
  fields: {
    title: 'Titre',
    place: 'Sous',
    description: 'Précisions',
    holders: 'Porteurs',
    partners: 'Partenaires',
    startsOn: 'Début',
    dueOn: 'Échéance',
    resources: 'Ressources',
    indicators: 'Indicateurs',
    results: 'Résultats',
    identifier: 'Identifiant',
  },
  state: 'Où on en est',
  fileName: 'plan',
  cellFaults: {
    headingsMissing: 'Aucune colonne ne porte le nom d’un niveau du plan.',
    titleMissing: 'La ligne n’a de titre à aucun niveau.',
    titleTooLong: (values: Record<string, string | number>) =>
      `Le titre dépasse ${values.maximum} caractères.`,
    dateInvalid: (values: Record<string, string | number>) => `« ${values.text} » n’est pas une date.`,
    dueBeforeStart: 'L’échéance tombe avant le début.',
    identifierUnknown: 'Cet identifiant n’est celui d’aucun élément du plan.',
    identifierTwice: 'Le même identifiant paraît sur deux lignes.',
    textTooLong: (values: Record<string, string | number>) =>
      `Le texte dépasse ${values.maximum} caractères.`,
    nameTooLong: (values: Record<string, string | number>) =>
      `Un nom dépasse ${values.maximum} caractères. Séparez les noms par des points-virgules.`,
    tooManyNames: (values: Record<string, string | number>) =>
      `La case porte plus de ${values.maximum} noms.`,
    indicatorTooLong: (values: Record<string, string | number>) =>
      `Un indicateur dépasse ${values.maximum} caractères. Écrivez-en un par ligne de la case.`,
    tooManyIndicators: (values: Record<string, string | number>) =>
      `La case porte plus de ${values.maximum} indicateurs.`,
    levelOther: (values: Record<string, string | number>) =>
      `« ${values.title} » n’est pas de ce niveau dans le plan (${values.level}). Remettez son identifiant dans sa colonne, ou changez son niveau depuis sa page.`,
    moveImpossible: (values: Record<string, string | number>) =>
      `« ${values.title} » irait sous un élément qui est sous lui. Laissez l’un des deux à sa place.`,
    indicatorUnread: (values: Record<string, string | number>) =>
      `« ${values.text} » ne se lit pas comme l’indicateur du plan, qui s’écrit « ${values.known} ».`,
    indicatorRead: (values: Record<string, string | number>) =>
      `« ${values.known} » a des lectures : un nombre reste un nombre, des mots restent des mots. Écrivez-le comme dans le plan, ou donnez un autre nom à « ${values.text} ».`,
    indicatorTwice: (values: Record<string, string | number>) =>
      `L’indicateur « ${values.text} » paraît deux fois dans la case. Gardez-en un.`,
    tooManyRows: (values: Record<string, string | number>) => `Le tableau dépasse ${values.maximum} lignes.`,
  } satisfies ErrorWords,
  errors: {
    sheetMissing: 'Collez des cases ou choisissez un fichier.',
    fileUnreadable:
      'Ce fichier ne se lit pas comme un tableau. Enregistrez-le en XLSX ou en CSV, puis renvoyez-le.',
    fileTooLarge: 'Ce fichier est trop grand. Gardez-y le plan seul, puis renvoyez-le.',
    moveKept:
      'Rien n’a été écrit : un élément gardé à sa place empêche d’en déplacer un autre. Gardez les deux, ou aucun.',
    planFull: 'Rien n’a été écrit : le plan dépasserait sa taille. Partagez-le en deux plans.',
  } satisfies ErrorWords,
};

export const en = {
  tableTitle: 'The plan as a table',
  tableLead:
    'Every box can be changed; arrows go from one to the next, and cells copied from a spreadsheet are pasted from where you stand. Nothing is saved before the button.',
  caption: (count: string, one: boolean) => (one ? `${count} item` : `${count} items`),
  columns: {
    item: 'Item',
    title: 'Title',
    holders: 'Leads',
    partners: 'Partners',
    startsOn: 'Begins',
    dueOn: 'Due',
    resources: 'Resources',
    state: 'Where it stands',
  },
  cell: (column: string, item: string) => `${column}, ${item}`,
  save: 'Save the changes',
  saved: (count: number) => (count === 1 ? 'One item is saved.' : `${count} items are saved.`),
  nothing: 'Nothing has changed.',
  pages: 'Pages of the table',
  previous: 'Previous page',
  next: 'Next page',
  conflict:
    'Nothing was saved: somebody changed the marked lines in the meantime. Your text is in the boxes; the other is written below. Save again to keep yours.',
  goneMeanwhile:
    'Nothing was saved: somebody took off lines in which you were writing. Their text is below, the rest is in the boxes. Save again to keep the rest.',
  saidNow: (text: string) => `Saved in the meantime: ${text}`,
  faults: 'Nothing was saved: some boxes cannot be read.',
  pasteRefused: 'Nothing was pasted: there are not enough lines or columns from this box on.',
  pasteKept:
    'The table has not changed. Paste from a box further up or to the left; if other lines join the plan, go this way:',
  exportLink: 'Download as XLSX',
  importTitle: 'Paste or import a table',
  importLead:
    'One column a level (for instance Issue, Objective, Action), then Leads, Partners, Begins, Due, Resources, Indicators, Results. Nothing is written before you have read it over.',
  importRules:
    'An empty cell repeats the line above. An item written under another goes there, last. The order of the lines does not change that of the plan, and nothing is taken off it.',
  paste: 'Cells copied from a spreadsheet',
  pasteHint: 'Copy them with the line of headings, then paste here.',
  file: 'Or a file',
  fileHint: 'XLSX or CSV.',
  examine: 'Read over before writing',
  readTitle: 'What the table says',
  readCount: (added: number, changed: number, unchanged: number) => {
    const news = added === 0 ? 'Nothing to add' : added === 1 ? 'One item to add' : `${added} items to add`;
    const known = changed === 0 ? 'none to change' : changed === 1 ? 'one to change' : `${changed} to change`;
    if (unchanged === 0) return `${news}, ${known}.`;
    return `${news}, ${known}, ${unchanged === 1 ? 'one unchanged' : `${unchanged} unchanged`}.`;
  },
  unknownHeadings: (names: string) => `Columns left out: ${names}.`,
  faultsTitle: 'Cells to mend',
  faultsLead: 'Nothing was written. Mend these cells in your table, then paste it again.',
  cellHeading: 'Cell',
  faultHeading: 'What is wrong',
  previewCaption: 'What will happen to each line',
  previewOnceMended: 'What will happen to each line, once the cells are mended',
  previewMore: (count: string) => `And ${count} more lines.`,
  row: 'Line',
  act: 'What will happen',
  willAdd: 'To add',
  willChange: 'To change',
  unchanged: 'Unchanged',
  toMend: 'To mend',
  unplaced: 'Stays in its place: the line does not say under what.',
  sameNow: 'The plan now says the same as your table.',
  wordGone: 'taken off:',
  wordNew: 'added:',
  changedMeanwhile: 'Nothing was written: the plan changed since you read it over.',
  changedMeanwhileLead:
    'Your table is kept. Read over what changed, then write again; tick the items of which the plan keeps its text.',
  sheetKept: 'Your table is kept, and can be read over below.',
  meanwhileTitle: 'Changed in the meantime',
  keepPlan: 'Keep what the plan says',
  inPlan: 'In the plan, now',
  inSheet: 'In your table',
  nothingSaid: 'Nothing',
  readingsKept: (count: number) =>
    count === 1 ? 'The reading noted stays.' : `The ${count} readings noted stay.`,
  confirm: 'Write into the plan',
  startAgain: 'Start again',
  written: (added: number, changed: number) => {
    const news = added === 1 ? 'One item added' : `${added === 0 ? 'No' : added} items added`;
    const known = changed === 1 ? 'one changed' : changed === 0 ? 'none changed' : `${changed} changed`;
    return `${news}, ${known}.`;
  },
  fields: {
    title: 'Title',
    place: 'Under',
    description: 'Details',
    holders: 'Leads',
    partners: 'Partners',
    startsOn: 'Start',
    dueOn: 'Due',
    resources: 'Resources',
    indicators: 'Indicators',
    results: 'Results',
    identifier: 'Identifier',
  },
  state: 'Where it stands',
  fileName: 'plan',
  cellFaults: {
    headingsMissing: 'No column bears the name of a level of the plan.',
    titleMissing: 'The line has no title at any level.',
    titleTooLong: (values: Record<string, string | number>) =>
      `The title is longer than ${values.maximum} characters.`,
    dateInvalid: (values: Record<string, string | number>) => `“${values.text}” is not a date.`,
    dueBeforeStart: 'It would be due before it begins.',
    identifierUnknown: 'This identifier is that of no item of the plan.',
    identifierTwice: 'The same identifier stands on two lines.',
    textTooLong: (values: Record<string, string | number>) =>
      `The text is longer than ${values.maximum} characters.`,
    nameTooLong: (values: Record<string, string | number>) =>
      `A name is longer than ${values.maximum} characters. Put semicolons between the names.`,
    tooManyNames: (values: Record<string, string | number>) =>
      `The cell holds more than ${values.maximum} names.`,
    indicatorTooLong: (values: Record<string, string | number>) =>
      `An indicator is longer than ${values.maximum} characters. Write one on each line of the cell.`,
    tooManyIndicators: (values: Record<string, string | number>) =>
      `The cell holds more than ${values.maximum} indicators.`,
    levelOther: (values: Record<string, string | number>) =>
      `“${values.title}” is not of this level in the plan (${values.level}). Put its identifier back in its column, or change its level from its page.`,
    moveImpossible: (values: Record<string, string | number>) =>
      `“${values.title}” would go under an item that stands under it. Leave one of the two in its place.`,
    indicatorUnread: (values: Record<string, string | number>) =>
      `“${values.text}” does not read as the indicator of the plan, which is written “${values.known}”.`,
    indicatorRead: (values: Record<string, string | number>) =>
      `“${values.known}” has readings: a number stays a number, words stay words. Write it as in the plan, or give another name to “${values.text}”.`,
    indicatorTwice: (values: Record<string, string | number>) =>
      `The indicator “${values.text}” stands twice in the cell. Keep one.`,
    tooManyRows: (values: Record<string, string | number>) =>
      `The table has more than ${values.maximum} lines.`,
  },
  errors: {
    sheetMissing: 'Paste cells or choose a file.',
    fileUnreadable: 'This file cannot be read as a table. Save it as XLSX or CSV, then send it again.',
    fileTooLarge: 'This file is too large. Keep only the plan in it, then send it again.',
    moveKept:
      'Nothing was written: an item kept in its place prevents another from moving. Keep both, or neither.',
    planFull: 'The plan would grow past its size. Nothing was written: make two plans of it.',
  },
} satisfies typeof fr;
