import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: 'Ce qui a changé depuis la proposition',
  lead: 'Rien n’a été réécrit. Voici, section par section, ce que le travail dirait autrement aujourd’hui.',
  open: 'Voir ce qui a changé depuis la proposition',
  changedNotice: 'Le travail de la période a changé depuis la proposition',
  changedText: 'Des traces ont été ajoutées, corrigées ou retirées. Vos phrases sont restées telles quelles.',
  none: 'Le bilan dit la même chose que le travail noté.',
  noneText: 'Rien à reprendre. Vos propres phrases ne sont pas comparées.',
  untouched: (count: number) =>
    count === 1
      ? 'Mettre à jour la phrase que personne n’a retouchée'
      : `Mettre à jour les ${count} phrases que personne n’a retouchées`,
  untouchedHint: 'Les phrases que vous avez réécrites restent à décider une par une.',
  seen: 'C’est vu',
  seenHint: 'Le bilan reste comme il est, et l’avis sur sa page s’en va jusqu’au prochain changement.',
  seenDone: 'C’est noté.',
  changes: {
    changed: 'Se dirait autrement',
    gone: 'Plus rien ne l’appuie',
    new: 'Nouveau',
  },
  figure: 'Figure',
  figureNow: 'Ses nombres ont changé.',
  rewritten: 'Vous aviez réécrit cette phrase.',
  yours: 'Dans le bilan',
  now: 'Ce que le travail dit maintenant',
  take: 'Prendre la nouvelle phrase',
  takeFigure: 'Prendre la nouvelle figure',
  add: 'Ajouter à la fin de la section',
  keep: 'Garder ce qui est écrit',
  leave: 'Laisser de côté',
  remove: 'Retirer du bilan',
  section: 'Reprendre toute la proposition de cette section',
  sectionHint: 'Remplace le texte entier ; celui d’aujourd’hui reste dans l’historique de la section.',
  done: 'C’est fait.',
  wordGone: 'retiré :',
  wordNew: 'ajouté :',
  write: 'Ouvrir la section',
  refusedTitle: 'Rien n’a été changé',
  errors: {
    renewalChanged:
      'La section ou le travail a changé pendant que vous lisiez. Voici où en sont les choses ; recommencez s’il le faut.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: 'What has changed since the proposal',
  lead: 'Nothing was rewritten. Here is, section by section, what the work would say otherwise today.',
  open: 'See what has changed since the proposal',
  changedNotice: 'The work of the period has changed since the proposal',
  changedText: 'Traces were added, corrected or taken away. Your sentences have stayed as they are.',
  none: 'The report says what the work that was noted says.',
  noneText: 'Nothing to take up. Sentences of your own are not compared.',
  untouched: (count) =>
    count === 1
      ? 'Update the sentence that nobody touched'
      : `Update the ${count} sentences that nobody touched`,
  untouchedHint: 'Sentences that you rewrote are left to decide one by one.',
  seen: 'Seen',
  seenHint: 'The report stays as it is, and the notice on its page goes away until the next change.',
  seenDone: 'Noted.',
  changes: { changed: 'Would be said otherwise', gone: 'Nothing supports it any longer', new: 'New' },
  figure: 'Figure',
  figureNow: 'Its numbers have changed.',
  rewritten: 'You had rewritten this sentence.',
  yours: 'In the report',
  now: 'What the work says now',
  take: 'Take the new sentence',
  takeFigure: 'Take the new figure',
  add: 'Add at the end of the section',
  keep: 'Keep what is written',
  leave: 'Leave it aside',
  remove: 'Take out of the report',
  section: 'Take the whole proposal of this section',
  sectionHint: 'Replaces the whole text; today’s stays in the history of the section.',
  done: 'It is done.',
  wordGone: 'removed:',
  wordNew: 'added:',
  write: 'Open the section',
  refusedTitle: 'Nothing was changed',
  errors: {
    renewalChanged:
      'The section or the work changed while you were reading. Here is how things stand; try again if need be.',
  },
};
