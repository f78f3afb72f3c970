import type { Nodes as HastNodes, Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { tieMarks } from '#/french/spacing.ts';
import { boundedTree } from '#/writing/markdown-bounds.ts';
import { simplifyMarkdown } from './markdown-tree.ts';

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
  const processor = processorOf(options.headingLevel ?? 2);
  return renderMarkdownTree(
    boundedTree(text, (markdown) => processor.parse(markdown)),
    options,
  );
}

/** The same of a tree that was read already, and that this changes. */
export function renderMarkdownTree(tree: Root, options: MarkdownOptions = {}): SanitisedHtml {
  const processor = processorOf(options.headingLevel ?? 2);
  return processor.stringify(processor.runSync(tree)) as SanitisedHtml;
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
    .use(() => (tree: Root) => simplifyMarkdown(tree, { headingLevel, footnotes: 'told', setLine: tieMarks }))
    .use(remarkRehype)
    .use(() => (tree: HastRoot) => dress(tree))
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .freeze();
}

function dress(node: HastNodes): void {
  if (node.type === 'element' && node.tagName === 'a') node.properties.rel = ['nofollow', 'noopener'];
  if (node.type === 'element' && node.tagName === 'th') node.properties.scope = 'col';
  if ('children' in node) for (const child of node.children) dress(child as HastNodes);
}
