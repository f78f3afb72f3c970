import { APOSTROPHES } from './folding.ts';
import { capitalised } from './wording.ts';

const space = '[ \\u00a0\\u202f]';
const full = new RegExp(`(?<!\\p{L})((?:jus|lors|puis|quoi)?qu|d)e${space}$`, 'iu');
const elided = new RegExp(`(?<!\\p{L})((?:jus|lors|puis|quoi)?qu|d)[${APOSTROPHES}]$`, 'iu');
const contracted: readonly (readonly [before: RegExp, words: RegExp, now: string])[] = [
  [new RegExp(`(?<!\\p{L})(d)e${space}$`, 'iu'), /^le\s/iu, '$1u '],
  [new RegExp(`(?<!\\p{L})(d)e${space}$`, 'iu'), /^les\s/iu, '$1es '],
  [new RegExp(`(?<!\\p{L})à${space}$`, 'iu'), /^le\s/iu, 'au '],
  [new RegExp(`(?<!\\p{L})à${space}$`, 'iu'), /^les\s/iu, 'aux '],
];
const vowel = /^[aeiouàâäéèêëîïôöùûüœæ]/iu;
const startsSentence = /^[^\p{L}\p{N}]*$|[.!?…][^\p{L}\p{N}]*\s[^\p{L}\p{N}]*$/u;

/**
 * Words put where others stood, with what is before them: « de » and « que » are elided before a vowel and whole before
 * anything else, « de le » is « du », and what begins a sentence takes a capital letter.
 */
export function putAfter(before: string, words: string): string {
  const [start, rest] = contraction(before, words);
  const joined = vowel.test(rest) ? start.replace(full, '$1’') : start.replace(elided, '$1e ');
  const [again, end] = contraction(joined, rest);
  return again + (startsSentence.test(again) ? capitalised(end) : end);
}

function contraction(before: string, words: string): [before: string, words: string] {
  for (const [ending, article, now] of contracted) {
    if (ending.test(before) && article.test(words)) {
      return [before.replace(ending, now), words.replace(article, '')];
    }
  }
  return [before, words];
}
