import { logOwn } from '#/domains/people/account/account.actions.ts';
import { emailField, nameField } from '#/domains/people/account.form.ts';
import { fieldError } from '#/domains/people/attempt.actions.ts';
import { addPerson, isEmailTaken } from '#/domains/people/new-account.actions.ts';
import {
  candidateByEmail,
  candidateById,
  lockFirstAccount,
  noAccountYet,
} from '#/domains/people/person.store.ts';
import { openSession } from '#/domains/people/session.actions.ts';
import {
  attemptSeconds,
  insertSignInAttempt,
  type SignInAttempt,
  takeSignInAttempt,
} from '#/domains/people/sign-in-attempt.store.ts';
import { hasOtherWayIn } from '#/domains/people/ways-in.store.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import type { FieldError } from '#/platform/form.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { deleteOwnIdentities, insertIdentity, personByIdentity } from './provider.store.ts';
import { type ProviderIdentity, type ProviderRefusal, providerCookie } from './provider.ts';
import { Cancelled, departFor, identityReturned, type ProviderSettings } from './provider-client.actions.ts';

/**
 * Prepares to leave for the provider and returns where to go, or null when it does not answer.
 * @param linkTo who is signed in and wants to tie that account to theirs; null to sign in.
 */
export async function departure(
  visit: Visit,
  settings: ProviderSettings,
  returnTo: string,
  linkTo: string | null,
): Promise<string | null> {
  try {
    const { address, ...kept } = await departFor(settings, visit.services.settings.publicUrl, visit.now);
    const details = { ...kept, returnTo };
    const token = await visit.services.database.asSystem((transaction) =>
      insertSignInAttempt(transaction, { kind: 'provider', personId: linkTo, details }, visit.now),
    );
    // Lax: the return comes from the provider's site.
    visit.setCookie({ name: providerCookie, value: token, maxAgeSeconds: attemptSeconds });
    return address;
  } catch (error) {
    visit.services.log.warn({ error: (error as Error).name }, 'the provider of identity does not answer');
    return null;
  }
}

export type ReturnOutcome =
  | { kind: 'done'; to: string; linked: boolean }
  | { kind: 'refused'; why: ProviderRefusal };

/** Signs in, or ties two accounts, with what the provider answered. */
export async function comeBack(visit: Visit, settings: ProviderSettings): Promise<ReturnOutcome> {
  const attempt = await attemptOf(visit);
  if (!attempt) return { kind: 'refused', why: 'lost' };
  const identity = await identityOf(visit, settings, attempt);
  if (typeof identity === 'string') return { kind: 'refused', why: identity };
  try {
    return await visit.services.database.asSystem((transaction) =>
      attempt.personId === null
        ? enter(visit, transaction, identity, attempt.details.returnTo ?? '')
        : tie(visit, transaction, identity, attempt.personId),
    );
  } catch (error) {
    if (!isEmailTaken(error)) throw error;
    return { kind: 'refused', why: 'linkFirst' };
  }
}

async function attemptOf(visit: Visit): Promise<SignInAttempt | null> {
  const token = visit.cookie(providerCookie);
  if (!token) return null;
  visit.setCookie({ name: providerCookie, value: '', maxAgeSeconds: 0 });
  return visit.services.database.asSystem((transaction) =>
    takeSignInAttempt(transaction, 'provider', token, visit.now),
  );
}

async function identityOf(
  visit: Visit,
  settings: ProviderSettings,
  { details }: SignInAttempt,
): Promise<ProviderIdentity | ProviderRefusal> {
  const returned = new URL(visit.address, visit.services.settings.publicUrl);
  const { state = '', nonce = '', verifier = '' } = details;
  try {
    return await identityReturned(settings, returned, { state, nonce, verifier }, visit.now);
  } catch (error) {
    if (error instanceof Cancelled) return 'cancelled';
    visit.services.log.warn({ error: (error as Error).name }, 'the answer of the provider does not hold');
    return 'failed';
  }
}

/**
 * Known identity: its account. Else, the account with the same address when both sides have proved it. Else,
 * a new account with no space, which administers when it is the first.
 */
async function enter(
  visit: Visit,
  transaction: Transaction,
  identity: ProviderIdentity,
  returnTo: string,
): Promise<ReturnOutcome> {
  const { issuer, subject } = identity;
  const knownId = await personByIdentity(transaction, issuer, subject);
  const person =
    knownId === null
      ? await personToTie(visit, transaction, identity)
      : await candidateById(transaction, knownId);
  if (person === 'linkFirst') return { kind: 'refused', why: 'linkFirst' };
  if (person === null) return { kind: 'refused', why: 'closed' };
  if (knownId === null) {
    await insertIdentity(transaction, { issuer, subject, personId: person.personId, now: visit.now });
  }
  await openSession(visit, transaction, person, 'provider');
  return { kind: 'done', to: returnTo || paths.today, linked: false };
}

async function personToTie(visit: Visit, transaction: Transaction, identity: ProviderIdentity) {
  const email = emailField.safeParse(identity.email ?? '').data ?? null;
  const existing = email === null ? null : await candidateByEmail(transaction, email);
  if (existing) return existing.emailIsVerified && identity.emailIsVerified ? existing : 'linkFirst';
  await lockFirstAccount(transaction);
  const name =
    nameField.safeParse(identity.name ?? email?.split('@')[0]).data ?? identity.subject.slice(0, 200);
  const personId = await addPerson(
    visit,
    transaction,
    { name, email },
    {
      hash: null,
      administrator: await noAccountYet(transaction),
      emailIsVerified: email !== null && identity.emailIsVerified,
    },
  );
  return { personId, locale: visit.locale };
}

async function tie(
  visit: Visit,
  transaction: Transaction,
  identity: ProviderIdentity,
  personId: string,
): Promise<ReturnOutcome> {
  const { issuer, subject } = identity;
  // Whoever asked must still be the one signed in.
  if (visit.viewer.kind !== 'person' || visit.viewer.personId !== personId)
    return { kind: 'refused', why: 'lost' };
  const knownId = await personByIdentity(transaction, issuer, subject);
  if (knownId !== null && knownId !== personId) return { kind: 'refused', why: 'linkedElsewhere' };
  if (knownId === null) await insertIdentity(transaction, { issuer, subject, personId, now: visit.now });
  return { kind: 'done', to: paths.account, linked: true };
}

/** Unties the viewer's account from the provider, unless it is the last way in. */
export async function untie(
  visit: SignedInVisit,
  settings: ProviderSettings,
): Promise<{ kind: 'done' } | { kind: 'refused'; errors: FieldError[] }> {
  const transaction = await visit.transaction();
  const { mailEnabled } = visit.services.settings;
  if (!(await hasOtherWayIn(transaction, { mailEnabled, without: { issuer: settings.issuer } }))) {
    return { kind: 'refused', errors: [fieldError('', 'lastWayIn')] };
  }
  await deleteOwnIdentities(transaction);
  await logOwn(visit, 'provider.untied');
  return { kind: 'done' };
}
