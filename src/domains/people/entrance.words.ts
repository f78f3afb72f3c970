export const fr = {
  demonstration: 'Visiter le quartier inventé',
  demonstrationLead:
    'Entrez sous le nom d’une de ces personnes : tout y est inventé, et vous pouvez tout essayer.',
  enterAs: (name: string) => `Entrer comme ${name}`,
  own: 'Commencer pour de vrai',
  firstAccount: 'Créer mon espace',
  signIn: 'Me connecter',
  invitation: 'On entre ici par invitation. Vous avez déjà un compte ?',
  entered: (name: string) => `Vous visitez sous le nom de ${name}.`,
};

export const en = {
  demonstration: 'Visit the invented neighbourhood',
  demonstrationLead:
    'Enter under the name of one of these people: everything is invented, and you may try anything.',
  enterAs: (name: string) => `Enter as ${name}`,
  own: 'Start for real',
  firstAccount: 'Create my space',
  signIn: 'Sign in',
  invitation: 'One enters here by invitation. Do you already have an account?',
  entered: (name: string) => `You are visiting as ${name}.`,
} satisfies typeof fr;
