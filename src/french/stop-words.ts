/*
 * Words of grammar alone. They are indexed, under a mark of their own, so that « prise en charge » between quotes
 * finds itself and a question made only of them still has an answer; a question that has other words ignores them.
 */
import { fold } from './folding.ts';

const STOP_WORDS = new Set(
  (
    'a à au aux avec car ce ceci cela celle celles celui ces cet cette ceux comme comment dans de des donc dont du ' +
    'elle elles elleux en entre est et etait étaient était eux il iel iels ils je la là le les leur leurs lui ma mais me ' +
    'mes moi mon ne ni nos notre nous on ont or ou où par pas plus pour qu que quel quelle quelles quels qui quoi ' +
    'sa sans se sera seront ses si son sont sous sur ta te tes toi ton tou tous tout toute toutes toustes très tu ' +
    'un une vers vos votre vous y ça the of to in and for with is are at by'
  )
    .split(' ')
    .flatMap((word) => [word, fold(word)]),
);

/** Whether a word, as written, is one of grammar alone: « du » is, « dû » is not. */
export function isStopWord(word: string): boolean {
  return word.length <= 9 && STOP_WORDS.has(word.toLowerCase().normalize('NFC'));
}
