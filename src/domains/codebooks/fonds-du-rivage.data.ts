/**
 * The list of an invented funder: shows the same traces read by somebody else’s boxes. One category an activity, no
 * duration, no rights advocacy. Everything in it is fictional, and says so.
 */

import { annexeICalendars } from './annexe-i-calendars.data.ts';
import type { Code, Codebook, Field } from './codebook.ts';
import type { DecisionTable, Translation } from './decision-table.ts';

const since = '2018-04-01';
const kind = 'activite-soutenue';
const acts = ['activite', 'preparation'];

function sample(id: string, code: string | null, fr: string, en: string): Code {
  return {
    id,
    code,
    label: { fr: `${fr} (exemple fictif)`, en: `${en} (fictional sample)` },
    validFromOn: since,
    validUntilOn: null,
    fictional: true,
  };
}

function field(id: string, fr: string, en: string, of: Partial<Field>): Field {
  return {
    id,
    reference: null,
    section: 'activite',
    label: { fr, en },
    type: 'text',
    codeList: null,
    kinds: [kind],
    acts,
    requiredWhen: 'false',
    whenMissing: null,
    output: null,
    carries: [],
    note: null,
    ...of,
  };
}

const fields: readonly Field[] = [
  field('category', 'Catégorie de l’activité', 'Category of the activity', {
    type: 'code',
    codeList: 'categorie',
    requiredWhen: 'true',
    whenMissing: {
      importance: 'error',
      whatToDo: {
        fr: 'Notez au moins une nature d’intervention dans la trace.',
        en: 'Note at least one kind of intervention in the trace.',
      },
    },
    output: { translation: 'nature-vers-categorie' },
  }),
  field('activityOn', 'Date', 'Date', { type: 'date', output: { attribute: 'eventOn' } }),
  field('participantCount', 'Personnes rejointes', 'People reached', {
    type: 'integer',
    output: { attribute: 'participantCount' },
    requiredWhen: 'act = "activite"',
    whenMissing: {
      importance: 'warning',
      whatToDo: {
        fr: 'Notez le nombre de personnes, si vous le savez.',
        en: 'Note the number of people, if you know it.',
      },
    },
    carries: ['participants'],
  }),
  field('partnership', 'Partenariat', 'Partnership', {
    type: 'code',
    codeList: 'partenariat',
    output: { feel: 'if hasPartners then "avec-partenaires" else "sans-partenaire"' },
    carries: ['partners'],
  }),
];

const categories: Translation = {
  id: 'nature-vers-categorie',
  label: { fr: 'Nature → catégorie du Fonds', en: 'Kind → category of the Fund' },
  input: 'natures',
  codeList: 'categorie',
  pick: 'largestShareThenListOrder',
  pairs: [
    { value: 'concertation', code: 'categorie-mobilisation' },
    { value: 'citizen-participation', code: 'categorie-mobilisation' },
    { value: 'popular-education', code: 'categorie-education' },
    { value: 'support-to-organisations', code: 'categorie-appui' },
    { value: 'resource-creation', code: 'categorie-appui' },
    { value: 'milieu-analysis', code: 'categorie-portrait' },
    { value: 'other', code: 'categorie-autre' },
  ],
  otherwise: null,
};

const mapping: DecisionTable = {
  exclusions: [
    {
      id: 'exclusion-individu',
      sentence: {
        fr: 'Acte adressé à une seule personne : le Fonds ne soutient que des activités collectives.',
        en: 'An act for one person: the Fund only supports collective activities.',
      },
      reference: null,
      when: { addressee: '"person"' },
      reason: 'soutien-individuel',
    },
    {
      id: 'exclusion-demande-interne',
      sentence: {
        fr: 'Demande venue de l’établissement lui-même : le Fonds n’y voit pas d’activité.',
        en: 'A request from the institution itself: the Fund sees no activity in it.',
      },
      reference: null,
      when: { isInternalRequest: 'true' },
      reason: 'demande-interne',
    },
    {
      id: 'exclusion-defense-de-droits',
      sentence: {
        fr: 'La défense de droits a la plus grande part : le Fonds ne la soutient pas.',
        en: 'Rights advocacy has the largest share: the Fund does not support it.',
      },
      reference: null,
      when: { leadingNatures: 'count(?) = 1 and list contains(?, "political-action")' },
      reason: 'defense-de-droits',
    },
  ],
  groups: [
    {
      id: 'activite',
      label: { fr: 'Activité', en: 'Activity' },
      rows: [
        {
          id: 'activite-preparation',
          sentence: {
            fr: 'Préparation d’une activité : le Fonds la reçoit, à part.',
            en: 'Preparation of an activity: the Fund takes it, apart.',
          },
          reference: null,
          when: { isPreparation: 'true' },
          declare: { kind, act: 'preparation', fields: {} },
        },
        {
          id: 'activite-tenue',
          sentence: {
            fr: 'Tout autre acte adressé à un groupe ou à une communauté : une activité.',
            en: 'Any other act for a group or a community: an activity.',
          },
          reference: null,
          when: {},
          declare: { kind, act: 'activite', fields: {} },
        },
      ],
    },
  ],
  reasons: [
    {
      id: 'soutien-individuel',
      label: { fr: 'Soutien individuel', en: 'Individual support' },
      explanation: {
        fr: 'La grille du Fonds n’a pas de case pour l’aide à une personne.',
        en: 'The Fund’s list has no box for help to one person.',
      },
    },
    {
      id: 'demande-interne',
      label: { fr: 'Demande interne', en: 'Internal request' },
      explanation: {
        fr: 'Le travail fait pour l’établissement n’est pas une activité du milieu aux yeux du Fonds.',
        en: 'Work done for the institution is not a community activity in the eyes of the Fund.',
      },
    },
    {
      id: 'defense-de-droits',
      label: { fr: 'Défense de droits', en: 'Rights advocacy' },
      explanation: {
        fr: 'Le Fonds ne soutient pas la défense de droits. Le travail reste dans le journal et dans le bilan.',
        en: 'The Fund does not support rights advocacy. The work stays in the journal and in the report.',
      },
    },
    {
      id: 'aucune-regle',
      label: { fr: 'Aucune règle', en: 'No rule' },
      explanation: {
        fr: 'Aucune règle de la grille ne reconnaît ce travail. La trace est gardée telle quelle.',
        en: 'No rule of the list recognises this work. The trace is kept as it is.',
      },
    },
  ],
  noRuleReason: 'aucune-regle',
};

