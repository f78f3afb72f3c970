import { counted } from '#/french/plurals.ts';
import type { ErrorWords } from '#/platform/form.ts';

const fewer = (people: number, organisations: number) =>
  `moins de ${counted(people, 'personne', 'personnes')} ou de ${counted(organisations, 'organisme', 'organismes')}`;
const fewerEnglish = (people: number, organisations: number) =>
  `fewer than ${counted(people, 'person', 'people', 'en')} or ${counted(organisations, 'organisation', 'organisations', 'en')}`;

export const fr = {
  thresholds: {
    title: 'Seuils de protection',
    lead: 'Un nombre publié qui vient de trop peu de personnes ou d’organismes les désigne. Ces seuils disent ce qui est trop peu, pour toute l’instance. Tout le monde peut les connaître.',
    how: 'Comment cela protège',
    instance: 'Pour toute l’instance',
    people: 'Seuil, en personnes',
    peopleHint: 'Un nombre qui vient de moins de personnes est masqué. 5 est l’usage le plus courant.',
    organisations: 'Seuil, en organismes',
    organisationsHint:
      'Compté à part des personnes : dans un petit quartier, un organisme se reconnaît même quand il réunit beaucoup de monde.',
    zeros: 'Les zéros',
    zerosChoices: {
      shown: 'Les montrer : un zéro ne nomme personne',
      hidden: 'Les masquer comme les petits nombres : savoir que personne ne l’a fait renseigne aussi',
    },
    save: 'Enregistrer',
    saved:
      'Les seuils sont enregistrés. Ils valent pour les prochaines diffusions ; celles qui sont faites ne changent pas.',
    topics: 'Par sujet',
    topicsLead:
      'Un sujet délicat peut demander plus de prudence, ou un partenaire imposer sa propre règle. Les relevés en distinguent quatre : participants (des personnes ont été comptées), organisations (chaque acte en nomme une), acts (les autres comptes) et time (le temps).',
    noTopic: 'Aucun sujet n’a de seuil à lui : tous suivent celui de l’instance.',
    topic: 'Sujet',
    topicHint: 'Un des noms ci-dessus, par exemple « participants ».',
    topicList: 'Sujets qui ont leurs propres seuils',
    addTopic: 'Donner ses seuils à un sujet',
    topicSaved: (topic: string) => `Le sujet « ${topic} » a ses seuils.`,
    removal: 'Retirer',
    remove: (topic: string) => `Retirer les seuils de « ${topic} »`,
    removed: (topic: string) => `Le sujet « ${topic} » suit de nouveau les seuils de l’instance.`,
    gone: 'Ce sujet n’avait déjà plus de seuils à lui. Rien n’a été changé.',
  },
  ledger: {
    title: 'Diffusions',
    lead: (space: string) =>
      `Ce que l’espace « ${space} » a diffusé : quand, à qui, et combien de nombres ont été masqués. Aucun des nombres diffusés n’est écrit ici.`,
    why: 'Ce registre empêche que deux diffusions, mises côte à côte, livrent par soustraction ce que chacune protège.',
    how: 'Comment cela protège',
    caption: 'Les diffusions, de la plus récente à la plus ancienne',
    none: 'Aucune diffusion pour l’instant.',
    noneText: 'Quand un relevé sera transmis, sa diffusion sera inscrite ici.',
    what: 'Quoi',
    day: 'Date',
    audience: 'À qui',
    by: 'Par',
    gone: 'une personne qui n’est plus là',
    shown: 'Nombres montrés',
    hidden: 'Nombres masqués',
    purpose: 'Ce à quoi les nombres serviront est noté avec leur transmission.',
    noPurpose: 'Aucune raison n’a été notée.',
    purposeTerm: 'Raison',
    policy: 'Règle de ce jour-là',
    policyText: (people: number, organisations: number) =>
      `Masquer ce qui vient de ${fewer(people, organisations)}.`,
    zeros: { shown: 'Les zéros sont montrés.', hidden: 'Les zéros sont masqués comme les petits nombres.' },
    earlier: 'Diffusions antérieures',
    earlierText: (count: number) =>
      count === 0
        ? 'Aucune diffusion antérieure ne partage de nombres avec celle-ci.'
        : count === 1
          ? 'Protégée en tenant compte d’une diffusion antérieure, qui partage des nombres avec elle.'
          : `Protégée en tenant compte de ${count} diffusions antérieures, qui partagent des nombres avec elle.`,
    reasons: 'Pourquoi des nombres sont masqués',
    reasonsCaption: 'Chaque raison, et les nombres qu’elle masque',
    reasonsNote:
      'Les raisons ne sortent pas de l’espace : les connaître réduirait ce que chaque nombre peut être.',
    reason: 'Raison',
    count: 'Nombres masqués',
    nothingHidden: 'Rien n’a dû être masqué.',
    reasonNames: {
      fewPeople: 'Trop peu de personnes',
      fewOrganisations: 'Trop peu d’organismes',
      smallChange: 'Trop petit écart avec ce qui était publié',
      complementary: 'Permettrait de calculer un petit nombre',
      inherited: 'Taux ou moyenne d’un nombre masqué',
    },
    exposed: (count: number) =>
      count === 1
        ? 'Un petit nombre était déjà cerné de trop près'
        : `${count} petits nombres étaient déjà cernés de trop près`,
    exposedText:
      'Ce qui était déjà diffusé suffit, ensemble, à en donner la valeur, ou presque. Ils sont masqués ici, avec ce qui en aurait dit davantage, mais rien de ce qui est déjà publié ne peut être repris. Voyez avec la personne responsable de la protection des renseignements personnels s’il faut agir.',
    subject: 'Voir ce qui a été diffusé',
  },
  method: {
    title: 'Comment cela protège',
    lead: 'Avant qu’un nombre sorte d’un espace, Toile vérifie qu’il ne désigne personne, ni seul, ni avec les autres.',
    rule: (people: number, organisations: number) =>
      `Ici, aujourd’hui, un nombre est petit quand il vient de ${fewer(people, organisations)}.`,
    first: 'Masquer les petits nombres ne suffit pas',
    firstText:
      'Prenons un tableau inventé : des personnes rencontrées, par quartier et par sujet. Deux nombres sont petits. Si l’on masque seulement ces deux-là, une soustraction les retrouve : dans la première ligne, 24 moins 12 moins 9 donne 3.',
    bare: 'Deux nombres masqués seulement : ils se calculent',
    second: 'D’autres nombres sont masqués avec eux',
    secondText:
      'Toile masque donc quelques nombres de plus, choisis pour en perdre le moins possible. Une personne qui connaît tout ce qui est montré, tous les totaux et cette règle trouve encore, pour chaque petit nombre, au moins autant de valeurs possibles que le seuil.',
    guarded: 'Le même tableau, protégé',
    place: 'Quartier',
    subjects: ['Logement', 'Aînés', 'Alimentation'],
    places: ['Vieux-Moulin', 'Les Écluses', 'Domaine-des-Peupliers'],
    total: 'Total',
    third: 'Tout est vérifié ensemble',
    points: [
      'Tous les tableaux d’une diffusion sont vérifiés comme un seul système : lignes, colonnes, sous-totaux, tableaux qui se recoupent.',
      'Les diffusions antérieures comptent aussi : un registre les garde, pour qu’on ne puisse pas soustraire une publication d’une autre (deux relevés, deux bilans, un bilan et un relevé).',
      'Les personnes et les organismes sont protégés séparément.',
      'Un taux ou une moyenne est masqué avec ce qu’il permettrait de calculer.',
      'Un nombre corrigé est masqué quand l’écart avec l’ancien vient de trop peu de monde.',
    ],
    fourth: 'Ce que cela ne fait pas',
    limits: [
      'Cela ne protège pas de ce que quelqu’un sait déjà : une personne qui connaît tout un groupe sauf un de ses membres peut deviner le reste.',
      'Cela protège les nombres que Toile diffuse, pas ceux que quelqu’un publierait ailleurs.',
      'Cela rend les renseignements moins reconnaissables ; au sens de la loi, ils sont dépersonnalisés, pas anonymisés.',
    ],
    mark: 'Comment c’est écrit',
  },
  errors: {
    thresholdMissing: 'Écrivez un nombre.',
    thresholdWhole: 'Le seuil est un nombre entier.',
    thresholdTooSmall: 'Un seuil plus petit que 2 ne protégerait personne.',
    thresholdTooLarge: 'Un seuil plus grand que 100 masquerait presque tout.',
    zerosMissing: 'Choisissez ce qui est fait des zéros.',
    topicMissing: 'Nommez le sujet.',
    topicShape: 'Le nom du sujet s’écrit en minuscules sans accents, avec des traits d’union.',
  } satisfies ErrorWords,
};

