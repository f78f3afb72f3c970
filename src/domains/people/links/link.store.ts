import type { Transaction } from '#/platform/database.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { type LinkPurpose, linkMinutes } from './link.ts';

export interface NewLink {
  purpose: LinkPurpose;
  personId: string;
  /** The address to prove. */
  email: string | null;
  /** A local path to come back to, or the empty text. */
  returnTo: string;
  now: Date;
}

export interface LinkBehind {
  personId: string;
  email: string | null;
  returnTo: string;
}

/** Makes a link in place of the person's earlier ones of the same kind; returns its token. As the system. */
export async function insertLink(transaction: Transaction, link: NewLink): Promise<string> {
  const token = newToken();
  await transaction.query({
    text: 'DELETE FROM single_use_links WHERE person_id = $1 AND purpose = $2',
    values: [link.personId, link.purpose],
  });
  await transaction.query({
    text: `INSERT INTO single_use_links (token_hash, purpose, person_id, email, return_to, made_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      tokenHash(token),
      link.purpose,
      link.personId,
      link.email,
      link.returnTo,
      link.now,
      new Date(link.now.getTime() + linkMinutes[link.purpose] * 60_000),
    ],
  });
  return token;
}

const columns = 'person_id, email, return_to';

interface LinkRow {
  person_id: string;
  email: string | null;
  return_to: string;
}

/** What a link opens, without using it; null when it is unknown, used or over. As the system. */
export async function linkBehind(
  transaction: Transaction,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkBehind | null> {
  const [row] = await transaction.query<LinkRow>({
    text: `SELECT ${columns} FROM single_use_links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3`,
    values: [tokenHash(token), purpose, now],
  });
  return row ? asLink(row) : null;
}

/** Uses a link: of two at the same time, one gets it. As the system. */
export async function takeLink(
  transaction: Transaction,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkBehind | null> {
  const [row] = await transaction.query<LinkRow>({
    text: `DELETE FROM single_use_links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3
           RETURNING ${columns}`,
    values: [tokenHash(token), purpose, now],
  });
  return row ? asLink(row) : null;
}

/** Forgets every link of the viewer: their password or address has just changed. */
export async function deleteOwnLinks(transaction: Transaction): Promise<void> {
  await transaction.query({ text: 'DELETE FROM own_links' });
}

function asLink(row: LinkRow): LinkBehind {
  return { personId: row.person_id, email: row.email, returnTo: row.return_to };
}
