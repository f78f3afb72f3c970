import type { BlockContent, List, ListItem, Root, RootContent, Table, TableCell } from 'mdast';
import type { Node } from 'prosemirror-model';
import { markdownWriter } from '../documents/markdown-syntax.ts';
import { phrasingOf } from './inline-to-markdown.ts';

/**
 * The canonical Markdown of a document. Read back, it gives the same document but for what Markdown cannot say (empty
 * paragraphs, spaces at the edges of words in bold); written again, the same Markdown.
 */
export function textToMarkdown(doc: Node): string {
  const tree: Root = { type: 'root', children: blocksOf(doc) as RootContent[] };
  return markdownWriter.stringify(tree).replace(/\n+$/, '');
}

/** Two bulleted lists that follow each other are one: Markdown would need another sign to tell them apart. */
function blocksOf(parent: Node): BlockContent[] {
  const blocks: BlockContent[] = [];
  for (const child of parent.children) {
    const block = blockOf(child);
    const last = blocks.at(-1);
    if (block?.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered)
      last.children.push(...block.children);
    else if (block) blocks.push(block);
  }
  return blocks;
}

function blockOf(node: Node): BlockContent | null {
  switch (node.type.name) {
    case 'paragraph': {
      const children = phrasingOf(node, 'lines');
      return children.length === 0 ? null : { type: 'paragraph', children };
    }
    case 'heading':
      return { type: 'heading', depth: node.attrs.level, children: phrasingOf(node, 'title') };
    case 'bullet_list':
    case 'ordered_list':
      return list(node);
    case 'blockquote':
      return { type: 'blockquote', children: blocksOf(node) };
    case 'table':
      return table(node);
    case 'code_block':
      return code(node);
    case 'horizontal_rule':
      return { type: 'thematicBreak' };
    case 'figure':
      return { type: 'leafDirective', name: 'figure', attributes: { id: node.attrs.id }, children: [] };
    default:
      throw new Error(`No Markdown is known for ${node.type.name}.`);
  }
}

function list(node: Node): List {
  const ordered = node.type.name === 'ordered_list';
  const children = node.children.map((item): ListItem => {
    const blocks = blocksOf(item);
    return { type: 'listItem', spread: !blocks.every(holdsClose), children: blocks };
  });
  return { type: 'list', ordered, start: ordered ? node.attrs.order : null, spread: false, children };
}

/** Whether a block may stand right under the one before it: a paragraph, then lists that plainly begin. */
function holdsClose(block: BlockContent, at: number): boolean {
  if (at === 0) return block.type === 'paragraph';
  if (block.type !== 'list' || (block.ordered && block.start !== 1)) return false;
  return block.children[0]?.children[0]?.type === 'paragraph';
}

function table(node: Node): Table {
  const width = Math.max(...node.children.map((row) => row.childCount));
  const children = node.children.map((row) => ({
    type: 'tableRow' as const,
    children: Array.from({ length: width }, (_, at): TableCell => {
      const cell = row.maybeChild(at);
      return { type: 'tableCell', children: cell ? phrasingOf(cell, 'cell') : [] };
    }),
  }));
  const align = Array.from({ length: width }, (_, at) => node.child(0).maybeChild(at)?.attrs.align ?? null);
  return { type: 'table', align, children };
}

function code(node: Node): BlockContent {
  const [lang, ...meta] = String(node.attrs.language).split(' ');
  return { type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: node.textContent };
}
