import { formatDuration, formatTime } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { plural } from '#/french/plurals.ts';
import type { ErrorWords } from '#/platform/form.ts';
import type { AgendaNote, AgendaProblem, AgendaRefusal } from './agenda.ts';
import type { DoubtReason } from './agenda-hint.rules.ts';

type Values = Readonly<Record<string, string | number>>;

export const fr = {
  title: 'Importer mon agenda',
  lead: 'Donnez un fichier de calendrier (.ics). Toile en lit les rencontres et vous les propose ; rien ne devient une trace avant que vous l’ayez dit. Vous seule, vous seul voyez cette liste.',
  file: 'Fichier de calendrier',
  fileHint:
    'Un fichier .ics exporté de Google Agenda, Outlook, Apple, Zimbra ou d’un autre logiciel (10 Mo au plus), ou l’archive .zip de Google.',
  space: 'Espace où noter les traces',
  window: 'Jours à lire',
  from: 'Du',
  to: 'Au',
  windowHint: 'Seules les rencontres qui commencent entre ces deux jours, inclus, sont proposées.',
  withNames: 'Garder le nom des personnes invitées',
  withNamesHint: 'Sans cela, Toile compte les personnes invitées et oublie leurs noms.',
  read: 'Lire l’agenda',
  howTo: 'Où trouver ce fichier ?',
  howToSteps: [
    'Google Agenda : Paramètres, puis Importer et exporter, puis Exporter.',
    'Outlook : Fichier, puis Enregistrer le calendrier ; sur le Web, Paramètres, Calendriers partagés, Publier, lien ICS.',
    'Apple : Fichier, puis Exporter.',
  ],
  reviewTitle: (name: string) =>
    name === '' ? 'Ce qui vient de votre agenda' : `Ce qui vient de « ${name} »`,
  reviewLead: 'Cochez ce qui était du travail collectif. Le reste attend, ou s’oublie.',
  waiting: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rencontre attend votre avis.`,
      `${formatNumber(count)} rencontres attendent votre avis.`,
    ),
  allKnown: 'Tout ce que contient ce fichier pour ces jours a déjà été vu : il n’y a rien de nouveau.',
  nothingInWindow: 'Aucune rencontre de ce fichier ne commence entre ces deux jours.',
  alreadyKept: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rencontre est déjà une trace.`,
      `${formatNumber(count)} rencontres sont déjà des traces.`,
    ),
  notWorkBefore: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} rencontre que vous avez écartée n’est plus proposée.`,
      `${formatNumber(count)} rencontres que vous avez écartées ne sont plus proposées.`,
    ),
  outside: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} événement est hors de ces jours.`,
      `${formatNumber(count)} événements sont hors de ces jours.`,
    ),
  ignored: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} élément qui n’est pas une rencontre (tâche, journal, disponibilité) est laissé de côté.`,
      `${formatNumber(count)} éléments qui ne sont pas des rencontres (tâches, journaux, disponibilités) sont laissés de côté.`,
    ),
  problemsTitle: (count: number) =>
    plural(
      count,
      `${formatNumber(count)} événement n’a pas pu être proposé`,
      `${formatNumber(count)} événements n’ont pas pu être proposés`,
    ),
  untitled: 'Rencontre sans titre',
  wholeDay: 'toute la journée',
  hour: (time: string) => formatTime(time, 'fr'),
  length: (minutes: number) => `pendant ${formatDuration(minutes, 'fr')}`,
  days: (last: string) => `jusqu’au ${last}`,
  changed: 'Modifiée depuis',
  until: (day: string) => `Jusqu’au ${day}.`,
  invited: (names: string) => `Personnes invitées : ${names}`,
  invitedCount: (count: number) =>
    plural(count, `${formatNumber(count)} personne invitée`, `${formatNumber(count)} personnes invitées`),
  meetings: 'Rencontres, jour par jour',
  meeting: 'Rencontre',
  dossier: 'Dossier',
  dossierOf: (title: string) => `Dossier de « ${title} »`,
  nature: 'Nature',
  natureOf: (title: string) => `Nature de « ${title} »`,
  placeFound: (label: string) => `Lieu du répertoire : ${label}`,
  none: 'Aucun',
  noneFeminine: 'Aucune',
  before: 'comme la dernière fois',
  byWords: (words: string) => `à cause de « ${words} »`,
  forAll: 'Pour toutes les rencontres cochées',
  forAllHint: 'Ce choix remplace celui de chaque ligne.',
  unchanged: 'Comme sur chaque ligne',
  keep: 'Garder comme traces',
  whoSees:
    'Les personnes de l’espace verront ces traces, sauf ce que le calendrier dit privé, qui reste à vous. Chaque trace se change ensuite.',
  setAside: 'Ce n’est pas du travail, ne plus proposer',
  wholeSeries: 'Écarter aussi toutes les autres dates des mêmes séries',
  tickLikely: 'Cocher ce qui ressemble à du travail',
  tickNone: 'Tout décocher',
  kept: (count: number) =>
    plural(count, `${formatNumber(count)} trace est notée.`, `${formatNumber(count)} traces sont notées.`),
  asideDone: (count: number) =>
    plural(
      count,
      'C’est écarté. Il ne reste de cette rencontre qu’une empreinte, sans son titre.',
      'C’est écarté. Il ne reste de ces rencontres que des empreintes, sans leurs titres.',
    ),
  pages: 'Pages de la liste',
  previous: 'Rencontres précédentes',
  next: 'Rencontres suivantes',
  doubts: {
    cancelled: 'annulée',
    free: 'marquée libre',
    private: 'marquée privée',
    wholeDay: 'toute la journée',
    personalWords: 'peut-être personnelle',
  } satisfies Record<DoubtReason, string>,
  notes: {
    uidMissing: 'sans identité dans le fichier : si vous la déplacez, elle sera proposée de nouveau',
    zoneUnknown: 'fuseau horaire inconnu : l’heure est celle d’ici',
    endBeforeStart: 'la fin précède le début : la durée est laissée vide',
    endUnreadable: 'fin illisible : la durée est laissée vide',
    recurrenceUnreadable: 'règle de répétition illisible : seule la première date est proposée',
    recurrenceIgnored: 'règle de répétition sans fin : des dates peuvent manquer',
    textCut: 'texte très long, dont la fin est laissée de côté',
    textRepaired: 'texte coupé dans le fichier, recollé',
  } satisfies Record<AgendaNote, string>,
  problems: {
    startMissing: () => 'Aucun début n’est donné.',
    dateUnreadable: (values: Values) => `La date « ${values.value} » ne se lit pas.`,
    dateImpossible: (values: Values) => `La date « ${values.value} » n’existe pas.`,
    eventCut: () => 'Le fichier s’arrête au milieu de cet événement : vérifiez ce qui en est proposé.',
    recurrenceUnfollowed: () =>
      'La règle de répétition ne se lit pas : des dates de cette série tombent peut-être dans ces jours. Notez-les à la main.',
    tooManyOccurrences: (values: Values) =>
      `Cette série revient plus de ${values.kept} fois dans ces jours : les premières sont proposées.`,
    eventUnreadable: () => 'Cet événement ne se lit pas.',
  } satisfies Record<AgendaProblem['code'], (values: Values) => string>,
  line: (line: number) => `ligne ${line}`,
  refusals: {
    empty: () =>
      'Le fichier est vide. Rien n’a été gardé. Exportez de nouveau votre agenda, puis choisissez le fichier obtenu.',
    notCalendar: () =>
      'Ce fichier n’est pas un calendrier. Rien n’en a été gardé. Choisissez un fichier .ics exporté de votre agenda.',
    webPage: () =>
      'C’est une page Web, sans doute celle de la connexion à votre agenda, et non un calendrier. Rien n’en a été gardé. Ouvrez votre agenda, exportez-le, puis choisissez le fichier .ics.',
    noEvents: () =>
      'Ce calendrier ne contient aucune rencontre. Rien n’a été gardé. Vérifiez que vous avez exporté le bon agenda.',
    tooLarge: (values: Values) =>
      `Ce fichier dépasse ${values.limitMegabytes} Mo. Rien n’en a été gardé. Exportez un seul agenda, ou une période plus courte.`,
    tooManyEvents: (values: Values) =>
      `Ce calendrier contient ${values.count} événements ; Toile en lit ${values.limit} au plus. Rien n’en a été gardé. Exportez un seul agenda, ou une période plus courte.`,
    tooManyProposals: (values: Values) =>
      `Plus de ${values.limit} rencontres commencent entre ces deux jours. Rien n’a été gardé. Choisissez une période plus courte.`,
    archiveUnreadable: () =>
      'Cette archive ne s’ouvre pas, ou ne contient aucun fichier .ics. Rien n’en a été gardé. Décompressez-la, puis choisissez le fichier .ics.',
    tooSlow: () =>
      'La lecture de ce fichier a pris trop de temps et a été arrêtée. Rien n’en a été gardé. Exportez un seul agenda, ou une période plus courte.',
    tooHeavy: () =>
      'Ce fichier demande trop de mémoire et n’a pas été lu. Rien n’en a été gardé. Exportez un seul agenda, ou une période plus courte.',
    windowBackwards: () => 'Le second jour précède le premier. Rien n’a été lu. Inversez les deux jours.',
  } satisfies Record<AgendaRefusal['code'], (values: Values) => string>,
  errors: {
    fileMissing: 'Choisissez un fichier .ics. Rien n’a été lu.',
    dayMissing: 'Donnez un jour, par exemple 2026-03-31.',
    windowTooLong: 'Cette période dépasse trois ans. Rien n’a été lu. Choisissez-en une plus courte.',
    spaceMissing: 'Choisissez l’espace où noter les traces.',
    nothingChosen:
      'Aucune rencontre qui attende encore n’était cochée : rien n’a changé. Cochez celles que vous voulez, puis recommencez.',
    placeUnknown:
      'Un des lieux du répertoire n’est plus celui que nomme l’agenda : rien n’a été noté. Regardez ce qui est proposé maintenant.',
    dossierUnknown:
      'Un des dossiers choisis n’est plus dans cet espace : rien n’a été noté. Choisissez-en un autre.',
    reviewOver:
      'Cette importation est terminée : rien n’a changé. Pour revoir ces rencontres, importez de nouveau le fichier.',
  } satisfies ErrorWords,
};

export const en = {
  title: 'Import my calendar',
  lead: 'Give a calendar file (.ics). Toile reads its meetings and proposes them to you; nothing becomes a trace until you say so. Only you see this list.',
  file: 'Calendar file',
  fileHint:
    'An .ics file exported from Google Calendar, Outlook, Apple, Zimbra or another program (10 MB at most), or Google’s .zip archive.',
  space: 'Space to note the traces in',
  window: 'Days to read',
  from: 'From',
  to: 'To',
  windowHint: 'Only meetings that begin between these two days, included, are proposed.',
  withNames: 'Keep the names of those invited',
  withNamesHint: 'Otherwise Toile counts those invited and forgets their names.',
  read: 'Read the calendar',
  howTo: 'Where to find this file?',
  howToSteps: [
    'Google Calendar: Settings, then Import and export, then Export.',
    'Outlook: File, then Save Calendar; on the Web, Settings, Shared calendars, Publish, ICS link.',
    'Apple: File, then Export.',
  ],
  reviewTitle: (name: string) =>
    name === '' ? 'What comes from your calendar' : `What comes from “${name}”`,
  reviewLead: 'Tick what was collective work. The rest waits, or is forgotten.',
  waiting: (count: number) =>
    count === 1 ? '1 meeting awaits your word.' : `${formatNumber(count, 'en')} meetings await your word.`,
  allKnown: 'Everything this file holds for these days was already seen: there is nothing new.',
  nothingInWindow: 'No meeting of this file begins between these two days.',
  alreadyKept: (count: number) =>
    count === 1
      ? '1 meeting is already a trace.'
      : `${formatNumber(count, 'en')} meetings are already traces.`,
  notWorkBefore: (count: number) =>
    count === 1
      ? '1 meeting you set aside is no longer proposed.'
      : `${formatNumber(count, 'en')} meetings you set aside are no longer proposed.`,
  outside: (count: number) =>
    count === 1
      ? '1 event is outside these days.'
      : `${formatNumber(count, 'en')} events are outside these days.`,
  ignored: (count: number) =>
    count === 1
      ? '1 item that is not a meeting (task, journal, availability) is left out.'
      : `${formatNumber(count, 'en')} items that are not meetings (tasks, journals, availability) are left out.`,
  problemsTitle: (count: number) =>
    count === 1
      ? '1 event could not be proposed'
      : `${formatNumber(count, 'en')} events could not be proposed`,
  untitled: 'Untitled meeting',
  wholeDay: 'all day',
  hour: (time: string) => formatTime(time, 'en'),
  length: (minutes: number) => `for ${formatDuration(minutes, 'en')}`,
  days: (last: string) => `until ${last}`,
  changed: 'Changed since',
  until: (day: string) => `Until ${day}.`,
  invited: (names: string) => `Invited: ${names}`,
  invitedCount: (count: number) =>
    count === 1 ? '1 person invited' : `${formatNumber(count, 'en')} people invited`,
  meetings: 'Meetings, day by day',
  meeting: 'Meeting',
  dossier: 'Case',
  dossierOf: (title: string) => `Case of “${title}”`,
  nature: 'Kind',
  natureOf: (title: string) => `Kind of “${title}”`,
  placeFound: (label: string) => `Place of the directory: ${label}`,
  none: 'None',
  noneFeminine: 'None',
  before: 'as last time',
  byWords: (words: string) => `because of “${words}”`,
  forAll: 'For every ticked meeting',
  forAllHint: 'This choice replaces that of each line.',
  unchanged: 'As on each line',
  keep: 'Keep as traces',
  whoSees:
    'People of the space will see these traces, except what the calendar calls private, which stays yours. Each trace can be changed afterwards.',
  setAside: 'Not work, do not propose again',
  wholeSeries: 'Also set aside every other date of the same series',
  tickLikely: 'Tick what looks like work',
  tickNone: 'Untick everything',
  kept: (count: number) =>
    count === 1 ? '1 trace is noted.' : `${formatNumber(count, 'en')} traces are noted.`,
  asideDone: (count: number) =>
    count === 1
      ? 'Set aside. Only a print of this meeting is kept, without its title.'
      : 'Set aside. Only prints of these meetings are kept, without their titles.',
  pages: 'Pages of the list',
  previous: 'Earlier meetings',
  next: 'Later meetings',
  doubts: {
    cancelled: 'cancelled',
    free: 'marked free',
    private: 'marked private',
    wholeDay: 'all day',
    personalWords: 'perhaps personal',
  },
  notes: {
    uidMissing: 'no identity in the file: if you move it, it will be proposed again',
    zoneUnknown: 'unknown time zone: the hour is the local one',
    endBeforeStart: 'the end comes before the beginning: the duration is left empty',
    endUnreadable: 'unreadable end: the duration is left empty',
    recurrenceUnreadable: 'unreadable recurrence rule: only the first date is proposed',
    recurrenceIgnored: 'endless recurrence rule: dates may be missing',
    textCut: 'very long text, whose end is left out',
    textRepaired: 'text cut in the file, joined again',
  },
  problems: {
    startMissing: () => 'No beginning is given.',
    dateUnreadable: (values: Values) => `The date “${values.value}” cannot be read.`,
    dateImpossible: (values: Values) => `The date “${values.value}” does not exist.`,
    eventCut: () => 'The file stops in the middle of this event: check what is proposed of it.',
    recurrenceUnfollowed: () =>
      'The recurrence rule cannot be read: some dates of this series may fall within these days. Note them by hand.',
    tooManyOccurrences: (values: Values) =>
      `This series comes back more than ${values.kept} times in these days: the first ones are proposed.`,
    eventUnreadable: () => 'This event cannot be read.',
  },
  line: (line: number) => `line ${line}`,
  refusals: {
    empty: () =>
      'The file is empty. Nothing was kept. Export your calendar again, then choose the file you get.',
    notCalendar: () =>
      'This file is not a calendar. Nothing of it was kept. Choose an .ics file exported from your calendar.',
    webPage: () =>
      'This is a Web page, probably the sign-in page of your calendar, not a calendar. Nothing of it was kept. Open your calendar, export it, then choose the .ics file.',
    noEvents: () =>
      'This calendar holds no meeting. Nothing was kept. Check that you exported the right calendar.',
    tooLarge: (values: Values) =>
      `This file is over ${values.limitMegabytes} MB. Nothing of it was kept. Export one calendar only, or a shorter period.`,
    tooManyEvents: (values: Values) =>
      `This calendar holds ${values.count} events; Toile reads ${values.limit} at most. Nothing of it was kept. Export one calendar only, or a shorter period.`,
    tooManyProposals: (values: Values) =>
      `More than ${values.limit} meetings begin between these two days. Nothing was kept. Choose a shorter period.`,
    archiveUnreadable: () =>
      'This archive does not open, or holds no .ics file. Nothing of it was kept. Unpack it, then choose the .ics file.',
    tooSlow: () =>
      'Reading this file took too long and was stopped. Nothing of it was kept. Export one calendar only, or a shorter period.',
    tooHeavy: () =>
      'This file needs too much memory and was not read. Nothing of it was kept. Export one calendar only, or a shorter period.',
    windowBackwards: () => 'The second day comes before the first. Nothing was read. Swap the two days.',
  },
  errors: {
    fileMissing: 'Choose an .ics file. Nothing was read.',
    dayMissing: 'Give a day, for instance 2026-03-31.',
    windowTooLong: 'This period is longer than three years. Nothing was read. Choose a shorter one.',
    spaceMissing: 'Choose the space to note the traces in.',
    nothingChosen:
      'No meeting that still waits was ticked: nothing changed. Tick those you want, then try again.',
    placeUnknown:
      'One of the places of the directory is no longer the one the agenda names: nothing was noted. Look at what is proposed now.',
    dossierUnknown: 'One of the chosen cases is no longer in this space: nothing was noted. Choose another.',
    reviewOver: 'This import is over: nothing changed. To review these meetings, import the file again.',
  } satisfies ErrorWords,
} satisfies typeof fr;
