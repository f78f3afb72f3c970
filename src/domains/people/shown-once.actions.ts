import type { Visit } from '#/platform/visit.ts';

const cookieName = 'toile_montre';
const cookieShape = /^([a-z-]{1,40})\.([A-Za-z0-9_-]{20,100})$/;

/** What a secret shown once opens. */
export type ShownKind = 'invitation' | 'token' | 'password-link';

/** Lets the next page show a secret, once: it waits a minute in this browser, and nowhere else. */
export function showOnce(visit: Visit, kind: ShownKind, secret: string): void {
  visit.setCookie({ name: cookieName, value: `${kind}.${secret}`, maxAgeSeconds: 60, sameSite: 'Strict' });
}

/** The secret that the page before left to be shown, or null; it is forgotten at once. */
export function shownOnce(visit: Visit, kind: ShownKind): string | null {
  const [, found, secret] = cookieShape.exec(visit.cookie(cookieName) ?? '') ?? [];
  if (found !== kind || secret === undefined) return null;
  visit.setCookie({ name: cookieName, value: '', maxAgeSeconds: 0 });
  return secret;
}
