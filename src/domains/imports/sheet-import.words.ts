import { formatNumber } from '#/french/numbers.ts';
import { plural } from '#/french/plurals.ts';
import type { ErrorWords } from '#/platform/form.ts';
import type { ColumnUse, DateOrder, DurationUnit, TraceField } from './column-mapping.ts';
import type { CellProblemCode } from './row-draft.ts';
import type { SpreadsheetRefusal } from './spreadsheet.ts';

type Values = Readonly<Record<string, string | number>>;

const uses: Record<ColumnUse, string> = {
  eventOn: 'Date',
  startTime: 'Heure de début',
  endTime: 'Heure de fin',
  duration: 'Durée',
  title: 'Ce qui s’est passé (titre)',
  description: 'Description',
  whatChanged: 'Ce que ça change',
  natures: 'Nature de l’intervention',
  mode: 'Mode',
  placeText: 'Lieu',
  placeKind: 'Sorte de lieu',
  language: 'Langue',
  addressee: 'À qui cela s’adressait',
  dossier: 'Dossier',
  organisations: 'Organismes présents',
  peopleCount: 'Nombre de personnes',
  practitionerCount: 'Nombre d’OC',
  colleagues: 'Collègues',
  preparation: 'Préparation (oui ou non)',
  internalRequest: 'Demande interne (oui ou non)',
  text: 'Garder dans le texte',
  ignored: 'Laisser de côté',
};

