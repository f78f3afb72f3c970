import type { CommunityKind, DossierState, OriginKind, PartnerRole } from './dossier.ts';
import type { LineStanding } from './withdrawals/withdrawal.ts';

/** A step of a story dossier, told in days before the day the story is told. */
interface StoryState {
  state: DossierState;
  daysAgo: number;
  reason: string;
  by: string;
}

export interface StoryDossier {
  key: string;
  title: string;
  summary: string;
  origin: string;
  originKind?: OriginKind;
  communityKind: CommunityKind;
  fields: readonly string[];
  serviceAxes: readonly string[];
  axisShares?: readonly number[];
  openedBy: string;
  states: readonly StoryState[];
  partners: readonly StoryPartner[];
  /** How the withdrawal is prepared, each revision after the one before. */
  withdrawals?: readonly StoryWithdrawal[];
}

interface StoryPartner {
  organisation: string;
  name: string;
  role: PartnerRole;
  daysAgo: number;
  /** When it left, if it did. */
  leftDaysAgo?: number;
}

/** One revision of a plan of withdrawal, told in days from the day the story is told; negative: before. */
interface StoryWithdrawal {
  daysAgo: number;
  by: string;
  reason: string;
  signs: string;
  afterwards: string;
  aimed: number;
  review: number;
  lines: readonly {
    key: string;
    what: string;
    stands: LineStanding;
    withWhom: string;
    day: number | null;
  }[];
}

const step = (state: DossierState, daysAgo: number, by: string, reason: string): StoryState => ({
  state,
  daysAgo,
  reason,
  by: `person:${by}`,
});

const partner = (
  organisation: string,
  name: string,
  role: PartnerRole,
  daysAgo: number,
  leftDaysAgo?: number,
): StoryPartner => ({ organisation: `organisation:${organisation}`, name, role, daysAgo, leftDaysAgo });

