export const fr = {
  title: 'Connexion',
  lead: 'Entrez dans votre compte pour retrouver vos espaces.',
  email: 'Adresse courriel',
  password: 'Mot de passe',
  required: 'obligatoire',
  submit: 'Me connecter',
  forgotten: 'Mot de passe oublié ? Demandez un lien de connexion par courriel.',
  forgottenWithoutMail:
    'Mot de passe oublié ? Une personne qui administre cette instance peut vous donner un lien pour en choisir un autre.',
  byMail: 'Recevoir un lien par courriel',
  byProvider: (name: string) => `Entrer avec ${name}`,
  others: 'Autres façons d’entrer',
  noAccount:
    'Pas encore de compte ? On y entre par invitation : demandez-la à une personne de votre équipe ou de votre table.',
  firstAccount: 'Créer mon espace',
  signedOut: 'Votre session est fermée sur cet appareil.',
};

export const en = {
  title: 'Sign in',
  lead: 'Enter your account to find your spaces.',
  email: 'E-mail address',
  password: 'Password',
  required: 'required',
  submit: 'Sign in',
  forgotten: 'Forgot your password? Ask for a sign-in link by e-mail.',
  forgottenWithoutMail:
    'Forgot your password? Somebody who administers this instance can give you a link to choose another.',
  byMail: 'Get a link by e-mail',
  byProvider: (name: string) => `Sign in with ${name}`,
  others: 'Other ways to sign in',
  noAccount: 'No account yet? One enters by invitation: ask somebody in your team or at your table.',
  firstAccount: 'Create my space',
  signedOut: 'Your session is closed on this device.',
} satisfies typeof fr;
