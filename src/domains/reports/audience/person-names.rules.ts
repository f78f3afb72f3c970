/** Names of people where they stand in a text: whole, or the first name alone. */

import { fold } from '#/french/folding.ts';
import { units, type Word } from '#/french/segmentation.ts';
import type { PersonName } from './audience.ts';

/** A word of a text, those held together by hyphens being one. */
interface Piece {
  folded: string;
  start: number;
  end: number;
  isCapital: boolean;
}

function piecesOf(text: string): Piece[] {
  return [...units(text)].flatMap(({ words, separators }) => {
    const spans: { start: number; end: number }[] = [];
    for (const [at, word] of words.entries()) {
      const last = spans.at(-1);
      const end = endOf(word, text);
      if (last && /^[-‐‑]$/.test(separators[at - 1] ?? '')) last.end = end;
      else spans.push({ start: word.start, end });
    }
    return spans.map(({ start, end }) => {
      const written = text.slice(start, end);
      return { start, end, folded: fold(written), isCapital: /^\p{Lu}/u.test(written) };
    });
  });
}

/** Without what follows the word itself: « Maude's ». */
const endOf = ({ written, start, end }: Word, text: string) =>
  text.startsWith(written, start) ? start + written.length : end;

export function personName(full: string): PersonName | null {
  const [first, ...rest] = piecesOf(full);
  if (!first || first.folded.length < 2) return null;
  return { first: first.folded, rest: rest.map(({ folded }) => folded) };
}

export const particles = new Set(
  'de du des la le les d l van von der den el al ben abou san dos da'.split(' '),
);
const groups =
  /^(?:benevol|citoyen|comite|table|centre|maison|equipe|groupe|association|regroupement|conseil|ecole|college|ville|arrondissement|collectif|coalition|organism|direction|stagiair|famill|resident|locatair|service|corporation|fondation|federation|coop|club|cercle|jeune|aine|femme|homme|parent|partenair|intervenant|personne|policier|elu|professionnel)/;

/** Whether what was typed as who did something is the name of one person, and not « le comité » or « CLSC ». */
export function isOfOnePerson(name: string): boolean {
  const words = piecesOf(name).filter(({ folded }) => !particles.has(folded));
  const written = words.map(({ start, end }) => name.slice(start, end));
  const isAcronym = written.some((word) => word.length < 7 && /^\p{Lu}{2,}$/u.test(word));
  return (
    words.length > 0 &&
    words.length < 5 &&
    words.every(({ isCapital, folded }) => isCapital && !groups.test(folded)) &&
    !isAcronym
  );
}

/** What streets and places bear before somebody's first name. */
export const placeWords = new Set(
  (
    'rue avenue av boulevard boul chemin ch route rang parc place square ecole pont station metro hlm habitations ' +
    'residence residences eglise paroisse pavillon salle bibliotheque saint sainte st ste mont lac'
  ).split(' '),
);

/** What is said before somebody's family name; the short ones by their capital letter only. */
export const titles = new Set(
  'madame mesdames monsieur messieurs mademoiselle docteur docteure maitre mme mmes mlle mr mrs ms m dr dre me'.split(
    ' ',
  ),
);
const isTitle = ({ folded, isCapital }: Piece) => titles.has(folded) && (isCapital || folded.length > 4);

export interface NameSaid {
  folded: string;
  start: number;
  end: number;
}

/**
 * Where a text says the first name of somebody without the rest, or the rest after « Mme » or « M. »: as a word of its own,
 * begun by a capital letter, that is not the name of a street or of a place. Only people know whether it is theirs.
 */
export function firstNamesIn(text: string, people: readonly PersonName[]): NameSaid[] {
  const known = Map.groupBy(people, ({ first }) => first);
  const families = new Set(people.flatMap(({ rest }) => rest.filter((word) => !particles.has(word))));
  const pieces = piecesOf(text);
  return pieces.flatMap(({ folded, start, end, isCapital }, at) => {
    const before = pieces[at - 1];
    const isTitled = before && isTitle(before) && /^[.\s]*$/.test(text.slice(before.end, start));
    if (isTitled && isCapital && families.has(folded)) return [{ folded, start: before.start, end }];
    const bearers = isCapital ? known.get(folded) : undefined;
    if (!bearers) return [];
    if (before && placeWords.has(before.folded) && /^[.\s]*$/.test(text.slice(before.end, start))) return [];
    const isWhole = bearers.some(
      ({ rest }) => rest.length > 0 && rest.every((word, rank) => pieces[at + 1 + rank]?.folded === word),
    );
    return isWhole ? [] : [{ folded, start, end }];
  });
}

/**
 * Finds whole names in texts, with the « Mme » before them: word after word, whatever their accents and their capitals,
 * and whatever stands between them. What `firstNamesIn` takes for a whole name is found here.
 */
export function wholeNameFinder(names: readonly string[]): (text: string) => NameSaid[] {
  const sought = names
    .map((name) => piecesOf(name).map(({ folded }) => folded))
    .filter((words) => words.join('').length > 2);
  const byFirst = Map.groupBy(sought, ([first]) => first);
  return (text) => {
    const pieces = piecesOf(text);
    const found = pieces.flatMap(({ folded, start }, at) =>
      (byFirst.get(folded) ?? [])
        .filter((words) => words.every((word, rank) => pieces[at + rank]?.folded === word))
        .map((words): NameSaid => {
          const before = pieces[at - 1];
          const isTitled = before && isTitle(before) && /^[.\s]*$/.test(text.slice(before.end, start));
          const end = (pieces[at + words.length - 1] as Piece).end;
          return { folded: words.join(' '), start: isTitled ? before.start : start, end };
        }),
    );
    return apart(found);
  };
}

/** Of names that overlap, the first to begin, and the longest of those. */
function apart(all: readonly NameSaid[]): NameSaid[] {
  const kept: NameSaid[] = [];
  for (const one of all.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
}

/** Whether a text bears a name, as words of their own, wherever it stands. */
export function isNamed(name: string, text: string): boolean {
  const sought = name.trim().toLocaleLowerCase('fr');
  if (sought.length < 3) return false;
  const lower = text.toLocaleLowerCase('fr');
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
    const around = [lower[at - 1] ?? ' ', lower[at + sought.length] ?? ' '];
    if (around.every((letter) => !/[\p{L}\p{N}]/u.test(letter))) return true;
  }
  return false;
}