/** Twelve dossiers of one team, invented; each tells a situation that teams really live. */
export const storyDossiers: readonly StoryDossier[] = [
  {
    key: 'dossier:banque-alimentaire',
    title: 'Relance de la Banque alimentaire du Ruisseau',
    summary:
      'Le comptoir sert **deux fois plus de ménages** qu’il y a deux ans, la coordination s’épuise et le conseil d’administration apprend les mauvaises nouvelles par le journal. Le groupe demande de l’aide pour un plan de redressement, et surtout pour se reparler.',
    origin: 'Appel de la coordination, après une réunion difficile du conseil d’administration',
    originKind: 'organisation',
    communityKind: 'territorial',
    fields: ['alimentation'],
    serviceAxes: ['soutien-organismes', 'determinants-sociaux'],
    axisShares: [70, 30],
    openedBy: 'person:maude',
    states: [
      step('received', 214, 'maude', ''),
      step(
        'analysed',
        205,
        'maude',
        'Rencontre séparée de la coordination, du conseil et de deux bénévoles.',
      ),
      step(
        'accepted',
        198,
        'maude',
        'Le conseil et la coordination demandent la même chose : une porte de sortie.',
      ),
      step('planned', 186, 'maude', 'Plan de redressement en trois étapes, adopté par le conseil.'),
      step('accompanying', 180, 'maude', 'Première rencontre du comité de relance.'),
    ],
    partners: [
      partner('banque-alimentaire', 'Banque alimentaire du Ruisseau', 'requester', 214),
      partner('cdc', 'CDC des Saules', 'ally', 190),
      partner('centraide', 'Fonds d’entraide régional', 'funder', 160),
      partner('paroisse', 'Paroisse Sainte-Odile', 'partner', 142, 58),
      partner('fondation', 'Fondation du Vieux-Moulin', 'funder', 41),
    ],
    withdrawals: [
      {
        daysAgo: 40,
        by: 'maude',
        reason: '',
        signs: 'Le conseil et la coordination se parlent sans que nous soyons dans la pièce.',
        afterwards: 'Un appel par saison, et la porte ouverte si le financement tombe.',
        aimed: 150,
        review: 21,
        lines: [
          {
            key: 'rapports',
            what: 'Écrire les rapports aux bailleurs de fonds',
            stands: 'remains',
            withWhom: 'la coordination et le trésorier',
            day: 90,
          },
          {
            key: 'comite',
            what: 'Animer le comité de relance',
            stands: 'remains',
            withWhom: 'la CDC des Saules',
            day: 60,
          },
          {
            key: 'tresorerie',
            what: 'Tenir les chiffres à jour et les montrer',
            stands: 'carried',
            withWhom: 'le conseil d’administration',
            day: -13,
          },
          {
            key: 'benevoles',
            what: 'Accueillir les nouveaux bénévoles',
            stands: 'carried',
            withWhom: 'trois personnes qui reçoivent et qui servent',
            day: -97,
          },
        ],
      },
    ],
  },
  {
    key: 'dossier:marche-du-jeudi',
    title: 'Marche du jeudi des personnes aînées',
    summary:
      'Née à la table, la marche réunit des personnes isolées, dont plusieurs endeuillées et deux en fauteuil roulant. Elle tient maintenant presque seule : il s’agit de se retirer sans laisser de trou.',
    origin: 'Sous-comité « Vieillir ici » de la table de quartier',
    originKind: 'concertation',
    communityKind: 'identity',
    fields: ['aines'],
    serviceAxes: ['developpement-communautes', 'responsabilite-populationnelle'],
    openedBy: 'person:solange',
    states: [
      step(
        'accompanying',
        212,
        'solange',
        'Repris tel quel en changeant de carnet : la marche a déjà deux ans.',
      ),
      step('withdrawal-prepared', 62, 'solange', 'Le noyau de marcheuses anime sans nous depuis un mois.'),
    ],
    partners: [
      partner('maison-aines', 'Maison des aînés de Rivière-aux-Saules', 'carrier', 212),
      partner('loisirs', 'Loisirs de la Rivière', 'partner', 150),
      partner('ecole', 'École Sainte-Odile', 'partner', 125, 98),
      partner('bibliotheque', 'Bibliothèque Gabrielle-Lussier', 'ally', 84),
    ],
    withdrawals: [
      {
        daysAgo: 110,
        by: 'solange',
        reason: '',
        signs: 'Trois marcheuses arrivent avant moi et décident du parcours en m’attendant.',
        afterwards: '',
        aimed: -60,
        review: -70,
        lines: [
          {
            key: 'parcours',
            what: 'Choisir le parcours et l’allure',
            stands: 'carried',
            withWhom: 'le noyau de marcheuses',
            day: -115,
          },
          {
            key: 'appels',
            what: 'Appeler les personnes absentes deux jeudis de suite',
            stands: 'remains',
            withWhom: 'le noyau de marcheuses',
            day: -75,
          },
          {
            key: 'fauteuil',
            what: 'Pousser le fauteuil dans les côtes',
            stands: 'remains',
            withWhom: 'Loisirs de la Rivière',
            day: -70,
          },
          {
            key: 'salle',
            what: 'Réserver la salle les jours de pluie',
            stands: 'remains',
            withWhom: 'la Maison des aînés',
            day: -60,
          },
        ],
      },
      {
        daysAgo: 62,
        by: 'solange',
        reason: 'Le noyau anime sans moi depuis un mois ; la salle reste à mon nom.',
        signs:
          'Le noyau accueille les nouvelles personnes, relance les absentes et tranche les disputes d’allure. On m’apprend les choses après.',
        afterwards:
          'Un appel aux trois semaines jusqu’au printemps, puis une visite par an. Le numéro de chacune est affiché à la Maison des aînés.',
        aimed: 30,
        review: 12,
        lines: [
          {
            key: 'parcours',
            what: 'Choisir le parcours et l’allure',
            stands: 'carried',
            withWhom: 'le noyau de marcheuses',
            day: -115,
          },
          {
            key: 'appels',
            what: 'Appeler les personnes absentes deux jeudis de suite',
            stands: 'carried',
            withWhom: 'le noyau de marcheuses',
            day: -80,
          },
          {
            key: 'accueil',
            what: 'Accueillir les nouvelles personnes',
            stands: 'carried',
            withWhom: 'le noyau de marcheuses',
            day: -64,
          },
          {
            key: 'fauteuil',
            what: 'Pousser le fauteuil dans les côtes',
            stands: 'carried',
            withWhom: 'deux stagiaires de Loisirs de la Rivière',
            day: -66,
          },
          {
            key: 'salle',
            what: 'Réserver la salle les jours de pluie',
            stands: 'remains',
            withWhom: 'la Maison des aînés',
            day: 30,
          },
        ],
      },
    ],
  },
  {
    key: 'dossier:logement',
    title: 'Garder les immeubles de la rue Principale hors de la spéculation',
    summary:
      'Trois immeubles vendus en un an, des avis d’éviction, et une table logement où les mots de l’architecte prennent toute la place. Le comité logement veut un projet collectif qui parte des locataires.',
    origin: 'Comité logement, au nom de onze locataires',
    originKind: 'organisation',
    communityKind: 'interest',
    fields: ['habitation', 'amenagement'],
    serviceAxes: ['determinants-sociaux', 'developpement-communautes', 'soutien-organismes'],
    openedBy: 'person:idriss',
    states: [
      step('received', 209, 'idriss', ''),
      step(
        'analysed',
        196,
        'idriss',
        'Portrait des ventes et tournée de porte-à-porte avec le comité logement.',
      ),
      step(
        'accepted',
        190,
        'idriss',
        'L’enjeu est au plan de quartier, et personne d’autre ne l’accompagne.',
      ),
      step('accompanying', 187, 'idriss', 'La table logement reprend ses travaux.'),
    ],
    partners: [
      partner('comite-logement', 'Comité logement des Saules', 'carrier', 209),
      partner('architectes', 'Atelier d’architecture Pierre-à-Chaux', 'partner', 150),
      partner('grt', 'GRT de la Rive', 'partner', 140),
    ],
  },
  {
    key: 'dossier:comite-usagers',
    title: 'Comité d’usagers en santé mentale : prendre sa place',
    summary:
      'Le comité siège à quatre instances de l’établissement et n’y parle presque pas. Les hommes y prennent la parole plus facilement. On travaille les tours de parole, la préparation des séances et un budget récurrent.',
    origin: 'Deux membres du comité, par l’entremise d’une intervenante',
    communityKind: 'identity',
    fields: ['sante-mentale'],
    serviceAxes: ['determinants-sociaux', 'responsabilite-populationnelle'],
    openedBy: 'person:rene',
    states: [
      step('received', 203, 'rene', ''),
      step('accepted', 188, 'rene', 'Demande claire, venue des membres eux-mêmes.'),
      step('accompanying', 181, 'rene', 'Première rencontre préparatoire.'),
    ],
    partners: [
      partner('comite-usagers', 'Comité des usagers en santé mentale', 'requester', 203),
      partner('direction-sante-mentale', 'Direction des programmes de santé mentale', 'partner', 120),
    ],
  },
  {
    key: 'dossier:colloque',
    title: 'Colloque « Vieillir dans son quartier »',
    summary:
      'Des semaines de préparation, cent quarante personnes réunies une journée, et aucune case où le dire. Le bilan appartient au comité organisateur.',
    origin: 'Comité organisateur issu de trois tables',
    originKind: 'concertation',
    communityKind: 'interest',
    fields: ['aines', 'amenagement'],
    serviceAxes: ['developpement-communautes', 'soutien-organismes'],
    openedBy: 'person:solange',
    states: [
      step('received', 210, 'solange', ''),
      step('accepted', 204, 'solange', 'Trois tables le veulent, une seule peut le porter.'),
      step('planned', 196, 'solange', 'Comité organisateur formé, date retenue.'),
      step('accompanying', 182, 'solange', 'Début des rencontres aux deux semaines.'),
      step('closed', 74, 'solange', 'Colloque tenu, bilan remis au comité, suites confiées aux tables.'),
    ],
    partners: [
      partner('table', 'Table de quartier de Rivière-aux-Saules', 'carrier', 210),
      partner('universite', 'Chaire sur les milieux de vie', 'ally', 170),
    ],
  },
  {
    key: 'dossier:cellule-de-crise',
    title: 'Cellule de crise : une seule table des mesures d’aide',
    summary:
      'Chaque mardi, qui fait quoi, où et jusqu’à quand. Le but : que deux organismes ne livrent pas au même immeuble pendant qu’un autre n’a rien.',
    origin: 'Verglas et panne prolongée de février de l’an dernier',
    communityKind: 'territorial',
    fields: ['alimentation', 'aines', 'itinerance'],
    serviceAxes: ['responsabilite-populationnelle', 'soutien-organismes'],
    openedBy: 'person:solange',
    states: [
      step(
        'accompanying',
        213,
        'solange',
        'La cellule existe depuis un an ; le dossier s’ouvre avec ce carnet.',
      ),
      step('watching', 132, 'solange', 'Automne calme : une rencontre par mois suffit.'),
      step('accompanying', 67, 'solange', 'Grands froids et hausse des demandes : retour aux mardis.'),
    ],
    partners: [
      partner('table', 'Table de quartier de Rivière-aux-Saules', 'partner', 213),
      partner('popote', 'Popote roulante La Louche', 'partner', 213),
      partner('croix', 'Réseau d’urgence locale', 'partner', 66),
    ],
  },
  {
    key: 'dossier:avis-en-deux-jours',
    title: 'Avis demandé en deux jours sur le plan d’action régional',
    summary:
      'Reçu un mercredi à 16 h 10, attendu le vendredi. Soixante-deux pages, aucun organisme consulté. On garde ici ce que chaque partie a laissé de temps à l’autre.',
    origin: 'Courriel de la direction régionale',
    communityKind: 'territorial',
    fields: [],
    serviceAxes: ['responsabilite-populationnelle'],
    openedBy: 'person:maude',
    states: [
      step('received', 118, 'maude', ''),
      step('accepted', 118, 'maude', 'Ne pas répondre serait dire oui.'),
      step(
        'closed',
        83,
        'maude',
        'Avis envoyé à temps, réponse reçue trente-trois jours plus tard : « merci ».',
      ),
    ],
    partners: [
      partner('direction-regionale', 'Direction régionale du développement social', 'requester', 118),
      partner('cdc', 'CDC des Saules', 'ally', 118),
    ],
  },
  {
    key: 'dossier:jardin',
    title: 'Jardin collectif derrière la bibliothèque',
    summary:
      'Un terrain prêté, des familles nouvelles arrivantes qui savent jardiner, et un règlement d’arrosage de quatorze pages.',
    origin: 'Bibliothèque et groupe de parents',
    originKind: 'other',
    communityKind: 'territorial',
    fields: ['alimentation', 'amenagement', 'jeunesse'],
    serviceAxes: ['developpement-communautes', 'determinants-sociaux'],
    openedBy: 'person:idriss',
    states: [
      step('received', 96, 'idriss', ''),
      step('analysed', 82, 'idriss', 'Visite du terrain, rencontre des parents et du service des parcs.'),
      step('accepted', 75, 'idriss', 'Les parents portent le projet, la bibliothèque prête le terrain.'),
      step('planned', 47, 'idriss', 'Calendrier de mars à octobre, trois porteuses.'),
    ],
    partners: [
      partner('bibliotheque', 'Bibliothèque Gabrielle-Lussier', 'partner', 96),
      partner('parents', 'Café des parents de la rue des Érables', 'carrier', 75),
    ],
  },
  {
    key: 'dossier:halte-chaleur',
    title: 'Halte-chaleur d’hiver au sous-sol de l’église',
    summary:
      'Ouverte à moins quinze degrés. Le voisinage a peur, puis apporte des tuques. Fermera au printemps, rouvrira peut-être.',
    origin: 'Travail de rue et paroisse',
    communityKind: 'interest',
    fields: ['itinerance'],
    serviceAxes: ['determinants-sociaux', 'soutien-organismes'],
    openedBy: 'person:rene',
    states: [
      step('received', 172, 'rene', ''),
      step('analysed', 158, 'rene', 'Deux rencontres de voisinage, une visite de pompiers.'),
      step('accepted', 150, 'rene', 'Le lieu est trouvé, le protocole aussi.'),
      step('planned', 131, 'rene', 'Ouverture au premier grand froid.'),
      step('accompanying', 109, 'rene', 'Ouverte le 12 au soir, sept personnes.'),
      step('watching', 16, 'rene', 'Redoux : fermée jusqu’au prochain avis de froid.'),
    ],
    partners: [
      partner('travail-de-rue', 'Travail de rue La Boussole', 'carrier', 172),
      partner('paroisse', 'Paroisse Sainte-Odile', 'partner', 172),
    ],
  },
  {
    key: 'dossier:traverse',
    title: 'Traverse sécuritaire devant l’école Sainte-Odile',
    summary:
      'Des élèves de sixième année ont compté les voitures. Le conseil d’établissement demande comment porter leurs chiffres jusqu’à l’arrondissement.',
    origin: 'Conseil d’établissement de l’école',
    communityKind: 'territorial',
    fields: ['jeunesse', 'amenagement'],
    serviceAxes: ['developpement-communautes'],
    openedBy: 'person:idriss',
    states: [
      step('received', 54, 'idriss', ''),
      step('analysed', 38, 'idriss', 'Rencontre des élèves et du conseil d’établissement.'),
      step('accepted', 31, 'idriss', 'Les jeunes mènent, on leur ouvre les portes.'),
    ],
    partners: [partner('ecole', 'École Sainte-Odile', 'requester', 54)],
  },
  {
    key: 'dossier:transport',
    title: 'Transport bénévole pour les rendez-vous médicaux',
    summary:
      'Des personnes manquent leurs traitements faute de conducteur. Un service existe déjà, à dix rues d’ici.',
    origin: 'Infirmière de liaison',
    originKind: 'institution',
    communityKind: 'interest',
    fields: ['aines'],
    serviceAxes: ['responsabilite-populationnelle'],
    openedBy: 'person:solange',
    states: [
      step('received', 88, 'solange', ''),
      step(
        'analysed',
        80,
        'solange',
        'Le centre d’action bénévole offre déjà ce service et cherche des demandes.',
      ),
      step(
        'redirected',
        79,
        'solange',
        'Confié au centre d’action bénévole, avec son accord et une date de suivi.',
      ),
    ],
    partners: [partner('action-benevole', 'Centre d’action bénévole de la Rivière', 'carrier', 79)],
  },
  {
    key: 'dossier:sondages',
    title: 'Distribuer les sondages de satisfaction d’une direction',
    summary:
      'On nous demande de remettre deux cents formulaires dans les files d’attente du comptoir alimentaire.',
    origin: 'Une direction de l’établissement',
    originKind: 'institution',
    communityKind: 'interest',
    fields: [],
    serviceAxes: ['responsabilite-populationnelle'],
    openedBy: 'person:rene',
    states: [
      step('received', 141, 'rene', ''),
      step(
        'analysed',
        139,
        'rene',
        'Aucun groupe ne l’a demandé ; les gens feraient la file pour être sondés.',
      ),
      step(
        'refused',
        138,
        'rene',
        'Ce n’est pas de l’organisation communautaire. Autre voie proposée à la direction.',
      ),
    ],
    partners: [],
  },
];
