/**
 * A value as a text that PostgreSQL takes for JSON, whatever a file made us read: half characters (a text cut in the middle
 * of one) become the replacement character, and U+0000, which its texts cannot hold, goes.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/\\(\\|u0000|ud[89a-f][0-9a-f]{2})/g, (found, what: string) =>
    what === '\\' ? found : what === 'u0000' ? '' : '\ufffd',
  );
}
