/** A line of a calendar once its folds are undone, with its number in the file (from 1). */
export interface ContentLine {
  line: number;
  text: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * Undoes the folds (RFC 5545 §3.1) of a calendar's bytes and reads each line in its own encoding: UTF-8 when
 * it is valid, Windows-1252 otherwise. Folding comes first because some programs cut a line in the middle of
 * a character. Bare LF, bare CR, a byte order mark, UTF-16 and empty lines are taken as they come.
 */
export function contentLines(bytes: Uint8Array): ContentLine[] {
  const raw = Buffer.from(asUtf8(bytes)).toString('latin1');
  const lines: ContentLine[] = [];
  let number = 0;
  let open: { line: number; pieces: string[] } | null = null;
  const close = () => {
    if (open) lines.push({ line: open.line, text: decoded(open.pieces.join('')) });
    open = null;
  };
  for (const physical of raw.split(/\r\n|\n|\r/)) {
    number += 1;
    if (physical === '') continue;
    const first = physical.charCodeAt(0);
    if (open !== null && (first === 0x20 || first === 0x09)) {
      (open as { pieces: string[] }).pieces.push(physical.slice(1));
    } else if (open !== null && continuesQuotedPrintable((open as { pieces: string[] }).pieces)) {
      (open as { pieces: string[] }).pieces.push(physical);
    } else {
      close();
      open = { line: number, pieces: [physical] };
    }
  }
  close();
  return lines;
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return reencoded('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return reencoded('utf-16be', bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[3] === 0) return reencoded('utf-16le', bytes);
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0) return reencoded('utf-16be', bytes);
  return bytes;
}

function reencoded(encoding: string, bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

/** vCalendar 1.0 (old telephones, Lotus) cuts its quoted-printable texts with a last `=`. */
function continuesQuotedPrintable(pieces: readonly string[]): boolean {
  return pieces.at(-1)!.endsWith('=') && /;ENCODING=QUOTED-PRINTABLE/i.test(pieces[0]!);
}

function decoded(latin1: string): string {
  const text = /;ENCODING=QUOTED-PRINTABLE[;:]/i.test(latin1) ? withoutQuotedPrintable(latin1) : latin1;
  return (/[\x80-\xff]/.test(text) ? fromBytes(text) : text).replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
}

function fromBytes(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

function withoutQuotedPrintable(latin1: string): string {
  const colon = latin1.indexOf(':');
  const head = latin1
    .slice(0, colon)
    .replace(/;ENCODING=QUOTED-PRINTABLE/i, '')
    .replace(/;CHARSET=[^;:]*/i, '');
  const value = latin1
    .slice(colon + 1)
    .replace(/=(?=[^0-9A-Fa-f]|$)/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n|\n|\r/g, '\\n');
  return `${head}:${value}`;
}
