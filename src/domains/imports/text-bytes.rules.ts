const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** Text of bytes in UTF-8 when they are valid in it, in Windows-1252 (Latin 1 with its typography) otherwise. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/**
 * The same text in UTF-8, or in the one-byte encoding that it came in, without its mark: UTF-16 is known by its
 * mark, or by the zeros that every other byte of a first ASCII word has.
 */
export function withoutUtf16(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return reencoded('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return reencoded('utf-16be', bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (bytes.length < 4) return bytes;
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0)
    return reencoded('utf-16le', bytes);
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0)
    return reencoded('utf-16be', bytes);
  return bytes;
}

function reencoded(encoding: string, bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

/** Several runs of bytes as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
