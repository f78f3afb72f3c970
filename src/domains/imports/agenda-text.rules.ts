import { joined, textOfBytes, withoutUtf16 } from './text-bytes.rules.ts';

/** A line of a calendar once its folds are undone, with its number in the file (from 1). */
export interface ContentLine {
  line: number;
  text: string;
}

interface OpenLine {
  line: number;
  pieces: Uint8Array[];
}

const [tab, lineFeed, carriageReturn, space, equals] = [0x09, 0x0a, 0x0d, 0x20, 0x3d];

/**
 * Undoes the folds (RFC 5545 §3.1) of a calendar's bytes and reads each line in its own encoding: UTF-8 when
 * it is valid, Windows-1252 otherwise. Folds go first because some programs cut a line in the middle of a
 * character. Bare LF, bare CR, a byte order mark, UTF-16 and empty lines are taken as they come.
 */
export function contentLines(bytes: Uint8Array): ContentLine[] {
  const lines: ContentLine[] = [];
  let open: OpenLine | null = null;
  for (const { line, piece } of physicalLines(withoutUtf16(bytes))) {
    const isFold = piece[0] === space || piece[0] === tab;
    if (open !== null && isFold) open.pieces.push(piece.subarray(1));
    else if (open !== null && continuesQuotedPrintable(open)) open.pieces.push(piece);
    else {
      if (open !== null) lines.push(textLine(open));
      open = { line, pieces: [piece] };
    }
  }
  if (open !== null) lines.push(textLine(open));
  return lines;
}

/** Lines that hold something, whatever ends them. */
function* physicalLines(bytes: Uint8Array): Generator<{ line: number; piece: Uint8Array }> {
  let line = 1;
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at];
    if (at < bytes.length && byte !== lineFeed && byte !== carriageReturn) continue;
    if (at > from) yield { line, piece: bytes.subarray(from, at) };
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
    from = at + 1;
    line += 1;
  }
}

/** vCalendar 1.0 (old telephones, Lotus) cuts its quoted-printable texts with a last `=`. */
function continuesQuotedPrintable({ pieces }: OpenLine): boolean {
  return pieces.at(-1)!.at(-1) === equals && /;ENCODING=QUOTED-PRINTABLE/i.test(textOfBytes(pieces[0]!));
}

function textLine({ line, pieces }: OpenLine): ContentLine {
  const text = textOfBytes(joined(pieces));
  const plain = /;ENCODING=QUOTED-PRINTABLE[;:]/i.test(text) ? withoutQuotedPrintable(text) : text;
  return { line, text: plain.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '') };
}

function withoutQuotedPrintable(text: string): string {
  const colon = text.indexOf(':');
  const head = text
    .slice(0, colon)
    .replace(/;ENCODING=QUOTED-PRINTABLE/i, '')
    .replace(/;CHARSET=[^;:]*/i, '');
  const value = text
    .slice(colon + 1)
    .replace(/=(?![0-9A-Fa-f]{2})/g, '')
    .replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => textOfBytes(hexadecimalBytes(run)))
    .replace(/\r\n|\n|\r/g, '\\n');
  return `${head}:${value}`;
}

function hexadecimalBytes(run: string): Uint8Array {
  return Uint8Array.from(run.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
}
