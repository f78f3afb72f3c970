/** The framework of Annexe I, whole: the codebook that Toile ships. Source: RLRQ, c. S-4.2, r. 23, art. 1 and 2. */

import { annexeICalendars } from './annexe-i-calendars.data.ts';
import { annexeIFields } from './annexe-i-fields.data.ts';
import { annexeILists } from './annexe-i-lists.data.ts';
import { annexeIMapping, annexeITranslations } from './annexe-i-mapping.data.ts';
import { annexeIValidations } from './annexe-i-validations.data.ts';
import type { Codebook, ColumnFormatting, ExportLayout, LayoutColumn } from './codebook.ts';

function fieldColumn(field: (typeof annexeIFields)[number], formatting: ColumnFormatting): LayoutColumn {
  const reference = field.reference === null ? '' : `${field.reference} `;
  return {
    id: field.id,
    heading: { fr: `${reference}${field.label.fr}`, en: `${reference}${field.label.en}` },
    source: { field: field.id },
    formatting,
  };
}

const about: readonly LayoutColumn[] = [
  {
    id: 'kind',
    heading: { fr: 'Type de déclaration', en: 'Kind of declaration' },
    source: { about: 'kind' },
    formatting: 'label',
  },
  { id: 'act', heading: { fr: 'Acte', en: 'Act' }, source: { about: 'act' }, formatting: 'label' },
];
const provenance: readonly LayoutColumn[] = [
  { id: 'row', heading: { fr: 'Règle', en: 'Rule' }, source: { about: 'row' }, formatting: 'plain' },
  {
    id: 'version',
    heading: { fr: 'Version du cadre', en: 'Version of the framework' },
    source: { about: 'codebookVersion' },
    formatting: 'plain',
  },
];

const layouts: readonly ExportLayout[] = [
  {
    id: 'codes',
    label: { fr: 'Codes seuls', en: 'Codes only' },
    columns: [...about, ...annexeIFields.map((field) => fieldColumn(field, 'code')), ...provenance],
  },
  {
    id: 'lisible',
    label: { fr: 'Codes et libellés', en: 'Codes and labels' },
    columns: [...about, ...annexeIFields.map((field) => fieldColumn(field, 'codeAndLabel')), ...provenance],
  },
];

const effortLimit: Codebook['limits'][number] = {
  sentence: {
    fr: 'Ce système ne peut être utilisé pour mesurer l’effort déployé pour assurer la prestation des services.',
    en: 'This system cannot be used to measure the effort made to deliver the services.',
  },
  source: {
    fr: 'Cadre normatif du système I-CLSC, ministère de la Santé et des Services sociaux, 2015, p. 11, cité dans Sciences et actions sociales, no 11, 2019.',
    en: 'Reference framework of the I-CLSC system, ministère de la Santé et des Services sociaux, 2015, p. 11, quoted in Sciences et actions sociales, no. 11, 2019. Our translation.',
  },
};

const kinds: Codebook['kinds'] = [
  {
    id: 'usager-communautaire',
    label: { fr: 'Usager-communautaire', en: 'Community user' },
    definition: {
      fr: 'Un groupe de la population visé par un projet, ou qui partage des objectifs, et qui reçoit des interventions communautaires.',
      en: 'A group of the population that a project is for, or that shares objectives, and that receives community interventions.',
    },
    reference: 'art. 1',
  },
  {
    id: 'usager-groupe',
    label: { fr: 'Usager-groupe', en: 'Group user' },
    definition: {
      fr: 'Des personnes qui vivent une situation semblable et reçoivent ensemble des interventions pendant une durée déterminée.',
      en: 'People who live a similar situation and receive interventions together for a set time.',
    },
    reference: 'art. 1',
  },
  {
    id: 'usager-individu',
    label: { fr: 'Usager-individu', en: 'Individual user' },
    definition: {
      fr: 'Une personne qui reçoit des interventions individuellement.',
      en: 'A person who receives interventions individually.',
    },
    reference: 'art. 1',
  },
];

