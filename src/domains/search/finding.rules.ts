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
