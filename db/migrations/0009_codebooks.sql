-- Codebooks: dated, versioned data. A published version is frozen for ever, so that an old statement is always
-- read in the words of its own day.

CREATE TABLE codebook_versions (
  codebook_id text NOT NULL CHECK (codebook_id ~ '^[a-z0-9][A-Za-z0-9-]{0,79}$'),
  version text NOT NULL CHECK (version ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'),
  -- Null for a version that everybody here may use; otherwise the space that brought it.
  space_id uuid REFERENCES spaces ON DELETE CASCADE,
  content jsonb NOT NULL,
  state text NOT NULL DEFAULT 'published' CHECK (state IN ('draft', 'published', 'superseded')),
  added_by uuid REFERENCES people ON DELETE SET NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  PRIMARY KEY (codebook_id, version),
  CHECK ((state = 'draft') = (published_at IS NULL))
);
CREATE INDEX codebook_versions_space ON codebook_versions (space_id) WHERE space_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON codebook_versions TO toile_viewer;
ALTER TABLE codebook_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY codebook_versions_read ON codebook_versions FOR SELECT TO toile_viewer USING (
  space_id IS NULL OR space_id = ANY ((SELECT viewer_spaces())::uuid[])
);
-- Those who keep a space's memory bring its codebooks. The shared ones come with Toile: a version is written here the
-- first time it is used, as it then was.
CREATE POLICY codebook_versions_add ON codebook_versions FOR INSERT TO toile_viewer WITH CHECK (
  space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
  OR (space_id IS NULL AND added_by IS NULL AND viewer_id() IS NOT NULL)
);
CREATE POLICY codebook_versions_change ON codebook_versions FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));

CREATE FUNCTION guard_codebook_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.codebook_id <> OLD.codebook_id
      OR NEW.version <> OLD.version OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'a published version of a codebook never changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER codebook_versions_guard BEFORE UPDATE ON codebook_versions
  FOR EACH ROW EXECUTE FUNCTION guard_codebook_version();
