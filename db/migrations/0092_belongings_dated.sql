-- A space's own place may lie in several territories, each between two days; those who keep the space date, end, correct
-- and take back what they noted.
ALTER TABLE place_belongings
  ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ADD CHECK (valid_until IS NULL OR valid_from IS NULL OR valid_until > valid_from);
GRANT DELETE ON place_belongings TO toile_viewer;

-- A place lies in a reference place or in another of its own space: members read all of it, and no other space is told.
CREATE FUNCTION viewer_may_place_in(place uuid, parent uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (
    SELECT FROM places own JOIN places larger ON larger.id = parent AND (larger.space_id IS NULL OR larger.space_id = own.space_id)
    WHERE own.id = place AND own.space_id = ANY (viewer_kept_spaces()));

DROP POLICY place_belongings_add ON place_belongings;
CREATE POLICY place_belongings_add ON place_belongings FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_place_in(place_id, parent_id));
CREATE POLICY place_belongings_change ON place_belongings FOR UPDATE TO toile_viewer
  USING (viewer_may_place_in(place_id, parent_id)) WITH CHECK (viewer_may_place_in(place_id, parent_id));
CREATE POLICY place_belongings_remove ON place_belongings FOR DELETE TO toile_viewer
  USING (viewer_may_place_in(place_id, parent_id));
