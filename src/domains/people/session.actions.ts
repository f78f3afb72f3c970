import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { Locale, Visit } from '#/platform/visit.ts';
import { deviceLabel } from './device.rules.ts';
import { deleteSessionBehind, insertSession } from './session.store.ts';
import { languageCookie, sessionCookie, sessionLifeSeconds } from './session.ts';

/** How somebody proved who they are, for the log. */
export type ProofKind =
  | 'password'
  | 'link'
  | 'passkey'
  | 'provider'
  | 'invitation'
  | 'first-account'
  | 'demonstration';

/**
 * Opens a new session for a person in a transaction of the system. The session the browser had, if any, is
 * ended: what somebody knew of it before the sign-in opens nothing after it.
 */
export async function openSession(
  visit: Visit,
  transaction: Transaction,
  person: { personId: string; locale: Locale },
  proof: ProofKind,
): Promise<void> {
  const earlier = visit.cookie(sessionCookie);
  if (earlier) await deleteSessionBehind(transaction, earlier);
  const token = await insertSession(transaction, {
    personId: person.personId,
    device: deviceLabel(visit.headers.get('user-agent')),
    now: visit.now,
  });
  await logHappening(transaction, {
    personId: person.personId,
    spaceId: null,
    kind: 'session.opened',
    subjectKind: 'person',
    subjectId: person.personId,
    details: { proof },
  });
  visit.setCookie({ name: sessionCookie, value: token, maxAgeSeconds: sessionLifeSeconds });
  if (!visit.cookie(languageCookie)) {
    visit.setCookie({ name: languageCookie, value: person.locale, maxAgeSeconds: sessionLifeSeconds });
  }
}

/** Ends the session of this browser. */
export async function closeSession(visit: Visit): Promise<void> {
  const token = visit.cookie(sessionCookie);
  if (token) {
    await visit.services.database.asSystem((transaction) => deleteSessionBehind(transaction, token));
  }
  visit.setCookie({ name: sessionCookie, value: '', maxAgeSeconds: 0 });
}
