/** Words of the codebook made of a plan: they are kept in it. */

export const fr = {
  title: (plan: string) => `Plan : ${plan}`,
  summary:
    'Le plan de l’équipe, lu dans les traces qui le font bouger. Un acte peut en faire bouger plusieurs éléments, et se lit sous chacun.',
  source: (plan: string, number: number, name: string) => `« ${plan} », version ${number} (${name})`,
  definition:
    'Un acte qui fait bouger un élément de ce niveau, ou un élément qui en dépend. S’il en fait bouger plusieurs, il se lit sous chacun : les lignes se recoupent.',
  act: 'Acte qui fait bouger le plan',
  item: 'Élément du plan',
  items: 'Éléments du plan',
  moves: (title: string) => `L’acte fait bouger « ${title} ».`,
  movesOrHeld: (title: string) => `L’acte fait bouger « ${title} », ou un élément qui en dépend.`,
  outsideSentence: 'La trace n’est reliée à aucun élément d’un plan de l’équipe.',
  outside: 'Ne fait bouger aucun plan',
  outsideText:
    'L’acte est gardé. S’il fait avancer le plan, reliez la trace à l’élément, puis compilez le relevé à nouveau.',
  other: 'Fait bouger autre chose que cette version du plan',
  otherText:
    'L’acte fait bouger un autre plan de l’équipe, ou un élément ajouté depuis l’adoption de cette version.',
  conventions: {
    several: {
      question: 'Comment lit-on un acte qui fait bouger plusieurs éléments ?',
      answer: 'Entier sous chacun : les lignes se recoupent et ne s’additionnent pas.',
    },
    wider: {
      question: 'Et sous un élément plus large, un objectif par exemple ?',
      answer:
        'Une seule fois, même si l’acte fait bouger plusieurs des éléments qui en dépendent. Un objectif n’est pas la somme de ses actions.',
    },
    link: {
      question: 'D’où vient le lien entre un acte et le plan ?',
      answer:
        'D’une personne qui a relié la trace à l’élément. Une avancée, un obstacle, une adaptation comptent également : tous font bouger le plan.',
    },
  },
  layout: 'Actes par élément du plan',
  limit:
    'Le nombre d’actes ne dit pas si un élément avance. Une ligne absente peut vouloir dire que personne n’a relié de trace, ou que d’autres ont agi.',
  limitSource: 'Convention de ce cadre.',
};

export const en: typeof fr = {
  title: (plan) => `Plan: ${plan}`,
  summary:
    'The team’s plan, read in the traces that move it. An act may move several of its items, and is read under each of them.',
  source: (plan, number, name) => `“${plan}”, version ${number} (${name})`,
  definition:
    'An act that moves an item of this level, or an item that belongs to it. When it moves several, it is read under each: lines overlap.',
  act: 'Act that moves the plan',
  item: 'Plan item',
  items: 'Plan items',
  moves: (title) => `The act moves “${title}”.`,
  movesOrHeld: (title) => `The act moves “${title}”, or an item that belongs to it.`,
  outsideSentence: 'The trace is linked to no item of a plan of the team.',
  outside: 'Moves no plan',
  outsideText:
    'The act is kept. If it moves the plan, link the trace to the item, then compile the statement again.',
  other: 'Moves something else than this version of the plan',
  otherText: 'The act moves another plan of the team, or an item added since this version was adopted.',
  conventions: {
    several: {
      question: 'How is an act read when it moves several items?',
      answer: 'Whole under each: lines overlap and do not add up.',
    },
    wider: {
      question: 'And under a wider item, an objective for instance?',
      answer:
        'Once, even when the act moves several of the items that belong to it. An objective is not the sum of its actions.',
    },
    link: {
      question: 'Where does the link between an act and the plan come from?',
      answer:
        'From somebody who linked the trace to the item. Progress, an obstacle and an adaptation count alike: all of them move the plan.',
    },
  },
  layout: 'Acts by plan item',
  limit:
    'The number of acts does not say whether an item makes progress. A missing line may mean that nobody linked a trace, or that others acted.',
  limitSource: 'Convention of this framework.',
};
