/* How much two words look alike: the measure of PostgreSQL's pg_trgm, so that a device mends a word as the server does. */

/** Below it two words do not look alike (`pg_trgm.similarity_threshold`). */
const LEAST_SIMILARITY = 0.3;

/** What two words share of their groups of three letters, from 0 to 1, as `similarity` of PostgreSQL says. */
export function similarity(one: string, other: string): number {
  return shared(trigramsOf(one), trigramsOf(other));
}

/**
 * The word that looks the most like a mistyped one, itself left out: of two that look as much like it, the nearest in
 * length, then the first by its letters; null when none does. Words are folded.
 */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  const sought = trigramsOf(word);
  const gap = (candidate: string) => Math.abs(candidate.length - word.length);
  let best: { word: string; likeness: number } | null = null;
  for (const candidate of words) {
    if (candidate === word) continue;
    const likeness = shared(sought, trigramsOf(candidate));
    if (likeness < LEAST_SIMILARITY || (best && likeness < best.likeness)) continue;
    const isBetter =
      !best ||
      likeness > best.likeness ||
      gap(candidate) - gap(best.word) < 0 ||
      (gap(candidate) === gap(best.word) && candidate < best.word);
    if (isBetter) best = { word: candidate, likeness };
  }
  return best?.word ?? null;
}

/** Of each run of letters and digits, two spaces before it and one after. */
function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const letters = [...`  ${run} `];
    for (let at = 0; at + 3 <= letters.length; at += 1) trigrams.add(letters.slice(at, at + 3).join(''));
  }
  return trigrams;
}

function shared(ones: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let both = 0;
  for (const trigram of ones) if (others.has(trigram)) both += 1;
  const all = ones.size + others.size - both;
  return all === 0 ? 0 : both / all;
}
