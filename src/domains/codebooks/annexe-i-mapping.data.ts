/**
 * How the traces of a team of community organising are read as declarations of Annexe I. The regulation says what to
 * transmit, not how to read a trace: these rows are a proposal that a pilot and a team revise together.
 */

import type {
  CodePick,
  DecisionTable,
  DeclareRow,
  Output,
  Translation,
  TranslationPair,
} from './decision-table.ts';
import type { InputId } from './trace-input.ts';

function translation(
  id: string,
  fr: string,
  en: string,
  input: InputId,
  codeList: string,
  pairs: Record<string, string>,
  otherwise: string | null = null,
  pick?: CodePick,
): Translation {
  const listed: TranslationPair[] = Object.entries(pairs).map(([value, code]) => ({ value, code }));
  return { id, label: { fr, en }, input, codeList, ...(pick ? { pick } : {}), pairs: listed, otherwise };
}

const natureCodes = {
  'milieu-analysis': 'milieu',
  'popular-education': 'education',
  'support-to-organisations': 'soutien',
  'resource-creation': 'creation',
  concertation: 'concertation',
  'political-action': 'droits',
  'citizen-participation': 'participation',
  other: 'autre',
};
const naturesAs = (prefix: string) =>
  Object.fromEntries(
    Object.entries(natureCodes).map(([nature, code]) => [nature, `${prefix}-exemple-${code}`]),
  );

export const annexeITranslations: readonly Translation[] = [
  translation(
    'nature-vers-type',
    'Nature d’intervention → type',
    'Kind of intervention → type',
    'natures',
    'type-intervention',
    naturesAs('type'),
    null,
    'largestShareThenListOrder',
  ),
  translation(
    'nature-vers-acte',
    'Natures d’intervention → actes',
    'Kinds of intervention → actions',
    'natures',
    'acte',
    naturesAs('acte'),
  ),
  translation(
    'champ-vers-raison',
    'Champs du dossier → raisons',
    'Fields of the case → reasons',
    'dossierFields',
    'raison',
    {
      jeunesse: 'raison-exemple-jeunesse',
      'petite-enfance': 'raison-exemple-petite-enfance',
      aines: 'raison-exemple-aines',
      'sante-mentale': 'raison-exemple-sante-mentale',
      itinerance: 'raison-exemple-itinerance',
      habitation: 'raison-exemple-habitation',
      amenagement: 'raison-exemple-amenagement',
      alimentation: 'raison-exemple-alimentation',
    },
  ),
  translation(
    'decision-vers-decision',
    'Décision sur la demande → décision',
    'Decision on the request → decision',
    'decision',
    'decision',
    {
      accepted: 'decision-exemple-acceptee',
      refused: 'decision-exemple-refusee',
      redirected: 'decision-exemple-reorientee',
    },
  ),
  translation(
    'provenance-vers-provenance',
    'Provenance de la demande → provenance',
    'Origin of the request → origin',
    'requestOrigin',
    'provenance',
    {
      organisation: 'provenance-exemple-organisme',
      citizens: 'provenance-exemple-groupe',
      concertation: 'provenance-exemple-concertation',
      institution: 'provenance-exemple-etablissement',
      other: 'provenance-exemple-autre',
    },
  ),
  translation(
    'communaute-vers-programme',
    'Genre de communauté → programme d’intervention',
    'Kind of community → intervention programme',
    'communityKind',
    'programme-intervention',
    {
      territorial: 'intervention-exemple-territoire',
      identity: 'intervention-exemple-identite',
      interest: 'intervention-exemple-interet',
    },
  ),
  translation('mode-vers-mode', 'Mode de contact → mode', 'Mode of contact → mode', 'contactMode', 'mode', {
    'in-person': 'mode-exemple-presence',
    hybrid: 'mode-exemple-presence',
    telephone: 'mode-exemple-telephone',
    video: 'mode-exemple-distance',
    writing: 'mode-exemple-ecrit',
    other: 'mode-exemple-autre',
  }),
  translation('lieu-vers-lieu', 'Genre de lieu → lieu', 'Kind of place → place', 'placeKind', 'lieu', {
    institution: 'lieu-exemple-etablissement',
    organisation: 'lieu-exemple-organisme',
    'public-space': 'lieu-exemple-public',
    school: 'lieu-exemple-ecole',
    home: 'lieu-exemple-domicile',
    remote: 'lieu-exemple-distance',
    other: 'lieu-exemple-autre',
  }),
  translation('langue-vers-langue', 'Langue → langue', 'Language → language', 'language', 'langue', {
    fr: 'langue-exemple-francais',
    en: 'langue-exemple-anglais',
    other: 'langue-exemple-autre',
  }),
  translation(
    'ordre-vers-ordre',
    'Ordre d’enseignement → ordre',
    'School level → level',
    'schoolLevel',
    'ordre-enseignement',
    {
      preschool: 'ordre-exemple-prescolaire',
      primary: 'ordre-exemple-primaire',
      secondary: 'ordre-exemple-secondaire',
      college: 'ordre-exemple-collegial',
      adult: 'ordre-exemple-adultes',
    },
  ),
];

