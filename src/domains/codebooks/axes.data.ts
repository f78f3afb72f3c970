/**
 * The service axes of an institution as a framework of its own, read in the same traces as Annexe I. An action is
 * often at the crossing of several axes (CREMIS; CIUSSS du Centre-Sud): a dossier carries as many as it needs, and
 * its acts are read under each of them, whole. Where the dossier notes shares, the part of each axis stands beside; where
 * it notes none, nothing is shared out. Axes are never added.
 */

import type { Bilingual, Codebook, CountingConvention, DeclarationKind } from './codebook.ts';
import { codebookOfLines, type OverlappingLine } from './read-under.rules.ts';

/** A word of a space's vocabulary of axes. */
export interface AxisTerm {
  id: string;
  label: Bilingual;
}

const since = '2018-04-01';
const act = 'acte-de-dossier';

/** The axes that a space starts from; one that writes its own makes its own framework out of them. */
export const startingAxes: readonly AxisTerm[] = [
  {
    id: 'soutien-organismes',
    label: { fr: 'Soutien aux organismes du milieu', en: 'Support to local organisations' },
  },
  {
    id: 'determinants-sociaux',
    label: {
      fr: 'Actions sur les déterminants sociaux de la santé',
      en: 'Action on the social determinants of health',
    },
  },
  {
    id: 'developpement-communautes',
    label: { fr: 'Développement des communautés locales', en: 'Development of local communities' },
  },
  {
    id: 'responsabilite-populationnelle',
    label: {
      fr: 'Contribution à la responsabilité populationnelle',
      en: 'Contribution to population responsibility',
    },
  },
];

function axisLine({ id, label }: AxisTerm): OverlappingLine {
  const sentence = {
    fr: `Le dossier de la trace porte l’axe « ${label.fr} » : l’acte se lit sous cet axe.`,
    en: `The case of the trace carries the axis “${label.en}”: the act is read under it.`,
  };
  const when = { serviceAxes: `list contains(?, "${id}")` };
  return { id, label, kindId: kind.id, rows: [{ id: `axe-${id}`, sentence, when }], share: { share: id } };
}

const kind: DeclarationKind = {
  id: 'axe-de-service',
  label: { fr: 'Acte lu sous un axe', en: 'Act read under an axis' },
  definition: {
    fr: 'Un acte dont le dossier porte cet axe. S’il en porte plusieurs, l’acte se lit sous chacun : les lignes se recoupent.',
    en: 'An act whose case carries this axis. When it carries several, the act is read under each: lines overlap.',
  },
  reference: null,
};

const conventions: readonly CountingConvention[] = [
  {
    id: 'plusieurs-axes',
    question: {
      fr: 'Comment lit-on un acte dont le dossier porte plusieurs axes ?',
      en: 'How is an act read when its case carries several axes?',
    },
    answer: {
      fr: 'Entier sous chacun : les lignes se recoupent et ne s’additionnent pas.',
      en: 'Whole under each: lines overlap and do not add up.',
    },
  },
  {
    id: 'parts-des-axes',
    question: {
      fr: 'À quoi servent les parts notées au dossier ?',
      en: 'What are the shares noted in a case for?',
    },
    answer: {
      fr: 'Un dossier peut dire, par exemple, 70 % et 30 %. Le relevé donne alors, à côté des actes entiers, la part d’actes et de temps de chaque axe. Sans parts notées, un acte n’entre dans aucune part : Toile ne partage rien au jugé.',
      en: 'A case may say, for instance, 70% and 30%. The statement then gives, beside whole acts, the part of acts and of time of each axis. Without shares, an act enters no part: Toile shares nothing out on a guess.',
    },
  },
  {
    id: 'parts-de-plusieurs-dossiers',
    question: {
      fr: 'Et quand l’acte touche plusieurs dossiers ?',
      en: 'And when the act belongs to several cases?',
    },
    answer: {
      fr: 'Ses dossiers pèsent autant l’un que l’autre ; les parts sont arrondies au pour cent par le plus grand reste. Si l’un d’eux porte des axes sans parts, l’acte n’entre dans aucune part.',
      en: 'Its cases weigh the same; shares are rounded to the per cent by largest remainder. When one of them has axes without shares, the act enters no part.',
    },
  },
];

