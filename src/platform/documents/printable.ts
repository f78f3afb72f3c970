/** Which characters the fonts of `fonts/` can draw, as ranges in order. */
export type Coverage = readonly (readonly [first: number, last: number])[];

export const exampleCode = '[U+4E2D]';

/** Joins letters, chooses a look or hides a break: nothing is seen of it, and it is left out when no font knows it. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u200b]/u;
const white = /[\s\u00a0]/u;

/** Says texts with nothing but what can be drawn: runs of other characters become « [U+4E2D U+6587] ». */
export class PrintableTexts {
  /** Whether a character had to be told by its code. */
  hasCodes = false;
  readonly #coverage: Coverage;

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  readonly of = (text: string): string => {
    if (/^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff]*$/.test(text)) return text;
    const codes: string[] = [];
    let printable = '';
    const flush = () => {
      if (codes.length === 0) return;
      printable += `[${codes.splice(0).join(' ')}]`;
      this.hasCodes = true;
    };
    for (const character of composed(text)) {
      if (unseen.test(character) && codes.length > 0) continue;
      if (white.test(character) || this.#isDrawn(character.codePointAt(0)!)) {
        flush();
        printable += character;
      } else if (!unseen.test(character)) {
        codes.push(`U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
      }
    }
    flush();
    return printable;
  };

  #isDrawn(codePoint: number): boolean {
    let low = 0;
    let high = this.#coverage.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = this.#coverage[middle]!;
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  }
}

/** Letters with their accents; the angle brackets that this turns into those of Chinese stay those of mathematics. */
function composed(text: string): string {
  return text.normalize('NFC').replaceAll('\u3008', '\u2329').replaceAll('\u3009', '\u232a');
}
