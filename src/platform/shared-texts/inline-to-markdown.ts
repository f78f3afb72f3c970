import type { PhrasingContent } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';
import { type TextMarkName, textSchema } from '#/writing/text-schema.ts';

/** What the block has room for: in a title and in a cell, a line break becomes a space. */
type Fits = 'lines' | 'title' | 'cell';

/** A stretch of inline content under one set of marks. */
interface Piece {
  kind: 'words' | 'space' | 'break';
  value: string;
  marks: readonly Mark[];
}

/** What ties two marks of the same length: the first stands outside. */
const outermost: readonly TextMarkName[] = ['link', 'strike', 'strong', 'em'];

/** Unicode white space, which is what says whether `**` opens or closes. */
const spaces = /(\s+)/u;

/**
 * Inline content as Markdown knows it. Spaces at the edges of marks stand outside of them, several are one, and those at
 * the edges of the block go, with its last line breaks: Markdown has no way to say them.
 */
export function phrasingOf(block: Node, fits: Fits): PhrasingContent[] {
  const pieces = block.children.flatMap((child) => piecesOf(child, fits));
  return inEvidence(withFewSpaces(pieces));
}

/** Between words, one space (the first that holds them together, if there is one) or line breaks; none at the edges. */
function withFewSpaces(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ kind }) => kind === 'words');
  const last = pieces.findLastIndex(({ kind }) => kind === 'words');
  const kept: Piece[] = [];
  for (const piece of first < 0 ? [] : pieces.slice(first, last + 1)) {
    const before = kept.at(-1)!;
    if (piece.kind !== 'words' && before.kind === 'space') kept.pop();
    if (piece.kind !== 'space') kept.push(piece);
    else if (before.kind !== 'break') kept.push({ ...piece, value: oneSpace(before, piece) });
  }
  return kept;
}

function oneSpace(before: Piece, { value }: Piece): string {
  const run = before.kind === 'space' ? before.value + value : value;
  return /[\u00a0\u202f]/.exec(run)?.[0] ?? ' ';
}

function piecesOf(node: Node, fits: Fits): Piece[] {
  const marks = isCode(node.marks) && !mayBeCode(node, fits) ? withoutCode(node.marks) : node.marks;
  if (!node.isText) return [fits === 'lines' ? { kind: 'break', value: '', marks } : blank(marks)];
  const text = node.text!.toWellFormed().replaceAll('\u0000', '');
  if (isCode(marks)) return [{ kind: 'words', value: text.replaceAll(/\r\n?|\n/g, ' '), marks }];
  return text.split(/\r\n?|\n/).flatMap((line, at): Piece[] => [
    ...(at === 0 ? [] : fits === 'lines' ? [{ kind: 'break' as const, value: '', marks }] : [blank(marks)]),
    ...line
      .split(spaces)
      .filter((part) => part !== '')
      .flatMap((value): Piece[] =>
        /\s/u.test(value) ? [{ kind: 'space', value, marks }] : words(value, marks),
      ),
  ]);
}

