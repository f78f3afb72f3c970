-- What a dossier tells: the events that count, what changed and whose part it was, what comes next, its own
-- documents, and how those who accompany prepare to withdraw.

-- An event that counts: a trace, or a dated fact written on the dossier, with why it counts.
CREATE TABLE marked_events (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  trace_id uuid REFERENCES traces ON DELETE CASCADE,
  -- Day of what happened, kept here so that whoever reads the dossier knows it without reading the trace.
  happened_on date NOT NULL,
  -- What happened, when no trace says it.
  fact text NOT NULL DEFAULT '' CHECK (length(fact) <= 300),
  why text NOT NULL CHECK (length(why) BETWEEN 1 AND 500),
  sources text NOT NULL DEFAULT '' CHECK (length(sources) <= 4000),
  marked_by uuid REFERENCES people ON DELETE SET NULL,
  marked_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  -- Taken off by whoever works in the space; its texts stay, and it can be put back.
  removed_at timestamptz,
  CHECK ((trace_id IS NULL) = (fact <> ''))
);
CREATE INDEX marked_events_dossier ON marked_events (dossier_id, happened_on);
CREATE INDEX marked_events_trace ON marked_events (trace_id) WHERE trace_id IS NOT NULL;
CREATE UNIQUE INDEX marked_events_once ON marked_events (dossier_id, trace_id) WHERE removed_at IS NULL;

-- What changed for the group, apart from what each brought to it and from how one knows.
CREATE TABLE observed_changes (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  observed_on date NOT NULL,
  group_change text NOT NULL CHECK (length(group_change) BETWEEN 1 AND 4000),
  own_part text NOT NULL DEFAULT '' CHECK (length(own_part) <= 4000),
  others_part text NOT NULL DEFAULT '' CHECK (length(others_part) <= 4000),
  sources text NOT NULL DEFAULT '' CHECK (length(sources) <= 4000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  removed_at timestamptz
);
CREATE INDEX observed_changes_dossier ON observed_changes (dossier_id, observed_on);

-- Traces by which one knows of a change; each keeps its own visibility.
CREATE TABLE observed_change_traces (
  change_id uuid NOT NULL REFERENCES observed_changes ON DELETE CASCADE,
  trace_id uuid NOT NULL REFERENCES traces ON DELETE CASCADE,
  PRIMARY KEY (change_id, trace_id)
);
CREATE INDEX observed_change_traces_trace ON observed_change_traces (trace_id);

-- What comes next: who carries it, until when; done or let go on a day.
CREATE TABLE next_steps (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  -- A group, an organisation, the team: as people say it.
  carried_by text NOT NULL DEFAULT '' CHECK (length(carried_by) <= 300),
  due_on date,
  ended_as text CHECK (ended_as IN ('done', 'let-go')),
  ended_on date,
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK ((ended_as IS NULL) = (ended_on IS NULL))
);
CREATE INDEX next_steps_dossier ON next_steps (dossier_id);

-- Each text of an event, a change or a step as it was written, by whom: the last one is what stands.
CREATE TABLE chronicle_versions (
  id uuid PRIMARY KEY,
  event_id uuid REFERENCES marked_events ON DELETE CASCADE,
  change_id uuid REFERENCES observed_changes ON DELETE CASCADE,
  step_id uuid REFERENCES next_steps ON DELETE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (event_id, version),
  UNIQUE (change_id, version),
  UNIQUE (step_id, version),
  CHECK (num_nonnulls(event_id, change_id, step_id) = 1)
);

-- Documents of the dossier itself, for those of its space: more readers of the dossier are not readers of these.
CREATE TABLE dossier_files (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('image', 'pdf', 'audio', 'video')),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
  -- Day of the document, when it is not that of its arrival.
  dated_on date,
  added_by uuid REFERENCES people ON DELETE SET NULL,
  added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dossier_files_dossier ON dossier_files (dossier_id);
CREATE TRIGGER dossier_files_removed AFTER DELETE ON dossier_files
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_attachments();

-- How the withdrawal is prepared. Each revision is whole and stays: the last one is the plan.
CREATE TABLE dossier_withdrawals (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  revision integer NOT NULL,
  -- What says that the group is ready, and what is possible afterwards.
  signs text NOT NULL DEFAULT '' CHECK (length(signs) <= 4000),
  afterwards text NOT NULL DEFAULT '' CHECK (length(afterwards) <= 4000),
  aimed_on date,
  review_on date,
  -- [{"id", "what", "stands": "carried" | "remains", "withWhom", "onDay"}]: carried since a day, or remaining until one.
  lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dossier_id, revision)
);

-- Dossiers that the viewer reads as somebody of their space, and those where they write.
CREATE FUNCTION dossier_is_of_viewer(dossier uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM dossiers WHERE id = dossier AND space_id = ANY (viewer_spaces()));
CREATE FUNCTION viewer_works_on_dossier(dossier uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM dossiers WHERE id = dossier AND space_id = ANY (viewer_working_spaces()));
-- Traces thrown away no longer speak in a plan nor in a dossier, whoever reads it.
ALTER FUNCTION plan_evidence_stands(uuid) RENAME TO trace_stands;

GRANT SELECT, INSERT, UPDATE ON marked_events, observed_changes, next_steps TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON observed_change_traces, dossier_files TO toile_viewer;
GRANT SELECT, INSERT ON chronicle_versions, dossier_withdrawals TO toile_viewer;

