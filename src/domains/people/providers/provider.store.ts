import type { Transaction } from '#/platform/database.ts';

/** Whose account this identity opens, or null. As the system. */
export async function personByIdentity(
  transaction: Transaction,
  issuer: string,
  subject: string,
): Promise<string | null> {
  const [row] = await transaction.query<{ person_id: string }>({
    text: 'SELECT person_id FROM provider_identities WHERE issuer = $1 AND subject = $2',
    values: [issuer, subject],
  });
  return row?.person_id ?? null;
}

/** Ties an identity to a person. As the system. */
export async function insertIdentity(
  transaction: Transaction,
  identity: { issuer: string; subject: string; personId: string; now: Date },
): Promise<void> {
  await transaction.query({
    text: 'INSERT INTO provider_identities (issuer, subject, person_id, linked_at) VALUES ($1, $2, $3, $4)',
    values: [identity.issuer, identity.subject, identity.personId, identity.now],
  });
}

/** Whether the viewer's account is tied to an identity there. */
export async function hasOwnIdentity(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query({
    text: 'SELECT FROM provider_identities WHERE person_id = viewer_id()',
  });
  return rows.length > 0;
}

/** Unties the viewer's account from every identity. */
export async function deleteOwnIdentities(transaction: Transaction): Promise<void> {
  await transaction.query({ text: 'DELETE FROM provider_identities WHERE person_id = viewer_id()' });
}
