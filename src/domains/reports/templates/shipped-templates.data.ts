import type { SectionKind } from '#/domains/reports/report.ts';
import type { Locale } from '#/platform/visit.ts';
import type { ReportTemplate } from './template.ts';

type Labels = Readonly<Record<Locale, string>>;

interface ShippedSection {
  kind: SectionKind;
  natures?: readonly string[];
  heading: Labels;
  hint: Labels;
}

interface Shipped {
  id: string;
  title: Labels;
  purpose: Labels;
  sections: readonly ShippedSection[];
}

const section = (kind: SectionKind, heading: Labels, hint: Labels, natures: readonly string[] = []) => ({
  kind,
  heading,
  hint,
  natures,
});

const mission = section(
  'mission',
  { fr: 'Qui nous sommes, et d’où nous parlons', en: 'Who we are, and where we speak from' },
  {
    fr: 'Votre mission en deux phrases, et ce que le milieu a vécu pendant la période : ce qui aide à comprendre la suite.',
    en: 'Your mission in two sentences, and what the community lived through: what helps to understand the rest.',
  },
);
const dossiers = section(
  'dossiers',
  { fr: 'Les dossiers que nous avons portés', en: 'The cases we carried' },
  {
    fr: 'Chaque dossier comme une petite histoire : d’où il vient, ce qu’on y a fait, où il en est. Coupez ce qui n’éclaire pas.',
    en: 'Each case as a short story: where it comes from, what was done, where it stands. Cut what sheds no light.',
  },
);
const natures = section(
  'natures',
  { fr: 'De quoi notre travail est fait', en: 'What our work is made of' },
  {
    fr: 'Ce que les nombres ne disent pas : ce qu’une rencontre demande, ce qui ne se note pas. Rien ne s’additionne ici.',
    en: 'What the numbers do not say: what a meeting takes, what is never noted. Nothing adds up here.',
  },
);
const plan = section(
  'plan',
  { fr: 'Notre plan d’action : fait, changé, laissé', en: 'Our action plan: done, changed, set aside' },
  {
    fr: 'Dites pourquoi les moyens ont changé, et si le but tient toujours.',
    en: 'Say why the means changed, and whether the aim still holds.',
  },
);
const changes = section(
  'changes',
  { fr: 'Ce que cela a changé, et pour qui', en: 'What it changed, and for whom' },
  {
    fr: 'La part du groupe, la vôtre, celle des autres : gardez-les distinctes. Un changement voulu ou non, heureux ou non.',
    en: 'The group’s part, yours, that of others: keep them apart. Changes wished for or not, happy or not.',
  },
);
const events = section(
  'events',
  { fr: 'Ce qui a marqué la période', en: 'What marked the period' },
  {
    fr: 'Quelques dates que vous raconterez encore dans cinq ans.',
    en: 'A few dates you will still speak of in five years.',
  },
);
const partners = section(
  'partners',
  { fr: 'Avec qui', en: 'With whom' },
  {
    fr: 'Les liens qui se sont faits, ceux qui se sont défaits, et ce qu’ils ont permis.',
    en: 'The ties that were made, those that came undone, and what they made possible.',
  },
);
const statement = section(
  'statement',
  {
    fr: 'Ce que le cadre voit, et ce qu’il ne voit pas',
    en: 'What the framework sees, and what it does not',
  },
  {
    fr: 'Le relevé officiel et sa part aveugle, côte à côte. Faites-en un sous Relevés s’il n’y en a pas pour cette période.',
    en: 'The official statement and its blind part, side by side. Make one under Statements if there is none for this period.',
  },
);
const learnings = section(
  'learnings',
  { fr: 'Ce que nous avons appris', en: 'What we learned' },
  {
    fr: 'Ce que vous referiez, ce que vous ne referiez pas, ce qui vous a surpris. Deux lectures différentes peuvent rester côte à côte.',
    en: 'What you would do again, what you would not, what surprised you. Two different readings may stand side by side.',
  },
);
const next = section(
  'next',
  { fr: 'La suite', en: 'What comes next' },
  {
    fr: 'Ce qui est engagé, ce dont vous vous retirez, ce qu’il faudrait pour que ça tienne.',
    en: 'What is under way, what you withdraw from, what it would take for things to hold.',
  },
);

