import { spendAttempt } from '#/domains/people/attempt.actions.ts';
import { isEmailTaken, passwordErrors } from '#/domains/people/new-account.actions.ts';
import {
  type Candidate,
  candidateById,
  saveEmail,
  savePassword,
  verifyEmail,
} from '#/domains/people/person.store.ts';
import { openSession } from '#/domains/people/session.actions.ts';
import { deleteSessionsOf } from '#/domains/people/session.store.ts';
import type { FieldError } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import { addJob } from '#/platform/jobs.ts';
import { hashPassword } from '#/platform/secrets.ts';
import type { Visit } from '#/platform/visit.ts';
import { linkBehind, takeLink } from './link.store.ts';
import { type LinkPurpose, linkJobs } from './link.ts';

/**
 * Asks for a link by mail. Whether somebody has this address is looked up by the job, later: the visit does
 * the same work, and answers the same, for any address. Returns the seconds to wait, or null.
 */
export async function askSignInLink(visit: Visit, email: string, returnTo: string): Promise<number | null> {
  const wait = await spendAttempt(visit, 'link', email);
  if (wait !== null) return wait;
  await addJob(await visit.transaction(), linkJobs.signIn, { email, returnTo });
  return null;
}

/** Whose account a link opens, without using it: mail programs look at links before people do. */
export async function personBehindLink(
  visit: Visit,
  purpose: LinkPurpose,
  token: string,
): Promise<Candidate | null> {
  return visit.services.database.asSystem(async (transaction) => {
    const link = await linkBehind(transaction, purpose, token, visit.now);
    return link && candidateById(transaction, link.personId);
  });
}

/** Signs in by a link, once; returns where to go, or null when the link is over. */
export async function signInByLink(visit: Visit, token: string): Promise<{ returnTo: string } | null> {
  return visit.services.database.asSystem(async (transaction) => {
    const link = await takeLink(transaction, 'sign-in', token, visit.now);
    const person = link && (await candidateById(transaction, link.personId));
    if (!person) return null;
    // The link went to the address: whoever holds it reads it.
    if (link.email !== null) await verifyEmail(transaction, person.personId, link.email, visit.now);
    await openSession(visit, transaction, person, 'link');
    return { returnTo: link.returnTo };
  });
}

export type NewPasswordOutcome =
  | { kind: 'done' }
  | { kind: 'over' }
  | { kind: 'refused'; errors: FieldError[] };

/** Chooses a new password by a link: every session is closed, and one is opened here. */
export async function choosePasswordByLink(
  visit: Visit,
  token: string,
  password: string,
): Promise<NewPasswordOutcome> {
  const person = await personBehindLink(visit, 'password', token);
  if (!person) return { kind: 'over' };
  const errors = await passwordErrors(visit, password, { name: person.name, email: null });
  if (errors.length > 0) return { kind: 'refused', errors };
  const hash = await hashPassword(password);
  return visit.services.database.asSystem(async (transaction) => {
    if (!(await takeLink(transaction, 'password', token, visit.now))) return { kind: 'over' };
    await savePassword(transaction, person.personId, hash, visit.now);
    await deleteSessionsOf(transaction, person.personId);
    await logHappening(transaction, {
      personId: person.personId,
      spaceId: null,
      kind: 'password.changed',
      subjectKind: 'person',
      subjectId: person.personId,
      details: { proof: 'link' },
    });
    await openSession(visit, transaction, person, 'link');
    return { kind: 'done' };
  });
}

export type ProofOutcome = { kind: 'done' } | { kind: 'over' } | { kind: 'taken' };

/** Makes the address that a link proves the one of the account. */
export async function proveEmail(visit: Visit, token: string): Promise<ProofOutcome> {
  try {
    return await visit.services.database.asSystem(async (transaction) => {
      const link = await takeLink(transaction, 'email', token, visit.now);
      const person = link && (await candidateById(transaction, link.personId));
      if (!person || link.email === null) return { kind: 'over' };
      await saveEmail(transaction, person.personId, link.email, visit.now);
      await logHappening(transaction, {
        personId: person.personId,
        spaceId: null,
        kind: 'person.address-changed',
        subjectKind: 'person',
        subjectId: person.personId,
      });
      return { kind: 'done' };
    });
  } catch (error) {
    if (!isEmailTaken(error)) throw error;
    return { kind: 'taken' };
  }
}
