import type {
  Code,
  Definition,
  FootnoteDefinition,
  Html,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Node } from 'prosemirror-model';
import { boundedTree } from '#/writing/markdown-bounds.ts';
import { isReferenceId, textSchema } from '#/writing/text-schema.ts';
import { markdownReader } from '../documents/markdown-syntax.ts';
import { definitionsIn, type InlineContext, inlineOf, linesOf, plainPiece } from './inline-from-markdown.ts';

const { nodes } = textSchema;

/** Deeper than any text people write: what is nested further is laid flat, and no recursion runs away. */
const deepest = 12;

interface BlockContext extends InlineContext {
  depth: number;
}

/**
 * The document of a Markdown text. What the schema has no place for (raw HTML, pictures, notes) stays as text: nothing
 * written is lost. A line break is a line break.
 */
export function textFromMarkdown(markdown: string): Node {
  const source = markdown.toWellFormed().replaceAll('\u0000', '');
  const tree = boundedTree(source, (bounded) => markdownReader.parse(bounded) as Root);
  const context: BlockContext = { source, definitions: definitionsIn(tree), depth: 0 };
  return nodes.doc.create(null, blocksOf(tree.children, context));
}

/** At least one block: a place to write in. */
function blocksOf(children: Root['children'], context: BlockContext): Node[] {
  const blocks = children.flatMap((child) => blockOf(child, context));
  return blocks.length > 0 ? blocks : [nodes.paragraph.create()];
}

function blockOf(node: RootContent, context: BlockContext): Node[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(node.children, context)];
    case 'heading':
      return [
        nodes.heading.create(
          { level: Math.min(4, Math.max(2, node.depth)) },
          inlineOf(node.children, [], context),
        ),
      ];
    case 'thematicBreak':
      return [nodes.horizontal_rule.create()];
    case 'blockquote':
      return wrapped(nodes.blockquote.create.bind(nodes.blockquote, null), node.children, context);
    case 'list':
      return list(node, context);
    case 'table':
      return [table(node, context)];
    case 'code':
      return [codeBlock(node)];
    case 'html':
      return [asText((node as Html).value)];
    case 'definition':
      return definition(node, context);
    case 'footnoteDefinition':
      return footnote(node, context);
    case 'leafDirective':
      return [figure(node, context)];
    default:
      return [asText(plainPiece(node, context))];
  }
}

const paragraph = (children: PhrasingContent[], context: InlineContext) =>
  nodes.paragraph.create(null, inlineOf(children, [], context));

const asText = (value: string) => nodes.paragraph.create(null, linesOf(value, []));

function wrapped(wrap: (content: Node[]) => Node, children: RootContent[], context: BlockContext): Node[] {
  const content = blocksOf(children, { ...context, depth: context.depth + 1 });
  return context.depth < deepest ? [wrap(content)] : content;
}

function list(node: List, context: BlockContext): Node[] {
  const inside = { ...context, depth: context.depth + 1 };
  const items = node.children.map((item) => listItem(item, inside));
  if (context.depth >= deepest) return items.flatMap((item) => [...item.children]);
  return [
    node.ordered
      ? nodes.ordered_list.create({ order: node.start ?? 1 }, items)
      : nodes.bullet_list.create(null, items),
  ];
}

function listItem(item: ListItem, context: BlockContext): Node {
  const blocks = blocksOf(item.children, context);
  if (item.checked === null || item.checked === undefined) return nodes.list_item.create(null, blocks);
  // A box to tick that nobody can tick is told by a sign, as on the pages.
  return nodes.list_item.create(null, prefixed(blocks, item.checked ? '☑ ' : '☐ '));
}

function prefixed(blocks: Node[], prefix: string): Node[] {
  const [first, ...rest] = blocks;
  const sign = textSchema.text(prefix);
  return first?.type === nodes.paragraph
    ? [first.copy(first.content.addToStart(sign)), ...rest]
    : [nodes.paragraph.create(null, sign), ...blocks];
}

function table(node: Table, context: InlineContext): Node {
  const rows = node.children.map((row, at) =>
    nodes.table_row.create(
      null,
      row.children.map((cell, column) =>
        (at === 0 ? nodes.table_header : nodes.table_cell).create(
          { align: node.align?.[column] ?? null },
          inlineOf(cell.children, [], context).map((piece) =>
            piece.isText ? piece : textSchema.text(' ', piece.marks),
          ),
        ),
      ),
    ),
  );
  return nodes.table.create(null, rows);
}

function codeBlock(node: Code): Node {
  const language = [node.lang, node.meta].filter(Boolean).join(' ');
  return nodes.code_block.create({ language }, node.value === '' ? null : textSchema.text(node.value));
}

/** The address of a link is in the link; one that nothing refers to stays as it was written. */
function definition(node: Definition, context: BlockContext): Node[] {
  return context.definitions.get(node.identifier)?.used ? [] : [asText(plainPiece(node, context))];
}

function footnote(node: FootnoteDefinition, context: BlockContext): Node[] {
  return prefixed(blocksOf(node.children, context), `[^${node.label ?? node.identifier}]: `);
}

function figure(node: LeafDirective, context: InlineContext): Node {
  const { id, ...others } = node.attributes ?? {};
  const isFigure =
    node.name === 'figure' &&
    isReferenceId(id) &&
    Object.keys(others).length === 0 &&
    node.children.length === 0;
  return isFigure ? nodes.figure.create({ id }) : asText(plainPiece(node, context));
}
