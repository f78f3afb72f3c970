/** An opaque place in a list: the values its last row is sorted by. */
export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The values of a cursor, or null when the text is not one of `count` values: a list then starts over. */
export function readCursor(text: string | null | undefined, count: number): string[] | null {
  if (!text || text.length > 1000) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isCursor =
      Array.isArray(parts) && parts.length === count && parts.every((part) => typeof part === 'string');
    return isCursor ? parts : null;
  } catch {
    return null;
  }
}
