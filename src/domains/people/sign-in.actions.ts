import type { FieldError } from '#/platform/form.ts';
import { verifyPassword } from '#/platform/secrets.ts';
import type { Visit } from '#/platform/visit.ts';
import { fieldError, forgiveAttempts, spendAttempt, waitError } from './attempt.actions.ts';
import { candidateByEmail } from './person.store.ts';
import { openSession } from './session.actions.ts';
import type { SignIn } from './sign-in.form.ts';

export type SignInOutcome = { kind: 'done' } | { kind: 'refused'; status: 422 | 429; errors: FieldError[] };

/**
 * Signs in with an address and a password. An unknown address and a wrong password take the same time and
 * get the same sentence.
 */
export async function signIn(visit: Visit, typed: SignIn): Promise<SignInOutcome> {
  const wait = await spendAttempt(visit, 'sign-in', typed.email);
  if (wait !== null) return { kind: 'refused', status: 429, errors: [waitError(wait)] };
  const { database } = visit.services;
  const candidate = await database.asSystem((transaction) => candidateByEmail(transaction, typed.email));
  const isRight = await verifyPassword(typed.password, candidate?.passwordHash ?? null);
  if (!candidate || !isRight) {
    return { kind: 'refused', status: 422, errors: [fieldError('email', 'signInWrong')] };
  }
  await forgiveAttempts(visit, 'sign-in', typed.email);
  await database.asSystem((transaction) => openSession(visit, transaction, candidate, 'password'));
  return { kind: 'done' };
}
