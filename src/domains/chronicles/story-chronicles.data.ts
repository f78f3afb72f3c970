import type { StepEnd } from './next-step.ts';

/** What a story dossier tells, in days before the day the story is told. */
export interface StoryChronicle {
  dossier: string;
  by: string;
  /** An event is a trace, by the words its title begins with, or a fact with its day. */
  events: readonly ({ why: string; sources?: string } & (
    | { trace: string }
    | { fact: string; daysAgo: number }
  ))[];
  changes: readonly {
    daysAgo: number;
    groupChange: string;
    ownPart: string;
    othersPart: string;
    sources: string;
    /** Words with which the titles of its traces begin. */
    traces: readonly string[];
    /** What it said first, when somebody else took it up again. */
    first?: { groupChange: string; by: string; daysAgo: number };
  }[];
  steps: readonly {
    text: string;
    carriedBy: string;
    /** Days from the day the story is told; negative: before. */
    due: number | null;
    ended?: { as: StepEnd; daysAgo: number };
  }[];
}

/** The food bank and the walking group, as their people would tell them. */
export const storyChronicles: readonly StoryChronicle[] = [
  {
    dossier: 'dossier:banque-alimentaire',
    by: 'person:maude',
    events: [
      {
        trace: 'Rencontre du conseil d’administration, sans la coordination',
        why: 'Pour la première fois, les vrais chiffres sont sur la table : le redressement devient possible.',
        sources: 'États financiers remis au conseil ; notes de rencontre.',
      },
      {
        trace: 'Les deux dans la même pièce',
        why: 'Le conseil et la coordination cessent de se parler par le journal.',
        sources: 'Phrase écrite au tableau, photographiée.',
      },
      {
        fact: 'Le conseil adopte le plan de redressement à l’unanimité',
        daysAgo: 184,
        why: 'La décision vient du conseil, et non d’un bailleur de fonds.',
        sources: 'Procès-verbal du conseil, point 6.',
      },
      {
        trace: 'Subvention acceptée, mais aux deux tiers',
        why: 'Il faut choisir sans nous ce qu’on garde : le groupe le fait en une soirée.',
      },
      {
        trace: 'Assemblée des bénévoles',
        why: 'Les personnes qui reçoivent demandent à servir ; le mot « clientèle » disparaît.',
        sources: 'Liste de présence ; deux personnes de la CDC présentes le confirment.',
      },
      {
        trace: 'Bilan de mi-parcours du plan de redressement',
        why: 'Deux bailleurs de fonds acceptent un seul rapport : la coordination regagne du temps.',
        sources: 'Courriels des deux bailleurs de fonds.',
      },
    ],
    changes: [
      {
        daysAgo: 96,
        groupChange:
          'Trois personnes qui recevaient des paniers siègent au comité de relance et tiennent l’accueil du mercredi. La file d’attente est devenue une salle d’attente.',
        ownPart:
          'Proposer que l’assemblée se tienne un jour de distribution, et se taire pendant les tours de parole. L’idée de la salle d’attente n’est pas de nous.',
        othersPart:
          'La paroisse a prêté le sous-sol et chauffé. La CDC a payé la garde d’enfants. Une bénévole a appelé chaque personne, une par une.',
        sources: 'Liste de présence de l’assemblée ; propos de deux personnes de la CDC.',
        traces: ['Assemblée des bénévoles'],
        first: {
          groupChange: 'On a ouvert le comité aux gens qui reçoivent des paniers.',
          by: 'person:idriss',
          daysAgo: 96,
        },
      },
      {
        daysAgo: 40,
        groupChange:
          'La Banque alimentaire défend elle-même ses demandes : la coordination répond, le président complète.',
        ownPart: 'Relire deux budgets, et préparer les questions difficiles à blanc avec l’équipe.',
        othersPart: 'Le Fonds d’entraide a accepté une rencontre plutôt qu’un formulaire de plus.',
        sources: 'Présence à l’appel ; lettre de confirmation.',
        traces: ['Le Fonds d’entraide pose ses questions'],
      },
    ],
    steps: [
      {
        text: 'Relire le premier rapport unique avant son envoi',
        carriedBy: 'La coordination, avec nous une dernière fois',
        due: 9,
      },
      { text: 'Choisir qui anime le comité de relance à l’automne', carriedBy: 'CDC des Saules', due: 34 },
      {
        text: 'Visiter le camion d’occasion',
        carriedBy: 'Le président du conseil',
        due: -20,
        ended: { as: 'done', daysAgo: 22 },
      },
      {
        text: 'Demander une subvention pour une deuxième chambre froide',
        carriedBy: 'Le conseil',
        due: -30,
        ended: { as: 'let-go', daysAgo: 35 },
      },
    ],
  },
  {
    dossier: 'dossier:marche-du-jeudi',
    by: 'person:solange',
    events: [
      {
        trace: 'Marche du jeudi annulée par le verglas',
        why: 'La marche tient sans marcher : quatorze appels, aucun de nous.',
        sources: 'Feuille d’appels tenue par le noyau.',
      },
      {
        trace: 'Marche du jeudi. Le noyau choisit le parcours',
        why: 'Le premier choix que le groupe fait sans demander.',
      },
      {
        trace: 'Marche du jeudi : je suis arrivée en retard',
        why: 'Le départ ne dépend plus de l’accompagnement.',
      },
      {
        fact: 'La Maison des aînés inscrit la marche à sa programmation régulière',
        daysAgo: 90,
        why: 'Un milieu stable porte la marche ; elle n’est plus un projet.',
        sources: 'Programme d’automne de la Maison des aînés, page 4.',
      },
      {
        fact: 'Dernier jeudi avec nous devant',
        daysAgo: 65,
        why: 'Le retrait se voit : le groupe continue, la porte reste ouverte.',
      },
    ],
    changes: [
      {
        daysAgo: 118,
        groupChange:
          'Des personnes isolées, dont plusieurs endeuillées, se téléphonent entre deux marches. Deux en fauteuil roulant sortent chaque semaine.',
        ownPart: 'Tenir l’heure et la place chaque jeudi pendant deux ans, même à trois.',
        othersPart:
          'La Maison des aînés ouvre la salle et garde les manteaux. La fille d’une participante a convaincu sa mère de revenir.',
        sources: 'Ce que les marcheuses racontent à la Maison des aînés, en notre absence.',
        traces: ['Marche du jeudi. Quelqu’un revient pour la première fois'],
      },
      {
        daysAgo: 63,
        groupChange:
          'Le noyau de marcheuses anime seul : parcours, accueil, appels aux absentes, disputes d’allure.',
        ownPart: 'Arriver en retard exprès, puis ne plus arriver.',
        othersPart: 'Loisirs de la Rivière prête deux stagiaires pour pousser le fauteuil dans les côtes.',
        sources: 'Trois semaines sans nous, racontées par la responsable de la Maison des aînés.',
        traces: ['Marche du jeudi : la clé de la salle change de main'],
      },
    ],
    steps: [
      {
        text: 'Mettre la réservation de la salle au nom de la Maison des aînés',
        carriedBy: 'Maison des aînés',
        due: 12,
      },
      { text: 'Fêter les trois ans de la marche', carriedBy: 'Le noyau de marcheuses', due: 45 },
      {
        text: 'Afficher les numéros de chacune à la Maison des aînés',
        carriedBy: 'Le noyau de marcheuses',
        due: -58,
        ended: { as: 'done', daysAgo: 60 },
      },
    ],
  },
];
