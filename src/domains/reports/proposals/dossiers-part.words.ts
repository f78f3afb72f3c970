import { capitalised, enumerated, quoted, spelledTogether } from '#/french/wording.ts';
import type { DatedName, DossierSaying } from './dossiers-part.rules.ts';

const mostly = (natures: readonly string[]) =>
  natures.length === 0 ? '' : `, surtout ${enumerated(natures, 'fr')}`;
const mostlyInEnglish = (natures: readonly string[]) =>
  natures.length === 0 ? '' : `, mostly ${enumerated(natures, 'en')}`;
const dated = (partners: readonly DatedName[], language: 'fr' | 'en') =>
  enumerated(
    partners.map(({ name, month }) => `${name} (${month})`),
    language,
  );

const held = (what: string, facts: readonly string[]) =>
  facts.length === 0 ? what : `${what} (${facts.join(', ')})`;

export const fr = {
  cameBy: {
    a: (origin) => `La demande nous est venue ainsi : ${quoted(origin, 'fr')}.`,
    b: (origin) => `Voici d’où vient la demande : ${quoted(origin, 'fr')}.`,
    c: (origin) => `La demande a commencé ainsi : ${quoted(origin, 'fr')}.`,
    d: (origin) => `À l’origine de la demande : ${quoted(origin, 'fr')}.`,
    e: (origin) => `Le point de départ de la demande : ${quoted(origin, 'fr')}.`,
  },
  steps: {
    received: 'reçue',
    analysed: 'analysée',
    accepted: 'acceptée',
    refused: 'refusée',
    redirected: 'réorientée',
    planned: 'planifiée',
  },
  on: (day) => `le ${day}`,
  opening: (steps, isNamed) => `${isNamed ? 'Elle' : 'La demande'} a été ${enumerated(steps, 'fr')}.`,
  now: {
    accompanying: {
      a: (day) => `Nous accompagnons la démarche depuis le ${day}.`,
      b: (day) => `L’accompagnement dure depuis le ${day}.`,
    },
    watching: { a: (day) => `Le dossier est en veille depuis le ${day}.` },
    'withdrawal-prepared': { a: (day) => `Nous préparons notre retrait depuis le ${day}.` },
    closed: { a: (day) => `Le dossier s’est fermé le ${day}.` },
  },
  before: {
    accompanying: (day) => `L’accompagnement a commencé le ${day}.`,
    watching: (day) => `Le dossier a été mis en veille le ${day}.`,
    'withdrawal-prepared': (day) => `Nous avons commencé à préparer notre retrait le ${day}.`,
    closed: (day) => `Le dossier a d’abord été fermé le ${day}.`,
  },
  resumed: (day) => `L’accompagnement a repris le ${day}.`,
  single: (day) => `Le journal en garde la trace, le ${day}.`,
  worked: {
    a: ({ days, natures }) => `Nous y avons travaillé ${days}${mostly(natures)}.`,
    b: ({ days, natures }) => `Le journal en garde la trace, ${days}${mostly(natures)}.`,
    c: ({ days, natures }) => `${capitalised(days)}, le journal raconte ce travail${mostly(natures)}.`,
  },
  natures: {
    'milieu-analysis': 'de l’analyse du milieu',
    'popular-education': 'de l’éducation populaire',
    'support-to-organisations': 'du soutien aux organismes',
    'resource-creation': 'de la création de ressources',
    concertation: 'de la concertation',
    'political-action': 'de la défense de droits',
    'citizen-participation': 'du soutien à la participation',
  },
  gathered: {
    a: (people) => {
      const [least, middle, most] = spelledTogether([people.least, people.middle, people.most], 'fr');
      return `Les rencontres y ont réuni de ${least} à ${most} personnes, le plus souvent autour de ${middle}.`;
    },
    b: (people) => {
      const [middle, most] = spelledTogether([people.middle, people.most], 'fr');
      return `On s’y retrouvait le plus souvent à ${middle}, et jusqu’à ${most}.`;
    },
  },
  partners: {
    a: (names) => `${names.length === 1 ? 'Y prend part' : 'Y prennent part'} : ${enumerated(names, 'fr')}.`,
    b: (names) => `Avec nous : ${enumerated(names, 'fr')}.`,
    c: (names) => `Autour de la table : ${enumerated(names, 'fr')}.`,
  },
  arrived: (partners) =>
    `${partners.length === 1 ? 'Une arrivée' : 'Des arrivées'} en chemin : ${dated(partners, 'fr')}.`,
  left: (partners) => `${partners.length === 1 ? 'Un départ' : 'Des départs'} : ${dated(partners, 'fr')}.`,
  carried: (things) => `Tient déjà sans nous : ${enumerated(things, 'fr')}.`,
  remaining: (things) => `Reste à passer : ${enumerated(things, 'fr')}.`,
  aimed: (day) => `Nous visons la fin de notre présence pour le ${day}.`,
  handed: (things) => `Le groupe porte maintenant seul : ${enumerated(things, 'fr')}.`,
  remained: (things) => `À notre départ, il restait à passer : ${enumerated(things, 'fr')}.`,
  held,
  since: (day) => `depuis le ${day}`,
  until: (day) => `jusqu’au ${day}`,
  plan: (actions) =>
    `Au plan d’action : ${enumerated(
      actions.map(({ title, state }) => `${quoted(title, 'fr')} (${state})`),
      'fr',
    )}.`,
  states: {
    planned: 'prévu',
    'under-way': 'en cours',
    paused: 'en pause',
    done: 'fait',
    replaced: 'remplacé',
    abandoned: 'abandonné',
  },
  wordsLead: 'Ce qui a changé, dans les mots du journal :',
  words: (text, day) => `${quoted(text, 'fr')} (${day})`,
} satisfies DossierSaying;

