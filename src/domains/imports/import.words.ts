import { formatNumber } from '#/french/numbers.ts';
import { plural } from '#/french/plurals.ts';
import type { ErrorWords } from '#/platform/form.ts';
import type { ImportKind, ImportState } from './import.ts';

export const fr = {
  title: 'Importations',
  lead: 'Ce que votre agenda et vos tableaux savent déjà n’a pas à être noté deux fois. Toile propose, vous choisissez.',
  agenda: 'Importer mon agenda',
  agendaHint: 'Un fichier .ics : les rencontres sont proposées une par une.',
  spreadsheet: 'Importer un tableau',
  spreadsheetHint: 'Un fichier .xlsx ou .csv, ou des cellules collées : l’année d’avant, par exemple.',
  yours: 'Vos importations',
  none: 'Aucune importation pour le moment.',
  kinds: { agenda: 'Agenda', spreadsheet: 'Tableau' } satisfies Record<ImportKind, string>,
  pasted: 'cellules collées',
  states: {
    reviewing: 'attend votre avis',
    mapping: 'attend votre confirmation',
    running: 'en cours',
    done: 'terminée',
    failed: 'arrêtée',
    undone: 'annulée',
  } satisfies Record<ImportState, string>,
  caption: 'Vos importations, la plus récente d’abord',
  what: 'Quoi',
  when: 'Quand',
  state: 'Où elle en est',
  traces: 'Traces',
  inSpace: (name: string) => `Dans l’espace ${name}`,
  running: 'Les rangées deviennent des traces',
  progress: (done: number, total: number) => `Rangées : ${formatNumber(done)} sur ${formatNumber(total)}`,
  runningHint: 'Vous pouvez fermer cette page : le travail continue.',
  refresh: 'Voir où en est l’importation',
  done: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} trace vient de cette importation.`,
      `${formatNumber(count)} traces viennent de cette importation.`,
    ),
  failed:
    'L’importation s’est arrêtée : vous ne pouvez plus noter de traces dans cet espace, ou une rangée a été refusée. Ce qui a été noté avant l’arrêt est gardé ; vous pouvez le laisser, ou tout annuler.',
  undone: 'Cette importation est annulée : ses traces sont à la corbeille, d’où elles peuvent revenir.',
  seeTraces: 'Voir mes traces',
  seeTrash: 'Voir la corbeille',
  undo: 'Annuler toute l’importation',
  undoHint: 'Les traces qui en viennent vont à la corbeille. Rien d’autre ne change.',
  undoConfirm: 'Oui, envoyer ces traces à la corbeille',
  remove: 'Abandonner cette importation',
  removeHint: 'Rien n’en est devenu une trace : elle disparaît.',
  undoneNotice: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} trace est à la corbeille.`,
      `${formatNumber(count)} traces sont à la corbeille.`,
    ),
  removedNotice: 'L’importation est abandonnée. Rien n’avait été noté.',
  forgetTitle: 'Ce que vous avez écarté',
  forgetHint: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rencontre écartée n’est plus proposée.`,
      `${formatNumber(count)} rencontres écartées ne sont plus proposées.`,
    ),
  forget: 'Tout proposer de nouveau',
  forgotten: 'Ce que vous aviez écarté sera de nouveau proposé à la prochaine importation.',
  todayAwaitSeveral: (count: number) =>
    plural(count, `${count} importation attend votre avis`, `${count} importations attendent votre avis`),
  todayAwaits: (name: string) =>
    name === '' ? 'Une importation attend votre avis' : `L’importation de « ${name} » attend votre avis`,
  required: 'obligatoire',
  errors: {
    stillRunning:
      'L’importation est en cours : rien n’a changé. Attendez la fin, puis annulez-la si vous le voulez.',
    alreadyUndone: 'Cette importation est déjà annulée : rien n’a changé.',
    undoUnconfirmed: 'Cochez la case pour confirmer ; rien n’a encore changé.',
    importMissing: 'Cette importation n’existe plus. Rien n’a changé.',
    noRight:
      'Vous ne pouvez pas noter de traces dans cet espace : rien n’a été gardé. Choisissez-en un autre.',
  } satisfies ErrorWords,
};

export const en = {
  title: 'Imports',
  lead: 'What your calendar and your spreadsheets already know need not be noted twice. Toile proposes, you choose.',
  agenda: 'Import my calendar',
  agendaHint: 'An .ics file: meetings are proposed one by one.',
  spreadsheet: 'Import a spreadsheet',
  spreadsheetHint: 'An .xlsx or .csv file, or pasted cells: last year, for instance.',
  yours: 'Your imports',
  none: 'No import for now.',
  kinds: { agenda: 'Calendar', spreadsheet: 'Spreadsheet' },
  pasted: 'pasted cells',
  states: {
    reviewing: 'awaits your word',
    mapping: 'awaits your confirmation',
    running: 'under way',
    done: 'done',
    failed: 'stopped',
    undone: 'undone',
  },
  caption: 'Your imports, the latest first',
  what: 'What',
  when: 'When',
  state: 'Where it stands',
  traces: 'Traces',
  inSpace: (name: string) => `In the space ${name}`,
  running: 'Rows are becoming traces',
  progress: (done: number, total: number) =>
    `Rows: ${formatNumber(done, 'en')} of ${formatNumber(total, 'en')}`,
  runningHint: 'You may close this page: the work goes on.',
  refresh: 'See where the import stands',
  done: (count: number) =>
    count === 1
      ? '1 trace comes from this import.'
      : `${formatNumber(count, 'en')} traces come from this import.`,
  failed:
    'The import stopped: you can no longer note traces in this space, or a row was refused. What was noted before is kept; you may leave it, or undo everything.',
  undone: 'This import is undone: its traces are in the trash, from which they can come back.',
  seeTraces: 'See my traces',
  seeTrash: 'See the trash',
  undo: 'Undo the whole import',
  undoHint: 'The traces that come from it go to the trash. Nothing else changes.',
  undoConfirm: 'Yes, send these traces to the trash',
  remove: 'Give up this import',
  removeHint: 'Nothing of it became a trace: it disappears.',
  undoneNotice: (count: number) =>
    count === 1 ? '1 trace is in the trash.' : `${formatNumber(count, 'en')} traces are in the trash.`,
  removedNotice: 'The import is given up. Nothing had been noted.',
  forgetTitle: 'What you set aside',
  forgetHint: (count: number) =>
    count === 1
      ? '1 meeting set aside is no longer proposed.'
      : `${formatNumber(count, 'en')} meetings set aside are no longer proposed.`,
  forget: 'Propose everything again',
  forgotten: 'What you had set aside will be proposed again at the next import.',
  todayAwaitSeveral: (count: number) =>
    count === 1 ? '1 import awaits your word' : `${count} imports await your word`,
  todayAwaits: (name: string) =>
    name === '' ? 'An import awaits your word' : `The import of “${name}” awaits your word`,
  required: 'required',
  errors: {
    stillRunning: 'The import is under way: nothing changed. Wait for its end, then undo it if you wish.',
    alreadyUndone: 'This import is already undone: nothing changed.',
    undoUnconfirmed: 'Tick the box to confirm; nothing has changed yet.',
    importMissing: 'This import is no longer there. Nothing changed.',
    noRight: 'You cannot note traces in this space: nothing was kept. Choose another.',
  } satisfies ErrorWords,
} satisfies typeof fr;
