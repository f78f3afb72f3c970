import { logOwn } from '#/domains/people/account/account.actions.ts';
import { fieldError, spendAttempt } from '#/domains/people/attempt.actions.ts';
import { deviceLabel } from '#/domains/people/device.rules.ts';
import { candidateById } from '#/domains/people/person.store.ts';
import type { Account } from '#/domains/people/person.ts';
import { openSession } from '#/domains/people/session.actions.ts';
import {
  attemptSeconds,
  insertSignInAttempt,
  type SignInAttemptKind,
  takeSignInAttempt,
} from '#/domains/people/sign-in-attempt.store.ts';
import { hasOtherWayIn } from '#/domains/people/ways-in.store.ts';
import type { FieldError } from '#/platform/form.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import type { NewPasskeyAnswer, PasskeySignIn } from './passkey.form.ts';
import {
  credentialsOf,
  deleteOwnPasskey,
  insertPasskey,
  passkeyByCredential,
  savePasskeyUse,
} from './passkey.store.ts';
import { type PasskeyCredential, passkeyCookie } from './passkey.ts';

/** Read when somebody first uses a passkey: half a second and a few megabytes that most visits do without. */
const webauthn = () => import('@simplewebauthn/server');

/** Who asks the device: the site's name and address, as the browser checks them. */
function party(visit: Visit) {
  const url = new URL(visit.services.settings.publicUrl);
  return { name: visit.services.settings.instanceName, id: url.hostname, origin: url.origin };
}

async function keepChallenge(
  visit: Visit,
  kind: SignInAttemptKind,
  personId: string | null,
  challenge: string,
): Promise<void> {
  const token = await visit.services.database.asSystem((transaction) =>
    insertSignInAttempt(transaction, { kind, personId, details: { challenge } }, visit.now),
  );
  visit.setCookie({ name: passkeyCookie, value: token, maxAgeSeconds: attemptSeconds, sameSite: 'Strict' });
}

/** The challenge given to this browser, once; null when there is none, or it was given to somebody else. */
async function challengeGiven(
  visit: Visit,
  kind: SignInAttemptKind,
  personId: string | null,
): Promise<string | null> {
  const token = visit.cookie(passkeyCookie);
  if (!token) return null;
  visit.setCookie({ name: passkeyCookie, value: '', maxAgeSeconds: 0 });
  const attempt = await visit.services.database.asSystem((transaction) =>
    takeSignInAttempt(transaction, kind, token, visit.now),
  );
  return attempt && attempt.personId === personId ? (attempt.details.challenge ?? null) : null;
}

/** EdDSA, ES256 and RS256: what authenticators know (COSE identifiers). */
const algorithms = [-8, -7, -257];

/** What the browser needs to make a passkey for the viewer. */
export async function newPasskeyOptions(visit: SignedInVisit, account: Account) {
  const existing = await credentialsOf(await visit.transaction(), account.personId);
  const { name, id } = party(visit);
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userName: account.email ?? account.name,
    userDisplayName: account.name,
    userID: new Uint8Array(Buffer.from(account.personId.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map((passkey) => ({
      id: passkey.credentialId,
      transports: passkey.transports,
    })),
    // A passkey stands for a password: the device keeps it, and checks who is there.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(visit, 'new-passkey', account.personId, options.challenge);
  return options;
}

/** Keeps the passkey a browser made; false when its answer does not fit what was asked. */
export async function addPasskey(visit: SignedInVisit, typed: NewPasskeyAnswer): Promise<boolean> {
  const { personId } = visit.viewer;
  const challenge = await challengeGiven(visit, 'new-passkey', personId);
  if (challenge === null) return false;
  const { id, origin } = party(visit);
  const verified = await (await webauthn())
    .verifyRegistrationResponse({
      response: typed.response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    })
    .catch(() => null);
  if (!verified?.verified) return false;
  const { credential } = verified.registrationInfo;
  const isNew = await insertPasskey(await visit.transaction(), {
    personId,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: typed.response.response.transports,
    name: typed.name || deviceLabel(visit.headers.get('user-agent')) || party(visit).name,
    madeAt: visit.now,
  });
  if (isNew) await logOwn(visit, 'passkey.added');
  return isNew;
}

/** Removes a passkey, unless it is the last way in; null when the viewer has none such. */
export async function removePasskey(
  visit: SignedInVisit,
  passkeyId: string,
): Promise<{ kind: 'done' } | { kind: 'refused'; errors: FieldError[] } | null> {
  const transaction = await visit.transaction();
  const { mailEnabled } = visit.services.settings;
  if (!(await hasOtherWayIn(transaction, { mailEnabled, without: { passkeyId } }))) {
    return { kind: 'refused', errors: [fieldError('', 'lastWayIn')] };
  }
  if (!(await deleteOwnPasskey(transaction, passkeyId))) return null;
  await logOwn(visit, 'passkey.removed');
  return { kind: 'done' };
}

/** What the browser needs to sign in with any passkey it holds for this site, or the seconds to wait before asking again. */
export async function passkeySignInOptions(visit: Visit) {
  const wait = await spendAttempt(visit, 'sign-in', null);
  if (wait !== null) return wait;
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: party(visit).id,
    userVerification: 'required',
  });
  await keepChallenge(visit, 'passkey', null, options.challenge);
  return options;
}

/** Signs in with a passkey; false, whatever the reason, when it opens nothing. */
export async function signInByPasskey(visit: Visit, typed: PasskeySignIn): Promise<boolean> {
  const challenge = await challengeGiven(visit, 'passkey', null);
  const { database } = visit.services;
  const passkey = await database.asSystem((transaction) =>
    passkeyByCredential(transaction, typed.response.id),
  );
  if (challenge === null || !passkey) return false;
  const counter = await counterIfRight(visit, passkey, challenge, typed);
  if (counter === null) return false;
  return database.asSystem(async (transaction) => {
    const person = await candidateById(transaction, passkey.personId);
    if (!person) return false;
    await savePasskeyUse(transaction, passkey.id, counter, visit.now);
    await openSession(visit, transaction, person, 'passkey');
    return true;
  });
}

async function counterIfRight(
  visit: Visit,
  passkey: PasskeyCredential,
  challenge: string,
  typed: PasskeySignIn,
): Promise<number | null> {
  const { id, origin } = party(visit);
  const verified = await (await webauthn())
    .verifyAuthenticationResponse({
      response: typed.response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
    })
    .catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}
