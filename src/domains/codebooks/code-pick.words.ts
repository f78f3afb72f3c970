import type { CodePick } from './decision-table.ts';

export const fr = {
  title: 'Un seul code parmi plusieurs',
  lead: 'Une trace peut dire plusieurs choses là où le cadre ne prend qu’un code. La règle qui le choisit :',
  picks: {
    listOrder: 'la première ligne de la table qui se trouve dans la trace.',
    largestShareThenListOrder:
      'la nature qui a la plus grande part dans la trace ; à parts égales, ou quand aucune part n’est notée, la première ligne de la table.',
  } satisfies Record<CodePick, string>,
  kept: 'Les autres restent dans la trace : le relevé les compte parmi ce que le cadre ne reçoit pas, sauf si un autre champ les porte.',
};

export const en: typeof fr = {
  title: 'One code among several',
  lead: 'A trace may say several things where the framework takes one code. The rule that picks it:',
  picks: {
    listOrder: 'the first line of the table found in the trace.',
    largestShareThenListOrder:
      'the kind with the largest share in the trace; when shares are equal, or none is noted, the first line of the table.',
  },
  kept: 'The others stay in the trace: the statement counts them among what the framework does not take, unless another field carries them.',
};
