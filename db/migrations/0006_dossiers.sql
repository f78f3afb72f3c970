-- Dossiers: one accompanied process, group or issue, from the request to the withdrawal; and the words
-- each space chooses to describe them.

-- Spaces where the viewer does more than read: guests are left out.
CREATE FUNCTION viewer_working_spaces() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(space_id), '{}') FROM memberships
          WHERE person_id = viewer_id() AND until_on IS NULL AND role <> 'guest');

-- Spaces whose memory the viewer keeps (facilitators and secretaries).
CREATE FUNCTION viewer_kept_spaces() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(space_id), '{}') FROM memberships
          WHERE person_id = viewer_id() AND until_on IS NULL AND role IN ('secretary', 'facilitator'));

-- A space that wrote no row for a kind uses the starting list of that kind (dossiers/vocabulary.data.ts).
CREATE TABLE space_vocabularies (
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('service-axis', 'field', 'people-category')),
  -- Permanent: what is kept in dossiers and traces, and what codebooks look at.
  term_id text NOT NULL CHECK (term_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  label_en text NOT NULL DEFAULT '' CHECK (length(label_en) <= 120),
  position smallint NOT NULL,
  -- A retired term is no longer offered, and still read where it was used.
  retired_on date,
  PRIMARY KEY (space_id, kind, term_id)
);
GRANT SELECT, INSERT, UPDATE ON space_vocabularies TO toile_viewer;
ALTER TABLE space_vocabularies ENABLE ROW LEVEL SECURITY;
CREATE POLICY space_vocabularies_add ON space_vocabularies FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));
CREATE POLICY space_vocabularies_change ON space_vocabularies FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));

CREATE TABLE dossiers (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  -- Sequence number in the space, the number of the request.
  number integer NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  summary text NOT NULL DEFAULT '' CHECK (length(summary) <= 20000),
  -- Where the request comes from, in words.
  origin text NOT NULL DEFAULT '' CHECK (length(origin) <= 300),
  -- territorial, identity, interest (definition of the RQIIAC's 2003 framework)
  community_kind text CHECK (community_kind IN ('territorial', 'identity', 'interest')),
  fields text[] NOT NULL DEFAULT '{}',
  service_axes text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'analysed', 'accepted', 'refused',
    'redirected', 'planned', 'accompanying', 'watching', 'withdrawal-prepared', 'closed')),
  -- Day of the current state; the same as the last row of dossier_states.
  state_since_on date NOT NULL,
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('space', 'network', 'public')),
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (space_id, number)
);
CREATE INDEX dossiers_space ON dossiers (space_id, state_since_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON dossiers TO toile_viewer;
ALTER TABLE dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossiers_read ON dossiers FOR SELECT TO toile_viewer USING (
  space_id = ANY ((SELECT viewer_spaces())::uuid[])
  OR visibility = 'public'
  OR (visibility = 'network' AND viewer_id() IS NOT NULL)
);
-- Whoever may read a dossier must be able to read the words it uses.
CREATE POLICY space_vocabularies_read ON space_vocabularies FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM spaces WHERE spaces.id = space_id)
  OR EXISTS (SELECT FROM dossiers WHERE dossiers.space_id = space_vocabularies.space_id)
);
CREATE POLICY dossiers_add ON dossiers FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]) AND opened_by = viewer_id());
CREATE POLICY dossiers_change ON dossiers FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

-- The story of a dossier: each state with its day and its reason, the first one included.
CREATE TABLE dossier_states (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  -- Order of the changes of one dossier, from 1: several may happen the same day.
  position integer NOT NULL,
  state text NOT NULL,
  since_on date NOT NULL,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dossier_id, position)
);
GRANT SELECT, INSERT ON dossier_states TO toile_viewer;
ALTER TABLE dossier_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_states_read ON dossier_states FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id));
CREATE POLICY dossier_states_add ON dossier_states FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND EXISTS (
    SELECT FROM dossiers WHERE dossiers.id = dossier_id
      AND dossiers.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));

CREATE TABLE dossier_partners (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  -- Null while the name typed is that of no organisation known here.
  organisation_id uuid REFERENCES organisations,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  role text NOT NULL DEFAULT 'partner',
  since_on date,
  until_on date,
  CHECK (until_on IS NULL OR since_on IS NULL OR until_on >= since_on)
);
CREATE INDEX dossier_partners_dossier ON dossier_partners (dossier_id);
CREATE INDEX dossier_partners_organisation ON dossier_partners (organisation_id) WHERE organisation_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_partners TO toile_viewer;
ALTER TABLE dossier_partners ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_partners_read ON dossier_partners FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id));
CREATE POLICY dossier_partners_write ON dossier_partners TO toile_viewer
  USING (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id
    AND dossiers.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])))
  WITH CHECK (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id
    AND dossiers.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));
