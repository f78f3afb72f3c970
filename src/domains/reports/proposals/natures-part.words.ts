import { naturesOfIntervention } from '#/domains/traces/traces.public.ts';
import { formatDuration } from '#/french/dates.ts';
import { counted, plural } from '#/french/plurals.ts';
import { enumerated, quoted, spelled } from '#/french/wording.ts';
import type { NaturesSaying } from './natures-part.rules.ts';

const labels = (language: 'fr' | 'en') =>
  Object.fromEntries(naturesOfIntervention.map(({ id, label }) => [id, label[language]]));

const inDossiers = (n: number) =>
  n === 0 ? '' : `, dans ${spelled(n, 'fr')} ${plural(n, 'dossier', 'dossiers')}`;
const inCases = (n: number) => (n === 0 ? '' : `, in ${spelled(n, 'en')} ${n === 1 ? 'case' : 'cases'}`);

export const fr = {
  labels: labels('fr'),
  within: {
    'milieu-analysis': 'l’analyse du milieu',
    'popular-education': 'l’éducation populaire',
    'support-to-organisations': 'le soutien aux organismes',
    'resource-creation': 'la création de ressources',
    concertation: 'la concertation',
    'political-action': 'la défense de droits',
    'citizen-participation': 'le soutien à la participation',
  },
  of: {
    'milieu-analysis': 'de l’analyse du milieu',
    'popular-education': 'de l’éducation populaire',
    'support-to-organisations': 'du soutien aux organismes',
    'resource-creation': 'de la création de ressources',
    concertation: 'de la concertation',
    'political-action': 'de la défense de droits',
    'citizen-participation': 'du soutien à la participation',
  },
  mostly: ({ first, after }) =>
    `Ce que nous avons noté tient surtout ${enumerated(first, 'fr')}${after.length === 0 ? '' : ` ; ${plural(after.length, 'vient', 'viennent')} ensuite ${enumerated(after, 'fr')}`}.`,
  told: ({ traces, dossiers, spread }) =>
    `${counted(traces, 'trace', 'traces')}${inDossiers(dossiers)}.${
      spread === null
        ? ''
        : ` La moitié tient en ${spread.middle} ou moins ; une sur dix dépasse ${spread.long}.`
    }`,
  toldWithout: ({ dossiers }) =>
    dossiers === 0
      ? null
      : `présent dans ${spelled(dossiers, 'fr')} ${plural(dossiers, 'dossier', 'dossiers')}.`,
  where: (titles) =>
    `C’était dans ${enumerated(
      titles.map((title) => quoted(title, 'fr')),
      'fr',
    )}.`,
  signs: {
    preparation: 'Tout cela se prépare : une part du travail se fait avant les rencontres.',
    internal_request: 'Nous avons aussi répondu à des demandes venues de l’intérieur.',
  },
  caution:
    'Une trace peut avoir plusieurs natures : ces nombres se recoupent et ne s’additionnent pas. Ils disent ce qui a été noté ; ils ne mesurent pas l’effort.',
  figure: {
    title: 'Les natures du travail noté',
    note: (from, to) =>
      `Traces, du ${from} au ${to}. Une trace peut avoir plusieurs natures. Ces nombres ne mesurent pas l’effort.`,
    description: 'Une barre par nature, de la plus notée à la moins notée. Les barres ne s’additionnent pas.',
    rowsHeading: 'Nature',
    series: 'Traces',
  },
  durations: {
    title: (nature) => `Combien de temps cela dure : ${nature}`,
    note: (from, to) => `Traces de cette nature, du ${from} au ${to}. Une durée non notée n’est pas nulle.`,
    description:
      'Une barre par tranche de durée, de la plus courte à la plus longue, puis ce qui est sans durée.',
    rowsHeading: 'Durée notée',
    series: 'Traces',
    under: (minutes) => `Moins de ${formatDuration(minutes, 'fr')}`,
    between: (from, to) => `De ${formatDuration(from, 'fr')} à moins de ${formatDuration(to, 'fr')}`,
    over: (minutes) => `${formatDuration(minutes, 'fr')} et plus`,
    untimed: 'Sans durée notée',
  },
} satisfies NaturesSaying;

export const en = {
  labels: labels('en'),
  within: {
    'milieu-analysis': 'community analysis',
    'popular-education': 'popular education',
    'support-to-organisations': 'support to organisations',
    'resource-creation': 'creating resources',
    concertation: 'concertation',
    'political-action': 'rights advocacy',
    'citizen-participation': 'support to participation',
  },
  of: {
    'milieu-analysis': 'community analysis',
    'popular-education': 'popular education',
    'support-to-organisations': 'support to organisations',
    'resource-creation': 'creating resources',
    concertation: 'concertation',
    'political-action': 'rights advocacy',
    'citizen-participation': 'support to participation',
  },
  mostly: ({ first, after }) =>
    `What we noted is mostly ${enumerated(first, 'en')}${after.length === 0 ? '' : `; then ${enumerated(after, 'en')}`}.`,
  told: ({ traces, dossiers, spread }) =>
    `${counted(traces, 'trace', 'traces', 'en')}${inCases(dossiers)}.${
      spread === null ? '' : ` Half take ${spread.middle} or less; one in ten takes more than ${spread.long}.`
    }`,
  toldWithout: ({ dossiers }) =>
    dossiers === 0 ? null : `found in ${spelled(dossiers, 'en')} ${dossiers === 1 ? 'case' : 'cases'}.`,
  where: (titles) =>
    `It was in ${enumerated(
      titles.map((title) => quoted(title, 'en')),
      'en',
    )}.`,
  signs: {
    preparation: 'All this takes preparation: part of the work is done before meetings.',
    internal_request: 'We also answered requests from inside the institution.',
  },
  caution:
    'A trace may have several natures: these numbers overlap and do not add up. They say what was noted; they do not measure effort.',
  figure: {
    title: 'The natures of the work noted',
    note: (from, to) =>
      `Traces, from ${from} to ${to}. A trace may have several natures. These numbers do not measure effort.`,
    description: 'One bar for each nature, from the most to the least noted. Bars do not add up.',
    rowsHeading: 'Nature',
    series: 'Traces',
  },
  durations: {
    title: (nature) => `How long it takes: ${nature}`,
    note: (from, to) =>
      `Traces of this nature, from ${from} to ${to}. A duration that was not noted is not zero.`,
    description:
      'One bar for each range of durations, from the shortest to the longest, then those without one.',
    rowsHeading: 'Duration noted',
    series: 'Traces',
    under: (minutes) => `Under ${formatDuration(minutes, 'en')}`,
    between: (from, to) => `From ${formatDuration(from, 'en')} to under ${formatDuration(to, 'en')}`,
    over: (minutes) => `${formatDuration(minutes, 'en')} and more`,
    untimed: 'Without a duration',
  },
} satisfies NaturesSaying;
