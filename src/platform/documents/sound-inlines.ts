import { safeHref } from '#/writing/href.ts';
import type { Block, Inline } from './document.ts';

/** What no file format holds: controls, halves of surrogate pairs, and two code points that are no characters. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Words on one line, or on theirs, without what a file cannot hold. */
export function soundText(text: string, lines: 'oneLine' | 'keepLines' = 'oneLine'): string {
  const written = text
    .toWellFormed()
    .replaceAll(unwritable, '')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  return lines === 'keepLines' ? written : trimmed(written.replaceAll(/[ \t]*\n[ \t\n]*/g, ' '));
}

const trimmed = (text: string) => text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');

type Mark = Extract<Inline, { content: readonly Inline[] }>;

/** A line in its canonical form; `soundNote` is what becomes of a note. */
export function soundContent(
  content: readonly Inline[],
  soundNote: (blocks: readonly Block[]) => readonly Block[],
): Inline[] {
  return withoutEdges(settled(content.flatMap((inline) => sound(inline, new Set(), soundNote))));
}

function sound(
  inline: Inline,
  inside: ReadonlySet<string>,
  soundNote: (blocks: readonly Block[]) => readonly Block[],
): Inline[] {
  switch (inline.kind) {
    case 'text':
      return soundText(inline.text, 'keepLines')
        .split('\n')
        .flatMap((line, at): Inline[] => [...(at > 0 ? [lineBreak] : []), { kind: 'text', text: line }]);
    case 'code': {
      const text = soundText(inline.text, 'keepLines').replaceAll('\n', ' ');
      return text.trim() === '' ? [{ kind: 'text', text }] : [{ kind: 'code', text }];
    }
    case 'break':
      return [lineBreak];
    case 'footnote': {
      const blocks = soundNote(inline.blocks);
      const label = soundText(inline.label).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-') || 'note';
      return blocks.length === 0 ? [] : [{ kind: 'footnote', label, blocks }];
    }
    default:
      return soundMark(inline, inside, soundNote);
  }
}

const lineBreak: Inline = { kind: 'break' };

/** Links hold no links, and a mark does not hold itself. */
function soundMark(
  mark: Mark,
  inside: ReadonlySet<string>,
  soundNote: (blocks: readonly Block[]) => readonly Block[],
): Inline[] {
  const group = mark.kind === 'link' || mark.kind === 'evidence' ? 'link' : mark.kind;
  const within = new Set([...inside, group]);
  const content = settled(mark.content.flatMap((inline) => sound(inline, within, soundNote)));
  if (inside.has(group)) return content;
  if (mark.kind !== 'link') return hoisted(content, (kept) => ({ ...mark, content: kept }));
  const href = safeHref(soundText(mark.href));
  if (href === undefined) return content;
  const title = mark.title === undefined ? '' : soundText(mark.title);
  const named: Inline[] = content.length > 0 ? content : [{ kind: 'text', text: href }];
  return hoisted(named, (kept) => ({
    kind: 'link',
    href,
    ...(title === '' ? {} : { title }),
    content: kept,
  }));
}

/** Spaces, breaks and notes at the edges of a mark stand outside it; a mark around nothing is none. */
function hoisted(content: readonly Inline[], mark: (kept: readonly Inline[]) => Inline): Inline[] {
  const notes = content.filter((inline) => inline.kind === 'footnote');
  const words = content.filter((inline) => inline.kind !== 'footnote');
  const { before, kept, after } = edges(settled(words));
  return [...before, ...(kept.length > 0 ? [mark(kept)] : []), ...notes, ...after];
}

function edges(content: readonly Inline[]): { before: Inline[]; kept: Inline[]; after: Inline[] } {
  const { edge: before, kept } = withoutEdge(content, 'start');
  const { edge: after, kept: rest } = withoutEdge(kept, 'end');
  return { before, kept: rest, after };
}

