import type { NewAccount } from '#/domains/people/account.form.ts';
import { fieldError, spendAttempt, waitError } from '#/domains/people/attempt.actions.ts';
import { addPerson, isEmailTaken, passwordErrors } from '#/domains/people/new-account.actions.ts';
import { ownAccount } from '#/domains/people/person.store.ts';
import { openSession } from '#/domains/people/session.actions.ts';
import { showOnce } from '#/domains/people/shown-once.actions.ts';
import type { FieldError } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import { addJob } from '#/platform/jobs.ts';
import { hashPassword, newToken } from '#/platform/secrets.ts';
import type { Role, SignedInVisit, Visit } from '#/platform/visit.ts';
import { closeInvitation, insertInvitation, invitationOf, useInvitation } from './invitation.store.ts';
import type { InvitationBehind } from './invitation.ts';

export const sendInvitationJob = 'people.send-invitation';

export interface InvitationAsked {
  /** Null with a null role: an invitation to the instance, which administrators alone may make. */
  spaceId: string | null;
  role: Role | null;
  /** Given: the invitation is for one person, and leaves by mail when the instance sends mail. */
  email: string | null;
  days: number;
  /** Whether a link without an address may be used by several people. */
  several: boolean;
}

export type Invited =
  | { kind: 'sent' }
  /** The link is shown once, on the next page (`shownInvitation`). */
  | { kind: 'link' }
  | { kind: 'refused'; status: 429; errors: FieldError[] };

/**
 * Makes an invitation in the visit's transaction. The route asks first whether the viewer may invite there;
 * row-level security asks again.
 */
export async function invite(visit: SignedInVisit, asked: InvitationAsked): Promise<Invited> {
  const wait = await spendAttempt(visit, 'invitation', visit.viewer.personId);
  if (wait !== null) return { kind: 'refused', status: 429, errors: [waitError(wait)] };
  const transaction = await visit.transaction();
  // Anybody may act as a person of the story: their invitations write to nobody.
  const isOfTheStory = (await ownAccount(transaction))?.isOfTheStory ?? true;
  const leavesByMail = asked.email !== null && visit.services.settings.mailEnabled && !isOfTheStory;
  const token = leavesByMail ? null : newToken();
  const id = await insertInvitation(transaction, {
    token,
    spaceId: asked.spaceId,
    role: asked.role,
    email: asked.email,
    invitedBy: visit.viewer.personId,
    madeAt: visit.now,
    expiresAt: new Date(visit.now.getTime() + asked.days * 86_400_000),
    usesAllowed: asked.several && asked.email === null ? null : 1,
  });
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: asked.spaceId,
    kind: 'invitation.made',
    subjectKind: 'invitation',
    subjectId: id,
    details: asked.role === null ? {} : { role: asked.role },
  });
  if (token === null) {
    await addJob(transaction, sendInvitationJob, { invitationId: id, locale: visit.locale });
    return { kind: 'sent' };
  }
  showOnce(visit, 'invitation', token);
  return { kind: 'link' };
}

/** Closes an invitation to that space, or to the instance (null); false when there is none such. */
export async function revokeInvitation(
  visit: SignedInVisit,
  invitationId: string,
  spaceId: string | null,
): Promise<boolean> {
  const transaction = await visit.transaction();
  if (!(await closeInvitation(transaction, invitationId, spaceId, visit.now))) return false;
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId,
    kind: 'invitation.revoked',
    subjectKind: 'invitation',
    subjectId: invitationId,
  });
  return true;
}

/** What stands behind a link, for whoever holds it. */
export async function invitationBehind(visit: Visit, token: string): Promise<InvitationBehind | null> {
  return invitationOf(await visit.transaction(), token, visit.now);
}

/** Accepts for the viewer; null when the invitation is no longer good, or not for them. */
export async function acceptInvitation(
  visit: SignedInVisit,
  token: string,
): Promise<InvitationBehind | null> {
  const transaction = await visit.transaction();
  const behind = await invitationOf(transaction, token, visit.now);
  if (!behind) return null;
  const { personId } = visit.viewer;
  const { now, today } = visit;
  if (!(await useInvitation(transaction, { token, personId, now, today }))) return null;
  await logHappening(transaction, acceptance(behind, personId));
  return behind;
}

function acceptance(behind: InvitationBehind, personId: string) {
  return {
    personId,
    spaceId: behind.spaceId,
    kind: 'invitation.accepted',
    subjectKind: 'invitation',
    subjectId: behind.id,
    details: behind.role === null ? {} : { role: behind.role },
  };
}

export type AcceptanceOutcome =
  | { kind: 'done'; spaceId: string | null }
  | { kind: 'over' }
  | { kind: 'refused'; status: 422 | 429; errors: FieldError[] };

class InvitationOver extends Error {}

/** Opens an account with an invitation, and gives what it promised: both, or neither. */
export async function openAccountByInvitation(
  visit: Visit,
  token: string,
  typed: NewAccount,
): Promise<AcceptanceOutcome> {
  const wait = await spendAttempt(visit, 'new-account', typed.email);
  if (wait !== null) return { kind: 'refused', status: 429, errors: [waitError(wait)] };
  const errors = await passwordErrors(visit, typed.password, typed);
  if (errors.length > 0) return { kind: 'refused', status: 422, errors };
  const hash = await hashPassword(typed.password);
  try {
    const spaceId = await joinWithAccount(visit, token, typed, hash);
    return { kind: 'done', spaceId };
  } catch (error) {
    if (error instanceof InvitationOver) return { kind: 'over' };
    if (!isEmailTaken(error)) throw error;
    return { kind: 'refused', status: 422, errors: [fieldError('email', 'emailTaken')] };
  }
}

/** As the system, since nobody is signed in yet. Throws `InvitationOver`, and then nothing was opened. */
function joinWithAccount(
  visit: Visit,
  token: string,
  typed: NewAccount,
  hash: string,
): Promise<string | null> {
  return visit.services.database.asSystem(async (transaction) => {
    const behind = await invitationOf(transaction, token, visit.now);
    if (!behind) throw new InvitationOver();
    const emailIsVerified = behind.wasSent && behind.email === typed.email;
    const personId = await addPerson(visit, transaction, typed, {
      hash,
      administrator: false,
      emailIsVerified,
    });
    const { now, today } = visit;
    const isGood = await useInvitation(transaction, { token, personId, now, today });
    if (!isGood) throw new InvitationOver();
    await logHappening(transaction, acceptance(behind, personId));
    await openSession(visit, transaction, { personId, locale: visit.locale }, 'invitation');
    return behind.spaceId;
  });
}
