import type { Role } from '#/platform/visit.ts';

interface Told {
  inviter: string;
  instance: string;
  space: string | null;
}

export const fr = {
  title: 'Invitation',
  lead: ({ inviter, instance, space }: Told) =>
    space === null
      ? `${inviter} vous invite à ouvrir un compte sur ${instance}.`
      : `${inviter} vous invite à rejoindre « ${space} » sur ${instance}.`,
  role: {
    guest: 'Vous y serez une personne invitée : vous lisez ce que l’espace partage avec vous.',
    member: 'Vous en serez membre : vous lisez et écrivez avec les autres.',
    secretary: 'Vous en tiendrez le secrétariat : vous préparez et consignez, avec les autres.',
    facilitator: 'Vous l’animerez : vous y invitez des personnes et en réglez le fonctionnement.',
  } satisfies Record<Role, string>,
  until: (day: string) => `Elle est bonne jusqu’au ${day}.`,
  as: (name: string) => `Vous acceptez en tant que ${name}.`,
  accept: 'Accepter l’invitation',
  hasAccount: 'J’ai déjà un compte',
  hasAccountHint: 'Entrez d’abord dans votre compte : vous reviendrez ici pour accepter.',
  signIn: 'Me connecter',
  newAccount: 'Ouvrir mon compte',
  name: 'Votre nom',
  nameHint: 'Celui sous lequel les autres vous connaissent.',
  email: 'Adresse courriel',
  emailHint: 'Elle sert à vous connecter, et à rien d’autre.',
  password: 'Mot de passe',
  passwordHint:
    'Douze caractères au moins. Quelques mots sans lien entre eux valent mieux que des signes compliqués.',
  required: 'obligatoire',
  submit: 'Ouvrir mon compte et accepter',
  accepted: 'L’invitation est acceptée.',
  alreadyHere: 'Vous avez déjà un compte ici : cette invitation ne vous donnerait rien de plus.',
  over: 'Cette invitation n’est plus bonne',
  overText:
    'Elle a déjà servi, elle est terminée, ou la personne qui l’a faite l’a retirée. Rien n’a été changé. Demandez-lui une autre invitation.',
  ofTheStory: 'Cette invitation appartient à la démonstration',
  ofTheStoryText:
    'Elle vient d’une personne inventée et ne s’adresse qu’aux personnes inventées : elle n’ouvre aucun vrai compte. Rien n’a été changé.',
  notForTheStory: 'Vous visitez sous un nom inventé',
  notForTheStoryText:
    'Cette invitation s’adresse à une vraie personne. Rien n’a été changé : fermez la session de démonstration et ouvrez le lien de nouveau.',
};

export const en = {
  title: 'Invitation',
  lead: ({ inviter, instance, space }: Told) =>
    space === null
      ? `${inviter} invites you to open an account on ${instance}.`
      : `${inviter} invites you to join “${space}” on ${instance}.`,
  role: {
    guest: 'You will be a guest: you read what the space shares with you.',
    member: 'You will be a member: you read and write with the others.',
    secretary: 'You will be its secretary: you prepare and record, with the others.',
    facilitator: 'You will facilitate it: you invite people and set how it works.',
  } satisfies Record<Role, string>,
  until: (day: string) => `It is good until ${day}.`,
  as: (name: string) => `You accept as ${name}.`,
  accept: 'Accept the invitation',
  hasAccount: 'I already have an account',
  hasAccountHint: 'Enter your account first: you will come back here to accept.',
  signIn: 'Sign in',
  newAccount: 'Open my account',
  name: 'Your name',
  nameHint: 'The one others know you by.',
  email: 'E-mail address',
  emailHint: 'It is used to sign you in, and for nothing else.',
  password: 'Password',
  passwordHint: 'At least twelve characters. A few unrelated words are better than complicated signs.',
  required: 'required',
  submit: 'Open my account and accept',
  accepted: 'The invitation is accepted.',
  alreadyHere: 'You already have an account here: this invitation would give you nothing more.',
  over: 'This invitation is no longer good',
  overText:
    'It was already used, it has ended, or the person who made it took it back. Nothing was changed. Ask them for another.',
  ofTheStory: 'This invitation belongs to the demonstration',
  ofTheStoryText:
    'It comes from an invented person and is meant for invented people only: it opens no real account. Nothing was changed.',
  notForTheStory: 'You are visiting under an invented name',
  notForTheStoryText:
    'This invitation is meant for a real person. Nothing was changed: leave the demonstration and open the link again.',
} satisfies typeof fr;
