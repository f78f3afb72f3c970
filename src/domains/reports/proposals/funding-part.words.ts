import type { FundingSaying } from './funding-part.rules.ts';

export const fr = {
  mission: 'En soutien à la mission :',
  project: 'Pour des projets :',
  lever: ({ funder, amount, recurring, until }) =>
    `${funder} : ${amount}${recurring ? ' par année' : ''}${until === null ? '' : `, jusqu’au ${until}`}.`,
  asked: ({ funder, amount, recurring }) =>
    `${funder} : ${amount}${recurring ? ' par année' : ''}, demandés, sans réponse encore.`,
} satisfies FundingSaying;

export const en = {
  mission: 'In support of the mission:',
  project: 'For projects:',
  lever: ({ funder, amount, recurring, until }) =>
    `${funder}: ${amount}${recurring ? ' a year' : ''}${until === null ? '' : `, until ${until}`}.`,
  asked: ({ funder, amount, recurring }) =>
    `${funder}: ${amount}${recurring ? ' a year' : ''}, asked for, not answered yet.`,
} satisfies FundingSaying;
