/** Cookie that carries the session's token; the database keeps only its hash. */
export const sessionCookie = 'toile_session';

/** The same cookie as the edge's choice of language. */
export const languageCookie = 'toile_langue';

const day = 86_400;

/** A session ends after this long without a visit. */
export const sessionIdleSeconds = 30 * day;
/** A session ends after this long, visited or not; the cookie lives as long. */
export const sessionLifeSeconds = 365 * day;
/** How often a visit moves the session's end: a write for every page would be one too many. */
export const sessionTouchSeconds = 5 * 60;

/** An open session, as its owner sees it. */
export interface OpenSession {
  id: string;
  openedAt: Date;
  seenAt: Date;
  device: string;
}
