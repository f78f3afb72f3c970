import type { LearningsSaying } from './learnings-part.rules.ts';

export const fr = {
  obstacles: 'Ce qui nous a résisté :',
  adaptations: 'Ce que nous avons fait autrement :',
  dossiers: 'Ce que nous avons mis en veille ou passé à d’autres :',
  line: ({ title, text }) => `**${title}** – ${text}`,
} satisfies LearningsSaying;

export const en = {
  obstacles: 'What got in the way:',
  adaptations: 'What we did differently:',
  dossiers: 'What we set to rest or passed on:',
  line: ({ title, text }) => `**${title}** – ${text}`,
} satisfies LearningsSaying;
