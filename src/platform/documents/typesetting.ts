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
  const runs: { typed: string; isText: boolean }[] = [];
  gather(content, runs);
  const set = typesetRuns(runs.map(({ typed }) => typed));
  const texts: string[] = [];
  let owed = '';
  for (const [at, { typed, isText }] of runs.entries()) {
    if (isText) texts.push(owed + set[at]!);
    // What comes after a sign that is no text goes to the words that follow it.
    owed = isText ? '' : set[at]!.slice(typed.length);
  }
  let next = 0;
  return withTexts(content, () => texts[next++]!);
}

/** Runs in reading order; what is no text is there as a sign that typography goes around. */
function gather(content: readonly Inline[], runs: { typed: string; isText: boolean }[]): void {
  for (const inline of content) {
    if (inline.kind === 'text') runs.push({ typed: inline.text, isText: true });
    else if ('content' in inline) gather(inline.content, runs);
    else runs.push({ typed: signs[inline.kind], isText: false });
  }
}

const signs = { code: '`c`', break: '\n', footnote: ']' } as const;
