/** The bilan that the team of the fictional borough prepares: what people wrote in it, beside what is proposed. */
export const storyReport = {
  key: 'report:equipe',
  title: 'Bilan de l’équipe, en préparation',
  space: 'space:equipe',
  by: 'person:maude',
  template: 'bilan-equipe',
  /** Days before the day the story is told: when it begins to tell, when it was composed. */
  starts: -300,
  composed: -9,
  /** Sections that somebody wrote, before what is proposed there. */
  written: [
    {
      kind: 'mission',
      day: -6,
      by: 'person:maude',
      text: 'Cette année, le quartier a beaucoup encaissé : le froid, les loyers, deux coordinations parties. Ce bilan dit ce que des groupes ont fait de tout cela, et la part que nous y avons prise.',
    },
    {
      kind: 'learnings',
      day: -4,
      by: 'person:maude',
      text: 'Nous retenons surtout ceci : les demandes pressées des directions prennent la place de ce que les groupes nous demandent. Les noter nous a permis d’en parler autrement.',
    },
  ],
  /** Said beside a section, and not settled yet. */
  comments: [
    {
      kind: 'learnings',
      day: -2,
      by: 'person:idriss',
      quote: 'les demandes pressées des directions',
      text: 'À dire moins vite ? À l’assemblée, on voudra savoir lesquelles.',
    },
  ],
} as const;
