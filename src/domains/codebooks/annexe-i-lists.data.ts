/**
 * Code lists of the Annexe I framework. The official values of most lists were never published: the values below are
 * samples, marked `fictional`, that an establishment replaces by its own. 4150 is real, and the five natures and the
 * three kinds of user are those of the regulation, which gives them no code.
 */

import type { Code, CodeList } from './codebook.ts';

/** The first day of the shipped calendars: when the lists really began was not published. */
const since = '2018-04-01';

function sample(prefix: string, id: string, code: string, fr: string, en: string): Code {
  return {
    id: `${prefix}-exemple-${id}`,
    code: `EX-${code}`,
    label: { fr: `${fr} (exemple fictif)`, en: `${en} (fictional sample)` },
    validFromOn: since,
    validUntilOn: null,
    fictional: true,
  };
}
function real(id: string, code: string | null, fr: string, en: string, validFromOn = since): Code {
  return { id, code, label: { fr, en }, validFromOn, validUntilOn: null, fictional: false };
}
function list(id: string, reference: string, fr: string, en: string, codes: readonly Code[]): CodeList {
  return { id, label: { fr, en }, reference, codes };
}
/** Four texts for each sample: id, code, French, English. */
type Sample = readonly [id: string, code: string, fr: string, en: string];
function samples(
  id: string,
  prefix: string,
  reference: string,
  fr: string,
  en: string,
  values: readonly Sample[],
): CodeList {
  return list(
    id,
    reference,
    fr,
    en,
    values.map((value) => sample(prefix, ...value)),
  );
}

const natureValues: readonly Sample[] = [
  ['milieu', '01', 'Analyse du milieu', 'Analysis of the community'],
  ['education', '02', 'Information et éducation populaire', 'Information and popular education'],
  ['soutien', '03', 'Soutien aux ressources', 'Support to resources'],
  ['creation', '04', 'Création de ressources', 'Creation of resources'],
  ['concertation', '05', 'Concertation', 'Concertation'],
  ['droits', '06', 'Défense de droits', 'Rights advocacy'],
  ['participation', '07', 'Participation citoyenne', 'Citizen participation'],
  ['autre', '99', 'Autre', 'Other'],
];

