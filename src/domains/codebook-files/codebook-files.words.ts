import type { ErrorWords } from '#/platform/form.ts';
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
  },
  schema: 'Schéma JSON de la forme publiée',
  guarded:
    'Dans le classeur, un texte qui commence comme une formule est précédé d’une apostrophe ; elle est retirée au retour. Rien ne se perd à l’aller ni au retour.',
  bringBook: 'Rapporter un classeur',
  bringBookLead:
    'Le classeur de la forme exportée, que vous avez changé. Donnez-lui un autre numéro de version sur la feuille « cadre » : une version publiée ne change plus.',
  bringLists: 'Rapporter des listes de codes',
  bringListsLead:
    'Un classeur XLSForm ou un fichier Turtle (SKOS). Les listes de même identifiant sont remplacées, les autres gardées ; le reste de ce cadre est repris tel quel, sous l’identifiant et la version que voici.',
  space: 'Espace',
  file: 'Fichier',
  newId: 'Identifiant du nouveau cadre',
  newVersion: 'Numéro de version',
  bring: 'Vérifier et publier',
  required: 'obligatoire',
  done: 'Le cadre est vérifié et publié.',
  doneLeftAside: (count: number) =>
    count === 1
      ? 'Le cadre est vérifié et publié. Un lien vers un concept plus large n’a pas été gardé : une liste de codes est plate.'
      : `Le cadre est vérifié et publié. ${count} liens vers un concept plus large n’ont pas été gardés : une liste de codes est plate.`,
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
  notTurtle: (what: string) => `Ce texte n’est pas du Turtle : ${what}.`,
  noScheme: 'Aucune liste (skos :ConceptScheme) dans ce fichier.',
  noLabel: 'Ce concept n’a aucun libellé (skos :prefLabel).',
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
  },
  schema: 'JSON Schema of the published form',
  guarded:
    'In the workbook, a text that begins like a formula has an apostrophe before it, taken off when it comes back. Nothing is lost either way.',
  bringBook: 'Bring back a workbook',
  bringBookLead:
    'The workbook in the exported form, that you changed. Give it another version number on the sheet “cadre”: a published version never changes again.',
  bringLists: 'Bring back code lists',
  bringListsLead:
    'An XLSForm workbook or a Turtle file (SKOS). Lists of the same identifier are replaced, the others kept; the rest of this framework is taken as it is, under the identifier and version below.',
  space: 'Space',
  file: 'File',
  newId: 'Identifier of the new framework',
  newVersion: 'Version number',
  bring: 'Check and publish',
  required: 'required',
  done: 'The framework is checked and published.',
  doneLeftAside: (count) =>
    count === 1
      ? 'The framework is checked and published. One link to a broader concept was not kept: a code list is flat.'
      : `The framework is checked and published. ${count} links to a broader concept were not kept: a code list is flat.`,
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
  notTurtle: (what) => `This text is not Turtle: ${what}.`,
  noScheme: 'No list (skos:ConceptScheme) in this file.',
  noLabel: 'This concept has no label (skos:prefLabel).',
  taken: (id, version) =>
    `Version ${version} of “${id}” already exists. Nothing was changed: give yours another version number.`,
  errors: {
    space: 'Choose a space of which you are the secretary or the facilitator.',
    file: 'Choose a file.',
    newId: 'The identifier holds unaccented letters, digits and hyphens.',
    newVersion: 'The version number holds letters, digits, dots and hyphens.',
  },
};
