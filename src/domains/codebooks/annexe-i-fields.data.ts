/**
 * Fields of Annexe I of the Règlement sur les renseignements devant être transmis par les établissements au ministre
 * de la Santé et des Services sociaux (RLRQ, c. S-4.2, r. 23), for the three kinds of user. Labels paraphrase the
 * regulation; references are its own letters. The text of 4° c was read only in part.
 */

import type { Bilingual, Field, FieldType, WhenMissing } from './codebook.ts';
import type { Output } from './decision-table.ts';
import type { AspectId } from './trace-input.ts';

export const everyKind = ['usager-individu', 'usager-groupe', 'usager-communautaire'] as const;
export const everyAct = ['intervention', 'activite-ponctuelle'] as const;

interface Particulars {
  reference: string;
  type: FieldType;
  list?: string;
  output?: Output;
  kinds?: readonly string[];
  acts?: readonly string[];
  when?: string;
  missing?: WhenMissing;
  carries?: readonly AspectId[];
  note?: Bilingual;
}

function field(id: string, section: string, fr: string, en: string, of: Particulars): Field {
  return {
    id,
    reference: of.reference,
    section,
    label: { fr, en },
    type: of.type,
    codeList: of.list ?? null,
    kinds: of.kinds ?? everyKind,
    acts: of.acts ?? everyAct,
    requiredWhen: of.when ?? 'true',
    whenMissing: of.missing ?? null,
    output: of.output ?? null,
    carries: of.carries ?? [],
    note: of.note ?? null,
  };
}

/** Requests and episodes belong to a case: without one there is nothing to give. */
const withCase = 'hasDossier';
const inTheCase: WhenMissing = {
  importance: 'warning',
  whatToDo: {
    fr: 'Complétez le dossier de cette trace : ses états et leurs dates.',
    en: 'Complete the case of this trace: its states and their dates.',
  },
};
const inTheTrace: WhenMissing = {
  importance: 'error',
  whatToDo: { fr: 'Complétez la trace.', en: 'Complete the trace.' },
};

const requestFields: Field[] = [
  field('requestNumber', 'demande', 'Numéro de séquence de la demande', 'Sequence number of the request', {
    reference: '1° a',
    type: 'sequence',
    output: { attribute: 'requestNumber' },
    when: withCase,
    missing: inTheCase,
  }),
  field('requestReceivedOn', 'demande', 'Date de réception de la demande', 'Date the request was received', {
    reference: '1° b',
    type: 'date',
    output: { attribute: 'requestReceivedOn' },
    when: withCase,
    missing: inTheCase,
  }),
  field('requestOrigin', 'demande', 'Provenance de la demande', 'Origin of the request', {
    reference: '1° c',
    type: 'code',
    list: 'provenance',
    output: { translation: 'provenance-vers-provenance' },
    when: withCase,
    missing: {
      importance: 'information',
      whatToDo: {
        fr: 'Choisissez la provenance de la demande dans le dossier, si vous la connaissez. Sans choix, le champ part vide.',
        en: 'Choose the origin of the request in the case, if you know it. Without a choice, the field leaves empty.',
      },
    },
  }),
  field('requestSubject', 'demande', 'Objet de la demande', 'Subject of the request', {
    reference: '1° d',
    type: 'text',
    output: { attribute: 'requestSubject' },
    when: withCase,
    missing: inTheCase,
  }),
  field(
    'requestCentre',
    'demande',
    'Centre ou sous-centre d’activités concerné',
    'Activity centre concerned',
    {
      reference: '1° e',
      type: 'code',
      list: 'centre-activites',
      output: { feel: 'if hasDossier then "ca-4150" else null' },
      when: withCase,
    },
  ),
  field('requestDecision', 'demande', 'Décision prise après l’analyse', 'Decision after analysis', {
    reference: '1° f',
    type: 'code',
    list: 'decision',
    output: { translation: 'decision-vers-decision' },
    when: 'decision != null',
  }),
  field('requestDecidedOn', 'demande', 'Date de la décision', 'Date of the decision', {
    reference: '1° f',
    type: 'date',
    output: { attribute: 'decidedOn' },
    when: withCase,
    missing: inTheCase,
  }),
  field('requestNature', 'demande', 'Nature des services demandés', 'Nature of the services', {
    reference: '1° g',
    type: 'code',
    list: 'nature-demande',
  }),
  field('requestPriority', 'demande', 'Code de priorité', 'Priority code', {
    reference: '1° h',
    type: 'code',
    list: 'priorite',
    when: 'false',
    note: {
      fr: 'Laissé vide : les valeurs officielles n’ont pas été publiées, et aucune priorité ne se note dans Toile.',
      en: 'Left empty: the official values were not published, and no priority is noted in Toile.',
    },
  }),
];

