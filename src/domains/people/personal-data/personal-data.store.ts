import { removedPersonName } from '#/domains/people/person.ts';
import type { Transaction } from '#/platform/database.ts';

/** What this domain holds of a person: nothing that opens an account. As the system. */
export async function personalDataOf(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>> {
  const rows = (text: string) => transaction.query<Record<string, unknown>>({ text, values: [personId] });
  const [account] = await rows(
    `SELECT id, name, email, email_verified_at AS "emailVerifiedAt", locale, joined_at AS "joinedAt",
            administrator_since AS "administratorSince" FROM people WHERE id = $1`,
  );
  return {
    account: account ?? {},
    password: await rows('SELECT changed_at AS "changedAt" FROM passwords WHERE person_id = $1'),
    sessions: await rows(
      `SELECT opened_at AS "openedAt", seen_at AS "seenAt", expires_at AS "expiresAt", device
       FROM sessions WHERE person_id = $1 ORDER BY opened_at`,
    ),
    passkeys: await rows(
      'SELECT name, made_at AS "madeAt", used_at AS "usedAt" FROM passkeys WHERE person_id = $1 ORDER BY made_at',
    ),
    tokens: await rows(
      `SELECT name, scopes, made_at AS "madeAt", used_at AS "usedAt", expires_at AS "expiresAt"
       FROM personal_tokens WHERE person_id = $1 ORDER BY made_at`,
    ),
    identities: await rows(
      'SELECT issuer, subject, linked_at AS "linkedAt" FROM provider_identities WHERE person_id = $1 ORDER BY linked_at',
    ),
    invitationsMade: await rows(
      `SELECT space_id AS "spaceId", role, made_at AS "madeAt", expires_at AS "expiresAt", uses
       FROM invitations WHERE invited_by = $1 ORDER BY made_at`,
    ),
    log: await rows(
      `SELECT happened_at AS "happenedAt", kind, subject_kind AS "subjectKind", subject_id AS "subjectId", details
       FROM happenings WHERE person_id = $1 ORDER BY happened_at, id`,
    ),
  };
}

/**
 * Takes a person's name and address away, with everything that opens their account. Their id stays, so that
 * what was done together keeps an author: « Personne retirée ». As the system.
 */
export async function erasePerson(transaction: Transaction, personId: string): Promise<void> {
  const run = (text: string) => transaction.query({ text, values: [personId] });
  await run(
    `UPDATE invitations SET email = NULL
     WHERE invited_by = $1 OR lower(email) = (SELECT lower(email) FROM people WHERE id = $1)`,
  );
  await run('UPDATE invitations SET revoked_at = now() WHERE invited_by = $1 AND revoked_at IS NULL');
  for (const table of [
    'passwords',
    'sessions',
    'personal_tokens',
    'passkeys',
    'provider_identities',
    'single_use_links',
    'sign_in_attempts',
    'submissions',
  ]) {
    await run(`DELETE FROM ${table} WHERE person_id = $1`);
  }
  await transaction.query({
    text: `UPDATE people SET name = $2, email = NULL, email_verified_at = NULL, administrator_since = NULL, left_at = now()
           WHERE id = $1`,
    values: [personId, removedPersonName],
  });
}
