/** Bytes of a file, both ends included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The bytes that a `Range` header asks for (RFC 9110, section 14): what a player reads to seek in a sound or a film.
 * Null for the whole file, also when the header is not one range of bytes; `beyond` when the file ends before it.
 */
export function byteRangeIn(header: string | null, sizeBytes: number): ByteRange | 'beyond' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const last = sizeBytes - 1;
  if (asked[1] === '') {
    const length = Number(asked[2]);
    return length === 0 || sizeBytes === 0 ? 'beyond' : { start: Math.max(0, sizeBytes - length), end: last };
  }
  const start = Number(asked[1]);
  const end = asked[2] === '' ? last : Math.min(Number(asked[2]), last);
  if (asked[2] !== '' && Number(asked[2]) < start) return null;
  return start > last ? 'beyond' : { start, end };
}
