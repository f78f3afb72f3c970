-- Dossiers: one accompanied process, group or issue, from the request to the withdrawal.

CREATE TABLE dossiers (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  summary text NOT NULL DEFAULT '' CHECK (length(summary) <= 20000),
  -- territorial, identity, interest (definition of the RQIIAC's 2003 framework)
  community_kind text CHECK (community_kind IN ('territorial', 'identity', 'interest')),
  fields text[] NOT NULL DEFAULT '{}',
  service_axes text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'received',
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('space', 'network', 'public')),
  opened_by uuid NOT NULL REFERENCES people,
  opened_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX dossiers_space ON dossiers (space_id, opened_at DESC);
GRANT SELECT, INSERT, UPDATE ON dossiers TO toile_viewer;
ALTER TABLE dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossiers_read ON dossiers FOR SELECT TO toile_viewer USING (
  space_id = ANY ((SELECT viewer_spaces())::uuid[])
  OR visibility = 'public'
  OR (visibility = 'network' AND viewer_id() IS NOT NULL)
);
CREATE POLICY dossiers_add ON dossiers FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY dossiers_change ON dossiers FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
