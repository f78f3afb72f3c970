-- People of the instance, and how each one proves who they are.

CREATE TABLE people (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text CHECK (length(email) <= 320),
  locale text NOT NULL DEFAULT 'fr' CHECK (locale IN ('fr', 'en')),
  administrator_since timestamptz,
  joined_at timestamptz NOT NULL DEFAULT now(),
  left_at timestamptz,
  -- A person of the demonstration story: anybody may sign in as them while the demonstration is open.
  story_role text
);
CREATE UNIQUE INDEX people_email ON people (lower(email)) WHERE left_at IS NULL;
GRANT SELECT (id, name) ON people TO toile_viewer;
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
CREATE POLICY people_signed_in ON people FOR SELECT TO toile_viewer USING (viewer_id() IS NOT NULL);

CREATE TABLE passwords (
  person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

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
