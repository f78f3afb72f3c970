import type {
  BlockContent,
  FootnoteDefinition,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast';
import { wordsFor } from '../visit.ts';
import type { Alignment, Block, Cell, Figure, Inline, Table, WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { markdownWriter } from './markdown-syntax.ts';

export interface MarkdownOptions {
  /**
   * `directives`: evidence and figures stay `:preuve[…]{#id}` and `::figure{#id}`, to be read again with the same
   * resolvers. `plain`: links, and figures as their description and table, for a reader elsewhere.
   */
  evidence: 'directives' | 'plain';
  language: WrittenDocument['language'];
}

/** The blocks of a sound document in Markdown; with directives, `blocksFromMarkdown` gives the same blocks back. */
export function blocksToMarkdown(blocks: readonly Block[], options: MarkdownOptions): string {
  const writing = new Writing(options);
  const children = writing.blocksOf(blocks) as RootContent[];
  const tree: Root = { type: 'root', children: [...children, ...writing.notes] };
  return markdownWriter.stringify(tree);
}

/** A whole sound document in Markdown, for a reader elsewhere: its title first, its sections one level under. */
export function documentToMarkdown(document: WrittenDocument): string {
  const { title, subtitle, summary, language } = document;
  const lower = (block: Block): Block =>
    block.kind === 'heading'
      ? { ...block, level: Math.min(6, block.level + 1) as typeof block.level }
      : block;
  const line = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });
  const about = wordsFor(language, documentWords).about(document);
  return blocksToMarkdown(
    [
      { kind: 'heading', level: 1, content: [{ kind: 'text', text: title }] },
      ...(subtitle ? [line(subtitle)] : []),
      ...(about === '' ? [] : [line(about)]),
      ...(summary ? [line(summary)] : []),
      ...document.blocks.map(lower),
    ],
    { evidence: 'plain', language },
  );
}

class Writing {
  readonly notes: FootnoteDefinition[] = [];
  readonly #options: MarkdownOptions;

  constructor(options: MarkdownOptions) {
    this.#options = options;
  }

  blocksOf(blocks: readonly Block[]): Nodes[] {
    return blocks.flatMap((block) => this.#blockOf(block));
  }

  #blockOf(block: Block): Nodes[] {
    switch (block.kind) {
      case 'heading':
        return [{ type: 'heading', depth: block.level, children: this.#inlines(block.content) }];
      case 'paragraph':
        return [{ type: 'paragraph', children: this.#inlines(block.content) }];
      case 'list':
        return [this.#list(block)];
      case 'quote':
        return [{ type: 'blockquote', children: this.blocksOf(block.blocks) as BlockContent[] }];
      case 'table':
        return this.#table(block);
      case 'figure':
        return this.#figure(block);
      case 'code': {
        const [lang, ...meta] = block.info.split(' ');
        return [{ type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: block.text }];
      }
      case 'rule':
        return [{ type: 'thematicBreak' }];
      case 'page-break':
        return [];
    }
  }

  #list({ ordered, start, items }: Extract<Block, { kind: 'list' }>): Nodes {
    const isTight = items.every(([first, ...rest]) => {
      return first?.kind === 'paragraph' && rest.every((block) => block.kind === 'list');
    });
    const children = items.map((item): ListItem => {
      return { type: 'listItem', spread: !isTight, children: this.blocksOf(item) as BlockContent[] };
    });
    return { type: 'list', ordered, ...(ordered ? { start } : {}), spread: !isTight, children };
  }

  #table(table: Table): Nodes[] {
    const sides = { start: 'left', center: 'center', end: 'right' } as const satisfies Record<
      Alignment,
      string
    >;
    const row = (cells: readonly Cell[]): TableRow => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: this.#inlines(cell) })),
    });
    const named = ([first = [], ...others]: readonly Cell[]): readonly Cell[] =>
      table.rowHeaders && first.length > 0
        ? [[{ kind: 'strong', content: first }], ...others]
        : [first, ...others];
    const { tableStart } = wordsFor(this.#options.language, documentWords);
    const caption: Inline[] = [{ kind: 'text', text: tableStart }, ...table.caption];
    return [
      ...(table.caption.length > 0 ? this.#blockOf({ kind: 'paragraph', content: caption }) : []),
      {
        type: 'table',
        align: table.alignment.map((side) => (side === null ? null : sides[side])),
        children: [row(table.head), ...table.rows.map((cells) => row(named(cells)))],
      },
    ];
  }

  #figure(figure: Figure): Nodes[] {
    if (this.#options.evidence === 'directives') {
      return [{ type: 'leafDirective', name: 'figure', attributes: { id: figure.id }, children: [] }];
    }
    const title: Inline = { kind: 'strong', content: [{ kind: 'text', text: figure.title }] };
    const description: Inline = { kind: 'text', text: figure.description };
    return this.blocksOf([
      { kind: 'paragraph', content: [title, { kind: 'break' }, description] },
      figure.table,
    ]);
  }

  #inlines(content: readonly Inline[]): PhrasingContent[] {
    return content.flatMap((inline) => this.#inline(inline));
  }

  #inline(inline: Inline): PhrasingContent[] {
    switch (inline.kind) {
      case 'text':
        return [{ type: 'text', value: inline.text }];
      case 'code':
        return [{ type: 'inlineCode', value: inline.text }];
      case 'break':
        return [{ type: 'text', value: '\n' }];
      case 'strong':
      case 'emphasis':
        return [{ type: inline.kind, children: this.#inlines(inline.content) }];
      case 'strikethrough':
        return [{ type: 'delete', children: this.#inlines(inline.content) }];
      case 'link':
        return [
          {
            type: 'link',
            url: inline.href,
            title: inline.title ?? null,
            children: this.#inlines(inline.content),
          },
        ];
      case 'evidence':
        return this.#evidence(inline);
      case 'footnote':
        return [this.#note(inline)];
    }
  }

  #evidence({ id, href, content }: Extract<Inline, { kind: 'evidence' }>): PhrasingContent[] {
    const children = this.#inlines(content);
    if (this.#options.evidence === 'directives') {
      return [{ type: 'textDirective', name: 'preuve', attributes: { id }, children }];
    }
    return href === null ? children : [{ type: 'link', url: href, title: null, children }];
  }

  /** One definition a note; the same label for another note is followed by a number. */
  #note({ label, blocks }: Extract<Inline, { kind: 'footnote' }>): PhrasingContent {
    const children = this.blocksOf(blocks) as BlockContent[];
    const taken = (identifier: string) =>
      this.notes.find((note) => note.identifier.toLowerCase() === identifier.toLowerCase());
    let identifier = label;
    for (let number = 2; ; number += 1) {
      const found = taken(identifier);
      if (!found) break;
      if (JSON.stringify(found.children) === JSON.stringify(children)) {
        return { type: 'footnoteReference', identifier, label: identifier };
      }
      identifier = `${label}-${number}`;
    }
    this.notes.push({ type: 'footnoteDefinition', identifier, label: identifier, children });
    return { type: 'footnoteReference', identifier, label: identifier };
  }
}
