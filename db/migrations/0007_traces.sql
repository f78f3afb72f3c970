-- Traces of collective work. Joint work is one trace with several actors and explicit shares, never two.

CREATE TABLE traces (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  author_id uuid NOT NULL REFERENCES people,
  -- The first line of the text, kept apart for lists.
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  text text NOT NULL CHECK (length(text) <= 50000),
  event_on date NOT NULL,
  event_time time,
  entered_at timestamptz NOT NULL DEFAULT now(),
  duration_minutes integer CHECK (duration_minutes BETWEEN 0 AND 100000),
  natures text[] NOT NULL DEFAULT '{}',
  -- Percentages in the order of natures, or empty when the author gave none.
  nature_shares smallint[] NOT NULL DEFAULT '{}',
  mode text,
  place_kind text,
  place_text text NOT NULL DEFAULT '' CHECK (length(place_text) <= 300),
  place_id uuid,
  language text,
  -- Whom the work addressed: community, group or individual.
  addressee text NOT NULL DEFAULT 'community' CHECK (addressee IN ('community', 'group', 'individual')),
  people_count integer CHECK (people_count BETWEEN 0 AND 1000000),
  people_by_category jsonb NOT NULL DEFAULT '{}',
  practitioner_count smallint CHECK (practitioner_count BETWEEN 1 AND 500),
  -- preparation, internal_request
  flags text[] NOT NULL DEFAULT '{}',
  what_changed text NOT NULL DEFAULT '' CHECK (length(what_changed) <= 20000),
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('author', 'space', 'network', 'public')),
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  trashed_at timestamptz,
  CHECK (cardinality(nature_shares) IN (0, cardinality(natures)))
);
CREATE INDEX traces_space_day ON traces (space_id, event_on DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX traces_author_day ON traces (author_id, event_on DESC, id DESC) WHERE trashed_at IS NULL;

CREATE TABLE trace_dossiers (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  dossier_id uuid NOT NULL REFERENCES dossiers,
  PRIMARY KEY (trace_id, dossier_id)
);
CREATE INDEX trace_dossiers_dossier ON trace_dossiers (dossier_id);

CREATE TABLE trace_actors (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people,
  share_percent smallint CHECK (share_percent BETWEEN 0 AND 100),
  PRIMARY KEY (trace_id, person_id)
);
CREATE INDEX trace_actors_person ON trace_actors (person_id);

CREATE TABLE trace_organisations (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  organisation_id uuid NOT NULL,
  role text NOT NULL DEFAULT 'present',
  PRIMARY KEY (trace_id, organisation_id)
);
CREATE INDEX trace_organisations_organisation ON trace_organisations (organisation_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON traces, trace_dossiers, trace_actors, trace_organisations TO toile_viewer;

ALTER TABLE traces ENABLE ROW LEVEL SECURITY;
CREATE POLICY traces_read ON traces FOR SELECT TO toile_viewer USING (
  author_id = viewer_id()
  OR (visibility <> 'author' AND space_id = ANY ((SELECT viewer_spaces())::uuid[]))
  OR visibility = 'public'
  OR (visibility = 'network' AND viewer_id() IS NOT NULL)
);
CREATE POLICY traces_add ON traces FOR INSERT TO toile_viewer WITH CHECK (
  author_id = viewer_id() AND space_id = ANY ((SELECT viewer_spaces())::uuid[])
);
CREATE POLICY traces_change ON traces FOR UPDATE TO toile_viewer
  USING (author_id = viewer_id() OR (visibility <> 'author' AND space_id = ANY ((SELECT viewer_spaces())::uuid[])))
  WITH CHECK (space_id = ANY ((SELECT viewer_spaces())::uuid[]) OR author_id = viewer_id());

-- What hangs from a trace is seen by whoever sees the trace.
ALTER TABLE trace_dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_dossiers_follow ON trace_dossiers TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id))
  WITH CHECK (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
ALTER TABLE trace_actors ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_actors_follow ON trace_actors TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id))
  WITH CHECK (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
ALTER TABLE trace_organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_organisations_follow ON trace_organisations TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id))
  WITH CHECK (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
