import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: 'Recherche',
  lead: 'Un mot, plusieurs mots, ou des mots entre guillemets. Les accents, les pluriels et l’écriture inclusive ne comptent pas.',
  box: 'Chercher dans ce que vous pouvez lire',
  button: 'Chercher',
  filters: 'Préciser',
  kind: 'Sorte',
  anyKind: 'Tout',
  kinds: {
    trace: 'Traces',
    dossier: 'Dossiers',
    plan: 'Plans d’action',
    'plan-item': 'Éléments de plan',
    report: 'Bilans',
  },
  oneKind: {
    trace: 'Trace',
    dossier: 'Dossier',
    plan: 'Plan d’action',
    'plan-item': 'Élément de plan',
    report: 'Bilan',
  },
  space: 'Espace',
  anySpace: 'Tous les espaces',
  since: 'Depuis le',
  until: 'Jusqu’au',
  count: (count: number) =>
    count === 0 ? 'Aucune réponse' : count === 1 ? '1 réponse' : `${count} réponses`,
  more: (count: string) =>
    `Plus de ${count} réponses : voici les plus proches parmi les plus récentes. Précisez pour voir les autres.`,
  none: 'Rien de ce que vous pouvez lire ne répond à ces mots. Essayez un mot de moins, ou un autre.',
  noneYet: 'Rien, pour le moment, ne répond à ces mots dans ce qui est déjà indexé.',
  indexing: 'L’index de la recherche se construit',
  indexingThen:
    'Des réponses peuvent manquer. Rien n’est perdu : refaites cette recherche dans quelques minutes.',
  mended: (text: string) => `Rien pour ces mots tels quels ; voici pour « ${text} ».`,
  notSearched: 'La recherche n’a pas été faite : voyez ce qui suit.',
  previous: 'Page précédente',
  next: 'Page suivante',
  errors: {
    tooLong: (values) => `Ces mots sont trop nombreux (${values.maximum} caractères au plus). Retirez-en.`,
    dateInvalid: 'Cette date n’existe pas ; la recherche n’a pas été faite. Écrivez-la comme 2026-03-31.',
  } satisfies ErrorWords,
};

export const en = {
  title: 'Search',
  lead: 'One word, several words, or words in quotes. Accents, plurals and inclusive writing do not matter.',
  box: 'Search what you may read',
  button: 'Search',
  filters: 'Narrow down',
  kind: 'Kind',
  anyKind: 'Everything',
  kinds: {
    trace: 'Traces',
    dossier: 'Dossiers',
    plan: 'Action plans',
    'plan-item': 'Plan items',
    report: 'Reports',
  },
  oneKind: {
    trace: 'Trace',
    dossier: 'Dossier',
    plan: 'Action plan',
    'plan-item': 'Plan item',
    report: 'Report',
  },
  space: 'Space',
  anySpace: 'Every space',
  since: 'Since',
  until: 'Until',
  count: (count: number) => (count === 0 ? 'No answer' : count === 1 ? '1 answer' : `${count} answers`),
  more: (count: string) =>
    `More than ${count} answers: here are the closest among the most recent. Narrow down to see the others.`,
  none: 'Nothing that you may read answers these words. Try one word fewer, or another one.',
  noneYet: 'Nothing answers these words yet in what is indexed so far.',
  indexing: 'The search index is being built',
  indexingThen: 'Answers may be missing. Nothing is lost: search again in a few minutes.',
  mended: (text: string) => `Nothing for these words as they are; here is “${text}”.`,
  notSearched: 'The search was not made: see what follows.',
  previous: 'Previous page',
  next: 'Next page',
  errors: {
    tooLong: (values) => `These are too many words (${values.maximum} characters at most). Take some out.`,
    dateInvalid: 'This date does not exist; the search was not made. Write it like 2026-03-31.',
  } satisfies ErrorWords,
};
