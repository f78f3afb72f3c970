import type { HeadingLevel } from '../markdown-tree.ts';
import type { Locale } from '../visit.ts';

/**
 * A text ready to be written as a page, a PDF, a Word or an OpenDocument file: values only, no markup of any format.
 * Writers take what `soundDocument` has made sound.
 */
export interface WrittenDocument {
  language: Locale;
  title: string;
  subtitle?: string;
  authors?: readonly string[];
  organisation?: string;
  /** `YYYY-MM-DD`, the day the text is of. */
  day?: string;
  /** What it is, in a sentence or two: stands under the title, and in the properties of files. */
  summary?: string;
  /** Absolute address of the text: links that leave from this site are read from there in files. */
  address?: string;
  blocks: readonly Block[];
}

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strikethrough'; content: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; title?: string; content: readonly Inline[] }
  | { kind: 'break' }
  /** Words that rest on evidence; `href` leads to it, null when the reader may not follow. */
  | { kind: 'evidence'; id: string; href: string | null; content: readonly Inline[] }
  | { kind: 'footnote'; label: string; blocks: readonly Block[] };

export type Block =
  | Heading
  /** `leads`: to what follows, and stays on its page. */
  | { kind: 'paragraph'; content: readonly Inline[]; leads?: boolean }
  | { kind: 'list'; ordered: boolean; start: number; items: readonly (readonly Block[])[] }
  | { kind: 'quote'; blocks: readonly Block[] }
  | Table
  | Figure
  /** Words as they were typed, spaces included; `info` is what stands after the fence. */
  | { kind: 'code'; text: string; info: string }
  | { kind: 'rule' }
  | { kind: 'page-break' };

export interface Heading {
  kind: 'heading';
  level: HeadingLevel;
  content: readonly Inline[];
}

export type Cell = readonly Inline[];
export type Alignment = 'start' | 'center' | 'end';

export interface Table {
  kind: 'table';
  caption: readonly Inline[];
  head: readonly Cell[];
  /** As many cells as the head in each. */
  rows: readonly (readonly Cell[])[];
  /** One a column; null is what suits what the column holds. */
  alignment: readonly (Alignment | null)[];
  /** Whether the first cell of each row names the row. */
  rowHeaders: boolean;
}

/** A drawing and the table that says the same. */
export interface Figure {
  kind: 'figure';
  id: string;
  title: string;
  /** What the drawing shows, for those who do not see it. */
  description: string;
  /** One `svg` element; see `drawing.ts` for what is kept of it. */
  plot: string;
  table: Table;
}

/** What the directives of a text stand for; the caller knows, the tree does not. */
export interface Resolvers {
  figure?(id: string): DrawnFigure | null;
  evidence?(id: string): { kind: 'link'; href: string } | { kind: 'plain' };
}

export interface DrawnFigure {
  title: string;
  description: string;
  plot: string;
  table: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };
}

/** A table of plain words, its first column naming the rows. */
export function plainTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Table {
  const cell = (text: string): Cell => (text === '' ? [] : [{ kind: 'text', text }]);
  return {
    kind: 'table',
    caption: cell(caption),
    head: head.map(cell),
    rows: rows.map((row) => row.map(cell)),
    alignment: head.map(() => null),
    rowHeaders: true,
  };
}

/** The words of inlines without their marks; footnotes are left out. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'code':
          return inline.text;
        case 'break':
          return ' ';
        case 'footnote':
          return '';
        default:
          return plainText(inline.content);
      }
    })
    .join('');
}

/** Every block, those inside lists, quotes and notes too, in reading order. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* everyBlock(item);
    if (block.kind === 'quote') yield* everyBlock(block.blocks);
    for (const content of contentsOf(block)) yield* blocksOfNotes(content);
  }
}

function* blocksOfNotes(content: readonly Inline[]): Generator<Block> {
  for (const inline of content) {
    if (inline.kind === 'footnote') yield* everyBlock(inline.blocks);
    else if ('content' in inline) yield* blocksOfNotes(inline.content);
  }
}

/** The lines of words that a block holds itself. */
export function contentsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.content];
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()];
    case 'figure':
      return contentsOf(block.table);
    default:
      return [];
  }
}