export const en = {
  thresholds: {
    title: 'Protection thresholds',
    lead: 'A published number that comes from too few people or organisations points at them. These thresholds say what too few is, for the whole instance. Anyone may know them.',
    how: 'How this protects',
    instance: 'For the whole instance',
    people: 'Threshold, in people',
    peopleHint: 'A number that comes from fewer people is hidden. 5 is the most common practice.',
    organisations: 'Threshold, in organisations',
    organisationsHint:
      'Counted apart from people: in a small neighbourhood, an organisation is recognised even when it gathers a crowd.',
    zeros: 'Zeros',
    zerosChoices: {
      shown: 'Show them: a zero names nobody',
      hidden: 'Hide them like small numbers: knowing that nobody did it tells something too',
    },
    save: 'Save',
    saved: 'The thresholds are saved. They hold for the next releases; those already made do not change.',
    topics: 'By topic',
    topicsLead:
      'A delicate topic may call for more caution, or a partner may have a rule of its own. Statements know four: participants (people were counted), organisations (each act names one), acts (other counts) and time.',
    noTopic: 'No topic has a threshold of its own: all follow the instance.',
    topic: 'Topic',
    topicHint: 'One of the names above, for instance “participants”.',
    topicList: 'Topics with thresholds of their own',
    addTopic: 'Give a topic its thresholds',
    topicSaved: (topic: string) => `The topic “${topic}” has its thresholds.`,
    removal: 'Remove',
    remove: (topic: string) => `Remove the thresholds of “${topic}”`,
    removed: (topic: string) => `The topic “${topic}” follows the thresholds of the instance again.`,
    gone: 'This topic had no thresholds of its own any more. Nothing was changed.',
  },
  ledger: {
    title: 'Releases',
    lead: (space: string) =>
      `What the space “${space}” released: when, to whom, and how many numbers were hidden. None of the numbers released is written here.`,
    why: 'This ledger keeps two releases, put side by side, from giving away by subtraction what each of them protects.',
    how: 'How this protects',
    caption: 'Releases, the latest first',
    none: 'No release for now.',
    noneText: 'When a statement is handed over, its release will be written here.',
    what: 'What',
    day: 'Date',
    audience: 'To whom',
    by: 'By',
    gone: 'someone who has left',
    shown: 'Numbers shown',
    hidden: 'Numbers hidden',
    purpose: 'What the numbers are for is noted where they were handed over.',
    noPurpose: 'No reason was noted.',
    purposeTerm: 'Reason',
    policy: 'The rule on that day',
    policyText: (people: number, organisations: number) =>
      `Hide what comes from ${fewerEnglish(people, organisations)}.`,
    zeros: { shown: 'Zeros are shown.', hidden: 'Zeros are hidden like small numbers.' },
    earlier: 'Earlier releases',
    earlierText: (count: number) =>
      count === 0
        ? 'No earlier release shares numbers with this one.'
        : count === 1
          ? 'Protected with regard to one earlier release, which shares numbers with it.'
          : `Protected with regard to ${count} earlier releases, which share numbers with it.`,
    reasons: 'Why numbers are hidden',
    reasonsCaption: 'Each reason, and the numbers it hides',
    reasonsNote: 'Reasons do not leave the space: knowing them would narrow what each number can be.',
    reason: 'Reason',
    count: 'Numbers hidden',
    nothingHidden: 'Nothing had to be hidden.',
    reasonNames: {
      fewPeople: 'Too few people',
      fewOrganisations: 'Too few organisations',
      smallChange: 'Too small a difference from what was published',
      complementary: 'Would let a small number be worked out',
      inherited: 'Rate or mean of a hidden number',
    },
    exposed: (count: number) =>
      count === 1
        ? 'One small number was already bound too closely'
        : `${count} small numbers were already bound too closely`,
    exposedText:
      'What was already released is enough, taken together, to give their value, or nearly. They are hidden here, with what would have said more of them, but nothing already published can be taken back. See with the person in charge of the protection of personal information whether something must be done.',
    subject: 'See what was released',
  },
  method: {
    title: 'How this protects',
    lead: 'Before a number leaves a space, Toile checks that it points at nobody, neither alone nor with the others.',
    rule: (people: number, organisations: number) =>
      `Here, today, a number is small when it comes from ${fewerEnglish(people, organisations)}.`,
    first: 'Hiding small numbers is not enough',
    firstText:
      'Take an invented table: people met, by neighbourhood and by topic. Two numbers are small. If only those two are hidden, a subtraction brings them back: in the first row, 24 minus 12 minus 9 gives 3.',
    bare: 'Only two numbers hidden: they can be worked out',
    second: 'Other numbers are hidden with them',
    secondText:
      'Toile therefore hides a few more numbers, chosen to lose as little as possible. Someone who knows everything shown, every total and this rule still finds, for each small number, at least as many possible values as the threshold.',
    guarded: 'The same table, protected',
    place: 'Neighbourhood',
    subjects: ['Housing', 'Elders', 'Food'],
    places: ['Vieux-Moulin', 'Les Écluses', 'Domaine-des-Peupliers'],
    total: 'Total',
    third: 'Everything is checked together',
    points: [
      'All the tables of a release are checked as one system: rows, columns, subtotals, tables that overlap.',
      'Earlier releases count too: a ledger keeps them, so that one publication cannot be subtracted from another (two statements, two reports, a report and a statement).',
      'People and organisations are protected separately.',
      'A rate or a mean is hidden with what it would let be worked out.',
      'A corrected number is hidden when its difference from the old one comes from too few.',
    ],
    fourth: 'What this does not do',
    limits: [
      'It does not protect from what someone already knows: a person who knows a whole group but one of its members may guess the rest.',
      'It protects the numbers that Toile releases, not those that someone would publish elsewhere.',
      'It makes information harder to recognise; in the sense of the law, it is depersonalised, not anonymised.',
    ],
    mark: 'How it is written',
  },
  errors: {
    thresholdMissing: 'Write a number.',
    thresholdWhole: 'The threshold is a whole number.',
    thresholdTooSmall: 'A threshold smaller than 2 would protect nobody.',
    thresholdTooLarge: 'A threshold larger than 100 would hide almost everything.',
    zerosMissing: 'Choose what is done with zeros.',
    topicMissing: 'Name the topic.',
    topicShape: 'The name of the topic is in lower case without accents, with hyphens.',
  } satisfies ErrorWords,
} satisfies typeof fr;