const userFields: Field[] = [
  field('userType', 'usager', 'Type d’usager', 'Type of user', {
    reference: '2°',
    type: 'code',
    list: 'type-usager',
  }),
];

const actFields: Field[] = [
  field('actNumber', 'acte', 'Numéro de séquence', 'Sequence number', {
    reference: '3° a',
    type: 'sequence',
    output: { attribute: 'traceNumber' },
  }),
  field('actCentre', 'acte', 'Centre ou sous-centre d’activités', 'Activity centre', {
    reference: '3° b',
    type: 'code',
    list: 'centre-activites',
    output: { literal: 'ca-4150' },
  }),
  field('actOn', 'acte', 'Date', 'Date', {
    reference: '3° c',
    type: 'date',
    output: { attribute: 'eventOn' },
  }),
  field('actType', 'acte', 'Type', 'Type', {
    reference: '3° d',
    missing: inTheTrace,
    type: 'code',
    list: 'type-intervention',
    output: { translation: 'nature-vers-type' },
  }),
  field('reasons', 'acte', 'Raisons', 'Reasons', {
    reference: '3° e',
    missing: {
      importance: 'warning',
      whatToDo: {
        fr: 'Nommez au moins un champ dans le dossier de cette trace. Hors d’un dossier, aucune raison n’est notée et le champ part vide.',
        en: 'Name at least one field in the case of this trace. Outside any case no reason is noted, and the field leaves empty.',
      },
    },
    type: 'codes',
    list: 'raison',
    output: { translation: 'champ-vers-raison' },
  }),
  field('deeds', 'acte', 'Actes posés', 'Actions performed', {
    reference: '3° f',
    missing: inTheTrace,
    type: 'codes',
    list: 'acte',
    output: { translation: 'nature-vers-acte' },
    carries: ['severalNatures'],
  }),
  field('followUp', 'acte', 'Suivi', 'Follow-up', {
    reference: '3° g',
    type: 'code',
    list: 'suivi',
    output: {
      feel: 'if hasEpisodeEnd then null else if hasDossier then "suivi-exemple-poursuite" else "suivi-exemple-aucun"',
    },
    when: 'hasEpisodeEnd = false',
    note: {
      fr: 'Déduit : un acte se poursuit tant que son dossier n’est pas fermé, une activité ponctuelle n’a pas de suite. Vide quand le dossier est fermé.',
      en: 'Deduced: an act goes on as long as its case is not closed, a one-off activity has no follow-up. Empty when the case is closed.',
    },
  }),
  field('masterProgramme', 'acte', 'Programme maître', 'Master programme', {
    reference: '3° h',
    type: 'code',
    list: 'programme-maitre',
    when: 'false',
    note: {
      fr: 'Laissé vide : aucun programme maître ne se note dans Toile.',
      en: 'Left empty: no master programme is noted in Toile.',
    },
  }),
  field('interventionProgramme', 'acte', 'Programme d’intervention', 'Intervention programme', {
    reference: '3° h.1',
    type: 'code',
    list: 'programme-intervention',
    output: { translation: 'communaute-vers-programme' },
    missing: {
      importance: 'warning',
      whatToDo: {
        fr: 'Dites dans le dossier la sorte de communauté. Hors d’un dossier, rien ne la dit et le champ part vide.',
        en: 'Say the kind of community in the case. Outside any case nothing says it, and the field leaves empty.',
      },
    },
  }),
  field('contactMode', 'acte', 'Mode', 'Mode', {
    reference: '3° i',
    missing: inTheTrace,
    type: 'code',
    list: 'mode',
    output: { translation: 'mode-vers-mode' },
  }),
  field('place', 'acte', 'Lieu', 'Place', {
    reference: '3° j',
    missing: inTheTrace,
    type: 'code',
    list: 'lieu',
    output: { translation: 'lieu-vers-lieu' },
  }),
  field('duration', 'acte', 'Durée', 'Duration', {
    reference: '3° k',
    missing: inTheTrace,
    type: 'minutes',
    output: { attribute: 'durationMinutes' },
    acts: ['intervention'],
    carries: ['duration'],
    note: {
      fr: 'Demandée pour une intervention seulement, jamais pour une activité ponctuelle.',
      en: 'Asked for an intervention only, never for a one-off activity.',
    },
  }),
  field('language', 'acte', 'Langue utilisée', 'Language used', {
    reference: '3° l',
    missing: inTheTrace,
    type: 'code',
    list: 'langue',
    output: { translation: 'langue-vers-langue' },
  }),
  field(
    'jobCategory',
    'acte',
    'Catégorie d’emploi et lien avec l’établissement',
    'Job category and link with the institution',
    {
      reference: '3° m',
      type: 'code',
      list: 'categorie-emploi',
      when: 'false',
      note: {
        fr: 'Laissé vide : Toile ne demande à personne son emploi ni son lien avec l’établissement.',
        en: 'Left empty: Toile asks nobody for their job or their link with the institution.',
      },
    },
  ),
  field(
    'practitionerCount',
    'acte',
    'Nombre d’intervenantes et d’intervenants',
    'Number of workers taking part',
    {
      reference: '3° n',
      missing: inTheTrace,
      type: 'integer',
      output: { feel: 'practitionerCount' },
    },
  ),
  field('schoolLevel', 'acte', 'Ordre d’enseignement', 'School level', {
    reference: '3° o',
    missing: inTheTrace,
    type: 'code',
    list: 'ordre-enseignement',
    output: { translation: 'ordre-vers-ordre' },
    when: 'placeKind = "school"',
    note: { fr: 'En milieu scolaire seulement.', en: 'In a school setting only.' },
  }),
  field('participantCount', 'acte', 'Nombre de participantes et de participants', 'Number of participants', {
    reference: '3° p',
    missing: inTheTrace,
    type: 'integer',
    output: { attribute: 'participantCount' },
    kinds: ['usager-groupe'],
    carries: ['participants'],
    note: {
      fr: 'Demandé pour un usager-groupe seulement : le cadre ne le reçoit pas pour une communauté.',
      en: 'Asked for a group user only: the framework does not take it for a community.',
    },
  }),
];

