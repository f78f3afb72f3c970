import { formatDate } from '#/french/dates.ts';

export const fr = {
  sections: (count: number) => (count === 1 ? 'Une section' : `${count} sections`),
  toWrite: (count: number) => (count === 0 ? '' : `dont ${count} à écrire`),
  openAll: 'Tout ouvrir',
  closeAll: 'Tout fermer',
  state: {
    blank: 'À écrire',
    proposed: 'Proposée, à relire',
    written: (day: string, name: string | null) =>
      name === null ? `Écrite le ${formatDate(day, 'fr')}` : `Écrite le ${formatDate(day, 'fr')} par ${name}`,
  },
  comments: (count: number) => (count === 1 ? 'un commentaire' : `${count} commentaires`),
};

export const en: typeof fr = {
  sections: (count) => (count === 1 ? 'One section' : `${count} sections`),
  toWrite: (count) => (count === 0 ? '' : `${count} to write`),
  openAll: 'Open all',
  closeAll: 'Close all',
  state: {
    blank: 'To write',
    proposed: 'Proposed, to read again',
    written: (day, name) =>
      name === null
        ? `Written on ${formatDate(day, 'en')}`
        : `Written on ${formatDate(day, 'en')} by ${name}`,
  },
  comments: (count) => (count === 1 ? 'one comment' : `${count} comments`),
};
