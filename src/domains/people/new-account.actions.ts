import { brokenRule, type Transaction } from '#/platform/database.ts';
import type { FieldError } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import { hashPassword } from '#/platform/secrets.ts';
import type { Visit } from '#/platform/visit.ts';
import type { NewAccount } from './account.form.ts';
import { fieldError } from './attempt.actions.ts';
import { passwordFault } from './password.rules.ts';
import { insertPerson, lockFirstAccount, noAccountYet, savePassword } from './person.store.ts';
import { openSession } from './session.actions.ts';

export type NewAccountOutcome =
  | { kind: 'done'; personId: string }
  | { kind: 'closed' }
  | { kind: 'refused'; errors: FieldError[] };

/** What is wrong with a password for this person, as an error of the field `password`. */
export async function passwordErrors(
  visit: Visit,
  password: string,
  person: { name: string; email: string | null },
): Promise<FieldError[]> {
  const personal = [person.name, person.email ?? '', visit.services.settings.instanceName];
  const fault = await passwordFault(password, personal);
  return fault === null ? [] : [fieldError('password', fault)];
}

/**
 * Opens the first account, which administers the instance, while nobody has one; closed afterwards. Two
 * people who try together wait for one another, and one is refused.
 */
export async function openFirstAccount(visit: Visit, typed: NewAccount): Promise<NewAccountOutcome> {
  const errors = await passwordErrors(visit, typed.password, typed);
  if (errors.length > 0) return { kind: 'refused', errors };
  const hash = await hashPassword(typed.password);
  return visit.services.database.asSystem(async (transaction) => {
    await lockFirstAccount(transaction);
    if (!(await noAccountYet(transaction))) return { kind: 'closed' };
    const personId = await addPerson(visit, transaction, typed, {
      hash,
      administrator: true,
      emailIsVerified: false,
    });
    await openSession(visit, transaction, { personId, locale: visit.locale }, 'first-account');
    return { kind: 'done', personId };
  });
}

/** Adds a person with a password, and the line of the log that says so. As the system. */
export async function addPerson(
  visit: Visit,
  transaction: Transaction,
  typed: { name: string; email: string | null },
  given: { hash: string | null; administrator: boolean; emailIsVerified: boolean },
): Promise<string> {
  const personId = await insertPerson(transaction, {
    name: typed.name,
    email: typed.email,
    emailVerifiedAt: given.emailIsVerified ? visit.now : null,
    locale: visit.locale,
    administratorSince: given.administrator ? visit.now : null,
    joinedAt: visit.now,
  });
  if (given.hash !== null) await savePassword(transaction, personId, given.hash, visit.now);
  await logHappening(transaction, {
    personId,
    spaceId: null,
    kind: 'person.joined',
    subjectKind: 'person',
    subjectId: personId,
    details: given.administrator ? { administrator: true } : {},
  });
  return personId;
}

/** Whether an error of the database says that the address is somebody's already. */
export function isEmailTaken(error: unknown): boolean {
  return brokenRule(error)?.constraint === 'people_email';
}