const episodeFields: Field[] = [
  field('episodeNumber', 'episode', 'Numéro de séquence de l’épisode', 'Sequence number of the episode', {
    reference: '4° a',
    type: 'sequence',
    output: { attribute: 'episodeNumber' },
    when: withCase,
  }),
  field('episodeStartsOn', 'episode', 'Date de début de l’épisode', 'Start date of the episode', {
    reference: '4° b',
    type: 'date',
    output: { attribute: 'episodeStartsOn' },
    when: withCase,
    missing: inTheCase,
  }),
  field('episodeEndsOn', 'episode', 'Date de fin de l’épisode', 'End date of the episode', {
    reference: '4° b',
    type: 'date',
    output: { attribute: 'episodeEndsOn' },
    when: 'false',
    note: { fr: 'Connue quand le dossier est fermé.', en: 'Known once the case is closed.' },
  }),
  field(
    'assignmentNumber',
    'episode',
    'Numéro de séquence de l’assignation au centre d’activités',
    'Sequence number of the assignment to the activity centre',
    {
      reference: '4° c',
      type: 'sequence',
      output: { attribute: 'episodeNumber' },
      when: withCase,
      note: {
        fr: 'Une seule assignation par épisode : le numéro est celui de l’épisode.',
        en: 'One assignment for each episode: the number is that of the episode.',
      },
    },
  ),
];

export const annexeIFields: readonly Field[] = [
  ...requestFields,
  ...userFields,
  ...actFields,
  ...episodeFields,
];