function withoutEdge(content: readonly Inline[], side: 'start' | 'end'): { edge: Inline[]; kept: Inline[] } {
  const kept = [...content];
  const edge: Inline[] = [];
  const position = side === 'start' ? 0 : -1;
  const spaces = side === 'start' ? /^[ \t]+/ : /[ \t]+$/;
  for (let outer = kept.at(position); outer; outer = kept.at(position)) {
    if (outer.kind !== 'break' && !(outer.kind === 'text' && spaces.test(outer.text))) break;
    const rest = outer.kind === 'text' ? outer.text.replace(spaces, '') : '';
    kept.splice(position, 1, ...(rest === '' ? [] : [{ kind: 'text', text: rest } as const]));
    edge.push(outer.kind === 'break' ? outer : { kind: 'text', text: ' ' });
  }
  return { edge: side === 'start' ? edge : edge.reverse(), kept };
}

const withoutEdges = (content: readonly Inline[]) => edges(content).kept;

/** Joins what stands side by side and is alike, and leaves no space around a break. */
function settled(content: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of content) {
    const last = result.at(-1);
    if (inline.kind === 'text' && inline.text === '') continue;
    if (last?.kind === 'text' && inline.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else if (last?.kind === 'code' && inline.kind === 'code') {
      result[result.length - 1] = { kind: 'code', text: last.text + inline.text };
    } else if (last && areSameMark(last, inline)) {
      const both = [...(last as Mark).content, ...(inline as Mark).content];
      result[result.length - 1] = { ...(last as Mark), content: settled(both) };
    } else if (!(last?.kind === 'break' && inline.kind === 'break')) result.push(inline);
  }
  return aroundBreaks(result);
}

function areSameMark(last: Inline, inline: Inline): boolean {
  return last.kind === inline.kind && ['strong', 'emphasis', 'strikethrough'].includes(last.kind);
}

function aroundBreaks(content: readonly Inline[]): Inline[] {
  const result = content.flatMap((inline, at): Inline[] => {
    if (inline.kind !== 'text') return [inline];
    let text = inline.text;
    if (content[at - 1]?.kind === 'break') text = text.replace(/^[ \t]+/, '');
    if (content[at + 1]?.kind === 'break') text = text.replace(/[ \t]+$/, '');
    return text === '' ? [] : [{ kind: 'text', text }];
  });
  return result.length === content.length ? result : settled(result);
}

/** The line without breaks. */
export function oneLine(content: readonly Inline[]): Inline[] {
  return settled(
    content.map((inline): Inline => {
      if (inline.kind === 'break') return { kind: 'text', text: ' ' };
      return 'content' in inline ? { ...inline, content: oneLine(inline.content) } : inline;
    }),
  );
}

/** The line without strong marks. */
export function withoutStrong(content: readonly Inline[]): Inline[] {
  return settled(
    content.flatMap((inline): Inline[] => {
      if (inline.kind === 'strong') return withoutStrong(inline.content);
      return 'content' in inline ? [{ ...inline, content: withoutStrong(inline.content) }] : [inline];
    }),
  );
}

/** The line with each note told by its label, and what the notes say, each with its label first. */
export function withoutNotes(content: readonly Inline[]): { content: Inline[]; notes: Block[][] } {
  const notes: Block[][] = [];
  const words = content.map((inline): Inline => {
    if (inline.kind === 'footnote') {
      notes.push(labelled(inline.label, inline.blocks));
      return { kind: 'text', text: ` [${inline.label}]` };
    }
    if (!('content' in inline)) return inline;
    const inner = withoutNotes(inline.content);
    notes.push(...inner.notes);
    return { ...inline, content: inner.content };
  });
  return { content: words, notes };
}

/** Blocks that begin with a label between brackets. */
export function labelled(label: string, blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  const start: Inline = { kind: 'text', text: `[${label}] ` };
  if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', content: [start] }, ...blocks];
  return [{ kind: 'paragraph', content: [start, ...first.content] }, ...rest];
}