export const annexeI: Codebook = {
  format: 1,
  id: 's-4-2-r-23-annexe-i',
  version: '2023-12.3',
  title: {
    fr: 'Renseignements à transmettre au ministre : Annexe I',
    en: 'Information to be sent to the Minister: Schedule I',
  },
  summary: {
    fr: 'Ce que le règlement demande de transmettre des services donnés à un usager par un établissement qui exploite un CLSC. Le texte est celui du 12 décembre 2023 ; Toile l’applique aux périodes commencées depuis avril 2018, sans savoir de quel jour date chaque alinéa.',
    en: 'What the regulation asks an institution operating a CLSC to transmit of the services given to a user. The text is that of 12 December 2023; Toile applies it to periods since April 2018, without knowing the day each paragraph dates from.',
  },
  authority: {
    name: { fr: 'Gouvernement du Québec', en: 'Government of Québec' },
    source: {
      fr: 'Règlement sur les renseignements devant être transmis par les établissements au ministre de la Santé et des Services sociaux, RLRQ, c. S-4.2, r. 23, à jour au 12 décembre 2023',
      en: 'Regulation respecting the information that institutions must provide to the Minister of Health and Social Services, CQLR, c. S-4.2, r. 23, updated to 12 December 2023',
    },
    reference: 'Annexe I',
    address: 'https://www.legisquebec.gouv.qc.ca/fr/document/rc/S-4.2,%20r.%2023%20/',
  },
  validFromOn: '2018-04-01',
  validUntilOn: null,
  official: true,
  extends: null,
  kinds,
  acts: [
    { id: 'intervention', label: { fr: 'Intervention', en: 'Intervention' }, reference: '3°' },
    {
      id: 'activite-ponctuelle',
      label: { fr: 'Activité ponctuelle', en: 'One-off activity' },
      reference: '3°',
    },
  ],
  sections: [
    { id: 'demande', label: { fr: 'Demande de services', en: 'Request for services' }, reference: '1°' },
    { id: 'usager', label: { fr: 'Usager', en: 'User' }, reference: '2°' },
    {
      id: 'acte',
      label: { fr: 'Intervention ou activité ponctuelle', en: 'Intervention or one-off activity' },
      reference: '3°',
    },
    { id: 'episode', label: { fr: 'Épisode de service', en: 'Service episode' }, reference: '4°' },
  ],
  fields: annexeIFields,
  codeLists: annexeILists,
  translations: annexeITranslations,
  mapping: annexeIMapping,
  countedBy: ['requestNature', 'actType'],
  validations: annexeIValidations,
  calendars: annexeICalendars,
  conventions: [
    {
      id: 'appels-et-courriels',
      question: {
        fr: 'Les appels et les courriels sont-ils comptés ?',
        en: 'Are calls and e-mails counted?',
      },
      answer: {
        fr: 'Seulement s’ils ont été notés comme traces. L’équipe convient de ce qu’elle note et l’écrit ici.',
        en: 'Only if they were noted as traces. The team agrees on what it notes and writes it here.',
      },
    },
    {
      id: 'travail-conjoint',
      question: {
        fr: 'Comment compte-t-on un acte fait à plusieurs ?',
        en: 'How is an act done by several counted?',
      },
      answer: {
        fr: 'Une fois : c’est une seule trace, avec ses actrices et acteurs et leurs parts.',
        en: 'Once: it is a single trace, with its actors and their shares.',
      },
    },
    {
      id: 'groupe',
      question: {
        fr: 'Compte-t-on les membres d’un groupe un par un ?',
        en: 'Are the members of a group counted one by one?',
      },
      answer: {
        fr: 'Non : une rencontre de groupe donne une déclaration, quel que soit le nombre de personnes.',
        en: 'No: a group meeting gives one declaration, whatever the number of people.',
      },
    },
    {
      id: 'non-note',
      question: {
        fr: 'Que transmet-on de ce que personne n’a noté ?',
        en: 'What is transmitted of what nobody noted?',
      },
      answer: {
        fr: 'Rien : le champ part vide, et le relevé le dit. La priorité (1° h), le programme maître (3° h) et la catégorie d’emploi (3° m) ne se notent nulle part dans Toile : l’établissement les remplit de son côté.',
        en: 'Nothing: the field leaves empty, and the statement says so. The priority (1° h), the master programme (3° h) and the job category (3° m) are noted nowhere in Toile: the institution fills them in on its side.',
      },
    },
    {
      id: 'intervention-ou-activite',
      question: { fr: 'Quand est-ce une activité ponctuelle ?', en: 'When is it a one-off activity?' },
      answer: {
        fr: 'Quand la trace n’est rattachée à aucun dossier. Sa durée n’est alors pas transmise.',
        en: 'When the trace is attached to no case. Its duration is then not transmitted.',
      },
    },
  ],
  layouts,
  limits: [effortLimit],
};
