import { formatDate } from '#/french/dates.ts';

interface InvitationMail {
  instance: string;
  inviter: string;
  /** Null for an invitation to the instance. */
  space: string | null;
  link: string;
  /** Last day, `YYYY-MM-DD`. */
  until: string;
}

interface LinkMail {
  instance: string;
  link: string;
}

/** Messages that leave by mail: plain text, one link, and what to do when one did not ask for it. */
export const fr = {
  invitation: ({ instance, inviter, space, link, until }: InvitationMail) => ({
    subject: space === null ? `Invitation à ${instance}` : `Invitation à « ${space} »`,
    text: `${inviter} vous invite à rejoindre ${space === null ? instance : `« ${space} » sur ${instance}`}.

Pour accepter, ouvrez ce lien (une seule personne, jusqu’au ${formatDate(until, 'fr')}) :

${link}

Si vous n’attendiez pas ce message, ne faites rien : aucun compte ne sera ouvert.
`,
  }),
  signIn: ({ instance, link }: LinkMail) => ({
    subject: `Votre lien pour entrer dans ${instance}`,
    text: `Pour entrer dans votre compte, ouvrez ce lien (une seule fois, pendant 15 minutes) :

${link}

Si vous n’avez rien demandé, ne faites rien : personne n’est entré dans votre compte.
`,
  }),
  email: ({ instance, link }: LinkMail) => ({
    subject: `Confirmez votre adresse pour ${instance}`,
    text: `Pour que cette adresse devienne celle de votre compte, ouvrez ce lien (une seule fois, pendant 24 heures) :

${link}

Si vous n’avez rien demandé, ne faites rien : rien ne sera changé.
`,
  }),
  password: ({ instance, link }: LinkMail) => ({
    subject: `Choisissez un mot de passe pour ${instance}`,
    text: `Une personne qui administre ${instance} vous envoie ce lien pour choisir un mot de passe (une seule fois, pendant 24 heures) :

${link}

Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.
`,
  }),
};

export const en = {
  invitation: ({ instance, inviter, space, link, until }: InvitationMail) => ({
    subject: space === null ? `Invitation to ${instance}` : `Invitation to “${space}”`,
    text: `${inviter} invites you to join ${space === null ? instance : `“${space}” on ${instance}`}.

To accept, open this link (for one person, until ${formatDate(until, 'en')}):

${link}

If you were not expecting this message, do nothing: no account will be opened.
`,
  }),
  signIn: ({ instance, link }: LinkMail) => ({
    subject: `Your link to enter ${instance}`,
    text: `To enter your account, open this link (once, within 15 minutes):

${link}

If you asked for nothing, do nothing: nobody has entered your account.
`,
  }),
  email: ({ instance, link }: LinkMail) => ({
    subject: `Confirm your address for ${instance}`,
    text: `For this address to become your account’s, open this link (once, within 24 hours):

${link}

If you asked for nothing, do nothing: nothing will be changed.
`,
  }),
  password: ({ instance, link }: LinkMail) => ({
    subject: `Choose a password for ${instance}`,
    text: `Somebody who administers ${instance} sends you this link to choose a password (once, within 24 hours):

${link}

If you asked for nothing, do nothing: your password stays the same.
`,
  }),
} satisfies typeof fr;