/** A framework of service axes: its identity is the caller's, its axes those of one vocabulary. */
export function serviceAxesCodebook(
  identity: Pick<Codebook, 'id' | 'version' | 'title' | 'summary' | 'authority'>,
  axes: readonly AxisTerm[],
): Codebook {
  return codebookOfLines({
    identity: { ...identity, validFromOn: since, validUntilOn: null },
    kinds: [kind],
    act: { id: act, label: { fr: 'Acte rattaché à un dossier', en: 'Act attached to a case' } },
    field: { id: 'axis', label: { fr: 'Axe', en: 'Axis' }, carries: ['serviceAxes'] },
    list: { id: 'axe', label: { fr: 'Axes de service', en: 'Service axes' } },
    shareField: {
      id: 'axisShare',
      label: { fr: 'Part de l’axe', en: 'Share of the axis' },
      note: {
        fr: 'En pour cent, notée dans le dossier. Vide quand le dossier n’en note pas : rien n’est alors partagé.',
        en: 'In per cent, noted in the case. Empty when the case notes none: nothing is then shared out.',
      },
    },
    lines: axes.map(axisLine),
    exclusion: {
      id: 'exclusion-hors-dossier',
      sentence: {
        fr: 'La trace n’est rattachée à aucun dossier : aucun axe ne peut la lire.',
        en: 'The trace is attached to no case: no axis can read it.',
      },
      reference: null,
      when: { hasDossier: 'false' },
      reason: 'hors-dossier',
    },
    reasons: [
      {
        id: 'hors-dossier',
        label: { fr: 'Hors de tout dossier', en: 'Outside any case' },
        explanation: {
          fr: 'Les axes se choisissent au dossier. Un acte sans dossier est gardé, et aucun axe ne le reçoit.',
          en: 'Axes are chosen for a case. An act without a case is kept, and no axis takes it.',
        },
      },
      {
        id: 'aucun-axe',
        label: { fr: 'Dossier sans axe de cette liste', en: 'Case with no axis of this list' },
        explanation: {
          fr: 'Le dossier ne porte aucun des axes de ce cadre. Ajoutez-en dans le dossier, ou dans la liste.',
          en: 'The case carries none of the axes of this framework. Add some to the case, or to the list.',
        },
      },
    ],
    noRuleReason: 'aucun-axe',
    conventions,
    layoutLabel: { fr: 'Actes par axe', en: 'Acts by axis' },
    limits: [
      {
        sentence: {
          fr: 'Une action est souvent au croisement de plusieurs axes. Un axe dit où elle compte, jamais ce qu’elle a demandé.',
          en: 'An action is often at the crossing of several axes. An axis says where it counts, never what it took.',
        },
        source: {
          fr: 'Convention de ce cadre, d’après la pratique des équipes d’organisation communautaire.',
          en: 'Convention of this framework, after the practice of community organising teams.',
        },
      },
    ],
  });
}

export const serviceAxes: Codebook = serviceAxesCodebook(
  {
    id: 'axes-de-service',
    version: '2',
    title: { fr: 'Axes de service de l’établissement', en: 'Service axes of the institution' },
    summary: {
      fr: 'Les quatre axes de service de l’organisation communautaire, lus dans les dossiers. Un dossier en porte plusieurs, chaque acte se lit sous chacun, et les parts notées se lisent à côté.',
      en: 'The four service axes of community organising, read in the cases. A case carries several, each act is read under each of them, and the shares noted stand beside.',
    },
    authority: {
      name: { fr: 'L’établissement et l’équipe', en: 'The institution and the team' },
      source: {
        fr: 'Liste de départ de Toile ; chaque établissement écrit la sienne',
        en: 'Starting list of Toile; each institution writes its own',
      },
      reference: '',
      address: null,
    },
  },
  startingAxes,
);
