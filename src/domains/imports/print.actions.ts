import { tokenHash } from '#/platform/secrets.ts';

/** A short print of a text: equal texts have equal prints, and a print says nothing of its text. */
export function printOf(text: string): string {
  return tokenHash(text).toString('base64url').slice(0, 32);
}
