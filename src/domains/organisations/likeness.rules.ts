import { analyse, fold } from '#/french/analyser.ts';
import type { OrganisationLine } from './organisation.ts';
import { shared, similarPairs } from './similar-sets.rules.ts';

type Named = Pick<OrganisationLine, 'name' | 'otherNames'>;

/** From this likeness on, two organisations are shown side by side: are they the same one? */
export const alikeFrom = 0.6;

/** Words that every other name holds say nothing of who it is. */
const forms = new Set(['inc', 'obnl', 'osbl', 'coop', 'enr', 'ltee']);

/**
 * How alike two names are, from 0 (nothing in common) to 1 (the same words). Words are compared by the French
 * analyser, so that « Le Garde-manger » and « Gardes-manger inc. » meet; letters by threes, for slips of the keys.
 * Names that differ by a number (« Table 1 », « Table 2 ») are never alike by their letters.
 */
export function likeness(left: string, right: string): number {
  return Math.max(shared(termsOf(left), termsOf(right)), shared(lettersOf(left), lettersOf(right)));
}

/** The greatest likeness between any name of one and any name of the other. */
export function greatestLikeness(left: Named, right: Named): number {
  let greatest = 0;
  for (const mine of namesOf(left)) {
    for (const theirs of namesOf(right)) greatest = Math.max(greatest, likeness(mine, theirs));
  }
  return greatest;
}

/** Terms that tell a name, for a first look in the directory; stems, so beginnings of words. */
export function tellingTerms(name: string): string[] {
  return [...termsOf(name)].filter((term) => !term.startsWith('='));
}

export interface PossibleDouble<Line> {
  left: Line;
  right: Line;
  likeness: number;
}

/**
 * Pairs of organisations that may be one, the most alike first. Never pairs a line with itself.
 * @param most pairs looked at by words, then by letters: past this the rest waits until these are merged.
 */
export function possibleDoubles<Line extends OrganisationLine>(
  lines: readonly Line[],
  most = Number.POSITIVE_INFINITY,
): PossibleDouble<Line>[] {
  const names = lines.flatMap((line, position) => namesOf(line).map((name) => ({ position, name })));
  const found = new Map<string, PossibleDouble<Line>>();
  for (const setOf of [termsOf, lettersOf]) {
    const sets = names.map(({ name }) => setOf(name));
    let seen = 0;
    for (const pair of similarPairs(sets, alikeFrom)) {
      if (++seen > most) break;
      const left = lines[names[pair.one]!.position]!;
      const right = lines[names[pair.other]!.position]!;
      if (left.id !== right.id) keepGreatest(found, left, right, pair.likeness);
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      other.likeness - one.likeness ||
      one.left.name.localeCompare(other.left.name, 'fr') ||
      one.right.id.localeCompare(other.right.id),
  );
}

function keepGreatest<Line extends OrganisationLine>(
  found: Map<string, PossibleDouble<Line>>,
  one: Line,
  other: Line,
  alike: number,
): void {
  const [left, right] = one.id < other.id ? [one, other] : [other, one];
  const key = `${left.id} ${right.id}`;
  if ((found.get(key)?.likeness ?? 0) < alike) found.set(key, { left, right, likeness: alike });
}

const namesOf = (named: Named) => [named.name, ...named.otherNames].filter((name) => name.trim() !== '');

/** The stems of a name, without words of grammar nor legal forms; the name itself when nothing else is left. */
function termsOf(name: string): Set<string> {
  const terms = new Set<string>();
  let position = 0;
  for (const token of analyse(name)) {
    // A compound run together stands at the place of its first word: its parts say it already.
    const isCompound = token.position === position;
    position = token.position;
    if (!isCompound && !token.term.startsWith('_') && !forms.has(token.term)) terms.add(token.term);
  }
  return terms.size > 0 ? terms : new Set([`=${fold(name).trim()}`]);
}

/** Letters by threes, as PostgreSQL's trigrams have them, and the numbers whole: each weighs as much as a name. */
function lettersOf(name: string): Set<string> {
  const letters = new Set<string>();
  for (const word of fold(name).match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (forms.has(word)) continue;
    if (/^\p{N}+$/u.test(word)) for (const place of 'abcdefghijklmnopqrst') letters.add(`${word} ${place}`);
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) letters.add(padded.slice(at, at + 3));
  }
  return letters;
}
