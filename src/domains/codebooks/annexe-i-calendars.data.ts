import type { Calendar, CalendarYear } from './calendar.ts';
import { financialYear, monthlyYear, quarterlyYear, yearlyYear } from './period.rules.ts';

/** Years ending on 31 March that the shipped calendars hold. */
const endings = Array.from({ length: 13 }, (_, index) => 2019 + index);

function everyYear(make: (endingIn: number) => CalendarYear): CalendarYear[] {
  return endings.map((endingIn) => make(endingIn));
}

export const annexeICalendars: readonly Calendar[] = [
  {
    id: 'financial',
    kind: 'financial',
    label: { fr: 'Périodes financières', en: 'Financial periods' },
    note: {
      fr: 'Treize périodes de quatre semaines à partir du 1er avril ; la dernière va jusqu’au 31 mars. L’établissement qui ferme ses périodes un jour fixe de la semaine met ici sa propre liste.',
      en: 'Thirteen periods of four weeks from 1 April; the last one runs to 31 March. An institution that closes its periods on a fixed weekday puts its own list here.',
    },
    years: everyYear((endingIn) => financialYear(endingIn)),
  },
  {
    id: 'month',
    kind: 'month',
    label: { fr: 'Mois', en: 'Months' },
    note: null,
    years: everyYear(monthlyYear),
  },
  {
    id: 'quarter',
    kind: 'quarter',
    label: { fr: 'Trimestres', en: 'Quarters' },
    note: null,
    years: everyYear(quarterlyYear),
  },
  {
    id: 'year',
    kind: 'year',
    label: { fr: 'Exercices, d’avril à mars', en: 'Fiscal years, April to March' },
    note: null,
    years: everyYear(yearlyYear),
  },
];
