-- The demonstration story and real people stay apart, both ways: neither reads, names or joins what is the other's,
-- even what is shared with the network or with everybody. Anybody at all may enter the story.

ALTER TABLE spaces ADD COLUMN of_the_story boolean NOT NULL DEFAULT viewer_is_of_the_story();
UPDATE spaces SET of_the_story = true WHERE EXISTS (
  SELECT FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.space_id = spaces.id AND p.story_role IS NOT NULL);
CREATE INDEX spaces_of_the_story ON spaces (id) WHERE of_the_story;

ALTER TABLE organisations ADD COLUMN of_the_story boolean NOT NULL DEFAULT viewer_is_of_the_story();
-- The story's own identifiers are UUIDs of version 8 (`storyId`); what its people added is in the log.
UPDATE organisations SET of_the_story = true WHERE substr(id::text, 15, 1) = '8' OR id IN (
  SELECT h.subject_id FROM happenings h JOIN people p ON p.id = h.person_id
  WHERE h.kind = 'organisation.added' AND p.story_role IS NOT NULL);

-- Asked once per statement by policies (as an initplan); the story has few spaces.
CREATE FUNCTION story_spaces() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(id), '{}') FROM spaces WHERE of_the_story);

-- Which of the two a viewer walks in. A visitor without an account is shown the story only where nobody is real yet.
CREATE FUNCTION viewer_sees_the_story() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN CASE WHEN viewer_id() IS NOT NULL THEN viewer_is_of_the_story()
    ELSE NOT EXISTS (SELECT FROM people WHERE story_role IS NULL AND left_at IS NULL) END;

-- Spaces. Nobody says by hand on which side a space stands.
REVOKE UPDATE ON spaces FROM toile_viewer;
GRANT UPDATE (name, kind, purpose, visibility, territory_id, closed_at) ON spaces TO toile_viewer;
DROP POLICY spaces_read ON spaces;
CREATE POLICY spaces_read ON spaces FOR SELECT TO toile_viewer USING (
  id = ANY ((SELECT viewer_spaces())::uuid[])
  OR ((visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL))
      AND of_the_story = (SELECT viewer_sees_the_story()))
);
DROP POLICY spaces_open ON spaces;
CREATE POLICY spaces_open ON spaces FOR INSERT TO toile_viewer
  WITH CHECK (viewer_id() IS NOT NULL AND of_the_story = (SELECT viewer_is_of_the_story()));

-- The first person of a space says on which side it stands; the others are on the same, whoever adds them.
CREATE FUNCTION guard_membership() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  invented boolean := (SELECT story_role IS NOT NULL FROM people WHERE id = NEW.person_id);
BEGIN
  IF NOT EXISTS (SELECT FROM memberships WHERE space_id = NEW.space_id) THEN
    UPDATE spaces SET of_the_story = invented WHERE id = NEW.space_id AND of_the_story <> invented;
  ELSIF invented <> (SELECT of_the_story FROM spaces WHERE id = NEW.space_id) THEN
    RAISE EXCEPTION 'the story and real people stay apart' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER memberships_apart BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION guard_membership();

-- People: real ones do not read the invented names either, so that nobody takes one for a colleague.
DROP POLICY people_signed_in ON people;
CREATE POLICY people_signed_in ON people FOR SELECT TO toile_viewer USING (
  (SELECT viewer_id()) IS NOT NULL AND (story_role IS NOT NULL) = (SELECT viewer_is_of_the_story())
);

-- What is shared beyond its space.
DROP POLICY dossiers_read ON dossiers;
CREATE POLICY dossiers_read ON dossiers FOR SELECT TO toile_viewer USING (
  space_id = ANY ((SELECT viewer_spaces())::uuid[])
  OR ((visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL))
      AND (space_id = ANY ((SELECT story_spaces())::uuid[])) = (SELECT viewer_sees_the_story()))
);
DROP POLICY traces_read ON traces;
CREATE POLICY traces_read ON traces FOR SELECT TO toile_viewer USING (
  author_id = viewer_id()
  OR (trashed_at IS NULL AND (
    (visibility <> 'author' AND space_id = ANY ((SELECT viewer_spaces())::uuid[]))
    OR ((visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL))
        AND (space_id = ANY ((SELECT story_spaces())::uuid[])) = (SELECT viewer_sees_the_story()))))
  OR (trashed_at IS NOT NULL AND visibility <> 'author' AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
);

