/**
 * What the conditions of a codebook may look at. The list is closed, and holds nothing that names a person: a
 * codebook cannot tell who did the work, so that no figure can be counted by person.
 */

import type { Bilingual } from './codebook.ts';

/** `set` holds several values; `shares` holds texts such as `axis 60`; `null` stands for what was not said. */
export type InputType = 'boolean' | 'choice' | 'set' | 'integer' | 'shares';
export type InputValue = string | number | boolean | null | readonly string[];
export type InputValues = Readonly<Partial<Record<InputId, InputValue>>>;

export interface InputChoice {
  value: string;
  label: Bilingual;
}
export interface TraceInput {
  type: InputType;
  label: Bilingual;
  /** Every value there can be; null when the space writes its own list. */
  choices: readonly InputChoice[] | null;
  /** Whether it may be null. */
  optional: boolean;
}

const choice = (value: string, fr: string, en: string): InputChoice => ({ value, label: { fr, en } });
const yesNo = (fr: string, en: string): TraceInput => ({
  type: 'boolean',
  label: { fr, en },
  choices: null,
  optional: false,
});
const oneOf = (fr: string, en: string, choices: readonly InputChoice[]): TraceInput => ({
  type: 'choice',
  label: { fr, en },
  choices,
  optional: true,
});
const always = (fr: string, en: string, choices: readonly InputChoice[]): TraceInput => ({
  ...oneOf(fr, en, choices),
  optional: false,
});
const manyOf = (fr: string, en: string, choices: readonly InputChoice[] | null): TraceInput => ({
  type: 'set',
  label: { fr, en },
  choices,
  optional: false,
});

const natures = [
  choice(
    'milieu-analysis',
    'Analyse du milieu et des enjeux sociaux',
    'Analysis of the community and its issues',
  ),
  choice(
    'popular-education',
    'Information, sensibilisation, éducation populaire',
    'Information, awareness, popular education',
  ),
  choice(
    'support-to-organisations',
    'Soutien aux organismes et aux ressources',
    'Support to organisations and resources',
  ),
  choice(
    'resource-creation',
    'Création ou consolidation de ressources',
    'Creating or strengthening resources',
  ),
  choice('concertation', 'Concertation et mobilisation', 'Concertation and mobilisation'),
  choice('political-action', 'Action politique et défense de droits', 'Political action and rights advocacy'),
  choice(
    'citizen-participation',
    'Soutien à la participation et au pouvoir d’agir',
    'Support to participation and power to act',
  ),
  choice('other', 'Autre nature', 'Another kind'),
] as const;

export const traceInputs = {
  natures: manyOf('Natures d’intervention', 'Kinds of intervention', natures),
  leadingNatures: manyOf(
    'Natures qui ont la plus grande part, ou toutes quand aucune part n’est notée',
    'Kinds with the largest share, or all of them when no share is noted',
    natures,
  ),
  addressee: always('À qui l’acte s’adresse', 'Whom the act is for', [
    choice('community', 'Une communauté', 'A community'),
    choice('group', 'Un groupe', 'A group'),
    choice('person', 'Une personne', 'One person'),
  ]),
  contactMode: oneOf('Mode de contact', 'Mode of contact', [
    choice('in-person', 'En présence', 'In person'),
    choice('telephone', 'Téléphone', 'Telephone'),
    choice('video', 'Visioconférence', 'Video call'),
    choice('hybrid', 'En présence et à distance', 'In person and remote'),
    choice('writing', 'Courriel ou écrit', 'E-mail or writing'),
    choice('other', 'Autre mode', 'Another mode'),
  ]),
  placeKind: oneOf('Genre de lieu', 'Kind of place', [
    choice('institution', 'Dans l’établissement', 'In the institution'),
    choice('organisation', 'Chez un organisme', 'At an organisation'),
    choice('public-space', 'Dans l’espace public', 'In a public space'),
    choice('school', 'Dans une école', 'In a school'),
    choice('home', 'À domicile', 'At home'),
    choice('remote', 'À distance', 'Remotely'),
    choice('other', 'Autre lieu', 'Another place'),
  ]),
  schoolLevel: oneOf('Ordre d’enseignement', 'School level', [
    choice('preschool', 'Préscolaire', 'Preschool'),
    choice('primary', 'Primaire', 'Primary'),
    choice('secondary', 'Secondaire', 'Secondary'),
    choice('college', 'Collégial', 'College'),
    choice('adult', 'Formation des adultes', 'Adult education'),
  ]),
  language: oneOf('Langue', 'Language', [
    choice('fr', 'Français', 'French'),
    choice('en', 'Anglais', 'English'),
    choice('other', 'Autre langue', 'Another language'),
  ]),
  communityKind: oneOf('Genre de communauté du dossier', 'Kind of community of the case', [
    choice('territorial', 'Territoriale', 'Territorial'),
    choice('identity', 'D’identité', 'Of identity'),
    choice('interest', 'D’intérêt', 'Of interest'),
  ]),
  dossierFields: manyOf('Champs du dossier', 'Fields of the case', null),
  serviceAxes: manyOf('Axes de service', 'Service axes', null),
  axisShares: {
    type: 'shares',
    label: { fr: 'Parts des axes de service', en: 'Shares of the service axes' },
    choices: null,
    optional: false,
  },
  planItems: manyOf('Éléments de plan que l’acte fait bouger', 'Plan items that the act moves', null),
  practitionerCount: {
    type: 'integer',
    label: { fr: 'Nombre d’intervenantes et d’intervenants', en: 'Number of workers' },
    choices: null,
    optional: false,
  },
  requestOrigin: oneOf('Provenance de la demande', 'Origin of the request', [
    choice('organisation', 'Organisme du milieu', 'Community organisation'),
    choice('citizens', 'Groupe de citoyennes et de citoyens', 'Citizens’ group'),
    choice('concertation', 'Table ou comité', 'Table or committee'),
    choice('institution', 'Établissement', 'Institution'),
    choice('other', 'Autre provenance', 'Other origin'),
  ]),
  decision: oneOf('Décision sur la demande', 'Decision on the request', [
    choice('accepted', 'Acceptée', 'Accepted'),
    choice('refused', 'Refusée', 'Refused'),
    choice('redirected', 'Réorientée', 'Redirected'),
  ]),
  isPreparation: yesNo('Préparation', 'Preparation'),
  isInternalRequest: yesNo('Demande interne de l’établissement', 'Request from inside the institution'),
  hasDossier: yesNo('Rattachée à un dossier', 'Attached to a case'),
  hasDuration: yesNo('Durée notée', 'Duration noted'),
  hasParticipantCount: yesNo('Nombre de personnes noté', 'Number of people noted'),
  hasPartners: yesNo('Organismes présents', 'Organisations present'),
  hasRequestDate: yesNo('Date de la demande connue', 'Date of the request known'),
  hasDecisionDate: yesNo('Date de la décision connue', 'Date of the decision known'),
  hasEpisodeStart: yesNo('Date de début de l’épisode connue', 'Start date of the episode known'),
  hasEpisodeEnd: yesNo('Date de fin de l’épisode connue', 'End date of the episode known'),
  isEnteredLate: yesNo('Notée plus de 72 heures après', 'Noted more than 72 hours later'),
  isInFuture: yesNo('Datée dans l’avenir', 'Dated in the future'),
} as const satisfies Record<string, TraceInput>;

