import type { Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { markdownReader } from '#/platform/documents/markdown-syntax.ts';
import { renderMarkdownTree, type SanitisedHtml } from '#/platform/markdown.ts';
import { boundedTree } from '#/writing/markdown-bounds.ts';
import { firstWords } from './section-body.rules.ts';
import { evidenceMarks, hasTooManyMarks, rewritten } from './section-text.rules.ts';

/** A stretch of a section: words, or plots by their names, those that follow each other together. */
export type ReadPart = { kind: 'words'; html: SanitisedHtml } | { kind: 'figures'; names: string[] };

export interface ReadBody {
  parts: ReadPart[];
  /** Its first words, to be known by while it is folded. */
  start: string;
}

type HrefOf = (evidence: string) => string | null;

/** A body as it is read, from one reading of its Markdown: cut at its plots, its sentences led to their evidence. */
export function readBody(body: string, hrefOf: HrefOf): ReadBody {
  const source = hasTooManyMarks(body) ? withLinksWritten(body, hrefOf) : body;
  const tree = boundedTree(source, (bounded) => markdownReader.parse(bounded) as Root);
  const start = firstWords(tree.children.map((node) => (node.type === 'heading' ? '' : wordsOf(node))));
  ledToEvidence(tree, source, hrefOf);
  return { parts: partsOf(tree, source), start };
}

/** Sentences that are led, where a paragraph names far more than it is read with. */
const mostLed = 250;

function withLinksWritten(body: string, hrefOf: HrefOf): string {
  const marks = evidenceMarks(body).map(({ name, inner, start, end }, at) => {
    const href = at < mostLed ? hrefOf(name) : null;
    return { start, end, text: href === null ? inner : `[${inner}](${href})` };
  });
  return rewritten(body, marks);
}

function ledToEvidence(parent: Parent, source: string, hrefOf: HrefOf): void {
  parent.children = parent.children.flatMap((child): Parent['children'] => {
    const node = child as Nodes;
    if ('children' in node) ledToEvidence(node, source, hrefOf);
    if (node.type !== 'textDirective') return [child];
    const name = node.attributes?.id ?? '';
    if (!/^e\d{1,9}$/.test(name)) return [{ type: 'text', value: asTyped(node, source) }];
    return led(node.children, hrefOf(name));
  }) as Parent['children'];
}

/** A link does not hold another: words with one keep it and are led after. */
function led(words: PhrasingContent[], href: string | null): PhrasingContent[] {
  if (href === null) return words;
  if (!words.some(holdsLink)) return [{ type: 'link', url: href, children: words } as PhrasingContent];
  const arrow: PhrasingContent = { type: 'link', url: href, children: [{ type: 'text', value: '→' }] };
  return [...words, { type: 'text', value: ' ' }, arrow];
}

function holdsLink(node: Nodes): boolean {
  if (/^(?:link|image|footnote)/.test(node.type)) return true;
  return 'children' in node && (node.children as Nodes[]).some(holdsLink);
}

/** What the words of every stretch may lead to, wherever it was written. */
const isDefinition = ({ type }: Nodes) => type === 'definition';

function partsOf(tree: Root, source: string): ReadPart[] {
  const definitions = tree.children.filter(isDefinition);
  const parts: ReadPart[] = [];
  let words: RootContent[] = [];
  const flush = () => {
    if (words.length === 0) return;
    const root: Root = { type: 'root', children: [...words, ...definitions] };
    parts.push({ kind: 'words', html: renderMarkdownTree(root, { headingLevel: 3 }) });
    words = [];
  };
  for (const node of tree.children) {
    const name = figureIn(node);
    const last = parts.at(-1);
    if (name !== null && words.length === 0 && last?.kind === 'figures') last.names.push(name);
    else if (name !== null) {
      flush();
      parts.push({ kind: 'figures', names: [name] });
    } else if (node.type === 'leafDirective') {
      words.push({ type: 'paragraph', children: [{ type: 'text', value: asTyped(node, source) }] });
    } else if (!isDefinition(node)) words.push(node);
  }
  flush();
  return parts;
}

function figureIn(node: RootContent): string | null {
  const name = node.type === 'leafDirective' ? (node.attributes?.id ?? '') : '';
  return /^f\d{1,9}$/.test(name) ? name : null;
}

const asTyped = ({ position }: Nodes, source: string) =>
  source.slice(position?.start.offset, position?.end.offset);

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  const between = /^(?:paragraph|listItem|tableRow|tableCell|list|table|blockquote)$/.test(node.type)
    ? ' '
    : '';
  return 'children' in node ? (node.children as Nodes[]).map(wordsOf).join('') + between : '';
}