ALTER TABLE marked_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY marked_events_read ON marked_events FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id)
  AND (removed_at IS NULL OR dossier_is_of_viewer(dossier_id))
  AND trace_stands(trace_id));
CREATE POLICY marked_events_add ON marked_events FOR INSERT TO toile_viewer WITH CHECK (
  marked_by = viewer_id() AND viewer_works_on_dossier(dossier_id)
  AND (trace_id IS NULL OR EXISTS (SELECT FROM traces WHERE traces.id = trace_id)));
CREATE POLICY marked_events_change ON marked_events FOR UPDATE TO toile_viewer
  USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));

ALTER TABLE observed_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY observed_changes_read ON observed_changes FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id)
  AND (removed_at IS NULL OR dossier_is_of_viewer(dossier_id)));
CREATE POLICY observed_changes_add ON observed_changes FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND viewer_works_on_dossier(dossier_id));
CREATE POLICY observed_changes_change ON observed_changes FOR UPDATE TO toile_viewer
  USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));

ALTER TABLE observed_change_traces ENABLE ROW LEVEL SECURITY;
CREATE POLICY observed_change_traces_read ON observed_change_traces FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM observed_changes c WHERE c.id = change_id)
  AND EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY observed_change_traces_add ON observed_change_traces FOR INSERT TO toile_viewer WITH CHECK (
  EXISTS (SELECT FROM observed_changes c WHERE c.id = change_id AND viewer_works_on_dossier(c.dossier_id))
  AND EXISTS (SELECT FROM traces WHERE traces.id = trace_id));
CREATE POLICY observed_change_traces_remove ON observed_change_traces FOR DELETE TO toile_viewer USING (
  EXISTS (SELECT FROM observed_changes c WHERE c.id = change_id AND viewer_works_on_dossier(c.dossier_id)));

-- Former texts are for those of the space: a reader from elsewhere reads what stands.
ALTER TABLE chronicle_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY chronicle_versions_read ON chronicle_versions FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM marked_events e WHERE e.id = event_id AND dossier_is_of_viewer(e.dossier_id))
  OR EXISTS (SELECT FROM observed_changes c WHERE c.id = change_id AND dossier_is_of_viewer(c.dossier_id))
  OR EXISTS (SELECT FROM next_steps s WHERE s.id = step_id AND dossier_is_of_viewer(s.dossier_id)));
CREATE POLICY chronicle_versions_add ON chronicle_versions FOR INSERT TO toile_viewer WITH CHECK (
  written_by = viewer_id() AND (
    EXISTS (SELECT FROM marked_events e WHERE e.id = event_id AND viewer_works_on_dossier(e.dossier_id))
    OR EXISTS (SELECT FROM observed_changes c WHERE c.id = change_id AND viewer_works_on_dossier(c.dossier_id))
    OR EXISTS (SELECT FROM next_steps s WHERE s.id = step_id AND viewer_works_on_dossier(s.dossier_id))));

ALTER TABLE next_steps ENABLE ROW LEVEL SECURITY;
CREATE POLICY next_steps_read ON next_steps FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id));
CREATE POLICY next_steps_add ON next_steps FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND viewer_works_on_dossier(dossier_id));
CREATE POLICY next_steps_change ON next_steps FOR UPDATE TO toile_viewer
  USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));

ALTER TABLE dossier_files ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_files_read ON dossier_files FOR SELECT TO toile_viewer USING (dossier_is_of_viewer(dossier_id));
CREATE POLICY dossier_files_add ON dossier_files FOR INSERT TO toile_viewer
  WITH CHECK (added_by = viewer_id() AND viewer_works_on_dossier(dossier_id));
CREATE POLICY dossier_files_remove ON dossier_files FOR DELETE TO toile_viewer
  USING (viewer_works_on_dossier(dossier_id));

ALTER TABLE dossier_withdrawals ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_withdrawals_read ON dossier_withdrawals FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM dossiers WHERE dossiers.id = dossier_id));
CREATE POLICY dossier_withdrawals_add ON dossier_withdrawals FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND viewer_works_on_dossier(dossier_id));

-- The day of a trace that is corrected is corrected wherever it speaks.
CREATE FUNCTION follow_day_of_trace() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE marked_events SET happened_on = NEW.event_on WHERE trace_id = NEW.id;
  UPDATE plan_evidence SET happened_on = NEW.event_on WHERE trace_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER traces_day_followed AFTER UPDATE OF event_on ON traces
  FOR EACH ROW WHEN (NEW.event_on IS DISTINCT FROM OLD.event_on) EXECUTE FUNCTION follow_day_of_trace();

-- A dossier is found by what is told of it.
CREATE FUNCTION queue_dossier_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id) SELECT DISTINCT 'dossier', dossier_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER marked_events_added_for_search AFTER INSERT ON marked_events
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER marked_events_changed_for_search AFTER UPDATE ON marked_events
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER marked_events_removed_for_search AFTER DELETE ON marked_events
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER observed_changes_added_for_search AFTER INSERT ON observed_changes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER observed_changes_changed_for_search AFTER UPDATE ON observed_changes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER next_steps_added_for_search AFTER INSERT ON next_steps
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER next_steps_changed_for_search AFTER UPDATE ON next_steps
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER dossier_withdrawals_added_for_search AFTER INSERT ON dossier_withdrawals
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
