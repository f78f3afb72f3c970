import type { Definition, FootnoteDefinition, Nodes, Parent, PhrasingContent, Root, TableCell } from 'mdast';
import type { LeafDirective, TextDirective } from 'mdast-util-directive';
import { boundedTree } from '#/writing/markdown-bounds.ts';
import { simplifyMarkdown } from '../markdown-tree.ts';
import type { Alignment, Block, Cell, Inline, Resolvers, WrittenDocument } from './document.ts';
import { plainTable } from './document.ts';
import { markdownReader } from './markdown-syntax.ts';
import { labelled } from './sound-inlines.ts';
import { soundBlocks, soundDocument } from './soundness.ts';

export interface ReadingOptions extends Resolvers {
  /** Level of the first headings: 2 under the heading of a section. The default is 1. */
  headingLevel?: number;
}

/** A document whose blocks are read from Markdown. */
export function documentFromMarkdown(
  markdown: string,
  about: Omit<WrittenDocument, 'blocks'>,
  options: ReadingOptions = {},
): WrittenDocument {
  return soundDocument({ ...about, blocks: blocksFromMarkdown(markdown, options) });
}

/**
 * The blocks of a text in Markdown: CommonMark and GFM as the site reads them (see `simplifyMarkdown`), footnotes,
 * `:preuve[words]{#id}` and `::figure{#id}`. A paragraph « Tableau : … » just before a table is its caption. What
 * only looks like a directive, a figure nobody knows and a definition nobody uses stay the text that they were.
 */
export function blocksFromMarkdown(markdown: string, options: ReadingOptions = {}): Block[] {
  const reading = new Reading(markdown, options);
  return soundBlocks(captioned(reading.blocks), options.headingLevel ?? 1);
}

class Reading {
  readonly blocks: Block[];
  readonly #source: string;
  readonly #resolvers: Resolvers;
  readonly #definitions = new Map<string, Definition>();
  readonly #notes = new Map<string, FootnoteDefinition>();
  /** What some words lead to: the rest is text. */
  readonly #used = new Set<Nodes>();
  /** What was typed around the words of a directive, while places are still known. */
  readonly #typed = new Map<Nodes, { before: string; after: string }>();
  #inNote = false;

  constructor(markdown: string, resolvers: Resolvers) {
    this.#source = markdown;
    this.#resolvers = resolvers;
    const tree = boundedTree(markdown, (bounded) => markdownReader.parse(bounded) as Root);
    for (const node of nodesIn(tree))
      if (node.type === 'textDirective') this.#typed.set(node, this.#around(node));
    simplifyMarkdown(tree, { headingLevel: 1, footnotes: 'kept', setLine: (line) => line });
    for (const node of nodesIn(tree)) this.#define(node);
    this.#markUsed(tree, false);
    this.blocks = this.#blocksOf(tree.children);
  }

