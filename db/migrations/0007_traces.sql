-- Traces of collective work. Joint work is one trace with several actors and explicit shares, never two.

CREATE TABLE traces (
  id uuid PRIMARY KEY,
  -- A short number to name a trace in a declaration; it counts nothing.
  number bigint GENERATED ALWAYS AS IDENTITY,
  space_id uuid NOT NULL REFERENCES spaces,
  -- Null once the author has asked to be forgotten: the team's memory stays, without the name.
  author_id uuid REFERENCES people ON DELETE SET NULL,
  -- The first line of the text, without its marks, kept apart for lists.
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  text text NOT NULL CHECK (length(text) <= 50000),
  event_on date NOT NULL,
  event_time time(0),
  entered_at timestamptz NOT NULL DEFAULT now(),
  duration_minutes integer CHECK (duration_minutes BETWEEN 0 AND 100000),
  natures text[] NOT NULL DEFAULT '{}',
  -- Percentages in the order of natures, summing to 100, or empty when the author gave none.
  nature_shares smallint[] NOT NULL DEFAULT '{}',
  mode text CHECK (mode IN ('in-person', 'telephone', 'video', 'hybrid', 'writing', 'other')),
  place_kind text CHECK (place_kind IN ('institution', 'organisation', 'public-space', 'school', 'home', 'remote', 'other')),
  place_text text NOT NULL DEFAULT '' CHECK (length(place_text) <= 300),
  place_id uuid REFERENCES places,
  school_level text CHECK (school_level IN ('preschool', 'primary', 'secondary', 'college', 'adult')),
  language text CHECK (language IN ('fr', 'en', 'other')),
  -- Whom the work addressed.
  addressee text NOT NULL DEFAULT 'community' CHECK (addressee IN ('community', 'group', 'person')),
  people_count integer CHECK (people_count BETWEEN 0 AND 1000000),
  people_by_category jsonb NOT NULL DEFAULT '{}',
  practitioner_count smallint CHECK (practitioner_count BETWEEN 1 AND 500),
  -- preparation, internal_request
  flags text[] NOT NULL DEFAULT '{}' CHECK (flags <@ ARRAY['preparation', 'internal_request']),
  what_changed text NOT NULL DEFAULT '' CHECK (length(what_changed) <= 20000),
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('author', 'space', 'network', 'public')),
  import_id uuid,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid REFERENCES people ON DELETE SET NULL,
  trashed_at timestamptz,
  CHECK (cardinality(nature_shares) IN (0, cardinality(natures))),
  CHECK (place_kind = 'school' OR school_level IS NULL)
);
CREATE INDEX traces_space_day ON traces (space_id, event_on DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX traces_author_day ON traces (author_id, event_on DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX traces_space_entry ON traces (space_id, entered_at DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX traces_author_entry ON traces (author_id, entered_at DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX traces_open_day ON traces (event_on DESC, id DESC) WHERE trashed_at IS NULL AND visibility IN ('network', 'public');
CREATE INDEX traces_trashed ON traces (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX traces_import ON traces (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE trace_dossiers (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  dossier_id uuid NOT NULL REFERENCES dossiers,
  PRIMARY KEY (trace_id, dossier_id)
);
CREATE INDEX trace_dossiers_dossier ON trace_dossiers (dossier_id);

-- Who did the work: people of the space, and colleagues from elsewhere by name.
CREATE TABLE trace_actors (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  position smallint NOT NULL,
  person_id uuid REFERENCES people ON DELETE SET NULL,
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 200),
  share_percent smallint CHECK (share_percent BETWEEN 0 AND 100),
  PRIMARY KEY (trace_id, position),
  UNIQUE (trace_id, person_id)
);
CREATE INDEX trace_actors_person ON trace_actors (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE trace_organisations (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  position smallint NOT NULL,
  -- Null while the name typed is that of no organisation known here.
  organisation_id uuid REFERENCES organisations,
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 300),
  role text NOT NULL DEFAULT 'present',
  PRIMARY KEY (trace_id, position),
  UNIQUE (trace_id, organisation_id)
);
CREATE INDEX trace_organisations_organisation ON trace_organisations (organisation_id) WHERE organisation_id IS NOT NULL;

-- What a trace was before each change: `version` is the one this row holds whole.
CREATE TABLE trace_versions (
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  -- Who saw that version: what was written for oneself stays so when the trace is shared later.
  visibility text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid REFERENCES people ON DELETE SET NULL,
  PRIMARY KEY (trace_id, version)
);

CREATE TABLE trace_attachments (
  id uuid PRIMARY KEY,
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('image', 'pdf', 'audio', 'video')),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  -- What the bytes say, never what the sender said.
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
  added_by uuid REFERENCES people ON DELETE SET NULL,
  added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX trace_attachments_trace ON trace_attachments (trace_id);

-- Files whose row is gone, by whatever way, until their bytes are gone too.
CREATE TABLE removed_attachments (
  id uuid PRIMARY KEY,
  removed_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE removed_attachments ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION keep_removed_attachments() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO removed_attachments (id) SELECT id FROM removed ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER trace_attachments_removed AFTER DELETE ON trace_attachments
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_attachments();

GRANT SELECT, INSERT, UPDATE ON traces TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON trace_dossiers, trace_actors, trace_organisations, trace_attachments TO toile_viewer;
GRANT SELECT, INSERT ON trace_versions TO toile_viewer;

ALTER TABLE traces ENABLE ROW LEVEL SECURITY;
-- Author only is really author only; the trash is seen by the author and by those who keep the space's memory.
CREATE POLICY traces_read ON traces FOR SELECT TO toile_viewer USING (
  author_id = viewer_id()
  OR (trashed_at IS NULL AND (
    (visibility <> 'author' AND space_id = ANY ((SELECT viewer_spaces())::uuid[]))
    OR visibility = 'public'
    OR (visibility = 'network' AND viewer_id() IS NOT NULL)))
  OR (trashed_at IS NOT NULL AND visibility <> 'author' AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
);
CREATE POLICY traces_add ON traces FOR INSERT TO toile_viewer WITH CHECK (
  author_id = viewer_id() AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
);
CREATE POLICY traces_change ON traces FOR UPDATE TO toile_viewer
  USING (author_id = viewer_id() OR (visibility <> 'author' AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[])))
  WITH CHECK (author_id = viewer_id() OR (visibility <> 'author' AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));

-- Visibility belongs to the author, and a trace never changes hands.
CREATE FUNCTION guard_trace() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user <> 'toile_viewer' THEN
    RETURN NEW; -- jobs, imports undone, erasure
  END IF;
  IF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
    RAISE EXCEPTION 'a trace keeps its author' USING ERRCODE = '42501', CONSTRAINT = 'traces_author_kept';
  END IF;
  IF OLD.author_id IS DISTINCT FROM viewer_id()
     AND (NEW.visibility <> OLD.visibility OR NEW.space_id <> OLD.space_id) THEN
    RAISE EXCEPTION 'only its author may say who sees a trace' USING ERRCODE = '42501', CONSTRAINT = 'traces_visibility_author';
  END IF;
  IF NEW.space_id <> OLD.space_id AND NOT NEW.space_id = ANY (viewer_working_spaces()) THEN
    RAISE EXCEPTION 'a trace belongs to a space of its author' USING ERRCODE = '42501', CONSTRAINT = 'traces_space_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER traces_guard BEFORE UPDATE OF author_id, visibility, space_id ON traces
  FOR EACH ROW EXECUTE FUNCTION guard_trace();

-- What hangs from a trace is seen by whoever sees the trace, and changed by whoever may change it.
CREATE FUNCTION viewer_may_change_trace(trace uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM traces WHERE id = trace
    AND (author_id = viewer_id() OR (visibility <> 'author' AND space_id = ANY (viewer_working_spaces()))));

ALTER TABLE trace_dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_dossiers_read ON trace_dossiers FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY trace_dossiers_add ON trace_dossiers FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_change_trace(trace_id) AND EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id));
CREATE POLICY trace_dossiers_remove ON trace_dossiers FOR DELETE TO toile_viewer
  USING (viewer_may_change_trace(trace_id));

ALTER TABLE trace_actors ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_actors_read ON trace_actors FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY trace_actors_add ON trace_actors FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_change_trace(trace_id));
CREATE POLICY trace_actors_remove ON trace_actors FOR DELETE TO toile_viewer
  USING (viewer_may_change_trace(trace_id));

ALTER TABLE trace_organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_organisations_read ON trace_organisations FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY trace_organisations_add ON trace_organisations FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_change_trace(trace_id));
CREATE POLICY trace_organisations_remove ON trace_organisations FOR DELETE TO toile_viewer
  USING (viewer_may_change_trace(trace_id));

-- The history of a trace is for those of its space: someone from elsewhere reads what it says today.
ALTER TABLE trace_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_versions_read ON trace_versions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id
    AND (author_id = viewer_id()
         OR (trace_versions.visibility <> 'author' AND space_id = ANY ((SELECT viewer_spaces())::uuid[])))));
