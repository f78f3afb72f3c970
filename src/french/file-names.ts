import { fold } from './folding.ts';

const longest = 60;

/**
 * A text as a part of a file's name that any system and any mail takes: « L’année 2025, en bref » → "l-annee-2025-en-bref".
 * Cut between words; empty when nothing of the text can be written so.
 */
export function asFileName(text: string): string {
  const plain = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1);
  const end = cut.lastIndexOf('-');
  return end > longest / 2 ? cut.slice(0, end) : plain.slice(0, longest);
}
