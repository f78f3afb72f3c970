import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import type { Membership, Person, Services } from '#/platform/visit.ts';
import { type OpenSession, sessionIdleSeconds, sessionLifeSeconds, sessionTouchSeconds } from './session.ts';

interface ViewerRow {
  person_id: string;
  name: string;
  administrator: boolean;
  memberships: Membership[];
  session_id: string | null;
  scopes: string[] | null;
  is_stale: boolean;
}

const viewersOfSessions = {
  name: 'viewers_of_sessions',
  // LIMIT keeps each look-up apart: the planner, who expects a hundred, would rather read all the sessions.
  text: `SELECT place, found.*
         FROM ROWS FROM (jsonb_to_recordset($1) AS (hash text, now timestamptz, stale_before timestamptz,
             story_is_open boolean)) WITH ORDINALITY AS asked (hash, now, stale_before, story_is_open, place)
           CROSS JOIN LATERAL (
             SELECT p.id AS person_id, p.name, p.administrator_since IS NOT NULL AS administrator,
                    memberships_of(p.id) AS memberships, s.id AS session_id, NULL AS scopes,
                    s.seen_at < stale_before AS is_stale
             FROM sessions s JOIN people p ON p.id = s.person_id
             WHERE s.token_hash = decode(hash, 'hex') AND s.expires_at > now AND p.left_at IS NULL
               AND p.disabled_at IS NULL AND (p.story_role IS NULL OR story_is_open)
             LIMIT 1) AS found`,
};

/**
 * The person whose session a cookie opens, or null when it is unknown, ended, or its person may not enter.
 * People of the story enter only while the demonstration is open. A visit moves the end of the session.
 */
export async function viewerOfSession(services: Services, token: string): Promise<Person | null> {
  const now = services.clock.now();
  const row = await services.database.systemTogether<ViewerRow>(viewersOfSessions, {
    hash: tokenHash(token).toString('hex'),
    now,
    stale_before: before(now, sessionTouchSeconds),
    story_is_open: services.settings.demonstration,
  });
  if (!row) return null;
  if (row.is_stale) await touchSession(services, row.session_id!, now);
  return asPerson(row);
}

async function touchSession(services: Services, sessionId: string, now: Date): Promise<void> {
  await services.database.systemQuery({
    name: 'touch_session',
    text: `UPDATE sessions SET seen_at = $2, expires_at = least($3, opened_at + make_interval(secs => $4)) WHERE id = $1`,
    values: [sessionId, now, before(now, -sessionIdleSeconds), sessionLifeSeconds],
  });
}

/** The person who made a personal token, limited to its scopes, or null. */
export async function viewerOfToken(services: Services, token: string): Promise<Person | null> {
  const now = services.clock.now();
  const hash = tokenHash(token);
  const [row] = await services.database.systemQuery<ViewerRow>({
    name: 'viewer_of_token',
    text: `SELECT p.id AS person_id, p.name, p.administrator_since IS NOT NULL AS administrator,
                  memberships_of(p.id) AS memberships, NULL AS session_id, t.scopes,
                  t.used_at IS NULL OR t.used_at < $3 AS is_stale
           FROM personal_tokens t JOIN people p ON p.id = t.person_id
           WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)
             AND p.left_at IS NULL AND p.disabled_at IS NULL AND (p.story_role IS NULL OR $4)`,
    values: [hash, now, before(now, sessionTouchSeconds), services.settings.demonstration],
  });
  if (!row) return null;
  if (row.is_stale) {
    await services.database.systemQuery({
      name: 'touch_token',
      text: 'UPDATE personal_tokens SET used_at = $2 WHERE token_hash = $1',
      values: [hash, now],
    });
  }
  return asPerson(row);
}

function before(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() - seconds * 1000);
}

function asPerson(row: ViewerRow): Person {
  return {
    kind: 'person',
    personId: row.person_id,
    name: row.name,
    isAdministrator: row.administrator,
    memberships: row.memberships,
    sessionId: row.session_id,
    scopes: row.scopes,
  };
}

/** Opens a session and returns its token, told once. As the system. */
export async function insertSession(
  transaction: Transaction,
  session: { personId: string; device: string; now: Date },
): Promise<string> {
  const token = newToken();
  await transaction.query({
    text: `INSERT INTO sessions (id, token_hash, person_id, opened_at, seen_at, expires_at, device)
           VALUES ($1, $2, $3, $4, $4, $5, $6)`,
    values: [
      newId(),
      tokenHash(token),
      session.personId,
      session.now,
      before(session.now, -sessionIdleSeconds),
      session.device,
    ],
  });
  return token;
}

/** Ends the session behind a token, if there is one. As the system. */
export async function deleteSessionBehind(transaction: Transaction, token: string): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM sessions WHERE token_hash = $1',
    values: [tokenHash(token)],
  });
}

/** Ends every session of a person. As the system. */
export async function deleteSessionsOf(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM sessions WHERE person_id = $1', values: [personId] });
}

/** The viewer's own open sessions, the last seen first. */
export async function ownSessions(transaction: Transaction, now: Date): Promise<OpenSession[]> {
  const rows = await transaction.query<{ id: string; opened_at: Date; seen_at: Date; device: string }>({
    text: 'SELECT id, opened_at, seen_at, device FROM own_sessions WHERE expires_at > $1 ORDER BY seen_at DESC, id',
    values: [now],
  });
  return rows.map((row) => ({
    id: row.id,
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    device: row.device,
  }));
}

/** Ends one of the viewer's own sessions; false when it is not theirs or already ended. */
export async function deleteOwnSession(transaction: Transaction, sessionId: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'DELETE FROM own_sessions WHERE id = $1 RETURNING id',
    values: [sessionId],
  });
  return rows.length > 0;
}

/** Ends all the viewer's own sessions but one. */
export async function deleteOtherOwnSessions(
  transaction: Transaction,
  keptId: string | null,
): Promise<number> {
  const rows = await transaction.query({
    text: 'DELETE FROM own_sessions WHERE id IS DISTINCT FROM $1::uuid RETURNING id',
    values: [keptId],
  });
  return rows.length;
}

const invitationsKeptDays = 90;

/**
 * Forgets what is over: sessions, steps of sign-in, links and counts of attempts at once; invitations, and the
 * addresses they name, ninety days after. As the system.
 */
export async function deleteEnded(transaction: Transaction, now: Date): Promise<void> {
  for (const table of ['sessions', 'sign_in_attempts', 'single_use_links']) {
    await transaction.query({ text: `DELETE FROM ${table} WHERE expires_at <= $1`, values: [now] });
  }
  await transaction.query({ text: 'DELETE FROM rate_limits WHERE expire <= $1', values: [now.getTime()] });
  await transaction.query({
    text: 'DELETE FROM invitations WHERE coalesce(revoked_at, expires_at) <= $1',
    values: [before(now, invitationsKeptDays * 86_400)],
  });
}

/** The person with this address, as on the site but without a session: for the command line. Null when nobody. */
export async function viewerByEmail(services: Services, email: string): Promise<Person | null> {
  const [row] = await services.database.systemQuery<ViewerRow>({
    name: 'viewer_by_email',
    text: `SELECT p.id AS person_id, p.name, p.administrator_since IS NOT NULL AS administrator,
                  memberships_of(p.id) AS memberships, NULL AS session_id, NULL AS scopes
           FROM people p WHERE lower(p.email) = $1 AND p.left_at IS NULL AND p.disabled_at IS NULL`,
    values: [email.trim().toLowerCase()],
  });
  return row ? asPerson(row) : null;
}
