export const fr = {
  summary: 'La ligne de commande de Toile.',
  help: 'Afficher cette aide',
  commands: 'Commandes :',
  options: 'Options :',
  usage: 'Emploi :',
  arguments: 'Arguments :',
  backup: 'Sauvegarder la base et les fichiers dans un seul fichier',
  restore: 'Restaurer une sauvegarde dans une base vide',
  restoreOver: 'Remplacer ce que contient la base (irréversible)',
  migrate: 'Mettre la base à jour pour cette version',
  seed: 'Raconter l’histoire de démonstration dans une base où personne n’est encore',
  backedUp: (file: string, tables: number, files: number) =>
    `Sauvegarde écrite : ${file}. Tables : ${tables}. Fichiers : ${files}.`,
  restored: (tables: number, files: number) =>
    `Sauvegarde restaurée. Tables : ${tables}. Fichiers : ${files}.`,
  migrated: (names: string[]) =>
    names.length === 0
      ? 'La base est à jour ; rien n’a été changé.'
      : `Migrations appliquées : ${names.join(', ')}.`,
  seeded: 'L’histoire de démonstration est racontée.',
  notSeeded: 'Quelqu’un est déjà dans cette base : l’histoire n’a pas été racontée et rien n’a été changé.',
  saving: 'Sauvegarde',
  restoring: 'Restauration',
  exists: (file: string) => `Le fichier ${file} existe déjà ; il n’a pas été touché. Donnez un autre nom.`,
};

export const en = {
  summary: 'The command line of Toile.',
  help: 'Show this help',
  commands: 'Commands:',
  options: 'Options:',
  usage: 'Usage:',
  arguments: 'Arguments:',
  backup: 'Save the database and the files into one file',
  restore: 'Restore a backup into an empty database',
  restoreOver: 'Replace what the database holds (cannot be undone)',
  migrate: 'Bring the database up to this version',
  seed: 'Tell the demonstration story in a database where nobody is yet',
  backedUp: (file: string, tables: number, files: number) =>
    `Backup written: ${file}. Tables: ${tables}. Files: ${files}.`,
  restored: (tables: number, files: number) => `Backup restored. Tables: ${tables}. Files: ${files}.`,
  migrated: (names: string[]) =>
    names.length === 0
      ? 'The database is up to date; nothing was changed.'
      : `Migrations applied: ${names.join(', ')}.`,
  seeded: 'The demonstration story is told.',
  notSeeded: 'Somebody is already in this database: the story was not told and nothing was changed.',
  saving: 'Backup',
  restoring: 'Restore',
  exists: (file: string) => `The file ${file} already exists; it was not touched. Give another name.`,
} satisfies typeof fr;
