-- What a compilation counted, kept so that each of its figures can be explained at once and after the traces changed: the
-- traces of a team over a period, gathered by what the codebook (or the codebooks read together) may look at.

CREATE TABLE trace_readings (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  read_at timestamptz NOT NULL DEFAULT now(),
  -- Day 0 of `trace_reading_slices.days`.
  starts_on date NOT NULL,
  -- What traces were gathered by, and then one array a group, in the order of positions: values of these inputs, traces,
  -- minutes, traces without a duration, and traces and minutes by aspect. Neither names a person.
  inputs text[] NOT NULL,
  groups jsonb NOT NULL,
  UNIQUE (id, space_id)
);
CREATE INDEX trace_readings_space ON trace_readings (space_id);

-- The traces of each group, by slices so that a long one is never read whole. Identifiers do not compress: they are kept
-- beside the row, as they are.
CREATE TABLE trace_reading_slices (
  reading_id uuid NOT NULL,
  position integer NOT NULL,
  slice integer NOT NULL,
  space_id uuid NOT NULL,
  -- The latest trace of the slice; a slice is not otherwise in order.
  latest_day smallint NOT NULL,
  latest_id uuid NOT NULL,
  trace_ids uuid[] NOT NULL,
  -- Days after `starts_on` on which each happened, and the aspects that each has, as bits.
  days smallint[] NOT NULL,
  aspects smallint[] NOT NULL,
  PRIMARY KEY (reading_id, position, slice),
  -- A reading is written after its slices: what it counted is known once they are.
  FOREIGN KEY (reading_id, space_id) REFERENCES trace_readings (id, space_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE trace_reading_slices
  ALTER trace_ids SET STORAGE EXTERNAL, ALTER days SET STORAGE EXTERNAL, ALTER aspects SET STORAGE EXTERNAL;

-- Slices of a figure are read from the latest on.
CREATE INDEX trace_reading_slices_latest ON trace_reading_slices (reading_id, latest_day DESC, latest_id DESC);

CREATE TABLE compilation_readings (
  statement_id uuid NOT NULL,
  number integer NOT NULL,
  reading_id uuid NOT NULL REFERENCES trace_readings ON DELETE CASCADE,
  PRIMARY KEY (statement_id, number),
  FOREIGN KEY (statement_id, number) REFERENCES compilations (statement_id, number) ON DELETE CASCADE
);
CREATE INDEX compilation_readings_reading ON compilation_readings (reading_id);

-- Groups of the reading that each figure of a compilation counted.
CREATE TABLE compilation_figures (
  statement_id uuid NOT NULL,
  number integer NOT NULL,
  key text NOT NULL,
  positions integer[] NOT NULL,
  -- Traces in these groups, or those of them that have the aspect of a figure of what was dropped.
  trace_count integer NOT NULL,
  PRIMARY KEY (statement_id, number, key),
  FOREIGN KEY (statement_id, number) REFERENCES compilation_readings ON DELETE CASCADE
);

GRANT SELECT, INSERT ON trace_readings, compilation_readings, compilation_figures TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON trace_reading_slices TO toile_viewer;

ALTER TABLE trace_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_readings_read ON trace_readings FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY trace_readings_add ON trace_readings FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

ALTER TABLE trace_reading_slices ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_reading_slices_read ON trace_reading_slices FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY trace_reading_slices_add ON trace_reading_slices FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
-- Detail that no compilation needs any more is let go by those who compile.
CREATE POLICY trace_reading_slices_let_go ON trace_reading_slices FOR DELETE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

ALTER TABLE compilation_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilation_readings_read ON compilation_readings FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM trace_readings WHERE trace_readings.id = reading_id));
CREATE POLICY compilation_readings_add ON compilation_readings FOR INSERT TO toile_viewer WITH CHECK (
  EXISTS (SELECT FROM trace_readings r JOIN statements s USING (space_id)
    WHERE r.id = reading_id AND s.id = statement_id AND r.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));

