import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: (name: string) => `${name} : ses appartenances`,
  link: 'Ajouter, dater ou terminer une appartenance',
  lead: 'Un lieu peut appartenir à plusieurs territoires à la fois, dans plusieurs découpages. Chaque appartenance peut avoir un début et une fin : les relevés par territoire lisent celles qui valaient le jour des faits.',
  caption: 'Appartient à',
  none: 'Aucune appartenance notée.',
  parent: 'Territoire',
  list: 'Découpage',
  days: 'Quand',
  acts: 'Changer',
  also: 'Appartient aussi à…',
  firstOne: 'Appartient à…',
  choose: 'Choisir un territoire',
  since: 'Depuis le',
  sinceHint: 'Vide : depuis toujours, pour autant qu’on le sache.',
  until: 'N’y appartient plus à partir du',
  untilHint: 'Vide : y appartient encore.',
  add: 'Ajouter l’appartenance',
  added: 'L’appartenance est ajoutée.',
  correct: 'Corriger ou terminer',
  correctOf: (name: string) => `Corriger ou terminer : ${name}`,
  correctTitle: (place: string, parent: string) => `${place} dans ${parent}`,
  correctLead:
    'Pour une appartenance qui a cessé, donnez le jour : ce qui s’est passé avant reste lu comme avant.',
  save: 'Enregistrer',
  saved: 'L’appartenance est enregistrée.',
  cancel: 'Revenir sans enregistrer',
  remove: 'Retirer cette appartenance',
  removeTitle: 'Notée par erreur ?',
  removeHint:
    'La retirer l’efface pour tous les jours : les relevés par territoire ne la liront plus. Si elle a seulement cessé, donnez plutôt sa fin ci-dessus.',
  removed: 'L’appartenance est retirée.',
  conflictTitle: 'Quelqu’un a changé cette appartenance pendant que vous écriviez.',
  conflict:
    'Rien n’a été remplacé. Ce qui est enregistré maintenant est montré sous chaque champ qui diffère ; gardez ou remplacez, puis enregistrez.',
  savedNow: 'Enregistré entre-temps',
  noDay: 'aucun jour',
  errors: {
    parentMissing: 'Choisissez un territoire.',
    parentUnknown:
      'Ce territoire n’est ni dans les listes, ni parmi les lieux de cet espace. Rien n’a été changé : choisissez-en un autre.',
    dateInvalid: 'Cette date n’existe pas. Écrivez-la comme 2026-03-31.',
    endBeforeStart: 'La fin doit venir après le début. Rien n’a été changé.',
    liesInItself:
      'Un lieu n’appartient pas à lui-même. Rien n’a été changé : choisissez un autre territoire.',
    belongingThere:
      'Ce lieu appartient déjà à ce territoire pendant une partie de ces jours. Rien n’a été changé : corrigez l’appartenance qui est là.',
    cycle:
      'Ce territoire appartient lui-même à ce lieu pendant une partie de ces jours : les deux se contiendraient l’un l’autre. Rien n’a été changé : choisissez un autre territoire, ou terminez d’abord l’autre appartenance.',
  } satisfies ErrorWords,
};

export const en = {
  title: (name: string) => `What ${name} belongs to`,
  link: 'Add, date or end a belonging',
  lead: 'A place may belong to several territories at once, in several divisions. Each belonging may have a beginning and an end: statements by territory read those that held on the day of the facts.',
  caption: 'Belongs to',
  none: 'No belonging is noted.',
  parent: 'Territory',
  list: 'Division',
  days: 'When',
  acts: 'Change',
  also: 'Also belongs to…',
  firstOne: 'Belongs to…',
  choose: 'Choose a territory',
  since: 'Since',
  sinceHint: 'Empty: always, as far as anybody knows.',
  until: 'No longer belongs to it from',
  untilHint: 'Empty: it still does.',
  add: 'Add the belonging',
  added: 'The belonging is added.',
  correct: 'Correct or end',
  correctOf: (name: string) => `Correct or end: ${name}`,
  correctTitle: (place: string, parent: string) => `${place} in ${parent}`,
  correctLead: 'For a belonging that has ceased, give the day: what happened before is still read as before.',
  save: 'Save',
  saved: 'The belonging is saved.',
  cancel: 'Go back without saving',
  remove: 'Take this belonging off',
  removeTitle: 'Noted by mistake?',
  removeHint:
    'Taking it off erases it for every day: statements by territory will no longer read it. If it has only ceased, give its end above instead.',
  removed: 'The belonging is taken off.',
  conflictTitle: 'Somebody changed this belonging while you were writing.',
  conflict:
    'Nothing was overwritten. What is saved now is shown under each field that differs; keep or replace, then save.',
  savedNow: 'Saved meanwhile',
  noDay: 'no day',
  errors: {
    parentMissing: 'Choose a territory.',
    parentUnknown:
      'This territory is neither in the lists nor among the places of this space. Nothing was changed: choose another.',
    dateInvalid: 'This date does not exist. Write it like 2026-03-31.',
    endBeforeStart: 'The end must come after the beginning. Nothing was changed.',
    liesInItself: 'A place does not belong to itself. Nothing was changed: choose another territory.',
    belongingThere:
      'This place already belongs to this territory during some of these days. Nothing was changed: correct the belonging that is there.',
    cycle:
      'This territory itself belongs to this place during some of these days: each would contain the other. Nothing was changed: choose another territory, or end the other belonging first.',
  } satisfies ErrorWords,
} satisfies typeof fr;
