-- What left the team: a version, for an audience, whole and protected, so that reading it needs neither the bilan nor what
-- it rests on. What is public may be withdrawn; that it left stays known.
CREATE TABLE report_outings (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  version_id uuid NOT NULL REFERENCES report_versions ON DELETE CASCADE,
  audience text NOT NULL CHECK (audience IN ('institution', 'funder', 'members', 'public')),
  content jsonb NOT NULL,
  made_by uuid REFERENCES people ON DELETE SET NULL,
  made_at timestamptz NOT NULL,
  withdrawn_by uuid REFERENCES people ON DELETE SET NULL,
  withdrawn_at timestamptz
);
CREATE INDEX report_outings_report ON report_outings (report_id, made_at DESC);
CREATE INDEX report_outings_version ON report_outings (version_id);
-- A bilan is public in one version at a time.
CREATE UNIQUE INDEX report_outings_public ON report_outings (report_id) WHERE audience = 'public' AND withdrawn_at IS NULL;

-- What was taken out, and why: apart, since it never leaves the team.
CREATE TABLE report_outing_removals (
  outing_id uuid PRIMARY KEY REFERENCES report_outings ON DELETE CASCADE,
  removed jsonb NOT NULL
);

CREATE FUNCTION report_is_adopted(version uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM report_version_adoptions WHERE version_id = version);
-- The story and real people stay apart: what is public is public on its side.
CREATE FUNCTION report_is_on_viewers_side(report uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM report_spaces r JOIN spaces s ON s.id = r.space_id
    WHERE r.report_id = report AND s.of_the_story = viewer_sees_the_story());
CREATE FUNCTION report_of_outing(outing uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT report_id FROM report_outings WHERE id = outing);

GRANT SELECT, INSERT ON report_outings, report_outing_removals TO toile_viewer;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON report_outings TO toile_viewer;
ALTER TABLE report_outings ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_outings_read ON report_outings FOR SELECT TO toile_viewer USING (
  report_id = ANY ((SELECT viewer_reports())::uuid[])
  OR (audience = 'public' AND withdrawn_at IS NULL AND report_is_on_viewers_side(report_id)));
-- Only those who keep the memory let something out, of a version of the same bilan; what is public was adopted.
CREATE POLICY report_outings_add ON report_outings FOR INSERT TO toile_viewer WITH CHECK (
  made_by = viewer_id() AND withdrawn_at IS NULL AND report_id = ANY ((SELECT viewer_kept_reports())::uuid[])
  AND report_of_version(version_id) = report_id AND (audience <> 'public' OR report_is_adopted(version_id)));
CREATE POLICY report_outings_withdraw ON report_outings FOR UPDATE TO toile_viewer
  USING (withdrawn_at IS NULL AND report_id = ANY ((SELECT viewer_kept_reports())::uuid[]))
  WITH CHECK (withdrawn_by = viewer_id() AND withdrawn_at IS NOT NULL);
ALTER TABLE report_outing_removals ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_outing_removals_read ON report_outing_removals FOR SELECT TO toile_viewer
  USING (report_of_outing(outing_id) = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_outing_removals_add ON report_outing_removals FOR INSERT TO toile_viewer
  WITH CHECK (report_of_outing(outing_id) = ANY ((SELECT viewer_kept_reports())::uuid[]));
