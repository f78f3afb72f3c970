import type { LeverContent, NeedContent } from './lever.ts';
import type { PlanKind } from './plan.ts';
import type { ChangeKind, EvidenceSaying } from './plan-item.ts';

export interface StoryItem {
  key: string;
  level: 'issue' | 'axis' | 'objective' | 'action';
  title: string;
  description?: string;
  holders?: readonly string[];
  partners?: readonly string[];
  /** Days from the day the story is told; negative: before. */
  starts?: number;
  due?: number;
  resources?: string;
  results?: string;
  serviceAxes?: readonly string[];
  dossier?: string;
  /** What it said when it was adopted, when it says something else now. */
  adoptedAs?: string;
  /** Added after the adoption. */
  isLater?: boolean;
  changes?: readonly {
    kind: ChangeKind;
    day: number;
    reason: string;
    by: string;
    replacedBy?: string;
    before?: string;
  }[];
  /** Traces of the dossier that moved it: which one since the plan began (0 is the oldest), and what it says. */
  moves?: readonly { dossier: string; at: number; says: EvidenceSaying; note: string }[];
  indicators?: readonly {
    kind: 'number' | 'change';
    label: string;
    unit?: string;
    baseline?: number;
    target?: number;
    readings?: readonly { day: number; value?: number; words?: string }[];
  }[];
  children?: readonly StoryItem[];
}

export interface StoryPlan {
  key: string;
  title: string;
  kind: PlanKind;
  starts: number;
  ends: number;
  portrait: string;
  spaces: readonly string[];
  by: string;
  visibility: 'space' | 'network' | 'public';
  labels: Readonly<Record<'issue' | 'axis' | 'objective' | 'action', string>>;
  adopted: { name: string; day: number; how: string };
  items: readonly StoryItem[];
  needs: readonly (Omit<NeedContent, 'itemId' | 'startsOn' | 'untilOn'> & {
    key: string;
    item: string;
    until?: number;
  })[];
  levers: readonly (Omit<LeverContent, 'itemId' | 'needId' | 'startsOn' | 'untilOn'> & {
    item: string;
    need?: string;
    from?: number;
    until?: number;
  })[];
}

const committee = 'Comité logement des Saules';
const grt = 'GRT de la Rive';
const table = 'Table de quartier de Rivière-aux-Saules';
const borough = 'Arrondissement de Rivière-aux-Saules';
const bank = 'Banque alimentaire du Ruisseau';

