-- Crosswalks (correspondances): what the codes of one version of a codebook become in another, for a space. Each change
-- is a revision, signed and dated; none is ever rewritten.

CREATE TABLE crosswalks (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  from_id text NOT NULL,
  from_version text NOT NULL,
  to_id text NOT NULL,
  to_version text NOT NULL,
  -- First and last day on which it holds; null while no end is known.
  valid_from_on date NOT NULL,
  valid_until_on date,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (from_id, from_version) REFERENCES codebook_versions,
  FOREIGN KEY (to_id, to_version) REFERENCES codebook_versions,
  CHECK ((from_id, from_version) <> (to_id, to_version)),
  CHECK (valid_until_on >= valid_from_on)
);
CREATE INDEX crosswalks_space ON crosswalks (space_id, valid_from_on DESC, id DESC);

CREATE TABLE crosswalk_revisions (
  crosswalk_id uuid NOT NULL REFERENCES crosswalks ON DELETE CASCADE,
  -- From 1, in order.
  number integer NOT NULL,
  -- A note, and by list of codes what each code becomes, in exact shares.
  content jsonb NOT NULL,
  made_by uuid REFERENCES people ON DELETE SET NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (crosswalk_id, number)
);
CREATE INDEX crosswalk_revisions_made_by ON crosswalk_revisions (made_by) WHERE made_by IS NOT NULL;

GRANT SELECT, INSERT ON crosswalks, crosswalk_revisions TO toile_viewer;
GRANT UPDATE (valid_until_on) ON crosswalks TO toile_viewer;

ALTER TABLE crosswalks ENABLE ROW LEVEL SECURITY;
CREATE POLICY crosswalks_read ON crosswalks FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY crosswalks_add ON crosswalks FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]) AND opened_by = viewer_id());
CREATE POLICY crosswalks_change ON crosswalks FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));

ALTER TABLE crosswalk_revisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY crosswalk_revisions_read ON crosswalk_revisions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM crosswalks WHERE crosswalks.id = crosswalk_id));
CREATE POLICY crosswalk_revisions_add ON crosswalk_revisions FOR INSERT TO toile_viewer WITH CHECK (
  made_by = viewer_id() AND EXISTS (SELECT FROM crosswalks WHERE crosswalks.id = crosswalk_id
    AND crosswalks.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])));

-- Two crosswalks of a space between the same versions never hold on the same day: a trace has one reading.
CREATE FUNCTION guard_crosswalk_dates() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('crosswalks ' || NEW.space_id, 0));
  IF EXISTS (SELECT FROM crosswalks other WHERE other.id <> NEW.id AND other.space_id = NEW.space_id
      AND (other.from_id, other.from_version, other.to_id, other.to_version)
        = (NEW.from_id, NEW.from_version, NEW.to_id, NEW.to_version)
      AND daterange(other.valid_from_on, other.valid_until_on, '[]')
        && daterange(NEW.valid_from_on, NEW.valid_until_on, '[]')) THEN
    RAISE EXCEPTION 'another crosswalk holds on these days' USING ERRCODE = '23P01', CONSTRAINT = 'crosswalks_dates';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER crosswalks_dates BEFORE INSERT OR UPDATE OF valid_until_on ON crosswalks
  FOR EACH ROW EXECUTE FUNCTION guard_crosswalk_dates();
