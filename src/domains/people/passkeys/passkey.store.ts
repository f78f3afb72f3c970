import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Passkey, PasskeyCredential } from './passkey.ts';

interface CredentialRow {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
}

const asCredential = (row: CredentialRow): PasskeyCredential => ({
  id: row.id,
  personId: row.person_id,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports,
});

const credentialColumns = 'id, person_id, credential_id, public_key, counter, transports::text[]';

/** The passkey with this credential, whoever's it is, or null. As the system. */
export async function passkeyByCredential(
  transaction: Transaction,
  credentialId: string,
): Promise<PasskeyCredential | null> {
  const [row] = await transaction.query<CredentialRow>({
    text: `SELECT ${credentialColumns} FROM passkeys WHERE credential_id = $1`,
    values: [credentialId],
  });
  return row ? asCredential(row) : null;
}

/** Notes that a passkey was used. As the system. */
export async function savePasskeyUse(
  transaction: Transaction,
  id: string,
  counter: number,
  now: Date,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1',
    values: [id, counter, now],
  });
}

/** A person's passkeys, the oldest first. Row-level security keeps a viewer to their own. */
export async function passkeysOf(transaction: Transaction, personId: string): Promise<Passkey[]> {
  const rows = await transaction.query<{ id: string; name: string; made_at: Date; used_at: Date | null }>({
    text: 'SELECT id, name, made_at, used_at FROM passkeys WHERE person_id = $1 ORDER BY made_at, id',
    values: [personId],
  });
  return rows.map((row) => ({ id: row.id, name: row.name, madeAt: row.made_at, usedAt: row.used_at }));
}

/** Credentials that a device must not register again. */
export async function credentialsOf(
  transaction: Transaction,
  personId: string,
): Promise<PasskeyCredential[]> {
  const rows = await transaction.query<CredentialRow>({
    text: `SELECT ${credentialColumns} FROM passkeys WHERE person_id = $1`,
    values: [personId],
  });
  return rows.map(asCredential);
}

export interface NewPasskey extends Omit<PasskeyCredential, 'id'> {
  name: string;
  madeAt: Date;
}

/** Keeps a passkey; false when its credential is known already. */
export async function insertPasskey(transaction: Transaction, passkey: NewPasskey): Promise<boolean> {
  const rows = await transaction.query({
    text: `INSERT INTO passkeys (id, person_id, credential_id, public_key, counter, transports, name, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    values: [
      newId(),
      passkey.personId,
      passkey.credentialId,
      Buffer.from(passkey.publicKey),
      passkey.counter,
      passkey.transports,
      passkey.name,
      passkey.madeAt,
    ],
  });
  return rows.length > 0;
}

/** Removes one of the viewer's passkeys; false when there is none such. */
export async function deleteOwnPasskey(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'DELETE FROM passkeys WHERE id = $1 RETURNING id',
    values: [id],
  });
  return rows.length > 0;
}
