import type { Definition, Nodes, Parent, PhrasingContent, Resource, Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Mark, Node } from 'prosemirror-model';
import { safeHref } from '#/writing/href.ts';
import { isReferenceId, textSchema } from '#/writing/text-schema.ts';

const { nodes, marks } = textSchema;

export interface InlineContext {
  source: string;
  /** Addresses of reference links, by identifier, the first of each. */
  definitions: ReadonlyMap<string, { definition: Definition; used: boolean }>;
}

/** The addresses that references of the text lead to, and whether any does. */
export function definitionsIn(tree: Root): InlineContext['definitions'] {
  const found = new Map<string, { definition: Definition; used: boolean }>();
  const all = [...descendants(tree)];
  for (const node of all)
    if (node.type === 'definition' && !found.has(node.identifier))
      found.set(node.identifier, { definition: node, used: false });
  for (const node of all) {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') continue;
    const target = found.get(node.identifier);
    if (target && safeHref(target.definition.url) !== undefined) target.used = true;
  }
  return found;
}

function* descendants(parent: Parent): Generator<Nodes> {
  const waiting: Nodes[] = [...parent.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ('children' in node) waiting.push(...node.children);
  }
}

/** What a node was written as, on one line when it stood on several. */
export function plainPiece(node: Nodes, { source }: InlineContext): string {
  const { start, end } = node.position ?? {};
  return source.slice(start?.offset ?? 0, end?.offset ?? 0);
}

/** Text with its line breaks, which are breaks everywhere here. */
export function linesOf(value: string, applied: readonly Mark[]): Node[] {
  return value
    .split(/\r\n?|\n/)
    .flatMap((line, at) => [
      ...(at > 0 ? [nodes.hard_break.create(null, null, applied)] : []),
      ...(line === '' ? [] : [textSchema.text(line, applied)]),
    ]);
}

export function inlineOf(
  children: readonly PhrasingContent[],
  applied: readonly Mark[],
  context: InlineContext,
): Node[] {
  return children.flatMap((child) => piecesOf(child, applied, context));
}

function piecesOf(node: PhrasingContent, applied: readonly Mark[], context: InlineContext): Node[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return linesOf(node.value, applied);
    case 'break':
      return [nodes.hard_break.create(null, null, applied)];
    case 'strong':
      return inlineOf(node.children, marks.strong.create().addToSet(applied), context);
    case 'emphasis':
      return inlineOf(node.children, marks.em.create().addToSet(applied), context);
    case 'delete':
      return inlineOf(node.children, marks.strike.create().addToSet(applied), context);
    case 'inlineCode':
      return node.value === '' ? [] : [textSchema.text(node.value, marks.code.create().addToSet(applied))];
    case 'link':
      return isBare(node, context)
        ? inlineOf(node.children, applied, context)
        : linked(node, node.children, node, applied, context);
    case 'image':
      return linked(node, [{ type: 'text', value: node.alt || node.url }], node, applied, context);
    case 'linkReference':
    case 'imageReference':
      return referred(node, applied, context);
    case 'textDirective':
      return directive(node, applied, context);
    default:
      return linesOf(plainPiece(node, context), applied);
  }
}

/** An address in the middle of a sentence: words, which every page shows as a link. */
function isBare(node: PhrasingContent, { source }: InlineContext): boolean {
  return !'[<'.includes(source.charAt(node.position?.start.offset ?? 0));
}

function linked(
  node: PhrasingContent,
  children: PhrasingContent[],
  { url, title }: Resource,
  applied: readonly Mark[],
  context: InlineContext,
): Node[] {
  const href = safeHref(url);
  if (href === undefined || children.length === 0) return linesOf(plainPiece(node, context), applied);
  return inlineOf(children, marks.link.create({ href, title: title || null }).addToSet(applied), context);
}

function referred(
  node: Extract<PhrasingContent, { type: 'linkReference' | 'imageReference' }>,
  applied: readonly Mark[],
  context: InlineContext,
): Node[] {
  const target = context.definitions.get(node.identifier)?.definition;
  if (!target) return linesOf(plainPiece(node, context), applied);
  const children: PhrasingContent[] =
    node.type === 'linkReference' ? node.children : [{ type: 'text', value: node.alt || target.url }];
  return linked(node, children, target, applied, context);
}

/** `:preuve[words]{#e1}`; without a name of its own, it is words and punctuation. */
function directive(node: TextDirective, applied: readonly Mark[], context: InlineContext): Node[] {
  const { id, ...others } = node.attributes ?? {};
  if (isReferenceId(id) && Object.keys(others).length === 0 && node.children.length > 0)
    return inlineOf(node.children, marks.evidence.create({ id }).addToSet(applied), context);
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return linesOf(plainPiece(node, context), applied);
  return [
    ...linesOf(context.source.slice(node.position?.start.offset, first), applied),
    ...inlineOf(node.children, applied, context),
    ...linesOf(context.source.slice(last, node.position?.end.offset), applied),
  ];
}
