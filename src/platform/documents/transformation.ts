import type { Block, Cell, Inline, Table, WrittenDocument } from './document.ts';

/** What is done to the words of a document; what is not given is left as it is. */
export interface Transformation {
  /** A line of inlines: a paragraph, a cell, a heading. Its notes are already done. */
  line(content: readonly Inline[]): Inline[];
  /** Words outside of lines: titles, descriptions, names. */
  words(text: string): string;
  /** Words shown as they were typed. */
  code?(text: string): string;
  plot?(svg: string): string;
}

/** The document with its words changed everywhere, and nothing else. */
export function transformed(document: WrittenDocument, by: Transformation): WrittenDocument {
  const optional = (text: string | undefined) => (text === undefined ? undefined : by.words(text));
  return {
    ...document,
    title: by.words(document.title),
    subtitle: optional(document.subtitle),
    authors: document.authors?.map((author) => by.words(author)),
    organisation: optional(document.organisation),
    summary: optional(document.summary),
    blocks: document.blocks.map((block) => transformedBlock(block, by)),
  };
}

function transformedBlock(block: Block, by: Transformation): Block {
  const blocks = (inner: readonly Block[]) => inner.map((one) => transformedBlock(one, by));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: transformedLine(block.content, by) };
    case 'list':
      return { ...block, items: block.items.map(blocks) };
    case 'quote':
      return { ...block, blocks: blocks(block.blocks) };
    case 'table':
      return transformedTable(block, by);
    case 'figure':
      return {
        ...block,
        title: by.words(block.title),
        description: by.words(block.description),
        plot: by.plot?.(block.plot) ?? block.plot,
        table: transformedTable(block.table, by),
      };
    case 'code':
      return { ...block, text: by.code?.(block.text) ?? block.text };
    default:
      return block;
  }
}

function transformedTable(table: Table, by: Transformation): Table {
  const cells = (row: readonly Cell[]) => row.map((cell) => transformedLine(cell, by));
  return {
    ...table,
    caption: transformedLine(table.caption, by),
    head: cells(table.head),
    rows: table.rows.map(cells),
  };
}

function transformedLine(content: readonly Inline[], by: Transformation): Inline[] {
  return by.line(withNotes(content, by));
}

function withNotes(content: readonly Inline[], by: Transformation): Inline[] {
  return content.map((inline) => {
    if (inline.kind === 'footnote') {
      return { ...inline, blocks: inline.blocks.map((block) => transformedBlock(block, by)) };
    }
    return 'content' in inline ? { ...inline, content: withNotes(inline.content, by) } : inline;
  });
}

/** The line with each of its texts replaced, in reading order. */
export function withTexts(content: readonly Inline[], next: (text: string) => string): Inline[] {
  return content.map((inline) => {
    if (inline.kind === 'text') return { ...inline, text: next(inline.text) };
    return 'content' in inline ? { ...inline, content: withTexts(inline.content, next) } : inline;
  });
}