const shipped: readonly Shipped[] = [
  {
    id: 'bilan-equipe',
    title: { fr: 'Bilan annuel de l’équipe', en: 'The team’s yearly report' },
    purpose: {
      fr: 'Raconter l’année à l’équipe et à l’établissement, preuves à l’appui.',
      en: 'Tell the year to the team and the institution, with the evidence at hand.',
    },
    sections: [mission, dossiers, natures, plan, changes, events, partners, statement, learnings, next],
  },
  {
    id: 'rapport-aga',
    title: {
      fr: 'Rapport d’activités pour l’assemblée générale',
      en: 'Activity report for the annual meeting',
    },
    purpose: {
      fr: 'Rendre compte aux membres. Ce n’est pas la reddition au bailleur : deux buts, deux documents.',
      en: 'Account to the members. This is not the account to the funder: two aims, two documents.',
    },
    sections: [
      section(
        'free',
        { fr: 'Mot du conseil', en: 'A word from the board' },
        { fr: 'Une page au plus, signée.', en: 'One page at most, signed.' },
      ),
      mission,
      section(
        'free',
        { fr: 'Notre vie démocratique', en: 'Our democratic life' },
        {
          fr: 'Membres, assemblée, conseil, comités, bénévoles : comment les décisions se sont prises.',
          en: 'Members, meetings, board, committees, volunteers: how decisions were made.',
        },
      ),
      section('dossiers', { fr: 'Nos activités', en: 'Our activities' }, dossiers.hint),
      changes,
      events,
      partners,
      section(
        'free',
        { fr: 'Les finances, en quelques lignes', en: 'Finances, in a few lines' },
        {
          fr: 'Le rapport financier est un document à part ; ici, ce qui aide à le comprendre.',
          en: 'The financial report is a document of its own; here, what helps to understand it.',
        },
      ),
      next,
    ],
  },
  {
    id: 'bilan-table',
    title: { fr: 'Bilan annuel d’une table', en: 'A round table’s yearly report' },
    purpose: {
      fr: 'Coordonner, mobiliser, faire circuler l’information, piloter une démarche : le travail d’une table de quartier.',
      en: 'Coordinate, mobilise, share information, steer a process: the work of a neighbourhood round table.',
    },
    sections: [
      mission,
      section(
        'natures',
        { fr: 'Coordonner et animer', en: 'Coordinating and facilitating' },
        {
          fr: 'Tables et comités, conseil, représentation, portraits, recrutement de membres.',
          en: 'Tables and committees, board, representation, portraits, new members.',
        },
        ['concertation', 'milieu-analysis'],
      ),
      section(
        'natures',
        { fr: 'Mobiliser', en: 'Mobilising' },
        {
          fr: 'Du plus simple au plus engagé : être informé, être consulté, participer, prendre la parole, prendre en charge.',
          en: 'From the simplest to the most engaged: being informed, being consulted, taking part, speaking up, taking charge.',
        },
        ['citizen-participation', 'political-action'],
      ),
      section(
        'natures',
        { fr: 'Faire circuler l’information', en: 'Sharing information' },
        {
          fr: 'Bulletins, soirées, porte-à-porte, formations : qui a su quoi, par quel chemin.',
          en: 'Bulletins, evenings, door to door, training: who knew what, and how.',
        },
        ['popular-education'],
      ),
      section('plan', { fr: 'Piloter une démarche', en: 'Steering a process' }, plan.hint),
      changes,
      events,
      partners,
      section(
        'free',
        { fr: 'Bilan administratif', en: 'Administrative report' },
        {
          fr: 'Équipe, locaux, finances : ce qu’il faut pour que la table tienne.',
          en: 'Staff, premises, finances: what it takes for the table to hold.',
        },
      ),
      next,
    ],
  },
  {
    id: 'rapport-projet',
    title: { fr: 'Rapport de projet à un bailleur', en: 'Project report to a funder' },
    purpose: {
      fr: 'Dire à qui finance ce qui a été fait, ce qui a changé, et ce que le projet a appris.',
      en: 'Tell whoever funds what was done, what changed, and what the project taught.',
    },
    sections: [
      section(
        'mission',
        { fr: 'Le projet, en bref', en: 'The project, in short' },
        {
          fr: 'Ce qui était promis, à qui, pour quand ; ce que l’entente demande de rendre.',
          en: 'What was promised, to whom, by when; what the agreement asks you to report.',
        },
      ),
      section(
        'funding',
        { fr: 'Qui finance quoi', en: 'Who funds what' },
        {
          fr: 'L’argent de mission et l’argent de projet restent distincts.',
          en: 'Mission money and project money stay apart.',
        },
      ),
      section('dossiers', { fr: 'Ce qui a été fait', en: 'What was done' }, dossiers.hint),
      section('plan', { fr: 'Prévu, fait, changé', en: 'Planned, done, changed' }, plan.hint),
      changes,
      partners,
      section(
        'learnings',
        { fr: 'Écarts et apprentissages', en: 'Differences and learning' },
        learnings.hint,
      ),
      next,
    ],
  },
];

/** The templates that come with Toile, in one language; a space copies and changes them as it wishes. */
export function shippedTemplates(language: Locale): ReportTemplate[] {
  return shipped.map(({ id, title, purpose, sections }) => ({
    id,
    title: title[language],
    purpose: purpose[language],
    sections: sections.map(({ kind, natures: kept, heading, hint }) => ({
      kind,
      natures: kept ?? [],
      heading: heading[language],
      hint: hint[language],
    })),
  }));
}
