-- The ground every domain stands on: who reads (row-level security), what was done, what was already sent.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Requests run as this role; it owns nothing and sees what policies allow.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'toile_viewer') THEN
    CREATE ROLE toile_viewer NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of the same cluster made it meanwhile
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT toile_viewer TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO toile_viewer;

CREATE FUNCTION viewer_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('toile.person', true), '')::uuid;

CREATE TABLE happenings (
  id uuid PRIMARY KEY,
  happened_at timestamptz NOT NULL DEFAULT now(),
  person_id uuid,
  space_id uuid,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX happenings_subject ON happenings (subject_kind, subject_id, happened_at);
CREATE INDEX happenings_space ON happenings (space_id, happened_at DESC) WHERE space_id IS NOT NULL;
GRANT SELECT, INSERT ON happenings TO toile_viewer;
ALTER TABLE happenings ENABLE ROW LEVEL SECURITY;
CREATE POLICY happenings_write ON happenings FOR INSERT TO toile_viewer
  WITH CHECK (person_id IS NOT DISTINCT FROM viewer_id());

CREATE TABLE submissions (
  person_id uuid NOT NULL,
  key text NOT NULL,
  print text NOT NULL,
  outcome jsonb,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, key)
);
CREATE INDEX submissions_age ON submissions (submitted_at);
GRANT SELECT, INSERT, UPDATE ON submissions TO toile_viewer;
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY submissions_own ON submissions TO toile_viewer
  USING (person_id = viewer_id()) WITH CHECK (person_id = viewer_id());

CREATE TABLE rate_limits (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- Jobs are queued inside the transaction of the act they follow from.
CREATE FUNCTION enqueue_job(name text, payload json, queue text, job_key text, run_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, queue_name => queue, job_key => job_key, run_at => run_at);
END $$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text, text, timestamptz) TO toile_viewer;
