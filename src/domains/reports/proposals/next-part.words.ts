import { enumerated } from '#/french/wording.ts';
import type { NextSaying } from './next-part.rules.ts';

const by = (holders: readonly string[]) => (holders.length === 0 ? '' : ` (${enumerated(holders, 'fr')})`);
const byInEnglish = (holders: readonly string[]) =>
  holders.length === 0 ? '' : ` (${enumerated(holders, 'en')})`;

export const fr = {
  goOn: 'Nous continuons d’accompagner :',
  leave: 'Nous préparons notre retrait de :',
  plan: 'Au plan, pour la suite :',
  resume: 'À reprendre, quand ce sera possible :',
  also: 'À faire aussi :',
  dossier: (title, steps) => (steps.length === 0 ? title : `**${title}** – ${steps.join(' ')}`),
  step: ({ text, carriedBy, day }) =>
    `${text}${carriedBy === '' ? '' : ` (${carriedBy})`}${day === null ? '' : `, d’ici le ${day}`}`,
  due: ({ title, day, holders }) => `${title}${by(holders)}${day === null ? '' : `, d’ici le ${day}`}`,
} satisfies NextSaying;

export const en = {
  goOn: 'We go on supporting:',
  leave: 'We are preparing our withdrawal from:',
  plan: 'In the plan, for what comes next:',
  resume: 'To be taken up again when possible:',
  also: 'Also to be done:',
  dossier: (title, steps) => (steps.length === 0 ? title : `**${title}** – ${steps.join(' ')}`),
  step: ({ text, carriedBy, day }) =>
    `${text}${carriedBy === '' ? '' : ` (${carriedBy})`}${day === null ? '' : `, by ${day}`}`,
  due: ({ title, day, holders }) => `${title}${byInEnglish(holders)}${day === null ? '' : `, by ${day}`}`,
} satisfies NextSaying;
