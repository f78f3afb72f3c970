import { tokenHash } from '#/platform/secrets.ts';
import type { Membership, Person, Services } from '#/platform/visit.ts';

interface ViewerRow {
  person_id: string;
  name: string;
  administrator: boolean;
  memberships: Membership[];
  session_id: string | null;
  scopes: string[] | null;
}

/** The person whose session a cookie opens, or null when it is unknown, ended or out of date. */
export async function viewerOfSession(services: Services, token: string): Promise<Person | null> {
  const [row] = await services.database.systemQuery<ViewerRow>({
    name: 'viewer_of_session',
    text: `SELECT p.id AS person_id, p.name, p.administrator_since IS NOT NULL AS administrator,
                  memberships_of(p.id) AS memberships, s.id AS session_id, NULL AS scopes
           FROM sessions s JOIN people p ON p.id = s.person_id
           WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.left_at IS NULL`,
    values: [tokenHash(token), services.clock.now()],
  });
  return row ? asPerson(row) : null;
}

/** The person who made a personal token, limited to its scopes, or null. */
export async function viewerOfToken(services: Services, token: string): Promise<Person | null> {
  const [row] = await services.database.systemQuery<ViewerRow>({
    name: 'viewer_of_token',
    text: `UPDATE personal_tokens t SET used_at = $2
           FROM people p
           WHERE t.token_hash = $1 AND p.id = t.person_id AND p.left_at IS NULL
             AND (t.expires_at IS NULL OR t.expires_at > $2)
           RETURNING p.id AS person_id, p.name, p.administrator_since IS NOT NULL AS administrator,
                     memberships_of(p.id) AS memberships, NULL AS session_id, t.scopes`,
    values: [tokenHash(token), services.clock.now()],
  });
  return row ? asPerson(row) : null;
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
