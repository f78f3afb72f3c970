-- Named versions of a bilan, and those that a space adopted. A version is a copy: no right to change it is given to anybody.
CREATE TABLE report_versions (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  number integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- Title, period, language and sections as they were. Evidence and plots are never rewritten: their names are enough.
  content jsonb NOT NULL,
  named_by uuid REFERENCES people ON DELETE SET NULL,
  named_at timestamptz NOT NULL,
  UNIQUE (report_id, number)
);
CREATE TABLE report_version_adoptions (
  version_id uuid NOT NULL REFERENCES report_versions ON DELETE CASCADE,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  adopted_on date NOT NULL,
  -- Assembly, meeting, vote: in words.
  adopted_at text NOT NULL CHECK (length(adopted_at) BETWEEN 1 AND 300),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (version_id, space_id)
);
CREATE INDEX report_version_adoptions_space ON report_version_adoptions (space_id);

CREATE FUNCTION report_of_version(version uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT report_id FROM report_versions WHERE id = version);

GRANT SELECT, INSERT ON report_versions, report_version_adoptions TO toile_viewer;
ALTER TABLE report_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_versions_read ON report_versions FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_versions_add ON report_versions FOR INSERT TO toile_viewer WITH CHECK (
  named_by = viewer_id() AND report_id = ANY ((SELECT viewer_working_reports())::uuid[]));
ALTER TABLE report_version_adoptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_version_adoptions_read ON report_version_adoptions FOR SELECT TO toile_viewer
  USING (report_of_version(version_id) = ANY ((SELECT viewer_reports())::uuid[]));
-- Adopted in the name of a space by those who keep its memory.
CREATE POLICY report_version_adoptions_add ON report_version_adoptions FOR INSERT TO toile_viewer WITH CHECK (
  noted_by = viewer_id() AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
  AND space_id = ANY (report_space_ids(report_of_version(version_id))));
