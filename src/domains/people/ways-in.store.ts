import type { Transaction } from '#/platform/database.ts';

export interface WayLost {
  /** Whether the instance sends mail: an address is then a way in. */
  mailEnabled: boolean;
  /** What is about to be taken away. */
  without: { passkeyId: string } | { issuer: string };
}

/** Whether the viewer could still enter their account without a passkey, or without a provider's account. */
export async function hasOtherWayIn(transaction: Transaction, lost: WayLost): Promise<boolean> {
  const passkeyId = 'passkeyId' in lost.without ? lost.without.passkeyId : null;
  const issuer = 'issuer' in lost.without ? lost.without.issuer : null;
  const [row] = await transaction.query<{ found: boolean }>({
    text: `SELECT EXISTS (SELECT FROM own_password)
               OR EXISTS (SELECT FROM passkeys WHERE person_id = viewer_id() AND id IS DISTINCT FROM $1::uuid)
               OR EXISTS (SELECT FROM provider_identities WHERE person_id = viewer_id() AND issuer IS DISTINCT FROM $2)
               OR ($3 AND EXISTS (SELECT FROM own_account WHERE email IS NOT NULL)) AS found`,
    values: [passkeyId, issuer, lost.mailEnabled],
  });
  return row?.found ?? false;
}
