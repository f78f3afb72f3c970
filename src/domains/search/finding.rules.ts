import { analyse, fold, type Query, termsForTypo, withWord } from '#/french/analyser.ts';
import { type Finding, realCircles, storyCircles } from './finding.ts';

/** Who may find something, given its visibility: the same answer as row-level security on the thing itself. */
export function audienceOf(
  visibility: 'author' | 'space' | 'network' | 'public',
  spaceId: string,
  authorId: string | null,
  ofTheStory: boolean,
): string[] {
  const circles = ofTheStory ? storyCircles : realCircles;
  const own = authorId === null ? [] : [authorId];
  switch (visibility) {
    case 'author':
      return own;
    case 'space':
      return [spaceId, ...own];
    case 'network':
      return [spaceId, ...own, circles.network];
    case 'public':
      return [spaceId, ...own, circles.network, circles.everybody];
  }
}

/** The same for what belongs to several spaces at once: the readers of each of them. */
export function audienceOfSpaces(
  visibility: 'space' | 'network' | 'public',
  spaceIds: readonly string[],
  ofTheStory: boolean,
): string[] {
  return [...new Set(spaceIds.flatMap((spaceId) => audienceOf(visibility, spaceId, null, ofTheStory)))];
}

/** Best answers first; of two equal ones the more recent, then a fixed order so that pages do not overlap. */
export function ordered(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (left, right) =>
      right.rank - left.rank ||
      right.happenedOn.localeCompare(left.happenedOn) ||
      right.subjectId.localeCompare(left.subjectId),
  );
}

/** The words of a text that a mistyped word may be mended into, folded. */
export function wordsToOffer(text: string): string[] {
  return analyse(text)
    .map((token) => fold(text.slice(token.start, token.end)))
    .filter((word) => word.length >= 4 && word.length <= 40 && /^[\p{L}’'-]+$/u.test(word));
}

/** The word that looks the most like one that was typed, and whether somebody wrote that one as it is. */
export interface Neighbour {
  word: string;
  isWritten: boolean;
}

/**
 * What was asked for with its mistyped words replaced by their neighbours, the likeliest first: those that nobody wrote,
 * then all of them, for a mistake may have been written too.
 */
export function mendings(asked: string, query: Query, neighbours: ReadonlyMap<string, Neighbour>): string[] {
  let [unknown, all] = [asked, asked];
  for (const word of termsForTypo(query)) {
    const near = neighbours.get(word);
    if (!near) continue;
    all = withWord(all, word, near.word);
    if (!near.isWritten) unknown = withWord(unknown, word, near.word);
  }
  return [...new Set([unknown, all])].filter((text) => text !== asked);
}
