import { plural } from '#/french/plurals.ts';
import { capitalised, enumerated, quoted, spelled, withinSentence } from '#/french/wording.ts';
import type { MissionSaying } from './mission-part.rules.ts';

export const fr = {
  who: {
    team: 'l’équipe',
    table: 'la table',
    cell: 'la cellule',
    committee: 'le comité',
    several: 'le travail commun de nos espaces',
  },
  accompanied: ({ who, days, dossiers }) =>
    `${capitalised(days)}, ${who} a porté ${spelled(dossiers, 'fr')} ${plural(dossiers, 'dossier', 'dossiers')}.`,
  lives: ({ dossiers, opened, closed, leaving }) => {
    const all = opened > 1 && opened === dossiers;
    const parts = [
      opened === 0
        ? ''
        : all
          ? 'tous sont nés pendant la période'
          : `${spelled(opened, 'fr')} ${plural(opened, 'est né', 'sont nés')} pendant la période`,
      closed === 0 ? '' : `${spelled(closed, 'fr')} ${plural(closed, 's’est fermé', 'se sont fermés')}`,
      leaving === 0 ? '' : `dans ${spelled(leaving, 'fr')}, nous préparons notre retrait`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `${capitalised(enumerated(parts, 'fr'))}.`;
  },
  fields: (labels) => `Ils touchent ces champs : ${enumerated(labels.map(withinSentence), 'fr')}.`,
  plans: (titles) =>
    `Ce travail s’inscrit dans ${plural(titles.length, 'un plan d’action', 'des plans d’action')} : ${enumerated(
      titles.map((title) => quoted(title, 'fr')),
      'fr',
    )}.`,
} satisfies MissionSaying;

export const en = {
  who: {
    team: 'the team',
    table: 'the table',
    cell: 'the crisis cell',
    committee: 'the committee',
    several: 'the joint work of our spaces',
  },
  accompanied: ({ who, days, dossiers }) =>
    `${capitalised(days)}, ${who} carried ${spelled(dossiers, 'en')} ${dossiers === 1 ? 'case' : 'cases'}.`,
  lives: ({ dossiers, opened, closed, leaving }) => {
    const all = opened > 1 && opened === dossiers;
    const parts = [
      opened === 0 ? '' : `${all ? 'all of them' : spelled(opened, 'en')} began during the period`,
      closed === 0 ? '' : `${spelled(closed, 'en')} came to a close`,
      leaving === 0 ? '' : `in ${spelled(leaving, 'en')}, we are preparing our withdrawal`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `${capitalised(enumerated(parts, 'en'))}.`;
  },
  fields: (labels) => `They touch these fields: ${enumerated(labels.map(withinSentence), 'en')}.`,
  plans: (titles) =>
    `This work belongs to ${titles.length === 1 ? 'an action plan' : 'action plans'}: ${enumerated(
      titles.map((title) => quoted(title, 'en')),
      'en',
    )}.`,
} satisfies MissionSaying;
