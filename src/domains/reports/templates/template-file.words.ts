import { asFileName } from '#/french/file-names.ts';

export const fr = {
  file: 'Fichier',
  fileName: (title: string) => `gabarit-${asFileName(title)}`,
  bringTitle: 'Importer un gabarit',
  bringLead:
    'Un fichier JSON emporté d’une autre instance de Toile, ou écrit selon le schéma publié. Il est vérifié en entier avant d’être gardé.',
  bring: 'Vérifier et garder',
  brought: 'Le gabarit est vérifié et gardé dans votre espace.',
  schema: 'Schéma JSON de ces fichiers',
  /** A section by its rank, within a line on what is wrong. */
  sectionAt: (rank: number) => `section ${rank}`,
};

export const en: typeof fr = {
  file: 'File',
  fileName: (title) => `template-${asFileName(title)}`,
  bringTitle: 'Import a template',
  bringLead:
    'A JSON file taken from another instance of Toile, or written by the published schema. It is checked whole before it is kept.',
  bring: 'Check and keep',
  brought: 'The template is checked and kept in your space.',
  schema: 'JSON Schema of these files',
  sectionAt: (rank) => `section ${rank}`,
};
