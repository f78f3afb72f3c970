import { type Attrs, Fragment, type Mark, type Node, type NodeType } from 'prosemirror-model';
import { updateYFragment } from 'y-prosemirror';
import * as Y from 'yjs';
import { textSchema } from '#/writing/text-schema.ts';
import { textFromMarkdown } from './text-from-markdown.ts';
import { textToMarkdown } from './text-to-markdown.ts';

/** The canonical Markdown of a part, whatever its Yjs document has come to hold. */
export function partMarkdown(doc: Y.Doc, part: string): string {
  return textToMarkdown(partDocument(doc, part));
}

/** Gives a part another text by the smallest change: what is the same keeps its identity, and cursors their place. */
export function setPart(doc: Y.Doc, part: string, markdown: string): void {
  updateYFragment(doc, doc.getXmlFragment(part), textFromMarkdown(markdown), {
    mapping: new Map(),
    isOMark: new Map(),
  });
}

/** Empties a part that is no longer there. */
export function clearPart(doc: Y.Doc, part: string): void {
  const fragment = doc.getXmlFragment(part);
  if (fragment.length > 0) fragment.delete(0, fragment.length);
}

/**
 * A part as a document. The binding of the editor takes out what two people left in disorder (a cell without its row);
 * here nothing is taken out of anybody’s text: what does not fit becomes paragraphs.
 */
function partDocument(doc: Y.Doc, part: string): Node {
  const content = doc.getXmlFragment(part).toArray().flatMap(nodesOf);
  const blocks = Fragment.from(laidOut(content));
  return textSchema.nodes.doc.create(null, blocks.size > 0 ? blocks : textSchema.nodes.paragraph.create());
}

function nodesOf(shared: Y.XmlElement | Y.XmlText | Y.XmlHook): Node[] {
  if (shared instanceof Y.XmlText) return textNodesOf(shared);
  if (!(shared instanceof Y.XmlElement)) return [];
  const type: NodeType | undefined = textSchema.nodes[shared.nodeName as keyof typeof textSchema.nodes];
  const children = shared.toArray().flatMap((child) => nodesOf(child as Y.XmlElement | Y.XmlText));
  if (!type) return laidOut(children);
  const content = type.spec.code ? children.map((child) => child.mark([])) : children;
  return fitting(type, shared.getAttributes() as Attrs, content) ?? laidOut(content);
}

function fitting(type: NodeType, attributes: Attrs, content: Node[]): Node[] | null {
  try {
    const node = type.create(attributes, content);
    node.check();
    return [node];
  } catch {
    return null;
  }
}

function textNodesOf(shared: Y.XmlText): Node[] {
  return shared
    .toDelta()
    .flatMap(({ insert, attributes }: { insert: unknown; attributes?: Record<string, Attrs> }) =>
      typeof insert === 'string' && insert !== '' ? [textSchema.text(insert, marksOf(attributes))] : [],
    );
}

function marksOf(attributes: Record<string, Attrs> = {}): readonly Mark[] {
  let marks: readonly Mark[] = [];
  for (const [name, values] of Object.entries(attributes)) {
    const type = textSchema.marks[name as keyof typeof textSchema.marks];
    try {
      if (type) marks = type.create(values).addToSet(marks);
    } catch {
      // A mark without what makes it one (a link without its address) leaves its words.
    }
  }
  return marks;
}

/** Blocks stay; words that stand alone become paragraphs; what only makes sense elsewhere gives what it holds. */
function laidOut(nodes: readonly Node[]): Node[] {
  const blocks: Node[] = [];
  let words: Node[] = [];
  const close = () => {
    if (words.length > 0) blocks.push(textSchema.nodes.paragraph.create(null, words));
    words = [];
  };
  for (const node of nodes) {
    if (node.isInline) words.push(node);
    else {
      close();
      if (node.type.isInGroup('block')) blocks.push(node);
      else blocks.push(...laidOut(node.children));
    }
  }
  close();
  return blocks;
}
