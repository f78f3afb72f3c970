export const fr = {
  title: 'Créer mon espace',
  lead: 'Vous ouvrez le premier compte de cette instance : il l’administre. Les autres personnes entreront par invitation.',
  name: 'Votre nom',
  nameHint: 'Celui sous lequel les autres vous connaissent.',
  email: 'Adresse courriel',
  emailHint: 'Elle sert à vous connecter, et à rien d’autre.',
  password: 'Mot de passe',
  passwordHint:
    'Douze caractères au moins. Quelques mots sans lien entre eux valent mieux que des signes compliqués.',
  required: 'obligatoire',
  submit: 'Ouvrir mon compte',
  opened: 'Votre compte est ouvert. Il reste à ouvrir votre espace.',
  closed:
    'Le premier compte de cette instance existe déjà. Rien n’a été changé : connectez-vous, ou demandez une invitation.',
};

export const en = {
  title: 'Create my space',
  lead: 'You are opening the first account of this instance: it administers it. Others will enter by invitation.',
  name: 'Your name',
  nameHint: 'The one others know you by.',
  email: 'E-mail address',
  emailHint: 'It is used to sign you in, and for nothing else.',
  password: 'Password',
  passwordHint: 'At least twelve characters. A few unrelated words are better than complicated signs.',
  required: 'required',
  submit: 'Open my account',
  opened: 'Your account is open. What remains is to open your space.',
  closed:
    'The first account of this instance already exists. Nothing was changed: sign in, or ask for an invitation.',
} satisfies typeof fr;
