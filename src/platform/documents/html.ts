import type { Element, ElementContent, Properties, Root } from 'hast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { SanitisedHtml } from '../markdown.ts';
import { wordsFor } from '../visit.ts';
import { type ContentsEntry, contentsEntries } from './contents.ts';
import type { Block, Cell, Figure, Heading, Inline, Table, WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { plotForPage, plotSchema } from './drawing.ts';
import { alignmentsOf } from './table-columns.ts';

export interface PageText {
  html: SanitisedHtml;
  /** Its headings, to be linked to. */
  contents: ContentsEntry[];
}

/**
 * A prepared document as a part of a page: its first headings are one level under the page’s own, each with its name;
 * every figure is followed by its table, folded on screen and open in print.
 */
export function documentToPage(document: WrittenDocument): PageText {
  const writing = new PageWriting(document);
  const children = writing.blocks(document.blocks);
  const tree: Root = { type: 'root', children: [...children, ...writing.notes()] };
  const html = stringifier.stringify(stringifier.runSync(tree) as Root) as SanitisedHtml;
  return { html, contents: writing.contents };
}

const schema: Schema = {
  tagNames: [
    ...'a aside blockquote br caption code del details div em figcaption figure h2 h3 h4 h5 h6 hr li ol p pre'.split(
      ' ',
    ),
    ...'strong summary sup table tbody td th thead tr ul'.split(' '),
    ...(plotSchema.tagNames ?? []),
  ],
  attributes: {
    ...plotSchema.attributes,
    '*': [
      ...(plotSchema.attributes?.['*'] ?? []),
      'id',
      'tabIndex',
      'ariaLabel',
      'ariaLabelledBy',
      'role',
      'focusable',
    ],
    a: ['href', 'rel', 'title', ['className', 'evidence', 'note-back']],
    ol: ['start'],
    th: ['scope', ['className', 'numeric', 'centred']],
    td: [['className', 'numeric', 'centred']],
    div: [['className', 'table-scroll']],
    figure: [['className', 'plot']],

    aside: [['className', 'notes']],
    hr: [['className', 'page-break']],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  clobber: [],
  clobberPrefix: '',
};

const stringifier = unified().use(rehypeSanitize, schema).use(rehypeStringify).freeze();

function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}
const words = (value: string): ElementContent => ({ type: 'text', value });

class PageWriting {
  readonly contents: ContentsEntry[];
  readonly #entries: ReadonlyMap<Heading, ContentsEntry>;
  readonly #says: typeof documentWords.fr;
  readonly #notes: Element[] = [];
  readonly #figures = new Map<string, number>();
  #tableCount = 0;

  constructor(document: WrittenDocument) {
    const entries = contentsEntries(document.blocks);
    this.contents = entries.map(({ id, level, text }) => ({ id, level, text }));
    this.#entries = new Map(entries.map((entry) => [entry.heading, entry]));
    this.#says = wordsFor(document.language, documentWords);
  }

  blocks(blocks: readonly Block[]): Element[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  /** What the notes say, after the text; each leads back to where it is called. */
  notes(): Element[] {
    if (this.#notes.length === 0) return [];
    const list = element('ol', {}, this.#notes);
    return [
      element('aside', { className: ['notes'], role: 'doc-endnotes', ariaLabel: this.#says.notes }, [list]),
    ];
  }

  #block(block: Block): Element[] {
    switch (block.kind) {
      case 'heading': {
        const id = this.#entries.get(block)?.id;
        return [element(`h${Math.min(6, block.level + 1)}`, id ? { id } : {}, this.#inlines(block.content))];
      }
      case 'paragraph':
        return [element('p', {}, this.#inlines(block.content))];
      case 'list': {
        const items = block.items.map((item) => element('li', {}, this.#item(item)));
        if (!block.ordered) return [element('ul', {}, items)];
        return [element('ol', block.start === 1 ? {} : { start: block.start }, items)];
      }
      case 'quote':
        return [element('blockquote', {}, this.blocks(block.blocks))];
      case 'table':
        return [this.#wide(block)];
      case 'figure':
        return [this.#figure(block)];
      case 'code':
        return [element('pre', {}, [element('code', {}, [words(block.text)])])];
      case 'rule':
        return [element('hr', {}, [])];
      case 'page-break':
        return [element('hr', { className: ['page-break'] }, [])];
    }
  }

  /** An item of one paragraph is its words. */
  #item(item: readonly Block[]): ElementContent[] {
    const [first, ...rest] = item;
    if (first?.kind !== 'paragraph' || rest.some((block) => block.kind !== 'list')) return this.blocks(item);
    return [...this.#inlines(first.content), ...this.blocks(rest)];
  }

  /** A table of many columns scrolls by itself on a narrow screen, and is reached by the keyboard. */
  #wide(table: Table): Element {
    this.#tableCount += 1;
    const id = `tableau-${this.#tableCount}`;
    const held = this.#table(table, id);
    if (table.head.length < 4) return held;
    const named = table.caption.length > 0 ? { ariaLabelledBy: [id] } : { ariaLabel: this.#says.table };
    return element('div', { className: ['table-scroll'], role: 'group', tabIndex: 0, ...named }, [held]);
  }

  #table(table: Table, captionId: string): Element {
    const looks = alignmentsOf(table).map((side): Properties => {
      return side === 'start' ? {} : { className: [side === 'end' ? 'numeric' : 'centred'] };
    });
    const cell = (content: Cell, at: number, scope: 'col' | 'row' | null) =>
      element(scope ? 'th' : 'td', { ...(scope ? { scope } : {}), ...looks[at] }, this.#inlines(content));
    const caption =
      table.caption.length > 0 ? [element('caption', { id: captionId }, this.#inlines(table.caption))] : [];
    const head = table.head.map((content, at) => cell(content, at, content.length > 0 ? 'col' : null));
    const rows = table.rows.map((row) =>
      element(
        'tr',
        {},
        row.map((content, at) => cell(content, at, isRowHeader(table, content, at) ? 'row' : null)),
      ),
    );
    return element('table', {}, [
      ...caption,
      element('thead', {}, [element('tr', {}, head)]),
      element('tbody', {}, rows),
    ]);
  }

  #figure(figure: Figure): Element {
    const times = (this.#figures.get(figure.id) ?? 0) + 1;
    this.#figures.set(figure.id, times);
    const name = `figure-${figure.id}${times > 1 ? `-${times}` : ''}`;
    const plot = plotForPage(figure.plot, name, figure.title, figure.description);
    const details = element('details', {}, [
      element('summary', {}, [words(this.#says.showTable)]),
      this.#table(figure.table, `${name}-table`),
    ]);
    const caption = element('figcaption', {}, [words(figure.title)]);
    return element('figure', { className: ['plot'], id: name }, [caption, ...(plot ? [plot] : []), details]);
  }

  #inlines(content: readonly Inline[]): ElementContent[] {
    return content.flatMap((inline) => this.#inline(inline));
  }

  #inline(inline: Inline): ElementContent | ElementContent[] {
    switch (inline.kind) {
      case 'text':
        return words(inline.text);
      case 'code':
        return element('code', {}, [words(inline.text)]);
      case 'break':
        return element('br', {}, []);
      case 'strong':
        return element('strong', {}, this.#inlines(inline.content));
      case 'emphasis':
        return element('em', {}, this.#inlines(inline.content));
      case 'strikethrough':
        return element('del', {}, this.#inlines(inline.content));
      case 'link': {
        const { href, title } = inline;
        const address = { href, rel: ['nofollow', 'noopener'], ...(title ? { title } : {}) };
        return element('a', address, this.#inlines(inline.content));
      }
      case 'evidence': {
        const children = this.#inlines(inline.content);
        if (inline.href === null) return children;
        return element('a', { href: inline.href, className: ['evidence'] }, children);
      }
      case 'footnote':
        return this.#note(inline);
    }
  }

  #note({ blocks }: Extract<Inline, { kind: 'footnote' }>): Element {
    const number = this.#notes.length + 1;
    const back = element('a', { href: `#appel-${number}`, className: ['note-back'], role: 'doc-backlink' }, [
      words(this.#says.backToText),
    ]);
    this.#notes.push(
      element('li', { id: `note-${number}` }, [...this.blocks(blocks), element('p', {}, [back])]),
    );
    const call = element('a', { href: `#note-${number}`, id: `appel-${number}`, role: 'doc-noteref' }, [
      words(String(number)),
    ]);
    return element('sup', {}, [call]);
  }
}

const isRowHeader = (table: Table, content: Cell, at: number) =>
  at === 0 && table.rowHeaders && content.length > 0;
