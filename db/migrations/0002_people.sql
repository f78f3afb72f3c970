-- People of the instance, and how each one proves who they are.

CREATE TABLE people (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text CHECK (length(email) <= 320),
  -- Only an address that was proved opens an account from elsewhere (provider of identity).
  email_verified_at timestamptz,
  locale text NOT NULL DEFAULT 'fr' CHECK (locale IN ('fr', 'en')),
  administrator_since timestamptz,
  joined_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  left_at timestamptz,
  -- A person of the demonstration story: anybody may sign in as them while the demonstration is open.
  story_role text CHECK (story_role IS NULL OR administrator_since IS NULL)
);
CREATE UNIQUE INDEX people_email ON people (lower(email)) WHERE left_at IS NULL;

CREATE FUNCTION viewer_is_administrator() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM people WHERE id = viewer_id() AND administrator_since IS NOT NULL
                 AND disabled_at IS NULL AND left_at IS NULL);

CREATE FUNCTION viewer_is_of_the_story() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM people WHERE id = viewer_id() AND story_role IS NOT NULL);

-- Anybody at all may enter as a person of the story: those never read the names of real people.
GRANT SELECT (id, name) ON people TO toile_viewer;
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
CREATE POLICY people_signed_in ON people FOR SELECT TO toile_viewer USING (
  (SELECT viewer_id()) IS NOT NULL
  AND (story_role IS NOT NULL OR NOT (SELECT viewer_is_of_the_story()))
);

-- What people read and change of their own account; the view is the only way, and shows one row.
CREATE VIEW own_account WITH (security_barrier) AS
  SELECT id, name, email, email_verified_at, locale, administrator_since, joined_at, story_role
  FROM people WHERE id = viewer_id() AND left_at IS NULL
  WITH CHECK OPTION;
GRANT SELECT, UPDATE (name, email, email_verified_at, locale) ON own_account TO toile_viewer;

-- What administrators read and change of others: never what anybody did, or how much.
CREATE VIEW administered_people WITH (security_barrier) AS
  SELECT id, name, email, joined_at, administrator_since, disabled_at, story_role
  FROM people WHERE left_at IS NULL AND viewer_is_administrator()
  WITH CHECK OPTION;
GRANT SELECT, UPDATE (administrator_since, disabled_at) ON administered_people TO toile_viewer;

