-- Spaces: a team of OC, a table, a cell, a committee; who belongs to them, since when, with what role.

CREATE TABLE spaces (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind IN ('team', 'table', 'cell', 'committee')),
  purpose text NOT NULL DEFAULT '' CHECK (length(purpose) <= 4000),
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('space', 'network', 'public')),
  territory_id uuid,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);

CREATE TABLE memberships (
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('guest', 'member', 'secretary', 'facilitator')),
  organisation_id uuid,
  since_on date NOT NULL,
  until_on date,
  PRIMARY KEY (space_id, person_id, since_on)
);
CREATE UNIQUE INDEX memberships_current ON memberships (person_id, space_id) WHERE until_on IS NULL;
CREATE INDEX memberships_space ON memberships (space_id);

-- Asked once per statement by policies (as an initplan): the spaces the viewer belongs to today.
CREATE FUNCTION viewer_spaces() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(space_id), '{}') FROM memberships
          WHERE person_id = viewer_id() AND until_on IS NULL);

CREATE FUNCTION viewer_facilitated_spaces() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(space_id), '{}') FROM memberships
          WHERE person_id = viewer_id() AND until_on IS NULL AND role = 'facilitator');

-- Asked as the owner: under its own policies a viewer would see every foreign space as empty.
CREATE FUNCTION space_is_empty(space uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN NOT EXISTS (SELECT FROM memberships WHERE space_id = space);

GRANT SELECT, INSERT, UPDATE ON spaces, memberships TO toile_viewer;
ALTER TABLE spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY spaces_read ON spaces FOR SELECT TO toile_viewer USING (
  id = ANY ((SELECT viewer_spaces())::uuid[])
  OR visibility = 'public'
  OR (visibility = 'network' AND viewer_id() IS NOT NULL)
);
CREATE POLICY spaces_open ON spaces FOR INSERT TO toile_viewer WITH CHECK (viewer_id() IS NOT NULL);
CREATE POLICY spaces_change ON spaces FOR UPDATE TO toile_viewer
  USING (id = ANY ((SELECT viewer_facilitated_spaces())::uuid[]));

ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
CREATE POLICY memberships_read ON memberships FOR SELECT TO toile_viewer USING (
  person_id = viewer_id() OR space_id = ANY ((SELECT viewer_spaces())::uuid[])
);
-- A facilitator manages memberships; whoever opens a space becomes its first facilitator; anybody may leave.
CREATE POLICY memberships_add ON memberships FOR INSERT TO toile_viewer WITH CHECK (
  space_id = ANY ((SELECT viewer_facilitated_spaces())::uuid[])
  OR (person_id = viewer_id() AND role = 'facilitator' AND space_is_empty(space_id))
);
CREATE POLICY memberships_change ON memberships FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_facilitated_spaces())::uuid[]) OR person_id = viewer_id())
  WITH CHECK (
    space_id = ANY ((SELECT viewer_facilitated_spaces())::uuid[])
    OR (person_id = viewer_id() AND until_on IS NOT NULL)
  );

CREATE POLICY happenings_read ON happenings FOR SELECT TO toile_viewer USING (
  person_id = viewer_id() OR space_id = ANY ((SELECT viewer_spaces())::uuid[])
);

-- What a session needs to know of a person, in one look.
CREATE FUNCTION memberships_of(person uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('spaceId', space_id, 'role', role) ORDER BY since_on, space_id), '[]')
          FROM memberships WHERE person_id = person AND until_on IS NULL);
REVOKE ALL ON FUNCTION memberships_of(uuid) FROM PUBLIC;

-- Places of the reference lists are everyone's; a space's own places are its members'.
ALTER TABLE places ADD FOREIGN KEY (space_id) REFERENCES spaces;
GRANT SELECT, INSERT, UPDATE ON places, place_belongings TO toile_viewer;
ALTER TABLE places ENABLE ROW LEVEL SECURITY;
CREATE POLICY places_read ON places FOR SELECT TO toile_viewer
  USING (space_id IS NULL OR space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY places_add ON places FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY places_change ON places FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
ALTER TABLE place_belongings ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_belongings_read ON place_belongings FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM places WHERE places.id = place_id));
CREATE POLICY place_belongings_add ON place_belongings FOR INSERT TO toile_viewer
  WITH CHECK (EXISTS (SELECT FROM places WHERE places.id = place_id AND places.space_id = ANY ((SELECT viewer_spaces())::uuid[])));
ALTER TABLE spaces ADD FOREIGN KEY (territory_id) REFERENCES places;

-- The directory of organisations is tended by whoever works in a space.
CREATE FUNCTION viewer_works() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM memberships WHERE person_id = viewer_id() AND until_on IS NULL AND role <> 'guest');
CREATE POLICY organisations_add ON organisations FOR INSERT TO toile_viewer WITH CHECK ((SELECT viewer_works()));
CREATE POLICY organisations_change ON organisations FOR UPDATE TO toile_viewer
  USING ((SELECT viewer_works()) AND merged_into IS NULL);
CREATE POLICY organisation_places_add ON organisation_places FOR INSERT TO toile_viewer WITH CHECK ((SELECT viewer_works()));
CREATE POLICY organisation_places_remove ON organisation_places FOR DELETE TO toile_viewer USING ((SELECT viewer_works()));
CREATE POLICY organisation_versions_add ON organisation_versions FOR INSERT TO toile_viewer
  WITH CHECK (changed_by = viewer_id() AND (SELECT viewer_works()));

-- Merging needs somebody who keeps the lists of a space.
CREATE FUNCTION merge_organisations(kept uuid, gone uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM memberships WHERE person_id = viewer_id() AND until_on IS NULL
                 AND role IN ('secretary', 'facilitator')) THEN
    RAISE EXCEPTION 'merging is not allowed' USING ERRCODE = '42501';
  END IF;
  -- Held in one order, so that two merges at once wait for each other; neither may be merged already,
  -- or the two would end up leading to each other.
  PERFORM FROM organisations WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;
  IF kept = gone OR 2 <> (SELECT count(*) FROM organisations WHERE id IN (kept, gone) AND merged_into IS NULL) THEN
    RAISE EXCEPTION 'two organisations of the directory are needed' USING ERRCODE = '23514';
  END IF;
  PERFORM repoint_organisation(kept, gone);
  UPDATE organisations SET merged_into = kept WHERE id = gone OR merged_into = gone;
END $$;
REVOKE ALL ON FUNCTION merge_organisations(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION merge_organisations(uuid, uuid) TO toile_viewer;
ALTER TABLE memberships ADD FOREIGN KEY (organisation_id) REFERENCES organisations;
