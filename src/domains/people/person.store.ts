import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Locale } from '#/platform/visit.ts';
import { type Account, normalEmail } from './person.ts';

/** Somebody who may be about to sign in. */
export interface Candidate {
  personId: string;
  name: string;
  locale: Locale;
  emailIsVerified: boolean;
  passwordHash: string | null;
}

interface CandidateRow {
  id: string;
  name: string;
  locale: Locale;
  verified: boolean;
  hash: string | null;
}

const candidateText = `SELECT p.id, p.name, p.locale, p.email_verified_at IS NOT NULL AS verified, w.hash
  FROM people p LEFT JOIN passwords w ON w.person_id = p.id
  WHERE p.left_at IS NULL AND p.disabled_at IS NULL AND p.story_role IS NULL`;

/** The person with this address who may sign in, or null. As the system. */
export async function candidateByEmail(transaction: Transaction, email: string): Promise<Candidate | null> {
  const [row] = await transaction.query<CandidateRow>({
    text: `${candidateText} AND lower(p.email) = $1`,
    values: [normalEmail(email)],
  });
  return row ? asCandidate(row) : null;
}

/** The person with this id who may sign in, or null. As the system. */
export async function candidateById(transaction: Transaction, personId: string): Promise<Candidate | null> {
  const [row] = await transaction.query<CandidateRow>({
    text: `${candidateText} AND p.id = $1`,
    values: [personId],
  });
  return row ? asCandidate(row) : null;
}

function asCandidate(row: CandidateRow): Candidate {
  return {
    personId: row.id,
    name: row.name,
    locale: row.locale,
    emailIsVerified: row.verified,
    passwordHash: row.hash,
  };
}

export interface NewPerson {
  name: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  locale: Locale;
  administratorSince: Date | null;
  joinedAt: Date;
}

/**
 * Adds a person and returns their id. As the system. Throws the database's `people_email` error when the
 * address is somebody's already.
 */
export async function insertPerson(transaction: Transaction, person: NewPerson): Promise<string> {
  const id = newId(person.joinedAt.getTime());
  await transaction.query({
    text: `INSERT INTO people (id, name, email, email_verified_at, locale, administrator_since, joined_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      id,
      person.name,
      person.email === null ? null : normalEmail(person.email),
      person.emailVerifiedAt,
      person.locale,
      person.administratorSince,
      person.joinedAt,
    ],
  });
  return id;
}

/** Gives a person a password, in place of the one they had. As the system. */
export async function savePassword(
  transaction: Transaction,
  personId: string,
  hash: string,
  now: Date,
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO passwords (person_id, hash, changed_at) VALUES ($1, $2, $3)
           ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
    values: [personId, hash, now],
  });
}

/** Notes that the address a person has is proved; another address than theirs proves nothing. As the system. */
export async function verifyEmail(
  transaction: Transaction,
  personId: string,
  email: string,
  now: Date,
): Promise<void> {
  await transaction.query({
    text: `UPDATE people SET email_verified_at = $3
           WHERE id = $1 AND lower(email) = $2 AND email_verified_at IS NULL`,
    values: [personId, normalEmail(email), now],
  });
}

/** Gives a person an address they have proved. Throws `people_email` when it is somebody's. As the system. */
export async function saveEmail(
  transaction: Transaction,
  personId: string,
  email: string,
  verifiedAt: Date,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE people SET email = $2, email_verified_at = $3 WHERE id = $1',
    values: [personId, normalEmail(email), verifiedAt],
  });
}

/** Lets somebody administer from an instant, unless they do already. As the system. */
export async function makeAdministrator(
  transaction: Transaction,
  personId: string,
  since: Date,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE people SET administrator_since = coalesce(administrator_since, $2) WHERE id = $1',
    values: [personId, since],
  });
}

const firstAccountLock = 7_014_532;

/** Whether nobody but the people of the story has ever had an account here. As the system, or outside. */
export async function noAccountYet(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.query<{ somebody: boolean }>({
    text: 'SELECT EXISTS (SELECT FROM people WHERE story_role IS NULL) AS somebody',
  });
  return !row?.somebody;
}

/** Makes whoever else wants the first account wait for the end of this transaction. */
export async function lockFirstAccount(transaction: Transaction): Promise<void> {
  await transaction.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [firstAccountLock] });
}

/** The viewer's own account, or null for a stranger. */
export async function ownAccount(transaction: Transaction): Promise<Account | null> {
  const [row] = await transaction.query<{
    id: string;
    name: string;
    email: string | null;
    verified: boolean;
    locale: Locale;
    administrator: boolean;
    joined_at: Date;
    story: boolean;
  }>({
    text: `SELECT id, name, email, email_verified_at IS NOT NULL AS verified, locale,
                  administrator_since IS NOT NULL AS administrator, joined_at, story_role IS NOT NULL AS story
           FROM own_account`,
  });
  if (!row) return null;
  return {
    personId: row.id,
    name: row.name,
    email: row.email,
    emailIsVerified: row.verified,
    locale: row.locale,
    isAdministrator: row.administrator,
    joinedAt: row.joined_at,
    isOfTheStory: row.story,
  };
}
