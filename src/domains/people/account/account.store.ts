import { normalEmail } from '#/domains/people/person.ts';
import { brokenRule, type Transaction } from '#/platform/database.ts';
import type { Locale } from '#/platform/visit.ts';

/** Changes the viewer's own name and language. */
export async function saveOwnIdentity(
  transaction: Transaction,
  identity: { name: string; locale: Locale },
): Promise<void> {
  await transaction.query({
    text: 'UPDATE own_account SET name = $1, locale = $2',
    values: [identity.name, identity.locale],
  });
}

/** Changes the viewer's own address, not proved yet; false, and nothing changed, when it is somebody's. */
export async function saveOwnEmail(transaction: Transaction, email: string): Promise<boolean> {
  await transaction.query({ text: 'SAVEPOINT own_email' });
  try {
    await transaction.query({
      text: 'UPDATE own_account SET email = $1, email_verified_at = NULL',
      values: [normalEmail(email)],
    });
    return true;
  } catch (error) {
    if (brokenRule(error)?.constraint !== 'people_email') throw error;
    await transaction.query({ text: 'ROLLBACK TO SAVEPOINT own_email' });
    return false;
  }
}

/** The hash of the viewer's own password, or null when they have none. */
export async function ownPasswordHash(transaction: Transaction): Promise<string | null> {
  const [row] = await transaction.query<{ hash: string }>({ text: 'SELECT hash FROM own_password' });
  return row?.hash ?? null;
}

/** Gives the viewer a password, in place of the one they had. */
export async function saveOwnPassword(
  transaction: Transaction,
  personId: string,
  hash: string,
  now: Date,
): Promise<void> {
  const changed = await transaction.query({
    text: 'UPDATE own_password SET hash = $1, changed_at = $2 RETURNING person_id',
    values: [hash, now],
  });
  if (changed.length > 0) return;
  await transaction.query({
    text: 'INSERT INTO own_password (person_id, hash, changed_at) VALUES ($1, $2, $3)',
    values: [personId, hash, now],
  });
}