const community = {
  requestNature: { literal: 'nature-communautaire' },
  userType: { literal: 'type-communautaire' },
};
const group = { requestNature: { literal: 'nature-groupe' }, userType: { literal: 'type-groupe' } };
const person = {
  requestNature: { literal: 'nature-individualisee' },
  userType: { literal: 'type-individu' },
};

function pair(
  prefix: string,
  kind: string,
  target: string,
  fields: Record<string, Output>,
  fr: string,
  en: string,
): DeclareRow[] {
  return [
    {
      id: `${prefix}-intervention`,
      sentence: {
        fr: `Acte adressé à ${fr}, rattaché à un dossier : une intervention.`,
        en: `An act for ${en}, attached to a case: an intervention.`,
      },
      reference: '3°',
      when: { addressee: target, hasDossier: 'true' },
      declare: { kind, act: 'intervention', fields },
    },
    {
      id: `${prefix}-ponctuelle`,
      sentence: {
        fr: `Acte adressé à ${fr}, hors de tout dossier : une activité ponctuelle, sans durée.`,
        en: `An act for ${en}, outside any case: a one-off activity, without duration.`,
      },
      reference: '3° k',
      when: { addressee: target, hasDossier: 'false' },
      declare: { kind, act: 'activite-ponctuelle', fields },
    },
  ];
}

export const annexeIMapping: DecisionTable = {
  exclusions: [
    {
      id: 'exclusion-demande-interne',
      sentence: {
        fr: 'Réponse à une demande venue de l’établissement lui-même : rien à déclarer.',
        en: 'An answer to a request from the institution itself: nothing to declare.',
      },
      reference: null,
      when: { isInternalRequest: 'true' },
      reason: 'demande-interne',
    },
    {
      id: 'exclusion-preparation',
      sentence: {
        fr: 'Préparation, sans personne à qui l’acte s’adresse à ce moment : rien à déclarer.',
        en: 'Preparation, with no one the act is for at that moment: nothing to declare.',
      },
      reference: null,
      when: { isPreparation: 'true' },
      reason: 'preparation',
    },
  ],
  groups: [
    {
      id: 'communautaire',
      label: { fr: 'Usager-communautaire', en: 'Community user' },
      rows: pair(
        'communautaire',
        'usager-communautaire',
        '"community"',
        community,
        'une communauté',
        'a community',
      ),
    },
    {
      id: 'groupe',
      label: { fr: 'Usager-groupe', en: 'Group user' },
      rows: pair('groupe', 'usager-groupe', '"group"', group, 'un groupe', 'a group'),
    },
    {
      id: 'individu',
      label: { fr: 'Usager-individu', en: 'Individual user' },
      rows: pair('individu', 'usager-individu', '"person"', person, 'une personne', 'one person'),
    },
  ],
  reasons: [
    {
      id: 'demande-interne',
      label: { fr: 'Demande interne', en: 'Internal request' },
      explanation: {
        fr: 'Le cadre ne reçoit que des services donnés à un usager. Le travail fait pour une direction ou une équipe de l’établissement n’y a pas de case.',
        en: 'The framework only takes services given to a user. Work done for a directorate or a team of the institution has no box in it.',
      },
    },
    {
      id: 'preparation',
      label: { fr: 'Préparation', en: 'Preparation' },
      explanation: {
        fr: 'Le cadre reçoit l’acte, non ce qui le rend possible. Des semaines de préparation n’y laissent aucune ligne.',
        en: 'The framework takes the act, not what makes it possible. Weeks of preparation leave no line in it.',
      },
    },
    {
      id: 'aucune-regle',
      label: { fr: 'Aucune règle', en: 'No rule' },
      explanation: {
        fr: 'Aucune règle du cadre ne reconnaît ce travail. La trace est gardée telle quelle.',
        en: 'No rule of the framework recognises this work. The trace is kept as it is.',
      },
    },
  ],
  noRuleReason: 'aucune-regle',
};
