import { type BodyBlock, bodyBlocks, rewritten } from '#/domains/reports/section-text.rules.ts';

/** A stretch of a body to be written otherwise; `text` empty: it goes. */
export interface BodyChange {
  start: number;
  end: number;
  text: string;
}

export interface KeptBlocks {
  markdown: string;
  /** Headings and words that led to nothing any more, as they were written. */
  gone: string[];
}

/**
 * A body with some of its stretches written otherwise or gone, and without what that leaves empty: lines of a list,
 * paragraphs, the words that led to them, headings with nothing under them. `isHeadingGone`: headings that may not stay.
 */
export function withoutEmptied(
  body: string,
  changes: readonly BodyChange[],
  isHeadingGone: (heading: string) => boolean,
): KeptBlocks {
  const blocks = bodyBlocks(body).map((block) => ({ block, text: blockText(body, block, changes) }));
  const emptied = (at: number) => blocks[at]?.text === '';
  const gone: string[] = [];
  const kept: string[] = [];
  for (const [at, { block, text }] of blocks.entries()) {
    const source = body.slice(block.start, block.end);
    const isLead = block.kind === 'paragraph' && /:\s*$/.test(source) && emptied(at + 1);
    const isBare = block.kind === 'heading' && isHeadingOfNothing(blocks, at);
    if (isLead || isBare || (block.kind === 'heading' && isHeadingGone(source))) {
      if (text !== '') gone.push(source);
    } else if (text !== '') kept.push(text);
  }
  return { markdown: changes.length + gone.length === 0 ? body : kept.join('\n\n'), gone };
}

type Rewritten = { block: BodyBlock; text: string };

/** Something stood under it, and nothing does any more, down to the next heading of its rank. */
function isHeadingOfNothing(blocks: readonly Rewritten[], at: number): boolean {
  const rank = blocks[at]?.block.depth ?? 0;
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex(({ block }) => block.kind === 'heading' && block.depth <= rank);
  const under = (end < 0 ? rest : rest.slice(0, end)).filter(({ block }) => block.kind !== 'heading');
  const isLeading = (one: Rewritten, place: number) =>
    one.block.kind === 'paragraph' && /:\s*$/.test(one.text) && under[place + 1]?.text === '';
  return under.length > 0 && under.every((one, place) => one.text === '' || isLeading(one, place));
}

function blockText(body: string, block: BodyBlock, changes: readonly BodyChange[]): string {
  const within = changes.filter(({ start, end }) => start >= block.start && end <= block.end);
  if (within.length === 0) return body.slice(block.start, block.end);
  if (block.items.length === 0) return changed(body, block, within);
  return block.items
    .map((item) => {
      const own = within.filter(({ start, end }) => start >= item.start && end <= item.end);
      if (own.length === 0) return body.slice(item.start, item.end);
      const text = changed(body, item, own);
      return /^([-*+]|\d+[.)])?$/.test(text) ? '' : text;
    })
    .filter((text) => text !== '')
    .join('\n');
}

function changed(
  body: string,
  { start, end }: { start: number; end: number },
  changes: readonly BodyChange[],
): string {
  // What goes takes with it the space that set it apart from what follows.
  const moved = changes.map((change) => ({
    text: change.text,
    start: change.start - start,
    end: change.end - start + (change.text === '' && body[change.end] === ' ' && change.end < end ? 1 : 0),
  }));
  return rewritten(body.slice(start, end), moved).trim();
}