export const en = {
  cameBy: {
    a: (origin) => `The request came to us this way: ${quoted(origin, 'en')}.`,
    b: (origin) => `Here is where the request comes from: ${quoted(origin, 'en')}.`,
    c: (origin) => `The request began like this: ${quoted(origin, 'en')}.`,
    d: (origin) => `At the origin of the request: ${quoted(origin, 'en')}.`,
    e: (origin) => `The starting point of the request: ${quoted(origin, 'en')}.`,
  },
  steps: {
    received: 'received',
    analysed: 'analysed',
    accepted: 'accepted',
    refused: 'declined',
    redirected: 'redirected',
    planned: 'planned',
  },
  on: (day) => `on ${day}`,
  opening: (steps, isNamed) => `${isNamed ? 'It' : 'The request'} was ${enumerated(steps, 'en')}.`,
  now: {
    accompanying: {
      a: (day) => `We have been supporting this work since ${day}.`,
      b: (day) => `Our support has been going on since ${day}.`,
    },
    watching: { a: (day) => `We have only been keeping an eye on it since ${day}.` },
    'withdrawal-prepared': { a: (day) => `We have been preparing our withdrawal since ${day}.` },
    closed: { a: (day) => `The case was closed on ${day}.` },
  },
  before: {
    accompanying: (day) => `Our support began on ${day}.`,
    watching: (day) => `It was set to rest on ${day}.`,
    'withdrawal-prepared': (day) => `We began to prepare our withdrawal on ${day}.`,
    closed: (day) => `The case was first closed on ${day}.`,
  },
  resumed: (day) => `Our support resumed on ${day}.`,
  single: (day) => `The journal tells of it, on ${day}.`,
  worked: {
    a: ({ days, natures }) => `We worked on it ${days}${mostlyInEnglish(natures)}.`,
    b: ({ days, natures }) => `The journal tells of it, ${days}${mostlyInEnglish(natures)}.`,
    c: ({ days, natures }) =>
      `${capitalised(days)}, the journal tells of this work${mostlyInEnglish(natures)}.`,
  },
  natures: {
    'milieu-analysis': 'community analysis',
    'popular-education': 'popular education',
    'support-to-organisations': 'support to organisations',
    'resource-creation': 'creating resources',
    concertation: 'concertation',
    'political-action': 'rights advocacy',
    'citizen-participation': 'support to participation',
  },
  gathered: {
    a: (people) => {
      const [least, middle, most] = spelledTogether([people.least, people.middle, people.most], 'en');
      return `Meetings brought together from ${least} to ${most} people, most often around ${middle}.`;
    },
    b: (people) => {
      const [middle, most] = spelledTogether([people.middle, people.most], 'en');
      return `Most often we were ${middle} around the table, and up to ${most}.`;
    },
  },
  partners: {
    a: (names) => `Taking part: ${enumerated(names, 'en')}.`,
    b: (names) => `With us: ${enumerated(names, 'en')}.`,
    c: (names) => `Around the table: ${enumerated(names, 'en')}.`,
  },
  arrived: (partners) => `Joined along the way: ${dated(partners, 'en')}.`,
  left: (partners) => `Left: ${dated(partners, 'en')}.`,
  carried: (things) => `Already holds without us: ${enumerated(things, 'en')}.`,
  remaining: (things) => `Still to be passed on: ${enumerated(things, 'en')}.`,
  aimed: (day) => `We mean to be gone by ${day}.`,
  handed: (things) => `The group now carries on its own: ${enumerated(things, 'en')}.`,
  remained: (things) => `When we left, this was still to be passed on: ${enumerated(things, 'en')}.`,
  held,
  since: (day) => `since ${day}`,
  until: (day) => `until ${day}`,
  plan: (actions) =>
    `In the action plan: ${enumerated(
      actions.map(({ title, state }) => `${quoted(title, 'en')} (${state})`),
      'en',
    )}.`,
  states: {
    planned: 'planned',
    'under-way': 'under way',
    paused: 'on hold',
    done: 'done',
    replaced: 'replaced',
    abandoned: 'given up',
  },
  wordsLead: 'What changed, in the words of the journal:',
  words: (text, day) => `${quoted(text, 'en')} (${day})`,
} satisfies DossierSaying;
