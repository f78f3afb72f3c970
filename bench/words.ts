import { dice } from './harness.ts';

const subjects = [
  'La table de quartier',
  'Le comité logement',
  'L’équipe',
  'Le groupe de marche',
  'La banque alimentaire',
  'Le comité des usagers',
  'La cellule de crise',
  'L’arrondissement',
];
const acts = [
  'a préparé',
  'a rencontré',
  'a présenté',
  'a discuté de',
  'a accompagné',
  'a évalué',
  'a relancé',
  'a organisé',
];
const objects = [
  'le plan d’action',
  'la demande de financement',
  'les organismes du milieu',
  'l’assemblée générale',
  'les citoyen·ne·s',
  'la mobilisation',
  'les mesures d’aide',
  'le portrait du quartier',
];
const ends = [
  'avec les partenaires',
  'en vue du bilan',
  'pour les personnes aînées',
  'malgré les délais',
  'au local communautaire',
  'avec l’école',
  'en soirée',
  'à la suite de la rencontre',
];

/** A word that few texts hold: the rarer, the higher its number. */
export const rareWord = (number: number) =>
  `zel${String.fromCharCode(97 + (number % 26), 97 + (Math.floor(number / 26) % 26), 97 + (Math.floor(number / 676) % 26))}kiro`;

/**
 * Texts like those of a journal: every one holds « quartier » or « organisme » often, and one word in a
 * long tail of rare ones.
 */
export function textMaker(seed: number): () => { title: string; text: string } {
  const throwDice = dice(seed);
  const pick = (list: readonly string[]) => list[Math.floor(throwDice() * list.length)]!;
  return () => {
    const title = `${pick(subjects)} ${pick(acts)} ${pick(objects)}`;
    const body = Array.from(
      { length: 2 + Math.floor(throwDice() * 4) },
      () => `${pick(subjects)} ${pick(acts)} ${pick(objects)} ${pick(ends)}.`,
    ).join(' ');
    // Zipf-like tail: number 0 in about one text of seven, number 2000 in a handful.
    const rare = rareWord(Math.floor(Math.exp(throwDice() * Math.log(3000))) - 1);
    return { title, text: `${title}\n${body} Suivi dans le quartier, dossier ${rare}.` };
  };
}
