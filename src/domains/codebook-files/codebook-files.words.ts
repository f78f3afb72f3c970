import type { ErrorWords } from '#/platform/form.ts';
import type { ConceptFaultKey } from './concept-reading.rules.ts';
import type { LeftKind } from './left-aside.ts';
import type { SheetFaultKey } from './sheets.ts';

export const fr = {
  title: 'Fichiers de ce cadre',
  link: 'Fichiers : classeur, listes de codes, schéma',
  lead: 'Emportez le cadre entier ou ses listes de codes, travaillez-les ailleurs, rapportez-les comme une nouvelle version.',
  take: 'Emporter',
  files: {
    json: 'Cadre entier (JSON)',
    xlsx: 'Cadre entier (classeur XLSX, une feuille par liste)',
    choices: 'Listes de codes (XLSForm, feuille « choices »)',
    skos: 'Listes de codes (SKOS, Turtle)',
    jsonld: 'Listes de codes (SKOS, JSON-LD)',
  },
  schema: 'Schéma JSON de la forme publiée',
  guarded:
    'Dans le classeur, un texte qui commence comme une formule est précédé d’une apostrophe ; elle est retirée au retour. Rien ne se perd à l’aller ni au retour.',
  flat: 'Une liste de codes est plate : aucun lien entre codes ne sort d’ici. Libellés, codes officiels, dates et ordre reviennent entiers.',
  bringBook: 'Rapporter un classeur',
  bringBookLead:
    'Le classeur de la forme exportée, que vous avez changé. Donnez-lui un autre numéro de version sur la feuille « cadre » : une version publiée ne change plus.',
  bringLists: 'Rapporter des listes de codes',
  bringListsLead:
    'Un classeur XLSForm, ou un fichier SKOS en Turtle ou en JSON-LD. Les listes de même identifiant sont remplacées, les autres gardées ; le reste de ce cadre est repris tel quel, sous l’identifiant et la version que voici.',
  file: 'Fichier',
  newId: 'Identifiant du nouveau cadre',
  newVersion: 'Numéro de version',
  bring: 'Vérifier et publier',
  required: 'obligatoire',
  done: 'Le cadre est vérifié et publié.',
  leavesTitle: 'Rien n’est encore publié : ce fichier dit plus qu’une liste de codes ne garde',
  leavesText:
    'Voici ce qui ne serait pas gardé. Un concept placé sous un autre reste dans la liste, au même rang que lui. Pour publier sans le reste, choisissez le fichier de nouveau et cochez la case.',
  notKept: 'Ne serait pas gardé',
  leavesForPrograms: 'Pour publier sans le reste, renvoyez le texte avec « without » : true.',
  leftLine: (kind: string, count: number, examples: string) => `${kind} : ${count} (${examples})`,
  leftKind: 'Quoi',
  count: 'Combien',
  examples: 'Par exemple',
  without: 'Publier sans ce qui ne serait pas gardé',
  left: {
    hierarchy: 'Liens entre un concept et un plus large',
    related: 'Liens entre concepts voisins',
    matches: 'Correspondances avec d’autres vocabulaires',
    otherLabels: 'Autres libellés d’un concept',
    otherLanguages: 'Libellés dans d’autres langues',
    notations: 'Codes officiels au-delà du premier',
    notes: 'Définitions et notes',
    collections: 'Regroupements de concepts',
    orphans: 'Concepts d’aucune liste',
    columns: 'Colonnes que Toile ne lit pas',
    others: 'Autres propriétés',
  } satisfies Record<LeftKind, string>,
  notKeeper: 'Pour rapporter un cadre, il faut tenir le secrétariat ou l’animation d’un espace.',
  faultsTitle: 'Ce fichier ne peut pas être publié tel quel. Rien n’a été gardé.',
  place: 'Où',
  problem: 'Ce qui ne va pas',
  sheetRow: (sheet: string, row: number) => `feuille « ${sheet} », ligne ${row}`,
  sheet: (sheet: string) => `feuille « ${sheet} »`,
  faults: {
    missingSheet: () => 'Cette feuille manque : gardez toutes celles de l’export, même vides.',
    missingColumn: (what: string) => `La colonne « ${what} » manque.`,
    unknownColumn: (what: string) => `La colonne « ${what} » ne dit rien d’une trace que Toile connaisse.`,
    unknownOwner: (what: string) => `Cette ligne appartient à « ${what} », qui n’est nulle part.`,
    badOutput: (what: string) =>
      `« ${what} » ne dit pas comment remplir un champ : écrivez « toujours : », « nombre : », « formule : », « table : » ou « copie : ».`,
    misshapen: (what: string) => `Cette partie n’a pas la forme attendue : ${what}.`,
  } satisfies Record<SheetFaultKey, (what: string) => string>,
  unreadableCells: (cells: string) =>
    `Cette feuille dépasse ce qui se lit (trop de lignes, de colonnes ou de texte) : ${cells}.`,
  line: (line: number) => `ligne ${line}`,
  conceptFaults: {
    notTurtle: (what: string) => `Ce texte n’est pas du Turtle : ${what}.`,
    rdfXml: () => 'Ce fichier est du RDF/XML : enregistrez-le en Turtle ou en JSON-LD, puis rapportez-le.',
    tooLarge: (what: string) =>
      `Ce fichier est trop grand (${what} Mio au plus) : rapportez les listes en plusieurs fois.`,
    tooMany: (what: string) => `Ce fichier dit trop de choses : ${what} énoncés au plus.`,
    tooMuch: () =>
      'Ce fichier demande plus de temps ou de mémoire qu’aucune liste de codes : rapportez les listes en plusieurs fois.',
    noScheme: () => 'Aucune liste (ConceptScheme) dans ce fichier.',
    noLabel: () => 'Ce concept n’a aucun libellé (prefLabel).',
    notJson: () => 'Ce n’est pas du JSON, ou un nom y est dit deux fois au même endroit.',
    remoteContext: (what: string) =>
      `Le contexte est ailleurs (« ${what} ») et Toile ne va pas le chercher : enregistrez le fichier en forme développée (expanded), ou en Turtle.`,
    contextBeyond: (what: string) =>
      `Le contexte demande plus que des préfixes (« ${what} ») : enregistrez le fichier en forme développée (expanded), ou en Turtle.`,
    keywordBeyond: (what: string) =>
      `Toile ne lit pas « ${what} » en JSON-LD : enregistrez le fichier en forme développée (expanded), ou en Turtle.`,
    notAnAddress: (what: string) =>
      `« ${what} » n’est ni une adresse entière, ni un nom précédé d’un préfixe connu : rien ne dit de quoi il s’agit.`,
    notANode: () => 'Un objet entre accolades est attendu ici.',
  } satisfies Record<ConceptFaultKey, (what: string) => string>,
  taken: (id: string, version: string) =>
    `La version ${version} de « ${id} » existe déjà. Rien n’a été changé : donnez un autre numéro de version à la vôtre.`,
  errors: {
    space: 'Choisissez un espace dont vous tenez le secrétariat ou l’animation.',
    file: 'Choisissez un fichier.',
    newId: 'L’identifiant tient en lettres sans accent, chiffres et traits d’union.',
    newVersion: 'Le numéro de version tient en lettres, chiffres, points et traits d’union.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: 'Files of this framework',
  link: 'Files: workbook, code lists, schema',
  lead: 'Take away the whole framework or its code lists, work on them elsewhere, bring them back as a new version.',
  take: 'Take away',
  files: {
    json: 'Whole framework (JSON)',
    xlsx: 'Whole framework (XLSX workbook, one sheet a list)',
    choices: 'Code lists (XLSForm, “choices” sheet)',
    skos: 'Code lists (SKOS, Turtle)',
    jsonld: 'Code lists (SKOS, JSON-LD)',
  },
  schema: 'JSON Schema of the published form',
  guarded:
    'In the workbook, a text that begins like a formula has an apostrophe before it, taken off when it comes back. Nothing is lost either way.',
  flat: 'A code list is flat: no link between codes leaves from here. Labels, official codes, dates and order come back whole.',
  bringBook: 'Bring back a workbook',
  bringBookLead:
    'The workbook in the exported form, that you changed. Give it another version number on the sheet “cadre”: a published version never changes again.',
  bringLists: 'Bring back code lists',
  bringListsLead:
    'An XLSForm workbook, or a SKOS file in Turtle or JSON-LD. Lists of the same identifier are replaced, the others kept; the rest of this framework is taken as it is, under the identifier and version below.',
  file: 'File',
  newId: 'Identifier of the new framework',
  newVersion: 'Version number',
  bring: 'Check and publish',
  required: 'required',
  done: 'The framework is checked and published.',
  leavesTitle: 'Nothing is published yet: this file says more than a code list keeps',
  leavesText:
    'Here is what would not be kept. A concept placed under another stays in the list, at the same rank. To publish without the rest, choose the file again and tick the box.',
  notKept: 'Would not be kept',
  leavesForPrograms: 'To publish without the rest, send the text again with "without": true.',
  leftLine: (kind, count, examples) => `${kind}: ${count} (${examples})`,
  leftKind: 'What',
  count: 'How many',
  examples: 'For instance',
  without: 'Publish without what would not be kept',
  left: {
    hierarchy: 'Links between a concept and a broader one',
    related: 'Links between related concepts',
    matches: 'Matches with other vocabularies',
    otherLabels: 'Other labels of a concept',
    otherLanguages: 'Labels in other languages',
    notations: 'Official codes beyond the first',
    notes: 'Definitions and notes',
    collections: 'Groupings of concepts',
    orphans: 'Concepts of no list',
    columns: 'Columns that Toile does not read',
    others: 'Other properties',
  },
  notKeeper: 'To bring back a framework, you must be the secretary or the facilitator of a space.',
  faultsTitle: 'This file cannot be published as it is. Nothing was kept.',
  place: 'Where',
  problem: 'What is wrong',
  sheetRow: (sheet, row) => `sheet “${sheet}”, row ${row}`,
  sheet: (sheet) => `sheet “${sheet}”`,
  faults: {
    missingSheet: () => 'This sheet is missing: keep all those of the export, even empty.',
    missingColumn: (what) => `The column “${what}” is missing.`,
    unknownColumn: (what) => `The column “${what}” says nothing of a trace that Toile knows.`,
    unknownOwner: (what) => `This row belongs to “${what}”, which is nowhere.`,
    badOutput: (what) =>
      `“${what}” does not say how to fill a field: write “toujours:”, “nombre:”, “formule:”, “table:” or “copie:”.`,
    misshapen: (what) => `This part does not have the expected form: ${what}.`,
  },
  unreadableCells: (cells) => `This sheet is past what is read (too many rows, columns or text): ${cells}.`,
  line: (line) => `line ${line}`,
  conceptFaults: {
    notTurtle: (what) => `This text is not Turtle: ${what}.`,
    rdfXml: () => 'This file is RDF/XML: save it as Turtle or JSON-LD, then bring it back.',
    tooLarge: (what) => `This file is too large (${what} MiB at most): bring the lists in several times.`,
    tooMany: (what) => `This file says too many things: ${what} statements at most.`,
    tooMuch: () =>
      'This file asks for more time or memory than any code list: bring the lists back in several goes.',
    noScheme: () => 'No list (ConceptScheme) in this file.',
    noLabel: () => 'This concept has no label (prefLabel).',
    notJson: () => 'This is not JSON, or a name is said twice in the same place.',
    remoteContext: (what) =>
      `The context is elsewhere (“${what}”) and Toile does not fetch it: save the file in expanded form, or as Turtle.`,
    contextBeyond: (what) =>
      `The context asks for more than prefixes (“${what}”): save the file in expanded form, or as Turtle.`,
    keywordBeyond: (what) =>
      `Toile does not read “${what}” in JSON-LD: save the file in expanded form, or as Turtle.`,
    notAnAddress: (what) =>
      `“${what}” is neither a whole address nor a name after a known prefix: nothing tells what it is.`,
    notANode: () => 'An object in braces is expected here.',
  },
  taken: (id, version) =>
    `Version ${version} of “${id}” already exists. Nothing was changed: give yours another version number.`,
  errors: {
    space: 'Choose a space of which you are the secretary or the facilitator.',
    file: 'Choose a file.',
    newId: 'The identifier holds unaccented letters, digits and hyphens.',
    newVersion: 'The version number holds letters, digits, dots and hyphens.',
  },
};
