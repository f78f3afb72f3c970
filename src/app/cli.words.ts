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
  programUsage: '[options] [commande]',
  helpCommand: 'help [commande]',
  /** Words between brackets in the usage of a command, which are written in French. */
  placeholder: (usage: string) => usage,
  seeHelp: (command: string) => `« npm run toile -- help${command} » dit comment l’écrire.`,
  faults: {
    unknownCommand: (name: string) => `Il n’y a pas de commande « ${name} ». Rien n’a été fait.`,
    unknownOption: (flag: string) => `Il n’y a pas d’option « ${flag} » ici. Rien n’a été fait.`,
    missingArgument: (name: string) => `Il manque un mot : <${name}>. Rien n’a été fait.`,
    missingMandatoryOptionValue: (flags: string) => `Il manque l’option « ${flags} ». Rien n’a été fait.`,
    optionMissingArgument: (flags: string) => `L’option « ${flags} » attend une valeur. Rien n’a été fait.`,
    excessArguments: (name: string) => `Il y a des mots de trop après « ${name} ». Rien n’a été fait.`,
  },
};

const inEnglish: Readonly<Record<string, string>> = {
  fichier: 'file',
  nom: 'name',
  noms: 'names',
  adresse: 'address',
  jour: 'day',
  liste: 'list',
  nombre: 'number',
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
  programUsage: '[options] [command]',
  helpCommand: 'help [command]',
  placeholder: (usage: string) => usage.replace(/(?<=<)[a-zé]+(?=>)/, (word) => inEnglish[word] ?? word),
  seeHelp: (command: string) => `“npm run toile -- help${command}” tells how to write it.`,
  faults: {
    unknownCommand: (name: string) => `There is no command “${name}”. Nothing was done.`,
    unknownOption: (flag: string) => `There is no option “${flag}” here. Nothing was done.`,
    missingArgument: (name: string) => `A word is missing: <${name}>. Nothing was done.`,
    missingMandatoryOptionValue: (flags: string) => `The option “${flags}” is missing. Nothing was done.`,
    optionMissingArgument: (flags: string) => `The option “${flags}” needs a value. Nothing was done.`,
    excessArguments: (name: string) => `There are words too many after “${name}”. Nothing was done.`,
  },
} satisfies typeof fr;