export const fondsDuRivage: Codebook = {
  format: 1,
  id: 'fonds-du-rivage',
  version: '1',
  title: {
    fr: 'Grille du Fonds du Rivage (exemple fictif)',
    en: 'List of the Fonds du Rivage (fictional sample)',
  },
  summary: {
    fr: 'Exemple fictif : la grille d’un bailleur de fonds inventé, qui demande une seule catégorie par activité et ne reçoit pas les durées. À remplacer par celle du vôtre.',
    en: 'Fictional sample: the list of an invented funder, which asks for one category an activity and takes no durations. To be replaced by that of yours.',
  },
  authority: {
    name: { fr: 'Fonds du Rivage (exemple fictif)', en: 'Fonds du Rivage (fictional sample)' },
    source: { fr: 'Guide de reddition (exemple fictif)', en: 'Accountability guide (fictional sample)' },
    reference: '',
    address: null,
  },
  validFromOn: since,
  validUntilOn: null,
  official: false,
  extends: null,
  kinds: [
    {
      id: kind,
      label: { fr: 'Activité soutenue', en: 'Supported activity' },
      definition: {
        fr: 'Une activité collective, quelle que soit sa durée.',
        en: 'A collective activity, whatever its length.',
      },
      reference: null,
    },
  ],
  acts: [
    { id: 'activite', label: { fr: 'Activité', en: 'Activity' }, reference: null },
    { id: 'preparation', label: { fr: 'Préparation', en: 'Preparation' }, reference: null },
  ],
  sections: [{ id: 'activite', label: { fr: 'Activité', en: 'Activity' }, reference: null }],
  fields,
  codeLists: [
    {
      id: 'categorie',
      label: { fr: 'Catégories du Fonds', en: 'Categories of the Fund' },
      reference: null,
      codes: [
        sample('categorie-mobilisation', 'R1', 'Mobilisation', 'Mobilisation'),
        sample('categorie-education', 'R2', 'Éducation populaire', 'Popular education'),
        sample('categorie-appui', 'R3', 'Appui aux organismes', 'Support to organisations'),
        sample('categorie-portrait', 'R4', 'Portrait du milieu', 'Portrait of the community'),
        sample('categorie-autre', 'R9', 'Autre activité', 'Other activity'),
      ],
    },
    {
      id: 'partenariat',
      label: { fr: 'Partenariat', en: 'Partnership' },
      reference: null,
      codes: [
        sample('avec-partenaires', 'P1', 'Avec des partenaires', 'With partners'),
        sample('sans-partenaire', 'P0', 'Sans partenaire noté', 'No partner noted'),
      ],
    },
  ],
  translations: [categories],
  mapping,
  countedBy: ['category'],
  validations: [],
  calendars: annexeICalendars,
  conventions: [
    {
      id: 'activite-une-fois',
      question: {
        fr: 'Une rencontre de six heures compte-t-elle plus ?',
        en: 'Does a six-hour meeting count more?',
      },
      answer: {
        fr: 'Non : chaque activité compte pour une. Sa durée reste dans la trace.',
        en: 'No: each activity counts as one. Its length stays in the trace.',
      },
    },
  ],
  layouts: [
    {
      id: 'grille',
      label: { fr: 'Grille du Fonds', en: 'The Fund’s list' },
      columns: fields.map(({ id, label }) => ({
        id,
        heading: label,
        source: { field: id },
        formatting: 'codeAndLabel',
      })),
    },
  ],
  limits: [
    {
      sentence: {
        fr: 'Le nombre d’activités ne dit ni leur durée, ni ce qu’elles ont changé.',
        en: 'The number of activities says neither how long they were, nor what they changed.',
      },
      source: { fr: 'Exemple fictif.', en: 'Fictional sample.' },
    },
  ],
};
