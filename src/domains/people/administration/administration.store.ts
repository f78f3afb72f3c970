import type { Transaction } from '#/platform/database.ts';
import { type AdministeredPerson, peopleShown } from './administration.ts';

interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  joined_at: Date;
  administrator: boolean;
  disabled: boolean;
  story: boolean;
}

const columns = `id, name, email, joined_at, administrator_since IS NOT NULL AS administrator,
  disabled_at IS NOT NULL AS disabled, story_role IS NOT NULL AS story`;

/**
 * People of the instance whose name or address contains a text, in alphabetical order and no other, from whoever
 * follows `after` on. Nobody, for whoever does not administer.
 */
export async function administeredPeople(
  transaction: Transaction,
  text: string,
  { after = null, most = peopleShown }: { after?: string | null; most?: number } = {},
): Promise<AdministeredPerson[]> {
  const rows = await transaction.query<PersonRow>({
    text: `SELECT ${columns} FROM administered_people
           WHERE (position(lower($1) IN lower(name)) > 0 OR position(lower($1) IN lower(coalesce(email, ''))) > 0)
             AND ($3::uuid IS NULL OR (lower(name), id) > (SELECT lower(name), id FROM administered_people WHERE id = $3))
           ORDER BY lower(name), id LIMIT $2`,
    values: [text, most, after],
  });
  return rows.map(asPerson);
}

/** One person, or null. */
export async function administeredPerson(
  transaction: Transaction,
  personId: string,
): Promise<AdministeredPerson | null> {
  const [row] = await transaction.query<PersonRow>({
    text: `SELECT ${columns} FROM administered_people WHERE id = $1`,
    values: [personId],
  });
  return row ? asPerson(row) : null;
}

/** Stops somebody's access (an instant), closing what they have open, or gives it back (null). */
export async function saveAccess(
  transaction: Transaction,
  personId: string,
  disabledAt: Date | null,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE administered_people SET disabled_at = $2 WHERE id = $1',
    values: [personId, disabledAt],
  });
  if (disabledAt !== null) {
    await transaction.query({ text: 'SELECT end_sessions_of($1)', values: [personId] });
  }
}

/** Makes somebody administer (since an instant), or no longer (null). */
export async function savePowers(
  transaction: Transaction,
  personId: string,
  since: Date | null,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE administered_people SET administrator_since = $2 WHERE id = $1',
    values: [personId, since],
  });
}

const administratorsLock = 7_014_533;

/** Whether somebody else than this person administers; two who ask at once wait for one another. */
export async function othersAdminister(transaction: Transaction, personId: string): Promise<boolean> {
  await transaction.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [administratorsLock] });
  const rows = await transaction.query({
    text: `SELECT FROM administered_people
           WHERE id <> $1 AND administrator_since IS NOT NULL AND disabled_at IS NULL LIMIT 1`,
    values: [personId],
  });
  return rows.length > 0;
}

function asPerson(row: PersonRow): AdministeredPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    joinedAt: row.joined_at,
    isAdministrator: row.administrator,
    isDisabled: row.disabled,
    isOfTheStory: row.story,
  };
}
