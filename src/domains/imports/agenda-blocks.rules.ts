import type { ContentLine } from './agenda-text.rules.ts';

/** A `BEGIN:…` … `END:…` part of a calendar, its lines not read yet. */
export interface Block {
  /** Lower case: `vevent`, `vtimezone`. */
  name: string;
  line: number;
  lines: ContentLine[];
  children: Block[];
  /** False when the file ends, or another part of the same kind begins, before its `END`. */
  closed: boolean;
  /** A line that no program could read was added to the text before it. */
  repaired: boolean;
}

const maximumDepth = 6;
/** Parts that never hold another of their kind: a second BEGIN means that an END was lost. */
const neverNested = new Set(['vevent', 'vtodo', 'vjournal', 'vfreebusy', 'vtimezone', 'vcalendar']);
const propertyShape = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?[;:]/;

/**
 * Sorts lines into nested parts, and loses none for one that is badly closed: an `END` that closes nothing is
 * passed over, an `END` that is missing is supplied, a stray line is joined to the text it was cut from.
 * @returns the root, whose children are the calendars (or the events of a file without `VCALENDAR`).
 */
export function blocksOf(lines: readonly ContentLine[]): Block {
  const root = newBlock('', 1);
  const stack: Block[] = [root];
  for (const line of lines) {
    const text = line.text.trimEnd();
    const begin = /^BEGIN\s*:\s*([A-Za-z0-9-]+)$/i.exec(text);
    const end = begin ? null : /^END\s*:\s*([A-Za-z0-9-]+)$/i.exec(text);
    if (begin) open(stack, begin[1]!.toLowerCase(), line.line);
    else if (end) shut(stack, end[1]!.toLowerCase());
    else addLine(stack.at(-1)!, line);
  }
  root.closed = true;
  return root;
}

function newBlock(name: string, line: number): Block {
  return { name, line, lines: [], children: [], closed: false, repaired: false };
}

function open(stack: Block[], name: string, line: number): void {
  if (neverNested.has(name)) {
    const same = stack.findLastIndex((block) => block.name === name);
    if (same > 0) stack.length = same;
  }
  const block = newBlock(name, line);
  if (stack.length < maximumDepth) stack.at(-1)!.children.push(block);
  if (stack.length < maximumDepth * 4) stack.push(block);
}

function shut(stack: Block[], name: string): void {
  const found = stack.findLastIndex((block) => block.name === name);
  if (found <= 0) return;
  stack[found]!.closed = true;
  stack.length = found;
}

function addLine(block: Block, line: ContentLine): void {
  const previous = block.lines.at(-1);
  if (propertyShape.test(line.text) || !previous) {
    block.lines.push({ ...line });
    return;
  }
  previous.text += `\\n${line.text}`;
  block.repaired = true;
}
