import type { Transaction } from '#/platform/database.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';

export type SignInAttemptKind = 'passkey' | 'new-passkey' | 'provider';

/** How long somebody may take between two steps of a sign-in, in seconds. */
export const attemptSeconds = 600;

export interface SignInAttempt {
  kind: SignInAttemptKind;
  /** Who is already signed in and adds a way in, or null. */
  personId: string | null;
  details: Record<string, string>;
}

/** Keeps what the next step must find again, and returns the token for this browser's cookie. As the system. */
export async function insertSignInAttempt(
  transaction: Transaction,
  attempt: SignInAttempt,
  now: Date,
): Promise<string> {
  const token = newToken();
  await transaction.query({
    text: `INSERT INTO sign_in_attempts (token_hash, kind, person_id, details, expires_at)
           VALUES ($1, $2, $3, $4, $5)`,
    values: [
      tokenHash(token),
      attempt.kind,
      attempt.personId,
      JSON.stringify(attempt.details),
      new Date(now.getTime() + attemptSeconds * 1000),
    ],
  });
  return token;
}

/** Takes back what the step before kept, once. As the system. */
export async function takeSignInAttempt(
  transaction: Transaction,
  kind: SignInAttemptKind,
  token: string,
  now: Date,
): Promise<SignInAttempt | null> {
  const [row] = await transaction.query<{ person_id: string | null; details: Record<string, string> }>({
    text: `DELETE FROM sign_in_attempts WHERE token_hash = $1 AND kind = $2 AND expires_at > $3
           RETURNING person_id, details`,
    values: [tokenHash(token), kind, now],
  });
  return row ? { kind, personId: row.person_id, details: row.details } : null;
}