ALTER TABLE compilation_figures ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilation_figures_read ON compilation_figures FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM statements WHERE statements.id = statement_id));
CREATE POLICY compilation_figures_add ON compilation_figures FOR INSERT TO toile_viewer WITH CHECK (
  EXISTS (SELECT FROM statements s WHERE s.id = statement_id AND s.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));

-- Traces that a team could see and that left its sight: kept to their author, put in the trash, moved or erased. What was
-- counted and is not seen any more is found among them, without asking each trace of a figure again.
CREATE TABLE trace_departures (
  trace_id uuid NOT NULL,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  departed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (space_id, trace_id)
);
CREATE INDEX trace_departures_at ON trace_departures (space_id, departed_at);
GRANT SELECT ON trace_departures TO toile_viewer;
ALTER TABLE trace_departures ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_departures_read ON trace_departures FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));

CREATE FUNCTION note_trace_departure() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO trace_departures (trace_id, space_id) VALUES (OLD.id, OLD.space_id)
    ON CONFLICT (space_id, trace_id) DO UPDATE SET departed_at = excluded.departed_at;
  RETURN NULL;
END $$;
CREATE TRIGGER traces_departure AFTER UPDATE OF visibility, space_id, trashed_at ON traces FOR EACH ROW
  WHEN (OLD.trashed_at IS NULL AND OLD.visibility <> 'author'
    AND (NEW.trashed_at IS NOT NULL OR NEW.visibility = 'author' OR NEW.space_id <> OLD.space_id))
  EXECUTE FUNCTION note_trace_departure();

CREATE FUNCTION note_erased_traces() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO trace_departures (trace_id, space_id)
    SELECT id, space_id FROM erased WHERE trashed_at IS NULL AND visibility <> 'author'
    ON CONFLICT (space_id, trace_id) DO UPDATE SET departed_at = excluded.departed_at;
  RETURN NULL;
END $$;
CREATE TRIGGER traces_erased AFTER DELETE ON traces
  REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION note_erased_traces();

-- What hangs from the traces of a team that its members see, one row a trace: whoever sees a trace sees what hangs from
-- it, so that one look at the traces stands for a look for each row of each table. Nothing for those of elsewhere.
CREATE FUNCTION team_trace_ties(space uuid, first_on date, last_on date)
  RETURNS TABLE (trace_id uuid, dossiers uuid[], has_partners boolean, actor_count bigint, other_count bigint, other_share bigint)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100000 SET search_path = public, pg_temp
AS $$
  WITH team AS MATERIALIZED (
    SELECT t.id, t.author_id FROM traces t
    WHERE t.space_id = space AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
      AND t.visibility <> 'author'
      -- A person reads their own spaces; the system itself (the story, a job) reads all.
      AND (current_setting('role') <> 'toile_viewer' OR space = ANY (viewer_spaces()))),
  attached AS (
    SELECT d.trace_id AS id, array_agg(d.dossier_id ORDER BY d.dossier_id) AS dossiers
    FROM trace_dossiers d WHERE d.trace_id IN (SELECT team.id FROM team) GROUP BY d.trace_id),
  partnered AS (
    SELECT DISTINCT o.trace_id AS id FROM trace_organisations o WHERE o.trace_id IN (SELECT team.id FROM team)),
  acting AS (
    SELECT a.trace_id AS id, count(*) AS actors, count(*) FILTER (WHERE a.person_id IS DISTINCT FROM team.author_id) AS others,
      coalesce(sum(a.share_percent) FILTER (WHERE a.person_id IS DISTINCT FROM team.author_id), 0) AS share
    FROM trace_actors a JOIN team ON team.id = a.trace_id GROUP BY a.trace_id)
  SELECT team.id, attached.dossiers, partnered.id IS NOT NULL, acting.actors, acting.others, acting.share
  FROM team LEFT JOIN attached ON attached.id = team.id LEFT JOIN partnered ON partnered.id = team.id
    LEFT JOIN acting ON acting.id = team.id
  WHERE attached.id IS NOT NULL OR partnered.id IS NOT NULL OR acting.id IS NOT NULL
$$;
REVOKE ALL ON FUNCTION team_trace_ties(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_trace_ties(uuid, date, date) TO toile_viewer;
