export const fr = {
  demonstration: 'Visiter le quartier inventé',
  demonstrationLead: 'Une équipe, une table, une saison de travail : tout y est inventé, tout s’essaie.',
  enter: 'Entrer dans le quartier',
  enterFirst: (name: string, role: string) => `Sous le nom de ${name}, ${role}.`,
  others: 'Entrer sous un autre nom',
  enterAs: (name: string) => `Entrer comme ${name}`,
  own: 'Commencer pour de vrai',
  ownLead: 'Un compte, un nom d’espace, une première trace. Rien n’en sort sans que vous le décidiez.',
  firstAccount: 'Créer mon espace',
  signIn: 'Me connecter',
  invitation: 'On entre ici par invitation. Vous avez déjà un compte ?',
  entered: (name: string) => `Vous visitez en tant que ${name}.`,
};

export const en = {
  demonstration: 'Visit the invented neighbourhood',
  demonstrationLead: 'A team, a table, a season of work: everything is invented, anything may be tried.',
  enter: 'Enter the neighbourhood',
  enterFirst: (name: string, role: string) => `As ${name}, ${role}.`,
  others: 'Enter under another name',
  enterAs: (name: string) => `Enter as ${name}`,
  own: 'Start for real',
  ownLead: 'An account, a name for your space, a first trace. Nothing leaves it unless you decide so.',
  firstAccount: 'Create my space',
  signIn: 'Sign in',
  invitation: 'One enters here by invitation. Do you already have an account?',
  entered: (name: string) => `You are visiting as ${name}.`,
} satisfies typeof fr;