-- The directory: the same table, two directories.
DROP POLICY organisations_read ON organisations;
CREATE POLICY organisations_read ON organisations FOR SELECT TO toile_viewer
  USING (viewer_id() IS NOT NULL AND of_the_story = (SELECT viewer_is_of_the_story()));
DROP POLICY organisations_add ON organisations;
CREATE POLICY organisations_add ON organisations FOR INSERT TO toile_viewer
  WITH CHECK ((SELECT viewer_works()) AND of_the_story = (SELECT viewer_is_of_the_story()));
DROP POLICY organisations_change ON organisations;
CREATE POLICY organisations_change ON organisations FOR UPDATE TO toile_viewer
  USING ((SELECT viewer_works()) AND merged_into IS NULL AND of_the_story = (SELECT viewer_is_of_the_story()));
DROP POLICY organisation_places_read ON organisation_places;
CREATE POLICY organisation_places_read ON organisation_places FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id));
DROP POLICY organisation_places_add ON organisation_places;
CREATE POLICY organisation_places_add ON organisation_places FOR INSERT TO toile_viewer
  WITH CHECK ((SELECT viewer_works()) AND EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id));
DROP POLICY organisation_places_remove ON organisation_places;
CREATE POLICY organisation_places_remove ON organisation_places FOR DELETE TO toile_viewer
  USING ((SELECT viewer_works()) AND EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id));
DROP POLICY organisation_versions_read ON organisation_versions;
CREATE POLICY organisation_versions_read ON organisation_versions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id));
DROP POLICY organisation_versions_add ON organisation_versions;
CREATE POLICY organisation_versions_add ON organisation_versions FOR INSERT TO toile_viewer
  WITH CHECK (changed_by = viewer_id() AND (SELECT viewer_works())
    AND EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id));

CREATE OR REPLACE FUNCTION merge_organisations(kept uuid, gone uuid) RETURNS void
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
  IF kept = gone OR 2 <> (SELECT count(*) FROM organisations WHERE id IN (kept, gone) AND merged_into IS NULL
                          AND of_the_story = viewer_is_of_the_story()) THEN
    RAISE EXCEPTION 'two organisations of the directory are needed' USING ERRCODE = '23514';
  END IF;
  PERFORM repoint_organisation(kept, gone);
  UPDATE organisations SET merged_into = kept WHERE id = gone OR merged_into = gone;
END $$;

-- Search: the story has circles of its own.
UPDATE search_entries SET audience = array_replace(array_replace(audience,
    '00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000001a'),
    '00000000-0000-8000-8000-00000000000b', '00000000-0000-8000-8000-00000000001b')
  WHERE space_id = ANY (story_spaces());
CREATE OR REPLACE FUNCTION viewer_audiences() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN CASE WHEN viewer_id() IS NULL THEN '{}'::uuid[] ELSE viewer_spaces() || viewer_id()
      || CASE WHEN viewer_is_of_the_story() THEN '00000000-0000-8000-8000-00000000001a'::uuid
           ELSE '00000000-0000-8000-8000-00000000000a'::uuid END END
    || CASE WHEN viewer_sees_the_story() THEN '00000000-0000-8000-8000-00000000001b'::uuid
         ELSE '00000000-0000-8000-8000-00000000000b'::uuid END;

-- Reading one's imports is a right apart from making them: tokens that could do both still can.
UPDATE personal_tokens SET scopes = array_append(scopes, 'imports:read')
  WHERE 'imports:write' = ANY (scopes) AND NOT 'imports:read' = ANY (scopes);

-- Plans stand on the side of their spaces; asked as the owner, since those spaces may not be the viewer's.
CREATE FUNCTION plan_is_on_viewers_side(plan uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM plan_spaces WHERE plan_id = plan AND space_id = ANY (story_spaces()))
    = viewer_sees_the_story();
DROP POLICY plans_read ON plans;
CREATE POLICY plans_read ON plans FOR SELECT TO toile_viewer USING (
  id = ANY ((SELECT viewer_plans())::uuid[])
  OR ((visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL)) AND plan_is_on_viewers_side(id))
);
CREATE OR REPLACE FUNCTION plan_is_open(plan uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM plans WHERE id = plan
    AND (visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL)) AND plan_is_on_viewers_side(id));
