-- Spaces that bring the same file each keep their own copy of it, and learn nothing of the others'. An administrator
-- may publish one for everybody here; it is told apart from those that come with the site.

ALTER TABLE codebook_versions
  ADD COLUMN holder uuid NOT NULL
    GENERATED ALWAYS AS (coalesce(space_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
  ADD COLUMN shipped boolean NOT NULL DEFAULT false;
UPDATE codebook_versions SET shipped = true WHERE space_id IS NULL;
ALTER TABLE codebook_versions ADD CONSTRAINT codebook_versions_shipped CHECK (NOT shipped OR space_id IS NULL);

-- What reads with a codebook names the copy it was made with.
ALTER TABLE statements ADD COLUMN codebook_holder uuid;
UPDATE statements s SET codebook_holder = v.holder FROM codebook_versions v
WHERE v.codebook_id = s.codebook_id AND v.version = s.codebook_version;
ALTER TABLE crosswalks ADD COLUMN from_holder uuid, ADD COLUMN to_holder uuid;
UPDATE crosswalks c SET from_holder = f.holder, to_holder = t.holder FROM codebook_versions f, codebook_versions t
WHERE f.codebook_id = c.from_id AND f.version = c.from_version AND t.codebook_id = c.to_id AND t.version = c.to_version;

ALTER TABLE statements DROP CONSTRAINT statements_codebook_id_codebook_version_fkey;
ALTER TABLE crosswalks
  DROP CONSTRAINT crosswalks_from_id_from_version_fkey,
  DROP CONSTRAINT crosswalks_to_id_to_version_fkey;
ALTER TABLE codebook_versions
  DROP CONSTRAINT codebook_versions_pkey,
  ADD CONSTRAINT codebook_versions_pkey PRIMARY KEY (codebook_id, version, holder);
ALTER TABLE statements
  ALTER COLUMN codebook_holder SET NOT NULL,
  ADD CONSTRAINT statements_codebook FOREIGN KEY (codebook_id, codebook_version, codebook_holder)
    REFERENCES codebook_versions (codebook_id, version, holder);
ALTER TABLE crosswalks
  ALTER COLUMN from_holder SET NOT NULL,
  ALTER COLUMN to_holder SET NOT NULL,
  ADD CONSTRAINT crosswalks_from FOREIGN KEY (from_id, from_version, from_holder)
    REFERENCES codebook_versions (codebook_id, version, holder),
  ADD CONSTRAINT crosswalks_to FOREIGN KEY (to_id, to_version, to_holder)
    REFERENCES codebook_versions (codebook_id, version, holder);

-- In a space, an id and a version say one thing: its own copy, else the one that is for everybody.
CREATE FUNCTION codebook_holder(space uuid, codebook text, of_version text) RETURNS uuid
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  RETURN (SELECT v.holder FROM codebook_versions v
          WHERE v.codebook_id = codebook AND v.version = of_version AND (v.space_id = space OR v.space_id IS NULL)
          ORDER BY v.space_id NULLS LAST LIMIT 1);

CREATE FUNCTION name_statement_codebook() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $function$
BEGIN
  NEW.codebook_holder := codebook_holder(NEW.space_id, NEW.codebook_id, NEW.codebook_version);
  RETURN NEW;
END $function$;
CREATE TRIGGER statements_codebook_named BEFORE INSERT ON statements
  FOR EACH ROW EXECUTE FUNCTION name_statement_codebook();

CREATE FUNCTION name_crosswalk_codebooks() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $function$
BEGIN
  NEW.from_holder := codebook_holder(NEW.space_id, NEW.from_id, NEW.from_version);
  NEW.to_holder := codebook_holder(NEW.space_id, NEW.to_id, NEW.to_version);
  RETURN NEW;
END $function$;
CREATE TRIGGER crosswalks_codebooks_named BEFORE INSERT ON crosswalks
  FOR EACH ROW EXECUTE FUNCTION name_crosswalk_codebooks();

-- A space takes no copy of what is already for everybody that its people can see: what its statements are read with
-- never changes meaning. Both ways of publishing wait for each other; the second adds nothing.
CREATE FUNCTION keep_codebook_meaning() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('codebook ' || NEW.codebook_id || ' ' || NEW.version, 0));
  IF NEW.space_id IS NOT NULL AND EXISTS (
      SELECT FROM codebook_versions v JOIN spaces s ON s.id = NEW.space_id
      WHERE v.codebook_id = NEW.codebook_id AND v.version = NEW.version AND v.space_id IS NULL
        AND (v.shipped OR NOT s.of_the_story)) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $function$;
CREATE TRIGGER codebook_versions_meaning BEFORE INSERT ON codebook_versions
  FOR EACH ROW EXECUTE FUNCTION keep_codebook_meaning();

CREATE OR REPLACE FUNCTION guard_codebook_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $function$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.codebook_id <> OLD.codebook_id
      OR NEW.version <> OLD.version OR NEW.difference IS DISTINCT FROM OLD.difference OR NEW.state = 'draft'
      OR NEW.shipped <> OLD.shipped
      OR NEW.space_id IS DISTINCT FROM OLD.space_id OR NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'a published version of a codebook never changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  IF OLD.state = 'superseded' AND NEW.state <> 'superseded' THEN
    RAISE EXCEPTION 'a version that was superseded stays so' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  RETURN NEW;
END $function$;

-- What comes with the site is everybody's. What an administrator publishes is real people's: nobody of the
-- demonstration story may be one.
DROP POLICY codebook_versions_read ON codebook_versions;
CREATE POLICY codebook_versions_read ON codebook_versions FOR SELECT USING (
  space_id = ANY ((SELECT viewer_spaces())::uuid[])
  OR (space_id IS NULL AND (shipped OR (viewer_id() IS NOT NULL AND NOT (SELECT viewer_sees_the_story())))));
DROP POLICY codebook_versions_add ON codebook_versions;
CREATE POLICY codebook_versions_add ON codebook_versions FOR INSERT WITH CHECK (
  space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
  OR (space_id IS NULL AND shipped AND added_by IS NULL AND viewer_id() IS NOT NULL)
  OR (space_id IS NULL AND NOT shipped AND added_by = viewer_id() AND (SELECT viewer_is_administrator())));
DROP POLICY codebook_versions_change ON codebook_versions;
CREATE POLICY codebook_versions_change ON codebook_versions FOR UPDATE
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
    OR (space_id IS NULL AND NOT shipped AND (SELECT viewer_is_administrator())))
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
    OR (space_id IS NULL AND NOT shipped AND (SELECT viewer_is_administrator())));
