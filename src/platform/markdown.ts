import type { Nodes as HastNodes, Root as HastRoot } from 'hast';
import type { Nodes, Parent, PhrasingContent, Root } from 'mdast';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { tieMarks } from '#/french/spacing.ts';

/** HTML that the sanitiser has let through; the same brand as the one `src/ui/safe-html.tsx` asks for. */
export type SanitisedHtml = string & { readonly __sanitised: true };

export interface MarkdownOptions {
  /** Level of the first headings, so that they stay in order under those of the page. The default is 2. */
  headingLevel?: 2 | 3 | 4;
}

/**
 * Markdown (CommonMark, tables, strikethrough, bare links) as sanitised HTML. HTML typed in the text is
 * shown as text; a picture becomes a link to it, since showing it would tell its host who reads; a line
 * break is a line break. Links go to http, https, mailto, tel and this site only.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): SanitisedHtml {
  return processorOf(options.headingLevel ?? 2)
    .processSync(text)
    .toString() as SanitisedHtml;
}

const tagNames =
  'a blockquote br code del em h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' ');

const schema: Schema = {
  ...defaultSchema,
  tagNames,
  attributes: { a: ['href', 'rel'], ol: ['start'], th: [['scope', 'col']] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  clobberPrefix: 'texte-',
};

type Processor = ReturnType<typeof makeProcessor>;
const processors = new Map<number, Processor>();

function processorOf(headingLevel: number): Processor {
  const known = processors.get(headingLevel);
  if (known) return known;
  const made = makeProcessor(headingLevel);
  processors.set(headingLevel, made);
  return made;
}

function makeProcessor(headingLevel: number) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => (tree: Root) => {
      simplify(tree);
      orderHeadings(tree, headingLevel);
    })
    .use(remarkRehype)
    .use(() => (tree: HastRoot) => dress(tree))
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .freeze();
}

/** Turns what should not stand in a page into plain text and links, and line breaks into breaks. */
function simplify(parent: Parent): void {
  parent.children = parent.children.flatMap((child) =>
    replacements(child as Nodes, flow.has(parent.type)),
  ) as Parent['children'];
  for (const child of parent.children) if ('children' in child) simplify(child as Parent);
}

/** Elements that hold paragraphs rather than words. */
const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function replacements(node: Nodes, inFlow: boolean): Nodes[] {
  switch (node.type) {
    case 'html':
      return inFlow ? [{ type: 'paragraph', children: linesOf(node.value) }] : linesOf(node.value);
    case 'text':
      return linesOf(node.value);
    case 'image':
      return [{ type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || node.url }] }];
    case 'imageReference':
      return [{ type: 'text', value: node.alt ?? '' }];
    case 'footnoteReference':
      return [{ type: 'text', value: ` [${node.label ?? node.identifier}]` }];
    case 'footnoteDefinition':
      return [prefixed(node.children as Nodes[], `[${node.label ?? node.identifier}] `)];
    case 'listItem':
      return [node.checked === null || node.checked === undefined ? node : told(node)];
    default:
      return [node];
  }
}

function linesOf(text: string): PhrasingContent[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text', value: tieMarks(line) },
    ]);
}

/** A box to tick nobody can tick is told by a sign. */
function told(item: Extract<Nodes, { type: 'listItem' }>): Nodes {
  const sign = item.checked ? '☑ ' : '☐ ';
  return { ...item, checked: null, children: [prefixed(item.children as Nodes[], sign)] } as Nodes;
}

function prefixed(children: Nodes[], prefix: string): Nodes {
  const [first, ...rest] = children;
  const start: Nodes = { type: 'text', value: prefix };
  const opening =
    first?.type === 'paragraph'
      ? { ...first, children: [start, ...first.children] }
      : { type: 'paragraph', children: [start] };
  const others = first?.type === 'paragraph' ? rest : children;
  return others.length === 0
    ? (opening as Nodes)
    : ({ type: 'blockquote', children: [opening, ...others] } as Nodes);
}

/** Keeps the headings in order: the shallowest takes the first level, each deeper one the next. */
function orderHeadings(tree: Root, firstLevel: number): void {
  const depths: number[] = [];
  for (const node of headingsOf(tree)) {
    while (depths.length > 0 && depths.at(-1)! >= node.depth) depths.pop();
    depths.push(node.depth);
    node.depth = Math.min(6, firstLevel + depths.length - 1) as 1;
  }
}

function headingsOf(parent: Parent): Extract<Nodes, { type: 'heading' }>[] {
  return parent.children.flatMap((child) => {
    if (child.type === 'heading') return [child as Extract<Nodes, { type: 'heading' }>];
    return 'children' in child ? headingsOf(child as Parent) : [];
  });
}

function dress(node: HastNodes): void {
  if (node.type === 'element' && node.tagName === 'a') node.properties.rel = ['nofollow', 'noopener'];
  if (node.type === 'element' && node.tagName === 'th') node.properties.scope = 'col';
  if ('children' in node) for (const child of node.children) dress(child as HastNodes);
}