CREATE TABLE passwords (
  person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE VIEW own_password WITH (security_barrier) AS
  SELECT person_id, hash, changed_at FROM passwords WHERE person_id = viewer_id()
  WITH CHECK OPTION;
GRANT SELECT, INSERT, UPDATE, DELETE ON own_password TO toile_viewer;

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  opened_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  device text NOT NULL DEFAULT ''
);
CREATE INDEX sessions_person ON sessions (person_id);
-- Stopping somebody's access closes what they have open; for administrators only.
CREATE FUNCTION end_sessions_of(person uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT viewer_is_administrator() THEN
    RAISE EXCEPTION 'administrators only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM sessions WHERE person_id = person;
  DELETE FROM single_use_links WHERE person_id = person;
END $$;
REVOKE ALL ON FUNCTION end_sessions_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_sessions_of(uuid) TO toile_viewer;
CREATE INDEX sessions_end ON sessions (expires_at);
CREATE VIEW own_sessions WITH (security_barrier) AS
  SELECT id, opened_at, seen_at, expires_at, device FROM sessions WHERE person_id = viewer_id();
GRANT SELECT, DELETE ON own_sessions TO toile_viewer;

CREATE TABLE personal_tokens (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scopes text[] NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  expires_at timestamptz
);
CREATE INDEX personal_tokens_person ON personal_tokens (person_id);
GRANT SELECT (id, person_id, name, scopes, made_at, used_at, expires_at), INSERT, DELETE ON personal_tokens TO toile_viewer;
ALTER TABLE personal_tokens ENABLE ROW LEVEL SECURITY;
CREATE POLICY personal_tokens_own ON personal_tokens TO toile_viewer
  USING (person_id = viewer_id()) WITH CHECK (person_id = viewer_id());

-- Passkeys (WebAuthn): a public key each, nothing secret.
CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  credential_id text NOT NULL UNIQUE CHECK (length(credential_id) <= 2000),
  public_key bytea NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  made_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX passkeys_person ON passkeys (person_id);
GRANT SELECT, INSERT, DELETE ON passkeys TO toile_viewer;
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
CREATE POLICY passkeys_own ON passkeys TO toile_viewer
  USING (person_id = viewer_id()) WITH CHECK (person_id = viewer_id());

-- Accounts at a provider of identity (OpenID Connect), by its issuer and subject.
CREATE TABLE provider_identities (
  issuer text NOT NULL,
  subject text NOT NULL CHECK (length(subject) <= 255),
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX provider_identities_person ON provider_identities (person_id);
GRANT SELECT, DELETE ON provider_identities TO toile_viewer;
ALTER TABLE provider_identities ENABLE ROW LEVEL SECURITY;
CREATE POLICY provider_identities_own ON provider_identities TO toile_viewer USING (person_id = viewer_id());

-- What must be remembered between two steps of a sign-in (challenge, state, nonce), a few minutes at most.
CREATE TABLE sign_in_attempts (
  token_hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('passkey', 'new-passkey', 'provider')),
  person_id uuid REFERENCES people ON DELETE CASCADE,
  details jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempts_end ON sign_in_attempts (expires_at);

-- Links that work once: to sign in, to prove an address, to choose a new password.
CREATE TABLE single_use_links (
  token_hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sign-in', 'email', 'password')),
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  email text,
  return_to text NOT NULL DEFAULT '',
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX single_use_links_person ON single_use_links (person_id, purpose);
CREATE VIEW own_links WITH (security_barrier) AS
  SELECT purpose FROM single_use_links WHERE person_id = viewer_id();
GRANT SELECT, DELETE ON own_links TO toile_viewer;

CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  -- Absent until the message that carries the link has left.
  token_hash bytea UNIQUE,
  -- Absent: an invitation to the instance, which gives an account and no space.
  space_id uuid,
  role text CHECK (role IN ('guest', 'member', 'secretary', 'facilitator')),
  email text CHECK (length(email) <= 320),
  invited_by uuid NOT NULL REFERENCES people,
  made_at timestamptz NOT NULL,
  -- When the message that carries the link left: whoever holds the link then reads that address.
  sent_at timestamptz,
  expires_at timestamptz NOT NULL,
  -- Absent: as many as come before it ends.
  uses_allowed integer CHECK (uses_allowed >= 1),
  uses integer NOT NULL DEFAULT 0,
  revoked_at timestamptz,
  CHECK ((space_id IS NULL) = (role IS NULL)),
  CHECK (email IS NULL OR uses_allowed = 1)
);
CREATE INDEX invitations_space ON invitations (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX invitations_inviter ON invitations (invited_by);

-- Who may invite there: those who facilitate the space; administrators for the instance.
CREATE FUNCTION viewer_may_invite_to(space uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF space IS NULL THEN RETURN viewer_is_administrator(); END IF;
  RETURN EXISTS (SELECT FROM memberships WHERE space_id = space AND person_id = viewer_id()
                 AND role = 'facilitator' AND until_on IS NULL);
END $$;

GRANT SELECT (id, space_id, role, email, invited_by, made_at, sent_at, expires_at, uses_allowed, uses, revoked_at),
  INSERT, UPDATE (revoked_at) ON invitations TO toile_viewer;
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitations_read ON invitations FOR SELECT TO toile_viewer USING (viewer_may_invite_to(space_id));
CREATE POLICY invitations_make ON invitations FOR INSERT TO toile_viewer
  WITH CHECK (invited_by = viewer_id() AND viewer_may_invite_to(space_id));
CREATE POLICY invitations_revoke ON invitations FOR UPDATE TO toile_viewer USING (viewer_may_invite_to(space_id));

-- What the bearer of a link is told before accepting: nothing when it is unknown, ended, used or revoked.
CREATE FUNCTION invitation_behind(hash bytea, at timestamptz)
  RETURNS TABLE (id uuid, space_id uuid, space_name text, role text, email text, sent_by_mail boolean,
                 inviter_id uuid, inviter_name text, of_the_story boolean, expires_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT i.id, i.space_id, s.name, i.role, i.email, i.sent_at IS NOT NULL, p.id, p.name,
           p.story_role IS NOT NULL, i.expires_at
    FROM invitations i
    JOIN people p ON p.id = i.invited_by AND p.disabled_at IS NULL
    LEFT JOIN spaces s ON s.id = i.space_id AND s.closed_at IS NULL
    WHERE i.token_hash = hash AND i.revoked_at IS NULL AND i.expires_at > at
      AND (i.uses_allowed IS NULL OR i.uses < i.uses_allowed)
      AND (i.space_id IS NULL OR s.id IS NOT NULL);
END $$;
GRANT EXECUTE ON FUNCTION invitation_behind(bytea, timestamptz) TO toile_viewer;

-- Uses an invitation once for a person and gives the membership it promised. Null when it is no longer good, or
-- when it would join the story to real people. Somebody who belongs to the space already keeps their role, and
-- the invitation keeps its use.
CREATE FUNCTION accept_invitation(hash bytea, person uuid, at timestamptz, today date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  invitation invitations%ROWTYPE;
BEGIN
  IF viewer_id() IS NOT NULL AND viewer_id() <> person THEN
    RAISE EXCEPTION 'an invitation is accepted for oneself' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO invitation FROM invitations i WHERE i.token_hash = hash FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (
    SELECT FROM invitation_behind(hash, at) b JOIN people p ON p.id = person
    WHERE b.of_the_story = (p.story_role IS NOT NULL)
  ) THEN
    RETURN NULL;
  END IF;
  IF invitation.space_id IS NOT NULL THEN
    IF EXISTS (SELECT FROM memberships WHERE space_id = invitation.space_id AND person_id = person AND until_on IS NULL) THEN
      RETURN invitation.id;
    END IF;
    INSERT INTO memberships (space_id, person_id, role, since_on) VALUES (invitation.space_id, person, invitation.role, today)
    ON CONFLICT (space_id, person_id, since_on) DO UPDATE SET role = excluded.role, until_on = NULL;
  END IF;
  UPDATE invitations SET uses = uses + 1 WHERE id = invitation.id;
  RETURN invitation.id;
END $$;
REVOKE ALL ON FUNCTION accept_invitation(bytea, uuid, timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_invitation(bytea, uuid, timestamptz, date) TO toile_viewer;

-- Register of confidentiality incidents (c. P-39.1, r. 3.1, s. 7: eight items; kept five years at least).
CREATE TABLE incidents (
  id uuid PRIMARY KEY,
  recorded_by uuid NOT NULL REFERENCES people,
  recorded_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  information text NOT NULL,
  circumstances text NOT NULL,
  happened text NOT NULL,
  noticed_on date NOT NULL,
  people_concerned text NOT NULL,
  harm text NOT NULL,
  serious boolean NOT NULL,
  commission_notified_on date,
  people_notified_on date,
  public_notice text NOT NULL DEFAULT '',
  measures text NOT NULL
);
GRANT SELECT, INSERT,
  UPDATE (changed_at, information, circumstances, happened, noticed_on, people_concerned, harm, serious,
          commission_notified_on, people_notified_on, public_notice, measures) ON incidents TO toile_viewer;
ALTER TABLE incidents ENABLE ROW LEVEL SECURITY;
CREATE POLICY incidents_administrators ON incidents TO toile_viewer
  USING (viewer_is_administrator()) WITH CHECK (viewer_is_administrator());
CREATE FUNCTION keep_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF greatest(OLD.recorded_at, OLD.changed_at) > now() - interval '5 years' THEN
    RAISE EXCEPTION 'an incident is kept at least five years';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER incidents_are_kept BEFORE DELETE ON incidents FOR EACH ROW EXECUTE FUNCTION keep_incident();
