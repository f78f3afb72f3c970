import type { Nodes, Parent, PhrasingContent, Root } from 'mdast';

/** What a text becomes before it is written: see `simplifyMarkdown`. */
export interface Simplifying {
  /** Level of the first headings, so that they stay in order under those of the page. */
  headingLevel: number;
  /** `told`: footnotes become plain words where they stand; `kept`: left as they are. */
  footnotes: 'told' | 'kept';
  /** What is done to each line of words. */
  setLine(line: string): string;
}

/**
 * Turns what should not stand in a page into plain text and links: HTML typed in the text is shown as text; a picture
 * becomes a link to it, since showing it would tell its host who reads; a line break is a line break; headings are
 * put in order.
 */
export function simplifyMarkdown(tree: Root, simplifying: Simplifying): void {
  simplify(tree, simplifying);
  orderHeadings(headingsOf(tree), simplifying.headingLevel, (node, level) => {
    node.depth = level;
  });
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Keeps headings in order: the shallowest takes the first level, each deeper one the next. */
export function orderHeadings<Heading extends { depth: number } | { level: number }>(
  headings: readonly Heading[],
  firstLevel: number,
  setLevel: (heading: Heading, level: HeadingLevel) => void,
): void {
  const depths: number[] = [];
  for (const heading of headings) {
    const depth = 'depth' in heading ? heading.depth : heading.level;
    while (depths.length > 0 && depths.at(-1)! >= depth) depths.pop();
    depths.push(depth);
    setLevel(heading, Math.min(6, firstLevel + depths.length - 1) as HeadingLevel);
  }
}

function simplify(parent: Parent, simplifying: Simplifying): void {
  parent.children = parent.children.flatMap((child) =>
    replacements(child as Nodes, flow.has(parent.type), simplifying),
  ) as Parent['children'];
  for (const child of parent.children) if ('children' in child) simplify(child as Parent, simplifying);
}

/** Elements that hold paragraphs rather than words. */
const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function replacements(node: Nodes, inFlow: boolean, simplifying: Simplifying): Nodes[] {
  const lines = (text: string) => linesOf(text, simplifying.setLine);
  switch (node.type) {
    case 'html':
      return inFlow ? [{ type: 'paragraph', children: lines(node.value) }] : lines(node.value);
    case 'text':
      return lines(node.value);
    case 'image':
      return [{ type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || node.url }] }];
    case 'imageReference':
      return [{ type: 'text', value: node.alt ?? '' }];
    case 'listItem':
      return [node.checked === null || node.checked === undefined ? node : told(node)];
    default:
      return simplifying.footnotes === 'told' ? [footnoteTold(node)] : [node];
  }
}

function footnoteTold(node: Nodes): Nodes {
  if (node.type === 'footnoteReference') {
    return { type: 'text', value: ` [${node.label ?? node.identifier}]` };
  }
  if (node.type !== 'footnoteDefinition') return node;
  return prefixed(node.children as Nodes[], `[${node.label ?? node.identifier}] `);
}

function linesOf(text: string, setLine: (line: string) => string): PhrasingContent[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text', value: setLine(line) },
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

function headingsOf(parent: Parent): Extract<Nodes, { type: 'heading' }>[] {
  return parent.children.flatMap((child) => {
    if (child.type === 'heading') return [child as Extract<Nodes, { type: 'heading' }>];
    return 'children' in child ? headingsOf(child as Parent) : [];
  });
}
