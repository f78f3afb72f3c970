import { hash } from 'node:crypto';

/** The version that a caller of the API names by `If-Match`, or null when it names none. */
export function versionAsked(visit: { headers: Headers }): number | null {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(visit.headers.get('if-match')?.trim() ?? '');
  return found ? Number(found[1]) : null;
}

/** The print that a caller of the API names by `If-Match`, or null when it names none. */
export function printAsked(visit: { headers: Headers }): string | null {
  return /^(?:W\/)?"([\w-]{1,100})"$/.exec(visit.headers.get('if-match')?.trim() ?? '')?.[1] ?? null;
}

/** The print of an answer: its ETag when it has no version of its own. */
export function printOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 27);
}
