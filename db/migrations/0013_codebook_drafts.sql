-- Drafts of codebooks: what a space prepares before publishing a version, each change with who and when. A published
-- version stays where it was (codebook_versions), frozen; here is only how it came to be.

ALTER TABLE codebook_versions
  -- What a local variant adds to the version it extends or changes in it; null for the others.
  ADD COLUMN difference jsonb,
  ADD COLUMN superseded_at timestamptz,
  ADD CONSTRAINT codebook_versions_superseded CHECK ((state = 'superseded') = (superseded_at IS NOT NULL));

CREATE OR REPLACE FUNCTION guard_codebook_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.codebook_id <> OLD.codebook_id
      OR NEW.version <> OLD.version OR NEW.difference IS DISTINCT FROM OLD.difference OR NEW.state = 'draft'
      OR NEW.space_id IS DISTINCT FROM OLD.space_id OR NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'a published version of a codebook never changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  IF OLD.state = 'superseded' AND NEW.state <> 'superseded' THEN
    RAISE EXCEPTION 'a version that was superseded stays so' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE codebook_drafts (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  codebook_id text NOT NULL CHECK (codebook_id ~ '^[a-z0-9][A-Za-z0-9-]{0,79}$'),
  version text NOT NULL CHECK (version ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'),
  -- The version it was opened from: an earlier one of the same codebook, or the one that a new variant extends.
  base_codebook_id text NOT NULL,
  base_version text NOT NULL,
  content jsonb NOT NULL,
  -- For a variant, what it does to the version it extends.
  difference jsonb,
  -- Conflicts met when the extended codebook got a new version, and what was decided of each.
  review jsonb NOT NULL DEFAULT '[]',
  -- From 1, one more at each change: two people who edit at once are told apart by it.
  revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
  -- The period on which changes are tried.
  sample_calendar_id text,
  sample_period_id text,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
);
CREATE INDEX codebook_drafts_space ON codebook_drafts (space_id, changed_at DESC);

CREATE TABLE codebook_draft_changes (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES codebook_drafts ON DELETE CASCADE,
  -- Revision of the draft once the change was made; for a text set aside, the one it met.
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'added', 'changed', 'moved', 'removed', 'headed', 'carried', 'decided', 'renumbered', 'set-aside', 'published')),
  -- Where in the codebook, such as `rows/groupe`, and which part.
  place text NOT NULL DEFAULT '',
  part_id text NOT NULL DEFAULT '',
  before jsonb,
  after jsonb,
  changed_by uuid REFERENCES people ON DELETE SET NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX codebook_draft_changes_draft ON codebook_draft_changes (draft_id, revision DESC);
CREATE INDEX codebook_draft_changes_person ON codebook_draft_changes (changed_by) WHERE changed_by IS NOT NULL;

CREATE FUNCTION guard_codebook_draft() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- A person who is forgotten is taken out of it, and nothing else.
  IF OLD.published_at IS NOT NULL AND to_jsonb(NEW) - 'opened_by' IS DISTINCT FROM to_jsonb(OLD) - 'opened_by' THEN
    RAISE EXCEPTION 'a draft that was published no longer changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_drafts_published';
  END IF;
  IF NEW.space_id <> OLD.space_id THEN
    RAISE EXCEPTION 'a draft stays in its space' USING ERRCODE = '42501', CONSTRAINT = 'codebook_drafts_space_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER codebook_drafts_guard BEFORE UPDATE ON codebook_drafts
  FOR EACH ROW EXECUTE FUNCTION guard_codebook_draft();

GRANT SELECT, INSERT, UPDATE, DELETE ON codebook_drafts TO toile_viewer;
GRANT SELECT, INSERT ON codebook_draft_changes TO toile_viewer;
ALTER TABLE codebook_drafts ENABLE ROW LEVEL SECURITY;
-- Those who work in the space read its drafts; those who keep its memory write them.
CREATE POLICY codebook_drafts_read ON codebook_drafts FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY codebook_drafts_add ON codebook_drafts FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]) AND opened_by = viewer_id() AND published_at IS NULL);
CREATE POLICY codebook_drafts_change ON codebook_drafts FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));
CREATE POLICY codebook_drafts_remove ON codebook_drafts FOR DELETE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]) AND published_at IS NULL);

ALTER TABLE codebook_draft_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY codebook_draft_changes_read ON codebook_draft_changes FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM codebook_drafts WHERE codebook_drafts.id = draft_id));
CREATE POLICY codebook_draft_changes_add ON codebook_draft_changes FOR INSERT TO toile_viewer WITH CHECK (
  changed_by = viewer_id() AND EXISTS (SELECT FROM codebook_drafts WHERE codebook_drafts.id = draft_id
    AND codebook_drafts.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])));
