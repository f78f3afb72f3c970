/** Apostrophes as people, keyboards and word processors write them, prime and modifier letters included. */
export const APOSTROPHES = "'’‘‛′´`ʹʻʼʽʾʿˈ＇";

/** Characters that join without being seen: soft hyphen, zero-width spaces and joiners, byte-order mark. */
export const INVISIBLES = '\u00AD\u200B-\u200D\u2060\uFEFF';

const UNDECOMPOSED: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const UNSTORABLE = new RegExp(`[\\0${INVISIBLES}\\p{Cs}]`, 'gu');
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');

/**
 * Lower case without accents: « Œuvre d’ÉTÉ » → "oeuvre d'ete".
 * Apostrophes and hyphens take their keyboard form; compatibility forms (ﬁ, ²) their plain one; what PostgreSQL
 * cannot store (NUL, lone surrogates) and invisible characters are dropped. Idempotent; NFC and NFD give the same.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(APOSTROPHE, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæøßłđðþıς]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/\p{M}+/gu, '')
    .replace(UNSTORABLE, '')
    .replace(APOSTROPHE, "'")
    .replace(/[‐‑‒–—−]/g, '-');
}
