import type { Figure } from './figure-row.tsx';
import type { BarRow } from './plots/bar-rows.tsx';
import type { Period } from './plots/time-columns.tsx';
import type { ThreadEntry, ThreadGap } from './thread.tsx';

/** Content of the style guide. Quarter, people and organisations are invented. */
export const frameWords = {
  skipToContent: 'Aller au contenu',
  menu: 'Menu',
  mainNavigation: 'Navigation principale',
  breadcrumb: 'Fil d’Ariane',
  context: 'Autour de cette page',
};

export const navigation = [
  { label: 'Aujourd’hui', href: '#aujourdhui' },
  { label: 'Journal', href: '#journal', current: true },
  { label: 'Dossiers', href: '#dossiers' },
  { label: 'Relevés', href: '#releves' },
  { label: 'Rencontres', href: '#rencontres' },
  { label: 'Réseau', href: '#reseau' },
];

export const story: (ThreadEntry | ThreadGap)[] = [
  {
    key: 'retrait',
    dateTime: '2026-03-12',
    when: '12 mars 2026',
    title: 'Le groupe de marche se réunit pour la première fois sans l’équipe',
    href: '#trace-retrait',
    strong: true,
  },
  { key: 'silence', gap: 'Sept semaines sans trace.' },
  {
    key: 'responsables',
    dateTime: '2026-01-20',
    when: '20 janvier 2026',
    title: 'Trois marcheuses acceptent de porter l’horaire et les appels',
    href: '#trace-responsables',
  },
  {
    key: 'depart',
    dateTime: '2025-11-04',
    when: '4 novembre 2025',
    title: 'La table des aînés nomme l’isolement et propose de marcher ensemble',
    href: '#trace-depart',
  },
];

export interface TraceRow {
  key: string;
  title: string;
  day: string;
  date: string;
  nature: string;
  minutes: string;
}

export const traces: TraceRow[] = [
  {
    key: '1',
    title: 'Plan de relance du comptoir alimentaire, deuxième rencontre',
    day: '2026-03-12',
    date: '12 mars 2026',
    nature: 'Soutien aux ressources existantes',
    minutes: '135',
  },
  {
    key: '2',
    title: 'Appel de la firme d’architectes au sujet du 40 logements',
    day: '2026-03-11',
    date: '11 mars 2026',
    nature: 'Concertation et mobilisation',
    minutes: '20',
  },
  {
    key: '3',
    title: 'Préparation du colloque, avec la CDC des Trois-Ruisseaux',
    day: '2026-03-09',
    date: '9 mars 2026',
    nature: 'Sensibilisation',
    minutes: '1 080',
  },
];

export const figures: Figure[] = [
  { key: 'groupe', label: 'Interventions auprès d’un groupe', value: '38', unit: 'séances' },
  { key: 'communaute', label: 'Interventions auprès d’une communauté', value: '112', unit: 'actes' },
  { key: 'presences', label: 'Présences à l’aide individuelle', value: 'moins de 5', unit: 'personnes' },
];

export const declared = [
  { key: 'declared', label: 'déclaré' },
  { key: 'undeclared', label: 'non déclaré' },
];

export const natures: BarRow[] = [
  {
    key: 'concertation',
    label: 'Concertation et mobilisation des ressources du milieu',
    values: [1240, 2310],
  },
  { key: 'soutien', label: 'Soutien aux ressources existantes', values: [1875, 640] },
  { key: 'sensibilisation', label: 'Sensibilisation', values: [0, 1080] },
  { key: 'analyse', label: 'Analyse du milieu', values: [420, 0] },
  { key: 'defense', label: 'Défense des droits', values: ['moins de 5 traces', 95] },
];

const monthNames = 'avr. mai juin juill. août sept. oct. nov. déc. janv. févr. mars'.split(' ');
const monthlyTraces = [24, 31, 28, 9, 12, 33, 41, 38, 19, 27, 35, 44];

export const months: Period[] = monthNames.map((label, position) => {
  const year = position < 9 ? 2025 : 2026;
  const month = String(((position + 3) % 12) + 1).padStart(2, '0');
  return {
    key: `${year}-${month}`,
    label,
    fullLabel: `${label} ${year}`,
    values: [monthlyTraces[position] ?? 0],
  };
});

/** Durations of one season's traces, in minutes. */
export const durations = [
  10, 15, 15, 20, 20, 20, 25, 30, 30, 30, 30, 35, 45, 45, 45, 50, 60, 60, 60, 60, 60, 75, 90, 90, 90, 105,
  120, 120, 120, 135, 150, 180, 180, 210, 240,
];
