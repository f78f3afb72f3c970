import { counted } from '#/french/plurals.ts';
import { enumerated } from '#/french/wording.ts';
import type { StatementSaying } from './statement-part.rules.ts';

export const fr = {
  shows: ({ from, to }) =>
    `Du ${from} au ${to}, voici ce que ce cadre reçoit de notre travail, et ce qu’il n’en reçoit pas.`,
  takes: 'Il reçoit, sans que ces lignes s’additionnent :',
  leaves: 'Il ne reçoit rien de ceci :',
  declared: ({ name, count }) => `${name} : ${counted(count, 'déclaration', 'déclarations')}.`,
  notDeclared: ({ name, count, time }) =>
    `${name} : ${counted(count, 'trace', 'traces')}${time === null ? '' : `, ${time} notées`}.`,
  silent: (aspects) => `De ce qu’il reçoit, il ne dit pas : ${enumerated(aspects, 'fr')}.`,
  without: (name) => `${name}.`,
  moreLines: (lines) =>
    lines === 1
      ? 'Une autre ligne se lit au relevé.'
      : `${counted(lines, 'autre ligne', 'autres lignes')} se lisent au relevé.`,
  figure: {
    title: (title) => `Ce que le cadre reçoit et ne reçoit pas : ${title}`,
    note: (from, to) =>
      `Traces, du ${from} au ${to}. Chaque ligne se lit seule. Ces nombres ne mesurent pas l’effort.`,
    description:
      'Une ligne par sorte d’acte reçue ou par motif de non-déclaration, en traces. Les lignes ne s’additionnent pas.',
    rowsHeading: 'Acte ou motif',
    taken: 'Reçu par le cadre',
    notTaken: 'Non reçu',
    unsaid: (aspect, family) => `Déclaré, sans dire ${aspect}${family === null ? '' : ` (${family})`}`,
  },
} satisfies StatementSaying;

export const en = {
  shows: ({ from, to }) =>
    `From ${from} to ${to}, here is what this framework takes of our work, and what it does not.`,
  takes: 'It takes, and these lines do not add up:',
  leaves: 'It takes nothing of this:',
  declared: ({ name, count }) => `${name}: ${counted(count, 'declaration', 'declarations', 'en')}.`,
  notDeclared: ({ name, count, time }) =>
    `${name}: ${counted(count, 'trace', 'traces', 'en')}${time === null ? '' : `, ${time} noted`}.`,
  silent: (aspects) => `Of what it takes, it does not say: ${enumerated(aspects, 'en')}.`,
  without: (name) => `${name}.`,
  moreLines: (lines) =>
    lines === 1
      ? 'One more line can be read in the statement.'
      : `${counted(lines, 'more line', 'more lines', 'en')} can be read in the statement.`,
  figure: {
    title: (title) => `What the framework takes and does not take: ${title}`,
    note: (from, to) =>
      `Traces, from ${from} to ${to}. Each line is read by itself. These numbers do not measure effort.`,
    description:
      'One line for each sort of act taken or reason for not declaring, in traces. Lines do not add up.',
    rowsHeading: 'Act or reason',
    taken: 'Taken by the framework',
    notTaken: 'Not taken',
    unsaid: (aspect, family) => `Declared, without saying ${aspect}${family === null ? '' : ` (${family})`}`,
  },
} satisfies StatementSaying;
