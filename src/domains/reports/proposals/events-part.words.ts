import { capitalised, quoted } from '#/french/wording.ts';
import type { EventsSaying } from './events-part.rules.ts';

export const fr = {
  turns: {
    accepted: (title) => `Nous disons oui à la demande ${quoted(title, 'fr')}.`,
    redirected: (title) => `La demande ${quoted(title, 'fr')} est réorientée.`,
    accompanying: (title) => `L’accompagnement commence dans ${quoted(title, 'fr')}.`,
    'withdrawal-prepared': (title) => `Nous préparons notre retrait de ${quoted(title, 'fr')}.`,
    closed: (title) => `Le dossier ${quoted(title, 'fr')} se ferme.`,
  },
  resumed: (title) => `L’accompagnement reprend dans ${quoted(title, 'fr')}.`,
  done: (title) => `C’est fait : ${quoted(title, 'fr')}.`,
  dated: (day, text) => `**${capitalised(day)}.** ${text}`,
} satisfies EventsSaying;

export const en = {
  turns: {
    accepted: (title) => `We say yes to the request ${quoted(title, 'en')}.`,
    redirected: (title) => `The request ${quoted(title, 'en')} is redirected.`,
    accompanying: (title) => `Our support begins in ${quoted(title, 'en')}.`,
    'withdrawal-prepared': (title) => `We prepare our withdrawal from ${quoted(title, 'en')}.`,
    closed: (title) => `The case ${quoted(title, 'en')} is closed.`,
  },
  resumed: (title) => `Our support resumes in ${quoted(title, 'en')}.`,
  done: (title) => `Done: ${quoted(title, 'en')}.`,
  dated: (day, text) => `**${capitalised(day)}.** ${text}`,
} satisfies EventsSaying;
