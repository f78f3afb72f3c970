export const fr = {
  hidden: (count: string, isOne: boolean) =>
    isOne
      ? `${count} trace comptée n’est pas visible pour vous.`
      : `${count} traces comptées ne sont pas visibles pour vous.`,
  earlier: 'Traces plus anciennes',
  latest: 'Revenir aux plus récentes',
  asCounted: 'Ce sont les traces qui ont été comptées ce jour-là, même si elles ont changé depuis.',
  foundAgain:
    'La liste des traces de cette compilation n’a pas été gardée : voici celles qui répondent aux mêmes règles aujourd’hui. Compilez de nouveau pour garder la liste.',
};

export const en = {
  hidden: (count, isOne) =>
    isOne
      ? `${count} trace that was counted is not visible to you.`
      : `${count} traces that were counted are not visible to you.`,
  earlier: 'Earlier traces',
  latest: 'Back to the latest',
  asCounted: 'These are the traces that were counted that day, even if they have changed since.',
  foundAgain:
    'The list of traces of this compilation was not kept: these are the ones that answer the same rules today. Compile again to keep the list.',
} satisfies typeof fr;
