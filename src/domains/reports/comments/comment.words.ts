import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: (heading: string) => `Commentaires : ${heading}`,
  heading: 'Commentaires',
  comment: 'Commenter',
  commentLabel: (heading: string) => `Commenter « ${heading} »`,
  quote: 'Mots visés',
  quoteHint: 'Collez-les tels qu’ils sont dans la section. Vide : toute la section.',
  text: 'Commentaire',
  send: 'Commenter',
  answer: 'Répondre',
  answerText: 'Réponse',
  answerAndResolve: 'Répondre, et c’est réglé',
  resolve: 'C’est réglé',
  reopen: 'Reprendre',
  by: (name: string | null, day: string) => `${name ?? 'Une personne qui n’est plus là'}, ${day}`,
  turns: {
    resolved: (name: string | null, day: string) =>
      name === null ? `Réglé, ${day}` : `Réglé par ${name}, ${day}`,
    reopened: (name: string | null, day: string) =>
      name === null ? `Repris, ${day}` : `Repris par ${name}, ${day}`,
  },
  resolved: (count: number) => (count === 1 ? 'Un commentaire réglé' : `${count} commentaires réglés`),
  quoteGone: 'Ces mots ne sont plus dans la section.',
  none: 'Aucun commentaire sur cette section.',
  sent: 'Le commentaire est gardé.',
  answered: 'La réponse est gardée.',
  settled: 'C’est réglé. Le fil reste lisible.',
  taken: 'Le fil est repris.',
  back: 'Revenir au bilan',
  todayAwaits: (title: string, threads: number) =>
    threads === 1
      ? `Un commentaire vous attend dans ${title}`
      : `${threads} commentaires vous attendent dans ${title}`,
  errors: {
    commentMissing: 'Écrivez quelque chose.',
    quoteNotThere:
      'Ces mots ne se trouvent pas dans la section. Collez-les tels qu’ils y sont, ou laissez la case vide.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: (heading) => `Comments: ${heading}`,
  heading: 'Comments',
  comment: 'Comment',
  commentLabel: (heading) => `Comment on “${heading}”`,
  quote: 'Words you speak of',
  quoteHint: 'Paste them as they stand in the section. Left empty: the whole section.',
  text: 'Comment',
  send: 'Comment',
  answer: 'Answer',
  answerText: 'Answer',
  answerAndResolve: 'Answer, and it is settled',
  resolve: 'It is settled',
  reopen: 'Take up again',
  by: (name, day) => `${name ?? 'Somebody who is no longer here'}, ${day}`,
  turns: {
    resolved: (name, day) => (name === null ? `Settled, ${day}` : `Settled by ${name}, ${day}`),
    reopened: (name, day) => (name === null ? `Taken up again, ${day}` : `Taken up again by ${name}, ${day}`),
  },
  resolved: (count) => (count === 1 ? 'One settled comment' : `${count} settled comments`),
  quoteGone: 'These words are no longer in the section.',
  none: 'No comment on this section.',
  sent: 'The comment is kept.',
  answered: 'The answer is kept.',
  settled: 'It is settled. The thread can still be read.',
  taken: 'The thread is taken up again.',
  back: 'Back to the report',
  todayAwaits: (title, threads) =>
    threads === 1 ? `A comment awaits you in ${title}` : `${threads} comments await you in ${title}`,
  errors: {
    commentMissing: 'Write something.',
    quoteNotThere:
      'These words are not in the section. Paste them as they stand in it, or leave the box empty.',
  },
};
