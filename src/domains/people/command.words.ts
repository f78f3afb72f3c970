export const fr = {
  createAdmin: 'Ouvrir un compte qui administre, ou redonner l’accès à un compte existant',
  token: 'Faire un jeton personnel pour une personne',
  name: 'nom de la personne',
  email: 'adresse courriel du compte',
  tokenName: 'nom du jeton',
  scopes: 'portées, séparées par des virgules',
  days: 'durée, en jours',
  opened: (name: string) => `Le compte « ${name} » est ouvert et administre cette instance.`,
  promoted: (name: string) =>
    `Le compte « ${name} » existait déjà : il administre maintenant cette instance.`,
  link: (address: string) => `Pour choisir un mot de passe (une seule fois, pendant 24 heures) :\n${address}`,
  emailInvalid: (typed: string) => `« ${typed} » n’est pas une adresse courriel. Rien n’a été changé.`,
  nameInvalid: 'Le nom est vide ou trop long (200 caractères au plus). Rien n’a été changé.',
  unknown: (email: string) => `Aucun compte ouvert n’a l’adresse ${email}. Rien n’a été changé.`,
  closed: (email: string) =>
    `L’adresse ${email} est celle d’un compte dont l’accès est arrêté. Rien n’a été changé : redonnez-lui d’abord l’accès.`,
  scopeUnknown: (typed: string, known: string) =>
    `« ${typed} » n’est pas une portée. Rien n’a été fait. Portées connues : ${known}.`,
  daysInvalid: 'La durée va de 1 à 365 jours. Rien n’a été fait.',
};

export const en = {
  createAdmin: 'Open an account that administers, or give access back to an existing one',
  token: 'Make a personal token for somebody',
  name: 'name of the person',
  email: 'e-mail address of the account',
  tokenName: 'name of the token',
  scopes: 'scopes, separated by commas',
  days: 'duration, in days',
  opened: (name: string) => `${name}’s account is open and administers this instance.`,
  promoted: (name: string) => `${name}’s account already existed: it now administers this instance.`,
  link: (address: string) => `To choose a password (once, within 24 hours):\n${address}`,
  emailInvalid: (typed: string) => `“${typed}” is not an e-mail address. Nothing was changed.`,
  nameInvalid: 'The name is empty or too long (200 characters at most). Nothing was changed.',
  unknown: (email: string) => `No open account has the address ${email}. Nothing was changed.`,
  closed: (email: string) =>
    `The address ${email} is that of an account whose access is stopped. Nothing was changed: give it access back first.`,
  scopeUnknown: (typed: string, known: string) =>
    `“${typed}” is not a scope. Nothing was done. Known scopes: ${known}.`,
  daysInvalid: 'The duration goes from 1 to 365 days. Nothing was done.',
} satisfies typeof fr;
