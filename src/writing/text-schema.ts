import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { safeHref } from './href.ts';

/*
 * What a shared text is made of. Content is as free as can be: two people who change one text at once may leave it in
 * any order, and what does not fit the schema would be taken out of everybody's text.
 */

/** Raised when texts of before no longer fit: a page opened before the change asks to be loaded again. */
export const textShape = 1;

/** How evidence (`e12`) and figures (`f3`) are named within their text. */
export const isReferenceId = (id: unknown): id is string =>
  typeof id === 'string' && /^[\p{L}\p{N}_-]{1,64}$/u.test(id);

export const headingLevels = [2, 3, 4] as const;

const textAlign = { default: null, validate: 'string|null' } as const;

const cell = (tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec => ({
  content: 'text*',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: textAlign },
  tableRole,
  isolating: true,
  parseDOM: [{ tag }],
  toDOM: (node): DOMOutputSpec => [tag, node.attrs.align ? { 'data-align': node.attrs.align } : {}, 0],
});

const nodes = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 2, validate: 'number' } },
    parseDOM: [
      { tag: 'h1', attrs: { level: 2 } },
      ...[2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        getAttrs: (element: HTMLElement) => ({
          level: Number(element.dataset.level) || Math.min(4, level),
        }),
      })),
    ],
    // The heading of the part itself stands at level 2 of the page.
    toDOM: (node) => [`h${node.attrs.level + 1}`, { 'data-level': node.attrs.level }, 0],
  },
  bullet_list: {
    content: 'list_item+',
    group: 'block',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block',
    attrs: { order: { default: 1, validate: 'number' } },
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: (element: HTMLElement) => ({ order: Number(element.getAttribute('start')) || 1 }),
      },
    ],
    toDOM: (node) => ['ol', node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
  },
  list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  table: {
    content: 'table_row+',
    group: 'block',
    tableRole: 'table',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)*',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
  code_block: {
    content: 'text*',
    group: 'block',
    marks: '',
    code: true,
    defining: true,
    attrs: { language: { default: '', validate: 'string' } },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    toDOM: () => ['pre', ['code', 0]],
  },
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  figure: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: { id: { validate: 'string' } },
    parseDOM: [
      {
        tag: 'figure[data-figure]',
        getAttrs: (element: HTMLElement) =>
          isReferenceId(element.dataset.figure) ? { id: element.dataset.figure } : false,
      },
    ],
    toDOM: (node) => ['figure', { 'data-figure': node.attrs.id }],
  },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: { validate: 'string' }, title: { default: null, validate: 'string|null' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element: HTMLElement) => {
          const href = safeHref(element.getAttribute('href') ?? '');
          return href === undefined ? false : { href, title: element.getAttribute('title') || null };
        },
      },
    ],
    toDOM: (mark) => ['a', { href: safeHref(mark.attrs.href) ?? '', title: mark.attrs.title }, 0],
  },
  /** Words that rest on evidence of the text, named by its id. */
  evidence: {
    attrs: { id: { validate: 'string' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'span[data-evidence]',
        getAttrs: (element: HTMLElement) =>
          isReferenceId(element.dataset.evidence) ? { id: element.dataset.evidence } : false,
      },
    ],
    toDOM: (mark) => ['span', { class: 'evidence', 'data-evidence': mark.attrs.id }, 0],
  },
  strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }], toDOM: () => ['s', 0] },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // A well-known word processor on the web wraps all that it copies in <b style="font-weight: normal">.
      { tag: 'b', getAttrs: (element: HTMLElement) => element.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: (value: string) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null },
    ],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
    toDOM: () => ['em', 0],
  },
  code: { code: true, parseDOM: [{ tag: 'code' }, { tag: 'kbd' }], toDOM: () => ['code', 0] },
} satisfies Record<string, MarkSpec>;

export type TextNodeName = keyof typeof nodes;
export type TextMarkName = keyof typeof marks;

export const textSchema: Schema<TextNodeName, TextMarkName> = new Schema({ nodes, marks });
