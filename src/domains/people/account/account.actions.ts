import { fieldError, forgiveAttempts, spendAttempt, waitError } from '#/domains/people/attempt.actions.ts';
import { deleteOwnLinks } from '#/domains/people/links/link.store.ts';
import { linkJobs } from '#/domains/people/links/link.ts';
import { passwordErrors } from '#/domains/people/new-account.actions.ts';
import type { Account } from '#/domains/people/person.ts';
import { deleteOtherOwnSessions, deleteOwnSession } from '#/domains/people/session.store.ts';
import { languageCookie, sessionLifeSeconds } from '#/domains/people/session.ts';
import type { FieldError } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import { addJob } from '#/platform/jobs.ts';
import { hashPassword, verifyPassword } from '#/platform/secrets.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { EmailChange, Identity, PasswordChange } from './account.form.ts';
import { ownPasswordHash, saveOwnEmail, saveOwnIdentity, saveOwnPassword } from './account.store.ts';

export type Refused = { kind: 'refused'; status: 422 | 429; errors: FieldError[] };

/** Changes the viewer's name and language; the pages speak it from the next one on. */
export async function changeIdentity(visit: SignedInVisit, typed: Identity): Promise<void> {
  const transaction = await visit.transaction();
  await saveOwnIdentity(transaction, typed);
  await logOwn(visit, 'person.changed');
  if (visit.viewer.sessionId !== null)
    visit.setCookie({ name: languageCookie, value: typed.locale, maxAgeSeconds: sessionLifeSeconds });
}

/**
 * Changes the viewer's address. Where mail leaves, a link to the new address must prove it first, and the
 * answer does not say whether somebody else has it.
 */
export async function changeEmail(
  visit: SignedInVisit,
  typed: EmailChange,
): Promise<{ kind: 'sent' | 'done' } | Refused> {
  const wrong = await refuseWrongPassword(visit, typed.currentPassword);
  if (wrong) return wrong;
  const transaction = await visit.transaction();
  if (visit.services.settings.mailEnabled) {
    const wait = await spendAttempt(visit, 'link', typed.email);
    if (wait !== null) return { kind: 'refused', status: 429, errors: [waitError(wait, 'email')] };
    await addJob(transaction, linkJobs.email, { personId: visit.viewer.personId, email: typed.email });
    return { kind: 'sent' };
  }
  if (!(await saveOwnEmail(transaction, typed.email))) {
    return { kind: 'refused', status: 422, errors: [fieldError('email', 'emailTaken')] };
  }
  await deleteOwnLinks(transaction);
  await logOwn(visit, 'person.address-changed');
  return { kind: 'done' };
}

/** Changes the viewer's password, or gives them one; every other session is closed. */
export async function changePassword(
  visit: SignedInVisit,
  account: Account,
  typed: PasswordChange,
): Promise<{ kind: 'done' } | Refused> {
  const wrong = await refuseWrongPassword(visit, typed.currentPassword);
  if (wrong) return wrong;
  const errors = await passwordErrors(visit, typed.password, account);
  if (errors.length > 0) return { kind: 'refused', status: 422, errors };
  const transaction = await visit.transaction();
  const hash = await hashPassword(typed.password);
  await saveOwnPassword(transaction, visit.viewer.personId, hash, visit.now);
  await deleteOtherOwnSessions(transaction, visit.viewer.sessionId);
  await deleteOwnLinks(transaction);
  await logOwn(visit, 'password.changed');
  return { kind: 'done' };
}

/** Null when the viewer has no password, or gave the right one: an open page is not enough to take an account. */
export async function refuseWrongPassword(visit: SignedInVisit, typed: string): Promise<Refused | null> {
  const { personId } = visit.viewer;
  const hash = await ownPasswordHash(await visit.transaction());
  if (hash === null) return null;
  const wait = await spendAttempt(visit, 'sign-in', personId);
  if (wait !== null) return { kind: 'refused', status: 429, errors: [waitError(wait, 'currentPassword')] };
  if (await verifyPassword(typed, hash)) {
    await forgiveAttempts(visit, 'sign-in', personId);
    return null;
  }
  return { kind: 'refused', status: 422, errors: [fieldError('currentPassword', 'passwordWrong')] };
}

/** Closes one of the viewer's sessions; false when there is none such. */
export async function closeOwnSession(visit: SignedInVisit, sessionId: string): Promise<boolean> {
  if (!(await deleteOwnSession(await visit.transaction(), sessionId))) return false;
  await logOwn(visit, 'session.closed');
  return true;
}

/** Closes all the viewer's sessions but this one; returns how many. */
export async function closeOtherSessions(visit: SignedInVisit): Promise<number> {
  const closed = await deleteOtherOwnSessions(await visit.transaction(), visit.viewer.sessionId);
  if (closed > 0) await logOwn(visit, 'session.closed');
  return closed;
}

/** A line of the log about the viewer's own account. */
export async function logOwn(visit: SignedInVisit, kind: string): Promise<void> {
  const { personId } = visit.viewer;
  await logHappening(await visit.transaction(), {
    personId,
    spaceId: null,
    kind,
    subjectKind: 'person',
    subjectId: personId,
  });
}
