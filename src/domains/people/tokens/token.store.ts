import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import type { PersonalToken } from './token.ts';

/** A person's tokens, the newest first. Row-level security keeps a viewer to their own. */
export async function tokensOf(transaction: Transaction, personId: string): Promise<PersonalToken[]> {
  const rows = await transaction.query<{
    id: string;
    name: string;
    scopes: string[];
    made_at: Date;
    used_at: Date | null;
    expires_at: Date | null;
  }>({
    text: `SELECT id, name, scopes, made_at, used_at, expires_at FROM personal_tokens
           WHERE person_id = $1 ORDER BY made_at DESC, id DESC`,
    values: [personId],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    madeAt: row.made_at,
    usedAt: row.used_at,
    expiresAt: row.expires_at,
  }));
}

export interface NewPersonalToken {
  personId: string;
  name: string;
  scopes: readonly string[];
  madeAt: Date;
  expiresAt: Date;
}

/** Makes a token and returns it, for the only time. */
export async function insertToken(
  transaction: Transaction,
  asked: NewPersonalToken,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await transaction.query({
    text: `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes, made_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, tokenHash(token), asked.personId, asked.name, asked.scopes, asked.madeAt, asked.expiresAt],
  });
  return { id, token };
}

/** Ends one of the viewer's tokens; false when there is none such. */
export async function deleteOwnToken(transaction: Transaction, tokenId: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'DELETE FROM personal_tokens WHERE id = $1 RETURNING id',
    values: [tokenId],
  });
  return rows.length > 0;
}