const site = /(?<![a-z])(?:https?:\/\/|www\.)[^\s<>`[\]|]+/i;
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const mailbox = new RegExp(`[\\w.+-]+@${label}(?:\\.${label})+`, 'i');
const afterAddress = /[^\p{L}\p{N}/=&#%-]+$/u;
const longestAddress = 2000;

/** An address written in full is a link: as bare words, its underscores would be escaped and lead nowhere. */
function words(value: string, marks: readonly Mark[]): Piece[] {
  const whole: Piece[] = [{ kind: 'words', value, marks }];
  if (value.length > longestAddress || marks.some(({ type }) => type.name === 'link')) return whole;
  const found = site.exec(value) ?? mailbox.exec(value);
  const written = found?.[0].replace(afterAddress, '');
  if (!found || !written) return whole;
  const href = site.test(written) ? written.replace(/^www\./i, 'http://www.') : `mailto:${written}`;
  const link = textSchema.mark('link', { href });
  return [
    ...words(value.slice(0, found.index), marks),
    { kind: 'words' as const, value: written, marks: link.addToSet(marks) },
    ...words(value.slice(found.index + written.length), marks),
  ].filter((piece) => piece.value !== '');
}

const blank = (marks: readonly Mark[]): Piece => ({ kind: 'space', value: ' ', marks });

const isCode = (marks: readonly Mark[]) => marks.some(({ type }) => type.name === 'code');

const withoutCode = (marks: readonly Mark[]) => marks.filter(({ type }) => type.name !== 'code');

/** Nothing but spaces is no code; a bracket in it would close the words of an evidence, a bar would end a cell. */
function mayBeCode({ text = '', marks }: Node, fits: Fits): boolean {
  const isEvidence = marks.some(({ type }) => type.name === 'evidence');
  return (
    text.trim() !== '' && !(isEvidence && /[[\]]/.test(text)) && !(fits === 'cell' && text.includes('|'))
  );
}

const markOf = ({ marks }: Piece, name: TextMarkName) => marks.find(({ type }) => type.name === name);

/** Evidence stands outside of every other mark. */
function inEvidence(pieces: readonly Piece[]): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  const begins = (piece: Piece) => piece.kind === 'words' && markOf(piece, 'evidence') !== undefined;
  for (let at = 0; at < pieces.length; ) {
    const { mark, length } = longest(pieces, at, ['evidence']);
    let end = at + length;
    while (!mark && pieces[end] && !begins(pieces[end]!)) end += 1;
    const inside = nested(pieces.slice(at, end), outermost);
    if (mark) content.push(under(mark, inside));
    else content.push(...inside);
    at = end;
  }
  return content;
}

/** The marks that hold longest stand outside, so that few are opened and closed. */
function nested(pieces: readonly Piece[], names: readonly TextMarkName[]): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { mark, length } = longest(pieces, at, names);
    if (mark) {
      const left = names.filter((name) => name !== mark.type.name);
      content.push(under(mark, nested(pieces.slice(at, at + length), left)));
    } else append(content, pieces[at]!);
    at += length;
  }
  return content;
}

/** The mark whose stretch from here is the longest. It neither begins nor ends with a space: `** mot**` is not bold. */
function longest(pieces: readonly Piece[], at: number, names: readonly TextMarkName[]) {
  let best: { mark: Mark | null; length: number } = { mark: null, length: 1 };
  if (pieces[at]!.kind !== 'words') return best;
  for (const name of names) {
    const mark = markOf(pieces[at]!, name);
    if (!mark) continue;
    let end = at + 1;
    while (pieces[end]?.marks.some((other) => other.eq(mark))) end += 1;
    while (pieces[end - 1]!.kind !== 'words') end -= 1;
    if (!best.mark || end - at > best.length) best = { mark, length: end - at };
  }
  return best;
}

function under(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type.name as TextMarkName) {
    case 'strong':
      return { type: 'strong', children };
    case 'em':
      return { type: 'emphasis', children };
    case 'strike':
      return { type: 'delete', children };
    case 'link':
      // Brackets would close the words of an evidence around it.
      return {
        type: 'link',
        url: mark.attrs.href.replaceAll('[', '%5B').replaceAll(']', '%5D'),
        title: mark.attrs.title,
        children,
      };
    default:
      return { type: 'textDirective', name: 'preuve', attributes: { id: mark.attrs.id }, children };
  }
}

function append(content: PhrasingContent[], piece: Piece): void {
  const last = content.at(-1);
  if (piece.kind === 'break') content.push({ type: 'break' });
  else if (isCode(piece.marks)) {
    if (last?.type === 'inlineCode') last.value += piece.value;
    else content.push({ type: 'inlineCode', value: piece.value });
  } else if (last?.type === 'text') last.value += piece.value;
  else content.push({ type: 'text', value: piece.value });
}