/** Two plans of the fictional borough: three years in housing, three months in a crisis. */
export const storyPlans: readonly StoryPlan[] = [
  {
    key: 'plan:logement',
    title: 'Plan triennal de la table logement',
    kind: 'triennial',
    starts: -300,
    ends: 795,
    portrait:
      'Onze immeubles de la rue Principale ont changé de mains en deux ans. **Quarante-deux ménages** ont reçu un avis.\n\nLes locataires connaissent mieux que personne les immeubles; le comité logement connaît les recours; le GRT sait acheter. Personne n’a les trois à la fois.',
    spaces: ['space:table', 'space:equipe'],
    by: 'person:maude',
    visibility: 'network',
    labels: { issue: 'Enjeu', axis: 'Orientation', objective: 'Objectif', action: 'Action ou moyen' },
    adopted: {
      name: 'Plan adopté en assemblée',
      day: -280,
      how: 'Assemblée de la table, par consensus; une réserve notée sur l’échéance des achats.',
    },
    items: [
      {
        key: 'item:rester',
        level: 'issue',
        title: 'Rester dans son quartier malgré la spéculation',
        children: [
          {
            key: 'item:voix',
            level: 'axis',
            title: 'La voix des locataires',
            children: [
              {
                key: 'item:organiser',
                level: 'objective',
                title: 'Des locataires organisés dans chaque immeuble touché',
                indicators: [
                  {
                    kind: 'number',
                    label: 'Immeubles avec un noyau de locataires',
                    unit: 'immeubles',
                    baseline: 1,
                    target: 11,
                    readings: [
                      { day: -200, value: 3 },
                      { day: -30, value: 6, words: 'Deux noyaux se partagent la même cuisine.' },
                    ],
                  },
                  {
                    kind: 'change',
                    label: 'Les locataires parlent en premier à la table',
                    readings: [{ day: -160, words: 'Pour la première fois, l’architecte a pris des notes.' }],
                  },
                ],
                children: [
                  {
                    key: 'item:porte',
                    level: 'action',
                    title: 'Faire du porte-à-porte dans les onze immeubles',
                    holders: [committee],
                    partners: ['Travail de rue La Boussole'],
                    starts: -290,
                    due: 60,
                    serviceAxes: ['soutien-organismes', 'developpement-communautes'],
                    dossier: 'dossier:logement',
                    moves: [
                      {
                        dossier: 'dossier:logement',
                        at: 0,
                        says: 'progress',
                        note: 'Onze locataires dans une cuisine.',
                      },
                      {
                        dossier: 'dossier:logement',
                        at: 1,
                        says: 'progress',
                        note: 'Vingt-six portes ouvertes.',
                      },
                    ],
                    changes: [{ kind: 'started', day: -208, reason: '', by: 'person:maude' }],
                  },
                  {
                    key: 'item:ecole',
                    level: 'action',
                    title: 'Tenir une école du logement, un soir par mois',
                    adoptedAs: 'Donner une formation sur les recours, en salle',
                    holders: [committee],
                    partners: ['Alphabétisation Les Mots partagés'],
                    starts: -240,
                    due: 420,
                    dossier: 'dossier:logement',
                    changes: [
                      {
                        kind: 'adapted',
                        day: -150,
                        reason: 'La salle effrayait. On va dans les cuisines, et on lit les plans ensemble.',
                        by: 'person:maude',
                        before: 'Donner une formation sur les recours, en salle',
                      },
                    ],
                    moves: [
                      {
                        dossier: 'dossier:logement',
                        at: 3,
                        says: 'adaptation',
                        note: 'Lire un plan, poser une question bête.',
                      },
                    ],
                  },
                ],
              },
            ],
          },
          {
            key: 'item:sortir',
            level: 'axis',
            title: 'Sortir des immeubles du marché',
            children: [
              {
                key: 'item:acheter',
                level: 'objective',
                title: 'Trois immeubles achetés par un organisme sans but lucratif',
                indicators: [
                  {
                    kind: 'number',
                    label: 'Logements à l’abri',
                    unit: 'logements',
                    baseline: 0,
                    target: 48,
                    readings: [{ day: -20, value: 12 }],
                  },
                ],
                children: [
                  {
                    key: 'item:inventaire',
                    level: 'action',
                    title: 'Inventorier les immeubles à vendre et leur état',
                    holders: [grt],
                    partners: ['Atelier d’architecture Pierre-à-Chaux', committee],
                    starts: -270,
                    due: -120,
                    dossier: 'dossier:logement',
                    changes: [
                      {
                        kind: 'done',
                        day: -118,
                        reason: 'Onze fiches, lues par les locataires.',
                        by: 'person:maude',
                      },
                    ],
                    moves: [
                      {
                        dossier: 'dossier:logement',
                        at: 4,
                        says: 'finished',
                        note: 'Le GRT explique ce qu’il peut acheter.',
                      },
                    ],
                    results: 'Onze fiches d’immeubles, écrites avec les locataires qui y vivent.',
                  },
                  {
                    key: 'item:preemption',
                    level: 'action',
                    title: 'Demander que l’arrondissement exerce son droit de préemption',
                    holders: [table],
                    partners: [borough, committee],
                    starts: -180,
                    due: 10,
                    changes: [
                      {
                        kind: 'paused',
                        day: -60,
                        reason:
                          'Le budget de l’arrondissement est gelé jusqu’à l’automne; la demande reste écrite.',
                        by: 'person:therese',
                      },
                    ],
                    moves: [
                      {
                        dossier: 'dossier:logement',
                        at: 5,
                        says: 'obstacle',
                        note: 'Réponse attendue depuis deux conseils.',
                      },
                    ],
                  },
                  {
                    key: 'item:offre',
                    level: 'action',
                    title: 'Préparer une offre d’achat pour le 1240, rue Principale',
                    holders: [grt],
                    partners: ['Coopérative d’habitation Le Lavoir'],
                    starts: -100,
                    due: 12,
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        key: 'item:salubrite',
        level: 'issue',
        title: 'Vivre dans un logement sain',
        children: [
          {
            key: 'item:moisissures',
            level: 'action',
            title: 'Accompagner les visites de salubrité',
            description: 'Sans objectif au-dessus : on l’a ajoutée parce qu’il le fallait.',
            holders: [committee],
            partners: [borough, 'Direction de santé publique des Trois-Rives'],
            starts: -150,
            due: 300,
            isLater: true,
          },
        ],
      },
    ],
    needs: [
      {
        key: 'need:permanence',
        item: 'item:voix',
        title: 'Permanence du comité logement',
        money: 'mission',
        recurring: true,
        amount: 96000,
      },
      {
        key: 'need:ecole',
        item: 'item:ecole',
        title: 'École du logement',
        money: 'project',
        recurring: false,
        amount: 18000,
        until: 420,
      },
      {
        key: 'need:etudes',
        item: 'item:acheter',
        title: 'Études avant achat',
        money: 'project',
        recurring: false,
        amount: 60000,
      },
    ],
    levers: [
      {
        item: 'item:voix',
        need: 'need:permanence',
        funderName: 'CIUSSS des Trois-Rives',
        recipient: committee,
        money: 'mission',
        recurring: true,
        standing: 'secured',
        amount: 61500,
        until: 455,
        reportingHours: 35,
        note: '',
      },
      {
        item: 'item:ecole',
        need: 'need:ecole',
        funderName: 'Fondation du Vieux-Moulin',
        recipient: committee,
        money: 'project',
        recurring: false,
        standing: 'secured',
        amount: 12000,
        until: 90,
        reportingHours: 48,
        note: 'Trois rapports par année pour 12 000 $.',
      },
      {
        item: 'item:acheter',
        need: 'need:etudes',
        funderName: 'Fonds d’entraide régional',
        recipient: grt,
        money: 'project',
        recurring: false,
        standing: 'asked',
        amount: 40000,
        until: 300,
        reportingHours: null,
        note: '',
      },
    ],
  },
  {
    key: 'plan:crise',
    title: 'Plan de la cellule de crise : traverser l’hiver',
    kind: 'crisis',
    starts: -75,
    ends: 16,
    portrait:
      'La banque alimentaire a fermé son comptoir trois jours. Les priorités du plan de quartier restent; les moyens changent chaque mardi.',
    spaces: ['space:cellule', 'space:table'],
    by: 'person:therese',
    visibility: 'space',
    labels: { issue: 'Besoin', axis: 'Axe', objective: 'Ce qu’on vise', action: 'Moyen' },
    adopted: { name: 'Premier mardi', day: -70, how: 'Consentement, à la rencontre de la cellule.' },
    items: [
      {
        key: 'item:manger',
        level: 'issue',
        title: 'Que chacun mange, chez soi ou près de chez soi',
        children: [
          {
            key: 'item:comptoir',
            level: 'action',
            title: 'Rouvrir le comptoir cinq jours sur sept',
            holders: [bank],
            starts: -75,
            due: -45,
            dossier: 'dossier:banque-alimentaire',
            changes: [
              {
                kind: 'replaced',
                day: -52,
                reason:
                  'Pas assez de bénévoles pour cinq jours; trois jours et des livraisons rejoignent les mêmes ménages.',
                by: 'person:therese',
                replacedBy: 'item:livraison',
              },
            ],
            moves: [
              {
                dossier: 'dossier:banque-alimentaire',
                at: 6,
                says: 'obstacle',
                note: 'Deux bénévoles pour dix plages.',
              },
            ],
          },
          {
            key: 'item:livraison',
            level: 'action',
            title: 'Trois jours de comptoir et des livraisons le vendredi',
            holders: [bank, 'Popote roulante La Louche'],
            partners: ['Centre d’action bénévole de la Rivière'],
            starts: -50,
            due: 14,
            isLater: true,
            dossier: 'dossier:banque-alimentaire',
            changes: [{ kind: 'started', day: -48, reason: '', by: 'person:therese' }],
            moves: [
              {
                dossier: 'dossier:banque-alimentaire',
                at: 8,
                says: 'progress',
                note: 'Première tournée du vendredi.',
              },
            ],
          },
        ],
      },
      {
        key: 'item:chaleur',
        level: 'issue',
        title: 'Un endroit chaud, de jour comme de nuit',
        children: [
          {
            key: 'item:halte',
            level: 'action',
            title: 'Tenir la halte-chaleur au sous-sol de l’église',
            holders: ['Paroisse Sainte-Odile'],
            partners: ['Travail de rue La Boussole', 'Réseau d’urgence locale'],
            starts: -74,
            due: 15,
            dossier: 'dossier:halte-chaleur',
            moves: [
              {
                dossier: 'dossier:halte-chaleur',
                at: 3,
                says: 'obstacle',
                note: 'Un soir sur trois fermé, et on le dit.',
              },
            ],
            changes: [{ kind: 'started', day: -74, reason: '', by: 'person:therese' }],
          },
          {
            key: 'item:autobus',
            level: 'action',
            title: 'Louer un autobus chauffé les nuits de grand froid',
            holders: [borough],
            starts: -70,
            due: -30,
            changes: [
              {
                kind: 'abandoned',
                day: -58,
                reason: 'Aucun transporteur disponible; la halte ouvre plus tard les nuits de grand froid.',
                by: 'person:therese',
              },
            ],
          },
        ],
      },
    ],
    needs: [
      {
        key: 'need:livraison',
        item: 'item:livraison',
        title: 'Essence et coordination des livraisons',
        money: 'project',
        recurring: false,
        amount: 9000,
      },
    ],
    levers: [
      {
        item: 'item:livraison',
        need: 'need:livraison',
        funderName: 'Fonds d’entraide régional',
        recipient: bank,
        money: 'project',
        recurring: false,
        standing: 'secured',
        amount: 9000,
        until: 16,
        reportingHours: 12,
        note: '',
      },
    ],
  },
];