export const fr = {
  title: 'Importer un tableau',
  lead: 'Donnez un tableau (.xlsx, .csv) ou collez-en les cellules. Toile vous montre ce qu’elle en comprend, cellule par cellule ; rien n’est écrit avant que vous confirmiez.',
  file: 'Fichier',
  fileHint:
    'Un classeur Excel (.xlsx), ou du texte à colonnes (.csv, .tsv) ; 10 Mo et 20 000 rangées au plus.',
  paste: 'Ou des cellules collées',
  pasteHint: 'Copiez les cellules, titres des colonnes compris, puis collez-les ici.',
  space: 'Espace où noter les traces',
  read: 'Lire le tableau',
  steps: ['Le tableau', 'Les colonnes', 'La confirmation'],
  stepsLabel: 'Étapes de l’importation',
  stepDone: 'fait',
  mappingTitle: 'Ce que disent les colonnes',
  recalled: 'Ces colonnes sont lues comme la dernière fois dans cet espace.',
  whereRead: (name: string, row: number | null) => {
    const where = row === null ? 'sans titres de colonnes' : `titres à la rangée ${row}`;
    return name === '' ? `Ce qui est lu : ${where}` : `Ce qui est lu : ${name}, ${where}`;
  },
  sheet: 'Feuille',
  sheetOption: (name: string, rows: number, hidden: boolean) =>
    `${name} (${plural(rows, `${formatNumber(rows)} rangée`, `${formatNumber(rows)} rangées`)}${hidden ? ', masquée' : ''})`,
  changeSheet: 'Lire cette feuille',
  noRowUnderHeadings:
    'Il n’y a aucune rangée sous les titres : rien ne peut devenir une trace. Choisissez une autre rangée de titres, ou un autre fichier.',
  headerRow: 'Rangée des titres de colonnes',
  headerHint: 'Son numéro dans le tableau ; vide s’il n’y a pas de titres.',
  changeHeader: 'Prendre cette rangée',
  columnsCaption: 'Colonnes du tableau',
  column: 'Colonne',
  samples: 'Premières valeurs',
  use: 'Ce qu’elle dit',
  useOf: (column: string) => `Ce que dit la colonne ${column}`,
  uses,
  durationUnit: 'Un nombre seul, dans la colonne des durées, compte des',
  durationUnits: { hours: 'heures (1,5 = 1 h 30)', minutes: 'minutes (90 = 1 h 30)' } satisfies Record<
    DurationUnit,
    string
  >,
  dateOrder: 'Une date comme 03/04/2026 se lit',
  dateOrders: { 'day-month': '3 avril 2026', 'month-day': '4 mars 2026' } satisfies Record<DateOrder, string>,
  check: 'Vérifier',
  whoSees: 'Les personnes de l’espace verront ces traces. Chaque trace se change ensuite.',
  checkTitle: 'Ce qui arriverait',
  ready: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée est prête à devenir une trace.`,
      `${formatNumber(count)} rangées sont prêtes à devenir des traces.`,
    ),
  refused: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée ne peut pas être importée.`,
      `${formatNumber(count)} rangées ne peuvent pas être importées.`,
    ),
  known: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée est déjà importée : elle n’est pas prise deux fois.`,
      `${formatNumber(count)} rangées sont déjà importées : elles ne sont pas prises deux fois.`,
    ),
  alike: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée a le jour et le titre d’une rangée déjà importée, avec autre chose de changé.`,
      `${formatNumber(count)} rangées ont le jour et le titre d’une rangée déjà importée, avec autre chose de changé.`,
    ),
  newOrganisations: (count: number) =>
    plural(
      count,
      'Une organisation que le répertoire ne connaît pas sous ce nom y sera ajoutée.',
      `${formatNumber(count)} organisations que le répertoire ne connaît pas sous ces noms y seront ajoutées.`,
    ),
  hidden: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée masquée dans le tableau est lue comme les autres.`,
      `${formatNumber(count)} rangées masquées dans le tableau sont lues comme les autres.`,
    ),
  rowsLeftOut: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rangée au-delà de la limite n’a pas été lue : importez-la à part.`,
      `${formatNumber(count)} rangées au-delà de la limite n’ont pas été lues : importez-les à part.`,
    ),
  columnsLeftOut: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} colonne au-delà de la centième n’a pas été lue.`,
      `${formatNumber(count)} colonnes au-delà de la centième n’ont pas été lues.`,
    ),
  cellsCut: (cells: string) => `Texte trop long, coupé : ${cells}.`,
  quotesIgnored:
    'Un guillemet ouvert n’est jamais fermé : les guillemets sont lus comme des signes ordinaires.',
  withAlike: 'Prendre aussi les rangées modifiées depuis',
  withPlaces: (rows: number) =>
    plural(
      rows,
      `Relier au répertoire le lieu de ${formatNumber(rows)} rangée, nommé exactement`,
      `Relier au répertoire le lieu de ${formatNumber(rows)} rangées, nommé exactement`,
    ),
  placesNamed: (places: string) => `${places}. Décochez pour garder les textes tels quels.`,
  confirm: (count: number) =>
    plural(count, `Noter ${formatNumber(count)} trace`, `Noter ${formatNumber(count)} traces`),
  problemsTitle: 'À savoir, cellule par cellule',
  problemsFirst: (shown: number, total: number) =>
    `Points montrés : ${formatNumber(shown)} sur ${formatNumber(total)}.`,
  refusesRow: 'rangée refusée',
  cell: 'Cellule',
  problem: 'Ce qu’il en est',
  problems: {
    dateMissing: () => 'La date manque. Écrivez-la dans le tableau, par exemple 2026-03-31.',
    dateUnreadable: (values: Values) =>
      `« ${values.value} » n’est pas une date complète. Écrivez-la par exemple 2026-03-31 ou 31 mars 2026.`,
    dayImpossible: (values: Values) =>
      `« ${values.value} » n’existe pas dans le calendrier. Corrigez le jour.`,
    yearMissing: (values: Values) =>
      `« ${values.value} » ne dit pas l’année. Ajoutez-la, par exemple 31 mars 2026.`,
    weekdayDisagrees: (values: Values) =>
      `Dans « ${values.value} », le jour de la semaine n’est pas celui de la date. Corrigez l’un ou l’autre.`,
    titleMissing: () => 'Rien ne dit ce qui s’est passé. Écrivez un titre ou une description.',
    cellError: (values: Values) =>
      `La cellule contient l’erreur ${values.value}. Corrigez-la dans le tableau.`,
    formulaEmpty: () =>
      'La formule n’a pas de résultat dans le fichier. Ouvrez-le dans votre tableur, enregistrez-le, puis recommencez.',
    choiceUnknown: (values: Values) =>
      `« ${values.value} » n’est dans aucune liste d’ici : ces mots vont dans le texte de la trace.`,
    dossierUnknown: (values: Values) =>
      `Aucun dossier de cet espace ne s’appelle « ${values.value} » : ces mots vont dans le texte de la trace.`,
    durationUnreadable: (values: Values) =>
      `« ${values.value} » n’est pas une durée : la durée reste vide, ces mots vont dans le texte.`,
    endBeforeStart: (values: Values) => `La fin, ${values.value}, précède le début : la durée reste vide.`,
    errorLeftOut: (values: Values) => `La cellule contient l’erreur ${values.value} : elle est laissée vide.`,
    formulaLeftOut: () => 'La formule n’a pas de résultat dans le fichier : la cellule est laissée vide.',
    hourUnreadable: (values: Values) =>
      `« ${values.value} » n’est pas une heure : elle reste vide, ces mots vont dans le texte.`,
    numberUnreadable: (values: Values) =>
      `« ${values.value} » n’est pas un nombre entier possible : il reste vide, ces mots vont dans le texte.`,
    textCut: (values: Values) => `Le texte dépasse ${values.limit} caractères : la fin est laissée de côté.`,
    tooLong: (values: Values) =>
      `« ${values.value}… » est trop long pour ce champ : le début y reste, le tout va dans le texte.`,
    tooManyNames: (values: Values) =>
      `La cellule nomme ${values.value} noms : les premiers sont gardés, la cellule entière va dans le texte.`,
    yesNoUnclear: (values: Values) =>
      `« ${values.value} » ne dit ni oui ni non : c’est pris pour non, ces mots vont dans le texte.`,
  } satisfies Record<CellProblemCode, (values: Values) => string>,
  refusals: {
    empty: () => 'Le fichier est vide. Rien n’a été gardé. Choisissez-en un autre.',
    tooLarge: (values: Values) =>
      `Ce fichier dépasse ${values.limitMegabytes} Mo. Rien n’en a été gardé. Divisez-le, ou enregistrez-en seulement la feuille utile.`,
    oldExcel: () =>
      'C’est un ancien classeur Excel (.xls). Rien n’en a été gardé. Ouvrez-le, enregistrez-le au format .xlsx, puis recommencez.',
    passwordProtected: () =>
      'Ce classeur est protégé par un mot de passe. Rien n’en a été gardé. Enregistrez-en une copie sans mot de passe, puis recommencez.',
    openDocument: () =>
      'C’est un classeur OpenDocument (.ods). Rien n’en a été gardé. Enregistrez-le au format .xlsx ou .csv, puis recommencez.',
    binaryExcel: () =>
      'C’est un classeur Excel binaire (.xlsb). Rien n’en a été gardé. Enregistrez-le au format .xlsx, puis recommencez.',
    otherFile: () =>
      'Ce fichier n’est pas un tableau. Rien n’en a été gardé. Choisissez un fichier .xlsx ou .csv, ou collez les cellules.',
    archiveUnreadable: () =>
      'Ce classeur est abîmé et ne s’ouvre pas. Rien n’en a été gardé. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.',
    archiveTooLarge: (values: Values) =>
      `Une fois déplié, ce classeur dépasse ${values.limitMegabytes} Mo. Rien n’en a été gardé. Enregistrez seulement la feuille utile.`,
    tooSlow: () =>
      'La lecture de ce fichier a pris trop de temps et a été arrêtée. Rien n’en a été gardé. Enregistrez seulement la feuille utile, en .csv de préférence.',
    tooHeavy: () =>
      'Ce fichier demande trop de mémoire et n’a pas été lu. Rien n’en a été gardé. Enregistrez seulement la feuille utile, en .csv de préférence.',
    noRows: () =>
      'Ce tableau ne contient aucune cellule remplie. Rien n’a été gardé. Vérifiez que c’est le bon fichier.',
  } satisfies Record<SpreadsheetRefusal['code'], (values: Values) => string>,
  faults: {
    dateColumnMissing: () => 'Dites quelle colonne donne la date.',
    titleColumnMissing: () => 'Dites quelle colonne raconte ce qui s’est passé (titre ou description).',
    fieldTwice: (field: TraceField) =>
      `Deux colonnes disent « ${uses[field]} » : gardez-en une, et laissez l’autre dans le texte.`,
  },
  mappingChanged:
    'Les colonnes ont changé depuis la vérification : rien n’a été écrit. Voici la nouvelle ; confirmez-la si elle vous convient.',
  errors: {
    fileMissing: 'Choisissez un fichier ou collez des cellules. Rien n’a été lu.',
    fileAndCells:
      'Un fichier et des cellules collées sont donnés : rien n’a été lu. Envoyez le fichier seul, puis les cellules, qui sont encore là.',
    spaceMissing: 'Choisissez l’espace où noter les traces.',
    importOver: 'Cette importation est déjà confirmée : rien n’a changé.',
    mappingIncomplete: 'Il manque encore la colonne de la date ou celle du titre : rien n’a été écrit.',
    nothingToImport: 'Aucune rangée n’est prête à devenir une trace : rien n’a été écrit.',
  } satisfies ErrorWords,
};

const usesInEnglish: Record<ColumnUse, string> = {
  eventOn: 'Date',
  startTime: 'Start time',
  endTime: 'End time',
  duration: 'Duration',
  title: 'What happened (title)',
  description: 'Description',
  whatChanged: 'What it changes',
  natures: 'Kind of intervention',
  mode: 'Mode',
  placeText: 'Place',
  placeKind: 'Kind of place',
  language: 'Language',
  addressee: 'Whom it addressed',
  dossier: 'Case',
  organisations: 'Organisations present',
  peopleCount: 'Number of people',
  practitionerCount: 'Number of organisers',
  colleagues: 'Colleagues',
  preparation: 'Preparation (yes or no)',
  internalRequest: 'Internal request (yes or no)',
  text: 'Keep in the text',
  ignored: 'Leave out',
};

export const en = {
  title: 'Import a spreadsheet',
  lead: 'Give a spreadsheet (.xlsx, .csv) or paste its cells. Toile shows what it understands of it, cell by cell; nothing is written until you confirm.',
  file: 'File',
  fileHint: 'An Excel workbook (.xlsx), or text in columns (.csv, .tsv); 10 MB and 20,000 rows at most.',
  paste: 'Or pasted cells',
  pasteHint: 'Copy the cells, column headings included, then paste them here.',
  space: 'Space to note the traces in',
  read: 'Read the spreadsheet',
  steps: ['The spreadsheet', 'The columns', 'The confirmation'],
  stepsLabel: 'Steps of the import',
  stepDone: 'done',
  mappingTitle: 'What the columns say',
  recalled: 'These columns are read as they were last time in this space.',
  whereRead: (name: string, row: number | null) => {
    const where = row === null ? 'without column headings' : `headings at row ${row}`;
    return name === '' ? `What is read: ${where}` : `What is read: ${name}, ${where}`;
  },
  sheet: 'Sheet',
  sheetOption: (name: string, rows: number, hidden: boolean) =>
    `${name} (${rows === 1 ? '1 row' : `${formatNumber(rows, 'en')} rows`}${hidden ? ', hidden' : ''})`,
  changeSheet: 'Read this sheet',
  noRowUnderHeadings:
    'There is no row under the headings: nothing can become a trace. Choose another row of headings, or another file.',
  headerRow: 'Row of column headings',
  headerHint: 'Its number in the spreadsheet; empty if there are no headings.',
  changeHeader: 'Take this row',
  columnsCaption: 'Columns of the spreadsheet',
  column: 'Column',
  samples: 'First values',
  use: 'What it says',
  useOf: (column: string) => `What column ${column} says`,
  uses: usesInEnglish,
  durationUnit: 'A bare number, in the column of durations, counts',
  durationUnits: { hours: 'hours (1.5 = 1 h 30)', minutes: 'minutes (90 = 1 h 30)' },
  dateOrder: 'A date such as 03/04/2026 reads',
  dateOrders: { 'day-month': '3 April 2026', 'month-day': 'March 4, 2026' },
  check: 'Check',
  whoSees: 'People of the space will see these traces. Each trace can be changed afterwards.',
  checkTitle: 'What would happen',
  ready: (count: number) =>
    count === 1
      ? '1 row is ready to become a trace.'
      : `${formatNumber(count, 'en')} rows are ready to become traces.`,
  refused: (count: number) =>
    count === 1 ? '1 row cannot be imported.' : `${formatNumber(count, 'en')} rows cannot be imported.`,
  known: (count: number) =>
    count === 1
      ? '1 row is already imported: it is not taken twice.'
      : `${formatNumber(count, 'en')} rows are already imported: they are not taken twice.`,
  alike: (count: number) =>
    count === 1
      ? '1 row has the day and title of a row already imported, with something else changed.'
      : `${formatNumber(count, 'en')} rows have the day and title of a row already imported, with something else changed.`,
  newOrganisations: (count: number) =>
    count === 1
      ? 'One organisation that the directory does not know by this name will be added to it.'
      : `${formatNumber(count, 'en')} organisations that the directory does not know by these names will be added to it.`,
  hidden: (count: number) =>
    count === 1
      ? '1 row hidden in the spreadsheet is read like the others.'
      : `${formatNumber(count, 'en')} rows hidden in the spreadsheet are read like the others.`,
  rowsLeftOut: (count: number) =>
    count === 1
      ? '1 row past the limit was not read: import it apart.'
      : `${formatNumber(count, 'en')} rows past the limit were not read: import them apart.`,
  columnsLeftOut: (count: number) =>
    count === 1
      ? '1 column past the hundredth was not read.'
      : `${formatNumber(count, 'en')} columns past the hundredth were not read.`,
  cellsCut: (cells: string) => `Text too long, cut: ${cells}.`,
  quotesIgnored: 'A quotation mark is opened and never closed: quotation marks are read as ordinary signs.',
  withAlike: 'Also take the rows changed since',
  withPlaces: (rows: number) =>
    rows === 1
      ? 'Link to the directory the place of 1 row, named exactly'
      : `Link to the directory the place of ${formatNumber(rows, 'en')} rows, named exactly`,
  placesNamed: (places: string) => `${places}. Untick to keep the texts as they are.`,
  confirm: (count: number) => (count === 1 ? 'Note 1 trace' : `Note ${formatNumber(count, 'en')} traces`),
  problemsTitle: 'To know, cell by cell',
  problemsFirst: (shown: number, total: number) =>
    `Points shown: ${formatNumber(shown, 'en')} of ${formatNumber(total, 'en')}.`,
  refusesRow: 'row refused',
  cell: 'Cell',
  problem: 'What there is to it',
  problems: {
    dateMissing: () => 'The date is missing. Write it in the spreadsheet, for instance 2026-03-31.',
    dateUnreadable: (values: Values) =>
      `“${values.value}” is not a complete date. Write for instance 2026-03-31 or March 31, 2026.`,
    dayImpossible: (values: Values) => `“${values.value}” is not in the calendar. Mend the day.`,
    yearMissing: (values: Values) =>
      `“${values.value}” does not say the year. Add it, for instance March 31, 2026.`,
    weekdayDisagrees: (values: Values) =>
      `In “${values.value}”, the day of the week is not that of the date. Mend one or the other.`,
    titleMissing: () => 'Nothing says what happened. Write a title or a description.',
    cellError: (values: Values) => `The cell holds the error ${values.value}. Mend it in the spreadsheet.`,
    formulaEmpty: () =>
      'The formula has no result in the file. Open it in your spreadsheet program, save it, then try again.',
    choiceUnknown: (values: Values) =>
      `“${values.value}” is in no list here: these words go into the text of the trace.`,
    dossierUnknown: (values: Values) =>
      `No case of this space is called “${values.value}”: these words go into the text of the trace.`,
    durationUnreadable: (values: Values) =>
      `“${values.value}” is not a duration: it stays empty, these words go into the text.`,
    endBeforeStart: (values: Values) =>
      `The end, ${values.value}, comes before the beginning: the duration stays empty.`,
    errorLeftOut: (values: Values) => `The cell holds the error ${values.value}: it is left empty.`,
    formulaLeftOut: () => 'The formula has no result in the file: the cell is left empty.',
    hourUnreadable: (values: Values) =>
      `“${values.value}” is not a time: it stays empty, these words go into the text.`,
    numberUnreadable: (values: Values) =>
      `“${values.value}” is not a possible whole number: it stays empty, these words go into the text.`,
    textCut: (values: Values) => `The text is longer than ${values.limit} characters: its end is left out.`,
    tooLong: (values: Values) =>
      `“${values.value}…” is too long for this field: its beginning stays there, the whole goes into the text.`,
    tooManyNames: (values: Values) =>
      `The cell holds ${values.value} names: the first ones are kept, the whole cell goes into the text.`,
    yesNoUnclear: (values: Values) =>
      `“${values.value}” says neither yes nor no: it is taken for no, these words go into the text.`,
  },
  refusals: {
    empty: () => 'The file is empty. Nothing was kept. Choose another.',
    tooLarge: (values: Values) =>
      `This file is over ${values.limitMegabytes} MB. Nothing of it was kept. Split it, or save only the sheet you need.`,
    oldExcel: () =>
      'This is an old Excel workbook (.xls). Nothing of it was kept. Open it, save it as .xlsx, then try again.',
    passwordProtected: () =>
      'This workbook is protected by a password. Nothing of it was kept. Save a copy without a password, then try again.',
    openDocument: () =>
      'This is an OpenDocument workbook (.ods). Nothing of it was kept. Save it as .xlsx or .csv, then try again.',
    binaryExcel: () =>
      'This is a binary Excel workbook (.xlsb). Nothing of it was kept. Save it as .xlsx, then try again.',
    otherFile: () =>
      'This file is not a spreadsheet. Nothing of it was kept. Choose an .xlsx or .csv file, or paste the cells.',
    archiveUnreadable: () =>
      'This workbook is damaged and does not open. Nothing of it was kept. Open it in your spreadsheet program, save it again, then try again.',
    archiveTooLarge: (values: Values) =>
      `Once unfolded, this workbook is over ${values.limitMegabytes} MB. Nothing of it was kept. Save only the sheet you need.`,
    tooSlow: () =>
      'Reading this file took too long and was stopped. Nothing of it was kept. Save only the sheet you need, preferably as .csv.',
    tooHeavy: () =>
      'This file needs too much memory and was not read. Nothing of it was kept. Save only the sheet you need, preferably as .csv.',
    noRows: () => 'This spreadsheet holds no filled cell. Nothing was kept. Check that it is the right file.',
  },
  faults: {
    dateColumnMissing: () => 'Say which column gives the date.',
    titleColumnMissing: () => 'Say which column tells what happened (title or description).',
    fieldTwice: (field: TraceField) =>
      `Two columns say “${usesInEnglish[field]}”: keep one, and leave the other in the text.`,
  },
  mappingChanged:
    'The columns changed since the check: nothing was written. Here is the new one; confirm it if it suits you.',
  errors: {
    fileMissing: 'Choose a file or paste cells. Nothing was read.',
    fileAndCells:
      'A file and pasted cells are both given: nothing was read. Send the file alone, then the cells, which are still here.',
    spaceMissing: 'Choose the space to note the traces in.',
    importOver: 'This import is already confirmed: nothing changed.',
    mappingIncomplete: 'The column of the date or that of the title is still missing: nothing was written.',
    nothingToImport: 'No row is ready to become a trace: nothing was written.',
  } satisfies ErrorWords,
} satisfies typeof fr;