export type InputId = keyof typeof traceInputs;
export const inputIds = Object.keys(traceInputs) as InputId[];
/** Inputs that conditions and tables may read. Shares are read by the fields that take them, and by nothing else. */
export const conditionInputIds = inputIds.filter((id) => traceInput(id).type !== 'shares');

/** Whether a condition or a table may name it. */
export function isInputId(name: string): name is InputId {
  return Object.hasOwn(traceInputs, name) && traceInput(name as InputId).type !== 'shares';
}

/** The input as data, without the narrow type of its own entry. */
export function traceInput(id: InputId): TraceInput {
  return traceInputs[id];
}

/** What a declaration may copy from each trace or its dossier. `knownBy` is the input that tells whether it is there. */
export interface TraceAttribute {
  label: Bilingual;
  knownBy: InputId | null;
}
export const traceAttributes = {
  traceNumber: { label: { fr: 'Numéro de la trace', en: 'Number of the trace' }, knownBy: null },
  eventOn: { label: { fr: 'Date de l’acte', en: 'Date of the act' }, knownBy: null },
  durationMinutes: { label: { fr: 'Durée', en: 'Duration' }, knownBy: 'hasDuration' },
  participantCount: {
    label: { fr: 'Nombre de personnes', en: 'Number of people' },
    knownBy: 'hasParticipantCount',
  },
  requestNumber: {
    label: { fr: 'Numéro de la demande', en: 'Number of the request' },
    knownBy: 'hasDossier',
  },
  requestReceivedOn: {
    label: { fr: 'Date de réception de la demande', en: 'Date of receipt' },
    knownBy: 'hasRequestDate',
  },
  requestSubject: {
    label: { fr: 'Objet de la demande', en: 'Subject of the request' },
    knownBy: 'hasDossier',
  },
  decidedOn: { label: { fr: 'Date de la décision', en: 'Date of the decision' }, knownBy: 'hasDecisionDate' },
  episodeNumber: { label: { fr: 'Numéro de l’épisode', en: 'Number of the episode' }, knownBy: 'hasDossier' },
  episodeStartsOn: {
    label: { fr: 'Début de l’épisode', en: 'Start of the episode' },
    knownBy: 'hasEpisodeStart',
  },
  episodeEndsOn: { label: { fr: 'Fin de l’épisode', en: 'End of the episode' }, knownBy: 'hasEpisodeEnd' },
} as const satisfies Record<string, TraceAttribute>;
export type AttributeId = keyof typeof traceAttributes;

export function isAttributeId(name: string): name is AttributeId {
  return Object.hasOwn(traceAttributes, name);
}
export function traceAttribute(id: AttributeId): TraceAttribute {
  return traceAttributes[id];
}

/** What there is to tell of a trace: what no field of its declaration carries is what the declaration drops. */
export const traceAspects = {
  duration: { fr: 'La durée', en: 'The duration' },
  participants: { fr: 'Le nombre de personnes rejointes', en: 'The number of people reached' },
  partners: { fr: 'Les organismes partenaires présents', en: 'The partner organisations present' },
  change: { fr: 'Ce qui a changé', en: 'What changed' },
  otherShares: { fr: 'La part des autres actrices et acteurs', en: 'The share of the other actors' },
  severalNatures: { fr: 'Les autres natures d’un même acte', en: 'The other kinds of one same act' },
  serviceAxes: { fr: 'Les axes de service', en: 'The service axes' },
} as const satisfies Record<string, Bilingual>;
export type AspectId = keyof typeof traceAspects;
export const aspectIds = Object.keys(traceAspects) as AspectId[];

export function isAspectId(name: string): name is AspectId {
  return Object.hasOwn(traceAspects, name);
}
