import type { ProviderRefusal } from './provider.ts';

export const fr = {
  title: 'Connexion',
  linked: (name: string) => `Les deux comptes sont liés : vous pouvez entrer avec ${name}.`,
  back: 'Retour à la connexion',
  unreachable: (name: string) =>
    `${name} ne répond pas pour le moment. Rien n’a été changé. Réessayez dans quelques minutes, ou entrez d’une autre façon.`,
  refusals: {
    cancelled: (name: string) =>
      `La connexion chez ${name} a été annulée. Rien n’a été changé. Vous pouvez recommencer, ou entrer d’une autre façon.`,
    failed: (name: string) =>
      `La réponse de ${name} n’a pas pu être vérifiée. Rien n’a été changé. Recommencez ; si cela se répète, dites-le à une personne qui administre cette instance.`,
    lost: (name: string) =>
      `Cette connexion chez ${name} a commencé dans un autre navigateur, ou il y a trop longtemps. Rien n’a été changé. Recommencez.`,
    linkFirst: (name: string) =>
      `Un compte a déjà l’adresse que donne ${name}, et rien ne prouve que c’est le vôtre. Rien n’a été changé. Entrez d’abord dans ce compte d’une autre façon, puis liez les deux dans « Mon compte ».`,
    closed: (name: string) =>
      `Le compte lié à ${name} est fermé ici. Rien n’a été changé. Écrivez à une personne qui administre cette instance.`,
    linkedElsewhere: (name: string) =>
      `Ce compte chez ${name} ouvre déjà un autre compte ici. Rien n’a été changé. Défaites d’abord ce lien dans l’autre compte.`,
  } satisfies Record<ProviderRefusal, (name: string) => string>,
};

export const en = {
  title: 'Sign in',
  linked: (name: string) => `The two accounts are linked: you may sign in with ${name}.`,
  back: 'Back to sign-in',
  unreachable: (name: string) =>
    `${name} is not answering for now. Nothing was changed. Try again in a few minutes, or sign in another way.`,
  refusals: {
    cancelled: (name: string) =>
      `Signing in at ${name} was cancelled. Nothing was changed. You may start again, or sign in another way.`,
    failed: (name: string) =>
      `The answer from ${name} could not be verified. Nothing was changed. Start again; if it happens again, tell somebody who administers this instance.`,
    lost: (name: string) =>
      `This sign-in at ${name} began in another browser, or too long ago. Nothing was changed. Start again.`,
    linkFirst: (name: string) =>
      `An account already has the address that ${name} gives, and nothing proves that it is yours. Nothing was changed. Enter that account another way first, then link the two in “My account”.`,
    closed: (name: string) =>
      `The account linked to ${name} is closed here. Nothing was changed. Write to somebody who administers this instance.`,
    linkedElsewhere: (name: string) =>
      `This account at ${name} already opens another account here. Nothing was changed. Undo that link in the other account first.`,
  },
} satisfies typeof fr;
