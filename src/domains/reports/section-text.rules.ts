/** The Markdown of a section: its two directives, and its words. */

import type { Nodes, Parent, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { boundedTree } from '#/writing/markdown-bounds.ts';

/** Words that rest on evidence: `:preuve[the words]{#e12}`. Offsets are in the body. */
export interface EvidenceMark {
  /** `e12`. */
  name: string;
  /** Markdown between the brackets. */
  inner: string;
  start: number;
  end: number;
}

/** A plot, alone on its line: `::figure{#f3}`. */
export interface FigureMark {
  /** `f3`. */
  name: string;
  start: number;
  end: number;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Read within the bounds that every text is read in; places are those of the body. */
function parsedBody(body: string): Root {
  return boundedTree(body, (bounded) => parser.parse(bounded));
}

/** Every sentence of a body that names its evidence, in reading order. */
export function evidenceMarks(body: string): EvidenceMark[] {
  if (!body.includes(':preuve[')) return [];
  const marks = nodesOf(parsedBody(body)).flatMap((node) => {
    if (node.type !== 'textDirective' || node.name !== 'preuve') return [];
    const name = node.attributes?.id ?? '';
    const [start, end] = spanOf(node);
    return /^e\d{1,9}$/.test(name) ? [{ name, inner: innerOf(node, body), start, end }] : [];
  });
  return hasTooManyMarks(body) ? withPlainShapes(body, marks) : marks;
}

/** Whether a paragraph names more evidence than is read of one. */
export const hasTooManyMarks = (body: string) =>
  body.split(/\n[ \t]*\n/).some((paragraph) => paragraph.split(':preuve[').length > 150);

/** Beyond what is read of one paragraph, a sentence is known by its shape: none may go out as if it rested on nothing. */
function withPlainShapes(body: string, marks: readonly EvidenceMark[]): EvidenceMark[] {
  const starts = new Set(marks.map(({ start }) => start));
  const others = [...body.matchAll(/:preuve\[([^[\]]*)\]\{#(e\d{1,9})\}/g)].map((match) => ({
    name: match[2] ?? '',
    inner: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...marks, ...others.filter(({ start }) => !starts.has(start))].sort(
    (one, other) => one.start - other.start,
  );
}

/** Every plot of a body, in reading order. */
export function figureMarks(body: string): FigureMark[] {
  if (!body.includes('::figure{')) return [];
  return nodesOf(parsedBody(body)).flatMap((node) => {
    if (node.type !== 'leafDirective' || node.name !== 'figure') return [];
    const name = node.attributes?.id ?? '';
    const [start, end] = spanOf(node);
    return /^f\d{1,9}$/.test(name) ? [{ name, start, end }] : [];
  });
}

/** The plots that a body may name, without reading it: whoever draws it says which it does. */
export function figureNames(body: string): string[] {
  return [...body.matchAll(/::figure\{[^}\n]*?\b(f\d{1,9})\b/g)].flatMap(([, name]) => name ?? []);
}

/** What stands between the brackets: from its first child to its last, as it is written. */
function innerOf(node: Parent, body: string): string {
  const [first, last] = [node.children.at(0), node.children.at(-1)];
  const start = first?.position?.start.offset;
  const end = last?.position?.end.offset;
  return start === undefined || end === undefined ? '' : body.slice(start, end);
}

function spanOf(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function nodesOf(node: Nodes): Nodes[] {
  return 'children' in node ? [node, ...(node.children as Nodes[]).flatMap(nodesOf)] : [node];
}

/** A block at the root of a body, by where it stands; a list has its items. */
export interface BodyBlock {
  kind: 'heading' | 'paragraph' | 'list' | 'other';
  /** Rank of a heading; 0 otherwise. */
  depth: number;
  start: number;
  end: number;
  items: readonly { start: number; end: number }[];
}

export function bodyBlocks(body: string): BodyBlock[] {
  const stretch = (node: Nodes) => {
    const [start, end] = spanOf(node);
    return { start, end };
  };
  return parsedBody(body).children.map((node) => ({
    kind: node.type === 'heading' || node.type === 'paragraph' || node.type === 'list' ? node.type : 'other',
    depth: node.type === 'heading' ? node.depth : 0,
    ...stretch(node),
    items: node.type === 'list' ? node.children.map(stretch) : [],
  }));
}

/** A body with some of its stretches written otherwise; they must not overlap. */
export function rewritten(
  body: string,
  changes: readonly { start: number; end: number; text: string }[],
): string {
  return [...changes]
    .sort((one, other) => other.start - one.start)
    .reduce((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), body);
}

/** The words of a body without any mark, a line a paragraph. */
export function plainText(body: string): string {
  return linesOf(parsedBody(body)).join('\n');
}

/** One line of words in which nothing can be a mark or a link: most titles and reasons, which no reader needs to parse. */
const saysItself = /^\p{L}(?!.*www\.)[\p{L}\p{N} ,;.’'()!?%«»\u00a0\u202f…—–-]*$/iu;

/** The first paragraph of somebody's Markdown, without marks. */
export function firstParagraph(markdown: string): string {
  const [line = ''] = saysItself.test(markdown) ? [markdown] : linesOf(parsedBody(markdown));
  return line.replaceAll(/\s+/g, ' ').trim();
}

/** A line of words of a body (a paragraph, a heading, a cell), and where it is written. */
export interface BodyLine {
  /** Without marks. */
  words: string;
  start: number;
  /** Its words as they are written, marks and addresses of links left out. */
  texts: readonly { start: number; end: number }[];
  /** Words that are told as they were typed: code, HTML, what a picture shows. */
  asTyped: string;
}

export function bodyLines(body: string): BodyLine[] {
  const nodes = nodesOf(parsedBody(body)).filter(({ type }) => lines.has(type) || type === 'html');
  return nodes.flatMap((node) => {
    const words = wordsOf(node).replaceAll(/\s+/g, ' ').trim();
    const texts = nodesOf(node).filter(({ type }) => type === 'text');
    const spans = texts.map(spanOf).map(([start, end]) => ({ start, end }));
    const others = nodesOf(node).flatMap((one) => (asTyped.has(one.type) ? wordsOf(one) : []));
    return words === '' ? [] : [{ words, start: spanOf(node)[0], texts: spans, asTyped: others.join(' ') }];
  });
}

/** The address of each link of a body, and what the link says of itself besides its words. */
export function linkAddresses(body: string): string[] {
  return nodesOf(parsedBody(body)).flatMap((node) =>
    node.type === 'link' || node.type === 'definition' ? [node.url, ...(node.title ? [node.title] : [])] : [],
  );
}

const asTyped = new Set(['code', 'inlineCode', 'html', 'image']);
const lines = new Set(['paragraph', 'heading', 'tableCell', 'code']);

function linesOf(node: Nodes): string[] {
  if (lines.has(node.type)) return [wordsOf(node)].filter((line) => line.trim() !== '');
  if (node.type === 'html') return [node.value];
  return 'children' in node ? (node.children as Nodes[]).flatMap(linesOf) : [];
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  if (node.type === 'textDirective' && node.name !== 'preuve') {
    return `:${node.name}${(node.children as Nodes[]).map(wordsOf).join('')}`;
  }
  return 'children' in node ? (node.children as Nodes[]).map(wordsOf).join('') : '';
}

/** Somebody's words, to stand within a line of Markdown and say nothing else than themselves. */
export function inlineMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>~|{}]/g, '\\$&')
    .replaceAll(/&(?=[#\w])/g, '\\&')
    .replaceAll(/:(?=[A-Za-z])/g, '\\:');
}