CREATE POLICY trace_versions_add ON trace_versions FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_change_trace(trace_id));

ALTER TABLE trace_attachments ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_attachments_read ON trace_attachments FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY trace_attachments_add ON trace_attachments FOR INSERT TO toile_viewer
  WITH CHECK (viewer_may_change_trace(trace_id) AND added_by = viewer_id());
CREATE POLICY trace_attachments_remove ON trace_attachments FOR DELETE TO toile_viewer
  USING (viewer_may_change_trace(trace_id));

-- Saves traces with all that hangs from them in one look: as the caller, under the policies above. Returns how
-- many ties to dossiers were made: a dossier that the caller cannot see is not tied.
CREATE FUNCTION add_traces(drafts jsonb) RETURNS integer
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  ties integer := 0;
BEGIN
  INSERT INTO traces (id, space_id, author_id, title, text, event_on, event_time, duration_minutes, natures,
      nature_shares, mode, place_kind, place_text, place_id, school_level, language, addressee, people_count,
      people_by_category, practitioner_count, flags, what_changed, visibility, import_id, entered_at, changed_at, changed_by)
    SELECT id, space_id, author_id, title, text, event_on, event_time, duration_minutes, natures,
      nature_shares, mode, place_kind, place_text, place_id, school_level, language, addressee, people_count,
      people_by_category, practitioner_count, flags, what_changed, visibility, import_id,
      coalesce(entered_at, now()), coalesce(entered_at, now()), author_id
    FROM jsonb_to_recordset(drafts) AS draft (id uuid, space_id uuid, author_id uuid, title text, text text,
      event_on date, event_time time, duration_minutes integer, natures text[], nature_shares smallint[], mode text,
      place_kind text, place_text text, place_id uuid, school_level text, language text, addressee text,
      people_count integer, people_by_category jsonb, practitioner_count smallint, flags text[], what_changed text,
      visibility text, import_id uuid, entered_at timestamptz);
  -- Most drafts carry none of what follows: a look at the document costs less than three empty joins.
  IF drafts @? '$[*].dossiers[*]' THEN
    INSERT INTO trace_dossiers (trace_id, dossier_id)
      SELECT (draft.value ->> 'id')::uuid, d.id
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements_text(draft.value -> 'dossiers') AS tie (id)
        JOIN dossiers d ON d.id = tie.id::uuid;
    GET DIAGNOSTICS ties = ROW_COUNT;
  END IF;
  IF drafts @? '$[*].actors[*]' THEN
    INSERT INTO trace_actors (trace_id, position, person_id, name, share_percent)
      SELECT (draft.value ->> 'id')::uuid, actor.position, (actor.value ->> 'person_id')::uuid, actor.value ->> 'name',
        (actor.value ->> 'share_percent')::smallint
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements(draft.value -> 'actors') WITH ORDINALITY AS actor (value, position);
  END IF;
  IF drafts @? '$[*].organisations[*]' THEN
    INSERT INTO trace_organisations (trace_id, position, organisation_id, name, role)
      SELECT (draft.value ->> 'id')::uuid, present.position, (present.value ->> 'organisation_id')::uuid,
        present.value ->> 'name', present.value ->> 'role'
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements(draft.value -> 'organisations') WITH ORDINALITY AS present (value, position);
  END IF;
  RETURN ties;
END $$;
