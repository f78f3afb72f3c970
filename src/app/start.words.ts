/** Why the program does not start, or a command is not done: said on the terminal, before there is any page. */
export const fr = {
  opened: (name: string, address: string) => `${name} est ouverte : ${address}`,
  howToStop: 'Pour arrêter : Ctrl+C',
  wrongSetting: (name: string, reason: string) =>
    `Le réglage ${name} ${reason}. Toile n’a pas démarré et rien n’a été changé ; corrigez-le (voir docs/operating.md).`,
  reasons: {
    postgres: 'doit être une adresse postgres',
    smtp: 'doit être une adresse smtp ou smtps',
    webAddress: 'doit être une adresse Web, en http ou en https',
    timeZone: 'n’est pas un fuseau horaire connu',
    bucket: 'doit nommer un dépôt, par exemple https://s3.exemple.org/toile, sans rien après',
    contact: 'doit être une adresse courriel, ou une adresse Web en http ou en https',
    site: 'doit être l’adresse du site, sans rien après : https://toile.exemple.org',
    sender: 'doit être une adresse courriel, seule ou sous la forme « Nom <adresse@exemple.org> »',
    shape: 'n’a pas la forme attendue',
  },
  oneOf: (values: string) => `doit être l’une de ces valeurs : ${values}`,
  atMost: (most: number) => `doit être au plus ${most}`,
  atLeast: (least: number) => `doit être au moins ${least}`,
  together: (names: string) =>
    `Ces réglages vont ensemble : ${names}. Donnez-les tous, ou aucun. Toile n’a pas démarré et rien n’a été changé.`,
  unknown: (names: string) =>
    `Aucun réglage ne porte ce nom : ${names}. Toile n’a pas démarré et rien n’a été changé ; corrigez le nom, ou retirez-le (voir docs/operating.md).`,
  portForbidden:
    'Ce compte n’a pas le droit d’ouvrir ce port. Toile n’a pas démarré et rien n’a été changé ; donnez avec PORT un port à partir de 1024.',
  hostElsewhere: (host: string) =>
    `L’adresse ${host}, donnée par HOST, n’est pas de cette machine. Toile n’a pas démarré et rien n’a été changé ; donnez 127.0.0.1 pour cette machine seule, 0.0.0.0 pour toutes.`,
  portTaken:
    'Ce port est déjà pris par un autre programme. Toile n’a pas démarré et rien n’a été changé ; donnez un autre port avec PORT.',
  databaseSilent: (code: string) =>
    `La base de données donnée par DATABASE_URL ne répond pas ou refuse la connexion (${code}). Toile n’a pas démarré et rien n’a été changé. Vérifiez l’adresse, le compte et le réseau.`,
};

export const en = {
  opened: (name: string, address: string) => `${name} is open: ${address}`,
  howToStop: 'To stop: Ctrl+C',
  wrongSetting: (name: string, reason: string) =>
    `The setting ${name} ${reason}. Toile did not start and nothing was changed; mend it (see docs/operating.md).`,
  reasons: {
    postgres: 'must begin with “postgres://”',
    smtp: 'must begin with “smtp://” or “smtps://”',
    webAddress: 'must be an http:// or https:// address',
    timeZone: 'is not a known time zone',
    bucket: 'must name a bucket, for example https://s3.example.org/toile, with nothing after it',
    contact: 'must be an e-mail address, or an http:// or https:// address',
    site: 'must be the address of the site, with nothing after it: https://toile.example.org',
    sender: 'must be an e-mail address, alone or written as “Name <address@example.org>”',
    shape: 'does not have the form expected',
  },
  oneOf: (values: string) => `must be one of: ${values}`,
  atMost: (most: number) => `must be at most ${most}`,
  atLeast: (least: number) => `must be at least ${least}`,
  together: (names: string) =>
    `These settings go together: ${names}. Give all of them, or none. Toile did not start and nothing was changed.`,
  unknown: (names: string) =>
    `No setting has this name: ${names}. Toile did not start and nothing was changed; mend the name, or take it away (see docs/operating.md).`,
  portForbidden:
    'This account may not open this port. Toile did not start and nothing was changed; give a port from 1024 on with PORT.',
  hostElsewhere: (host: string) =>
    `The address ${host}, given by HOST, is not of this machine. Toile did not start and nothing was changed; give 127.0.0.1 for this machine alone, 0.0.0.0 for all.`,
  portTaken:
    'Another program already uses this port. Toile did not start and nothing was changed; give another port with PORT.',
  databaseSilent: (code: string) =>
    `The database given by DATABASE_URL does not answer, or refuses the connection (${code}). Toile did not start and nothing was changed. Check the address, the account and the network.`,
} satisfies typeof fr;
