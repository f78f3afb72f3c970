export const fr = {
  ask: {
    title: 'Recevoir un lien par courriel',
    lead: 'Écrivez l’adresse de votre compte : un lien pour entrer y sera envoyé. Il sert une fois, pendant 15 minutes.',
    email: 'Adresse courriel',
    required: 'obligatoire',
    submit: 'Envoyer le lien',
    sent: 'Si un compte a cette adresse, un lien vient de partir. Regardez aussi dans les indésirables.',
  },
  signIn: {
    title: 'Entrer par le lien',
    lead: (name: string) => `Ce lien ouvre le compte « ${name} ».`,
    submit: 'Entrer dans ce compte',
  },
  password: {
    title: 'Choisir un mot de passe',
    lead: (name: string) =>
      `Ce lien permet de choisir un nouveau mot de passe pour le compte « ${name} ». Les sessions ouvertes ailleurs seront fermées.`,
    password: 'Nouveau mot de passe',
    hint: 'Douze caractères au moins. Quelques mots sans lien entre eux valent mieux que des signes compliqués.',
    required: 'obligatoire',
    submit: 'Garder ce mot de passe et entrer',
    done: 'Votre nouveau mot de passe est gardé ; vos autres sessions sont fermées.',
  },
  email: {
    title: 'Confirmer une adresse',
    lead: (name: string) => `Ce lien confirme l’adresse du compte « ${name} ».`,
    submit: 'Confirmer cette adresse',
    done: 'L’adresse est confirmée : c’est celle de votre compte.',
    taken:
      'Un autre compte a déjà cette adresse. Le vôtre garde celle qu’il avait : demandez-en une autre dans « Mon compte ».',
  },
  over: {
    title: 'Ce lien ne sert plus',
    text: 'Il a déjà servi, ou son temps est passé. Rien n’a été changé. Demandez-en un autre.',
    back: 'Retour à la connexion',
  },
};

export const en = {
  ask: {
    title: 'Get a link by e-mail',
    lead: 'Enter the address of your account: a link to sign in will be sent there. It works once, within 15 minutes.',
    email: 'E-mail address',
    required: 'required',
    submit: 'Send the link',
    sent: 'If an account has this address, a link has just left. Check the junk folder too.',
  },
  signIn: {
    title: 'Enter by the link',
    lead: (name: string) => `This link opens ${name}’s account.`,
    submit: 'Enter this account',
  },
  password: {
    title: 'Choose a password',
    lead: (name: string) =>
      `This link lets you choose a new password for ${name}’s account. Sessions open elsewhere will be closed.`,
    password: 'New password',
    hint: 'At least twelve characters. A few unrelated words are better than complicated signs.',
    required: 'required',
    submit: 'Keep this password and enter',
    done: 'Your new password is kept; your other sessions are closed.',
  },
  email: {
    title: 'Confirm an address',
    lead: (name: string) => `This link confirms the address of ${name}’s account.`,
    submit: 'Confirm this address',
    done: 'The address is confirmed: it is now your account’s.',
    taken:
      'Another account already has this address. Yours keeps the one it had: ask for another in “My account”.',
  },
  over: {
    title: 'This link no longer works',
    text: 'It was already used, or its time has passed. Nothing was changed. Ask for another.',
    back: 'Back to sign-in',
  },
} satisfies typeof fr;
