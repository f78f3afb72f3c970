import { typeset, typesetRuns } from '#/french/typography.ts';
import type { Inline, WrittenDocument } from './document.ts';
import { transformed, withTexts } from './transformation.ts';

/**
 * The document with French typography, when it is in French: spaces, apostrophes, quotes; across strong words and
 * links as within them. Code, addresses and where links lead are left as they are.
 */
export function typesetDocument(document: WrittenDocument): WrittenDocument {
  if (document.language !== 'fr') return document;
  return transformed(document, { line: typesetLine, words: typeset });
}

function typesetLine(content: readonly Inline[]): Inline[] {
  const runs: string[] = [];
  const places: number[] = [];
  gather(content, runs, places);
  const set = typesetRuns(runs);
  let next = 0;
  return withTexts(content, () => set[places[next++]!]!);
}

/** Runs in reading order; what is no text is there as a sign that typography goes around. */
function gather(content: readonly Inline[], runs: string[], places: number[]): void {
  for (const inline of content) {
    if (inline.kind === 'text') places.push(runs.push(inline.text) - 1);
    else if (inline.kind === 'code') runs.push('`c`');
    else if (inline.kind === 'break') runs.push('\n');
    else if (inline.kind === 'footnote') runs.push(']');
    else gather(inline.content, runs, places);
  }
}
