import { type AnyNode, parse } from '@humanwhocodes/momoa';

export type JsonFile =
  | {
      ok: true;
      value: unknown;
      /** Line of the deepest part that is there on the way to a place (`sections`, `3`, `kind`). */
      lineOf(way: readonly PropertyKey[]): number;
    }
  | { ok: false; refusal: 'notJson' | 'saidTwice' | 'tooDeep'; line: number; name: string };

/** Deeper than any file of ours: what nests further is refused before it exhausts the reader. */
const deepest = 100;

/**
 * Reads JSON that a person may have written by hand: what is wrong has its line. A name said twice in one object is
 * refused, since one of the two values would be lost.
 */
export function readJsonFile(bytes: Uint8Array): JsonFile {
  const text = new TextDecoder().decode(bytes);
  if (depthOf(text) > deepest) return { ok: false, refusal: 'tooDeep', line: 1, name: '' };
  let root: AnyNode;
  let value: unknown;
  try {
    root = parse(text, { mode: 'json' }).body;
    value = JSON.parse(text, (_name, part) => (typeof part === 'string' ? keepable(part) : part));
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? Number(error.line) : 1;
    return { ok: false, refusal: 'notJson', line, name: '' };
  }
  const twice = saidTwice(root);
  if (twice) return { ok: false, refusal: 'saidTwice', ...twice };
  return { ok: true, value, lineOf: (way) => lineAlong(root, way) };
}

/** What PostgreSQL can hold, as for what comes by a form. */
const keepable = (text: string) => text.replaceAll('\u0000', '').toWellFormed();

/** How deep a text nests; brackets within strings do not count. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '')) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return most;
}

function saidTwice(node: AnyNode): { line: number; name: string } | null {
  if (node.type === 'Array') return firstOf(node.elements, ({ value }) => saidTwice(value));
  if (node.type !== 'Object') return null;
  const seen = new Set<string>();
  return firstOf(node.members, ({ name, value }) => {
    const said = name.type === 'String' ? name.value : name.name;
    if (seen.has(said)) return { line: name.loc.start.line, name: said };
    seen.add(said);
    return saidTwice(value);
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function lineAlong(root: AnyNode, way: readonly PropertyKey[]): number {
  let node: AnyNode = root;
  for (const step of way) {
    const next = partOf(node, step);
    if (!next) break;
    node = next;
  }
  return node.loc.start.line;
}

function partOf(node: AnyNode, step: PropertyKey): AnyNode | undefined {
  if (node.type === 'Array') return node.elements[Number(step)]?.value;
  if (node.type !== 'Object') return undefined;
  return node.members.find(({ name }) => (name.type === 'String' ? name.value : name.name) === String(step))
    ?.value;
}