  #define(node: Nodes): void {
    if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
      this.#definitions.set(node.identifier, node);
    }
    if (node.type === 'footnoteDefinition' && !this.#notes.has(node.identifier)) {
      this.#notes.set(node.identifier, node);
    }
  }

  /** A note that only notes name is told where it stands, so it is not used. */
  #markUsed(parent: Parent, inNote: boolean): void {
    for (const node of parent.children as Nodes[]) {
      const definition = node.type === 'linkReference' ? this.#definitions.get(node.identifier) : undefined;
      if (definition) this.#used.add(definition);
      const note =
        node.type === 'footnoteReference' && !inNote ? this.#notes.get(node.identifier) : undefined;
      if (note) this.#used.add(note);
      if ('children' in node) this.#markUsed(node, inNote || node.type === 'footnoteDefinition');
    }
  }

  #blocksOf(nodes: readonly Nodes[]): Block[] {
    return nodes.flatMap((node) => this.#blockOf(node));
  }

  #blockOf(node: Nodes): Block[] {
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', level: node.depth, content: this.#inlines(node.children) }];
      case 'paragraph':
        return [{ kind: 'paragraph', content: this.#inlines(node.children) }];
      case 'list': {
        const items = node.children.map((item) => this.#blocksOf(item.children));
        return [{ kind: 'list', ordered: node.ordered === true, start: node.start ?? 1, items }];
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.#blocksOf(node.children) }];
      case 'code':
        return [{ kind: 'code', text: node.value, info: [node.lang, node.meta].filter(Boolean).join(' ') }];
      case 'table':
        return [this.#table(node)];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'leafDirective':
        return this.#figure(node);
      case 'footnoteDefinition':
        return this.#used.has(node) ? [] : labelled(node.label ?? node.identifier, this.#noteBlocks(node));
      case 'definition':
        return this.#used.has(node) ? [] : this.#asTyped(node);
      default:
        return 'children' in node || 'value' in node
          ? [{ kind: 'paragraph', content: this.#inlines([node as PhrasingContent]) }]
          : [];
    }
  }

  #table(node: Extract<Nodes, { type: 'table' }>): Block {
    const cellsOf = (cells: readonly TableCell[]): Cell[] =>
      cells.map((cell) => this.#inlines(cell.children));
    const [head, ...rows] = node.children.map((row) => cellsOf(row.children));
    const sides: Record<string, Alignment> = { left: 'start', center: 'center', right: 'end' };
    const alignment = (node.align ?? []).map((side) => (side ? (sides[side] ?? null) : null));
    return { kind: 'table', caption: [], head: head ?? [], rows, alignment, rowHeaders: false };
  }

  #figure(node: LeafDirective): Block[] {
    const id = idOf(node);
    const drawn = id === null ? null : (this.#resolvers.figure?.(id) ?? null);
    if (id === null || drawn === null) return this.#asTyped(node);
    const { title, description, plot, table } = drawn;
    return [
      {
        kind: 'figure',
        id,
        title,
        description,
        plot,
        table: plainTable(table.caption, table.head, table.rows),
      },
    ];
  }

  #asTyped(node: Nodes): Block[] {
    const { start, end } = node.position!;
    const text = this.#source.slice(start.offset, end.offset);
    return [{ kind: 'paragraph', content: [{ kind: 'text', text }] }];
  }

  #inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.#inline(node));
  }

  #inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, content: this.#inlines(node.children) }];
      case 'delete':
        return [{ kind: 'strikethrough', content: this.#inlines(node.children) }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return [linkTo(node.url, node.title, this.#inlines(node.children))];
      case 'linkReference': {
        const { url = '', title = null } = this.#definitions.get(node.identifier) ?? {};
        return [linkTo(url, title, this.#inlines(node.children))];
      }
      case 'footnoteReference':
        return this.#note(node.identifier, node.label ?? node.identifier);
      case 'textDirective':
        return this.#evidence(node);
      default:
        return 'value' in node ? [{ kind: 'text', text: node.value }] : [];
    }
  }

  #note(identifier: string, label: string): Inline[] {
    const definition = this.#notes.get(identifier);
    if (this.#inNote || !definition) return [{ kind: 'text', text: ` [${label}]` }];
    return [{ kind: 'footnote', label, blocks: this.#noteBlocks(definition) }];
  }

  /** Notes hold no notes: those that only a note names are told where they stand. */
  #noteBlocks(definition: FootnoteDefinition): Block[] {
    const before = this.#inNote;
    this.#inNote = true;
    const blocks = this.#blocksOf(definition.children);
    this.#inNote = before;
    return blocks;
  }

  #evidence(node: TextDirective): Inline[] {
    const content = this.#inlines(node.children);
    const id = idOf(node);
    if (id !== null) {
      const found = this.#resolvers.evidence?.(id) ?? { kind: 'plain' };
      return [{ kind: 'evidence', id, href: found.kind === 'link' ? found.href : null, content }];
    }
    const { before, after } = this.#typed.get(node)!;
    return [{ kind: 'text', text: before }, ...content, { kind: 'text', text: after }];
  }

  #around(node: TextDirective): { before: string; after: string } {
    const { start, end } = node.position!;
    const first = node.children[0]?.position?.start.offset ?? end.offset!;
    const last = node.children.at(-1)?.position?.end.offset ?? end.offset!;
    return { before: this.#source.slice(start.offset, first), after: this.#source.slice(last, end.offset) };
  }
}

function* nodesIn(parent: Parent): Generator<Nodes> {
  for (const child of parent.children) {
    yield child as Nodes;
    if ('children' in child) yield* nodesIn(child as Parent);
  }
}

/** The id of one of our directives, when it has that and nothing else. */
function idOf({ attributes }: TextDirective | LeafDirective): string | null {
  const names = Object.keys(attributes ?? {});
  const id = attributes?.id;
  return names.length === 1 && id && /^[\p{L}\p{N}_-]{1,64}$/u.test(id) ? id : null;
}

function linkTo(href: string, title: string | null | undefined, content: Inline[]): Inline {
  return { kind: 'link', href, ...(title ? { title } : {}), content };
}

const captionStart = /^(?:Tableau|Table)[ \u00a0\u202f]?:[ \u00a0]+(?=\S)/;

/** A paragraph « Tableau : … » gives its words to the table just after it. */
function captioned(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, at): Block[] => {
    if (block.kind === 'list') return [{ ...block, items: block.items.map(captioned) }];
    if (block.kind === 'quote') return [{ ...block, blocks: captioned(block.blocks) }];
    if (block.kind === 'paragraph' && blocks[at + 1]?.kind === 'table' && captionIn(block)) return [];
    const caption = block.kind === 'table' ? captionIn(blocks[at - 1]) : null;
    return block.kind === 'table' && caption ? [{ ...block, caption }] : [block];
  });
}

function captionIn(block: Block | undefined): Inline[] | null {
  const first = block?.kind === 'paragraph' ? block.content[0] : undefined;
  if (block?.kind !== 'paragraph' || first?.kind !== 'text' || !captionStart.test(first.text)) return null;
  return [{ kind: 'text', text: first.text.replace(captionStart, '') }, ...block.content.slice(1)];
}