export const annexeILists: readonly CodeList[] = [
  list('centre-activites', '1° e, 3° b', 'Centres d’activités', 'Activity centres', [
    real(
      'ca-4150',
      '4150',
      'Soutien au développement des communautés et à l’action intersectorielle',
      'Support to community development and intersectoral action',
    ),
  ]),
  list('type-usager', '2°', 'Types d’usager', 'Types of user', [
    real('type-individu', null, 'Usager-individu', 'Individual user'),
    real('type-groupe', null, 'Usager-groupe', 'Group user'),
    real('type-communautaire', null, 'Usager-communautaire', 'Community user'),
  ]),
  list('nature-demande', '1° g', 'Natures des services', 'Natures of the services', [
    real('nature-individualisee', null, 'Individualisée', 'Individual'),
    real('nature-couple', null, 'De couple', 'Couple'),
    real('nature-famille', null, 'De famille', 'Family'),
    real('nature-groupe', null, 'De groupe', 'Group'),
    real('nature-communautaire', null, 'Communautaire', 'Community'),
  ]),
  samples('decision', 'decision', '1° f', 'Décisions', 'Decisions', [
    ['acceptee', 'D1', 'Acceptée', 'Accepted'],
    ['refusee', 'D2', 'Refusée', 'Refused'],
    ['reorientee', 'D3', 'Réorientée', 'Redirected'],
  ]),
  samples('provenance', 'provenance', '1° c', 'Provenances', 'Origins', [
    ['organisme', 'P1', 'Organisme du milieu', 'Community organisation'],
    ['groupe', 'P2', 'Groupe de citoyennes et de citoyens', 'Citizens’ group'],
    ['concertation', 'P3', 'Table ou comité', 'Table or committee'],
    ['etablissement', 'P4', 'Direction de l’établissement', 'Directorate of the institution'],
    ['autre', 'P9', 'Autre provenance', 'Other origin'],
  ]),
  samples('priorite', 'priorite', '1° h', 'Priorités', 'Priorities', [
    ['courante', 'R1', 'Courante', 'Ordinary'],
    ['pressante', 'R2', 'Pressante', 'Pressing'],
  ]),
  samples(
    'type-intervention',
    'type',
    '3° d',
    'Types',
    'Types',
    natureValues.map(([id, code, fr, en]) => [id, `T${code}`, fr, en]),
  ),
  samples(
    'acte',
    'acte',
    '3° f',
    'Actes',
    'Actions',
    natureValues.map(([id, code, fr, en]) => [id, `A${code}`, fr, en]),
  ),
  samples('raison', 'raison', '3° e', 'Raisons', 'Reasons', [
    ['jeunesse', 'RA1', 'Jeunesse', 'Youth'],
    ['petite-enfance', 'RA2', 'Petite enfance', 'Early childhood'],
    ['aines', 'RA3', 'Personnes aînées', 'Older adults'],
    ['sante-mentale', 'RA4', 'Santé mentale', 'Mental health'],
    ['itinerance', 'RA5', 'Itinérance', 'Homelessness'],
    ['habitation', 'RA6', 'Habitation', 'Housing'],
    ['amenagement', 'RA7', 'Aménagement urbain', 'Urban planning'],
    ['alimentation', 'RA8', 'Sécurité alimentaire', 'Food security'],
    ['communautes', 'RA9', 'Développement des communautés', 'Community development'],
  ]),
  samples('suivi', 'suivi', '3° g', 'Suivis', 'Follow-ups', [
    ['poursuite', 'S1', 'Se poursuit', 'Goes on'],
    ['aucun', 'S2', 'Aucun suivi', 'No follow-up'],
  ]),
  samples('programme-maitre', 'programme', '3° h', 'Programmes maîtres', 'Master programmes', [
    ['communautes', 'M1', 'Développement des communautés', 'Community development'],
  ]),
  samples(
    'programme-intervention',
    'intervention',
    '3° h.1',
    'Programmes d’intervention',
    'Intervention programmes',
    [
      ['territoire', 'I1', 'Communautés de territoire', 'Communities of place'],
      ['identite', 'I2', 'Communautés d’identité', 'Communities of identity'],
      ['interet', 'I3', 'Communautés d’intérêt', 'Communities of interest'],
      ['general', 'I9', 'Programme général', 'General programme'],
    ],
  ),
  samples('mode', 'mode', '3° i', 'Modes', 'Modes', [
    ['presence', 'MO1', 'En présence', 'In person'],
    ['telephone', 'MO2', 'Téléphone', 'Telephone'],
    ['distance', 'MO3', 'À distance', 'Remote'],
    ['ecrit', 'MO4', 'Écrit', 'Written'],
    ['autre', 'MO9', 'Autre', 'Other'],
  ]),
  samples('lieu', 'lieu', '3° j', 'Lieux', 'Places', [
    ['etablissement', 'L1', 'Établissement', 'Institution'],
    ['organisme', 'L2', 'Organisme du milieu', 'Community organisation'],
    ['public', 'L3', 'Espace public', 'Public space'],
    ['ecole', 'L4', 'École', 'School'],
    ['domicile', 'L5', 'Domicile', 'Home'],
    ['distance', 'L6', 'À distance', 'Remote'],
    ['autre', 'L9', 'Autre lieu', 'Another place'],
  ]),
  samples('langue', 'langue', '3° l', 'Langues', 'Languages', [
    ['francais', 'LF', 'Français', 'French'],
    ['anglais', 'LA', 'Anglais', 'English'],
    ['autre', 'LX', 'Autre langue', 'Another language'],
  ]),
  samples('categorie-emploi', 'emploi', '3° m', 'Catégories d’emploi', 'Job categories', [
    [
      'oc',
      'E1',
      'Organisation communautaire, personnel de l’établissement',
      'Community organising, staff of the institution',
    ],
  ]),
  samples('ordre-enseignement', 'ordre', '3° o', 'Ordres d’enseignement', 'School levels', [
    ['prescolaire', 'O1', 'Préscolaire', 'Preschool'],
    ['primaire', 'O2', 'Primaire', 'Primary'],
    ['secondaire', 'O3', 'Secondaire', 'Secondary'],
    ['collegial', 'O4', 'Collégial', 'College'],
    ['adultes', 'O5', 'Formation des adultes', 'Adult education'],
  ]),
];
