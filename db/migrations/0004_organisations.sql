-- The shared directory of organisations: one row each, however many names it goes by.

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  other_names text[] NOT NULL DEFAULT '{}',
  kind text NOT NULL CHECK (kind IN ('community', 'table', 'institution', 'municipality', 'school', 'funder',
    'cooperative', 'citizens', 'social-enterprise', 'elected', 'business', 'other')),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 4000),
  address text NOT NULL DEFAULT '' CHECK (length(address) <= 500),
  phone text NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
  email text NOT NULL DEFAULT '' CHECK (length(email) <= 320),
  website text NOT NULL DEFAULT '' CHECK (length(website) <= 500),
  -- Who answers for personal information there (title and contact are public by law).
  privacy_title text NOT NULL DEFAULT '' CHECK (length(privacy_title) <= 200),
  privacy_contact text NOT NULL DEFAULT '' CHECK (length(privacy_contact) <= 320),
  verified_on date,
  version integer NOT NULL DEFAULT 1,
  added_at timestamptz NOT NULL DEFAULT now(),
  -- The organisation this one turned out to be: its address leads there.
  merged_into uuid REFERENCES organisations,
  -- Every name, folded, one a line, for near matches; the first is the one it is listed under.
  folded_names text NOT NULL,
  sorted_name text COLLATE "C" GENERATED ALWAYS AS (split_part(folded_names, E'\n', 1)) STORED,
  CHECK (merged_into <> id)
);
CREATE INDEX organisations_names ON organisations USING gin (folded_names gin_trgm_ops);
CREATE INDEX organisations_in_order ON organisations (sorted_name, id) WHERE merged_into IS NULL;
CREATE INDEX organisations_merged ON organisations (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE organisation_places (
  organisation_id uuid NOT NULL REFERENCES organisations,
  place_id uuid NOT NULL REFERENCES places,
  PRIMARY KEY (organisation_id, place_id)
);
CREATE INDEX organisation_places_place ON organisation_places (place_id);

-- What the directory said before each change: nobody's mistake is without return.
-- Without a foreign key: after a merge, each side keeps its own past.
CREATE TABLE organisation_versions (
  organisation_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  changed_by uuid REFERENCES people ON DELETE SET NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, version)
);

-- Nobody says by hand that one organisation became another: that is what merging is for.
GRANT SELECT ON organisations TO toile_viewer;
GRANT INSERT (id, name, other_names, kind, description, address, phone, email, website, privacy_title,
  privacy_contact, verified_on, folded_names) ON organisations TO toile_viewer;
GRANT UPDATE (name, other_names, kind, description, address, phone, email, website, privacy_title,
  privacy_contact, verified_on, folded_names, version) ON organisations TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON organisation_places TO toile_viewer;
GRANT SELECT, INSERT ON organisation_versions TO toile_viewer;

-- Repoints every reference to an organisation, found in the catalogue so that later tables follow by
-- themselves; where the kept one already stands, the double is dropped.
CREATE FUNCTION repoint_organisation(kept uuid, gone uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  reference record;
  line record;
BEGIN
  FOR reference IN
    SELECT con.conrelid::regclass AS tab, att.attname AS col
    FROM pg_constraint con JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
    WHERE con.contype = 'f' AND con.confrelid = 'organisations'::regclass AND con.conrelid <> 'organisations'::regclass
  LOOP
    FOR line IN EXECUTE format('SELECT ctid FROM %s WHERE %I = $1', reference.tab, reference.col) USING gone LOOP
      BEGIN
        EXECUTE format('UPDATE %s SET %I = $1 WHERE ctid = $2', reference.tab, reference.col) USING kept, line.ctid;
      EXCEPTION WHEN unique_violation THEN
        EXECUTE format('DELETE FROM %s WHERE ctid = $1', reference.tab) USING line.ctid;
      END;
    END LOOP;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION repoint_organisation(uuid, uuid) FROM PUBLIC;

ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisations_read ON organisations FOR SELECT TO toile_viewer USING (viewer_id() IS NOT NULL);
ALTER TABLE organisation_places ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_places_read ON organisation_places FOR SELECT TO toile_viewer USING (viewer_id() IS NOT NULL);
ALTER TABLE organisation_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_versions_read ON organisation_versions FOR SELECT TO toile_viewer USING (viewer_id() IS NOT NULL);
