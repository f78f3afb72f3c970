-- Bilans: what is told of a period, composed from the work. A bilan is a list of sections in Markdown; each sentence that
-- Toile proposes names the evidence it rests on, and evidence once made is never rewritten.

CREATE TABLE reports (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  language text NOT NULL CHECK (language IN ('fr', 'en')),
  -- For whom it is written first; what leaves the team says again for whom.
  audience text NOT NULL CHECK (audience IN ('team', 'institution', 'funder', 'members', 'public')),
  -- Name of the template it began from, as it was that day.
  template_title text NOT NULL DEFAULT '' CHECK (length(template_title) <= 300),
  version integer NOT NULL DEFAULT 1,
  -- Grows each time a section is added, moved, cut or restored: an order made from an older list moves nothing.
  order_version integer NOT NULL DEFAULT 1,
  -- Names of evidence and figures are never given twice.
  evidence_count integer NOT NULL DEFAULT 0,
  figure_count integer NOT NULL DEFAULT 0,
  -- Put away by those who write it; nothing of it is lost.
  archived_on date,
  proposed_at timestamptz NOT NULL,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_on >= starts_on)
);

-- A bilan belongs to one space, or to several whose memory the same person keeps.
CREATE TABLE report_spaces (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  since_on date NOT NULL,
  PRIMARY KEY (report_id, space_id)
);
CREATE INDEX report_spaces_space ON report_spaces (space_id);

-- Dossiers chosen; none: all those of the period.
CREATE TABLE report_dossiers (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  PRIMARY KEY (report_id, dossier_id)
);

CREATE FUNCTION viewer_reports() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT report_id), '{}') FROM report_spaces WHERE space_id = ANY (viewer_spaces()));
CREATE FUNCTION viewer_working_reports() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT report_id), '{}') FROM report_spaces
          WHERE space_id = ANY (viewer_working_spaces()));
CREATE FUNCTION viewer_kept_reports() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT report_id), '{}') FROM report_spaces WHERE space_id = ANY (viewer_kept_spaces()));
CREATE FUNCTION report_space_ids(report uuid) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(space_id ORDER BY since_on, space_id), '{}') FROM report_spaces WHERE report_id = report);

GRANT SELECT, INSERT, UPDATE ON reports TO toile_viewer;
GRANT SELECT, INSERT ON report_spaces TO toile_viewer;
GRANT SELECT, INSERT ON report_dossiers TO toile_viewer;
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
-- What is being written is read by the spaces of the bilan; others read what was released to them.
CREATE POLICY reports_read ON reports FOR SELECT TO toile_viewer USING (id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY reports_add ON reports FOR INSERT TO toile_viewer WITH CHECK (opened_by = viewer_id());
CREATE POLICY reports_change ON reports FOR UPDATE TO toile_viewer
  USING (id = ANY ((SELECT viewer_working_reports())::uuid[]))
  WITH CHECK (id = ANY ((SELECT viewer_working_reports())::uuid[]));

ALTER TABLE report_spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_spaces_read ON report_spaces FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
-- Whoever opens a bilan gives it its spaces: one where they work, or several whose memory they all keep, since a joint
-- bilan shows each what the others hold.
CREATE FUNCTION report_is_opened_by_viewer(report uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM reports WHERE id = report AND opened_by = viewer_id());
CREATE POLICY report_spaces_add ON report_spaces FOR INSERT TO toile_viewer WITH CHECK (
  space_id = ANY ((SELECT viewer_working_spaces())::uuid[]) AND report_is_opened_by_viewer(report_id));
CREATE FUNCTION guard_report_spaces() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  together uuid[] := report_space_ids(NEW.report_id);
BEGIN
  IF current_user = 'toile_viewer' AND cardinality(together) > 1 AND NOT together <@ viewer_kept_spaces() THEN
    RAISE EXCEPTION 'a joint bilan is opened by whoever keeps the memory of all its spaces'
      USING ERRCODE = '42501', CONSTRAINT = 'report_spaces_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_spaces_guard AFTER INSERT ON report_spaces
  FOR EACH ROW EXECUTE FUNCTION guard_report_spaces();
ALTER TABLE report_dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_dossiers_read ON report_dossiers FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_dossiers_add ON report_dossiers FOR INSERT TO toile_viewer WITH CHECK (
  report_id = ANY ((SELECT viewer_working_reports())::uuid[])
  AND EXISTS (SELECT FROM dossiers d WHERE d.id = dossier_id AND d.space_id = ANY (report_space_ids(report_id))));

CREATE TABLE report_sections (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  -- Rank from 1; those that were cut keep theirs, to come back where they were.
  position integer NOT NULL,
  -- Which proposal it came from, or `free`.
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{0,39}$'),
  -- Natures of work that its proposal keeps to; none: all.
  natures text[] NOT NULL DEFAULT '{}',
  heading text NOT NULL CHECK (length(heading) BETWEEN 1 AND 300),
  -- What to write there, in the words of the template.
  hint text NOT NULL DEFAULT '' CHECK (length(hint) <= 2000),
  -- Markdown, with the two directives of a bilan.
  body text NOT NULL DEFAULT '' CHECK (length(body) <= 200000),
  revision integer NOT NULL DEFAULT 1,
  cut_at timestamptz,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (report_id, id)
);
CREATE INDEX report_sections_report ON report_sections (report_id, position);

-- Each text a section had: what was written is never lost.
CREATE TABLE report_section_texts (
  section_id uuid NOT NULL REFERENCES report_sections ON DELETE CASCADE,
  revision integer NOT NULL,
  heading text NOT NULL,
  body text NOT NULL,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (section_id, revision)
);

-- What a sentence rests on. Never changed, never removed: a version adopted on a day keeps the evidence of that day.
CREATE TABLE report_evidence (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  name text NOT NULL CHECK (name ~ '^e[0-9]{1,9}$'),
  -- The place of the sentence among the proposals, the same from one proposal to the next.
  slot text NOT NULL CHECK (length(slot) BETWEEN 1 AND 300),
  kind text NOT NULL CHECK (kind IN ('traces', 'words', 'dossiers', 'plans', 'plan-items', 'statement', 'space')),
  sentence text NOT NULL,
  -- The same without its numbers, for readers they must not reach; null when nothing is left to say.
  without_numbers text,
  trace_ids uuid[] NOT NULL DEFAULT '{}',
  dossier_ids uuid[] NOT NULL DEFAULT '{}',
  plan_ids uuid[] NOT NULL DEFAULT '{}',
  plan_item_ids uuid[] NOT NULL DEFAULT '{}',
  statement_id uuid REFERENCES statements ON DELETE SET NULL,
  -- Keys of the figures of the statement.
  figure_keys text[] NOT NULL DEFAULT '{}',
  -- The words of a trace that the sentence repeats, when it does.
  words text CHECK (length(words) <= 20000),
  -- Numbers that the sentence says: [{"cell", "value", "people", "organisations"}].
  numbers jsonb NOT NULL DEFAULT '[]',
  -- Changes when what the sentence was made from does.
  print text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (report_id, name)
);
CREATE INDEX report_evidence_words ON report_evidence USING gin (trace_ids) WHERE kind = 'words';

-- Plots kept as data, so that they are drawn again as they were.
CREATE TABLE report_figures (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  name text NOT NULL CHECK (name ~ '^f[0-9]{1,9}$'),
  slot text NOT NULL CHECK (length(slot) BETWEEN 1 AND 300),
  data jsonb NOT NULL,
  print text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (report_id, name)
);

CREATE FUNCTION report_of_section(section uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT report_id FROM report_sections WHERE id = section);

GRANT SELECT, INSERT, UPDATE ON report_sections TO toile_viewer;
GRANT SELECT, INSERT ON report_section_texts, report_evidence, report_figures TO toile_viewer;
ALTER TABLE report_sections ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_sections_read ON report_sections FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_sections_add ON report_sections FOR INSERT TO toile_viewer
  WITH CHECK (report_id = ANY ((SELECT viewer_working_reports())::uuid[]));
CREATE POLICY report_sections_change ON report_sections FOR UPDATE TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_working_reports())::uuid[]))
  WITH CHECK (report_id = ANY ((SELECT viewer_working_reports())::uuid[]));
ALTER TABLE report_section_texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_section_texts_read ON report_section_texts FOR SELECT TO toile_viewer
  USING (report_of_section(section_id) = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_section_texts_add ON report_section_texts FOR INSERT TO toile_viewer
  WITH CHECK (report_of_section(section_id) = ANY ((SELECT viewer_working_reports())::uuid[]));
ALTER TABLE report_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_evidence_read ON report_evidence FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_evidence_add ON report_evidence FOR INSERT TO toile_viewer
  WITH CHECK (report_id = ANY ((SELECT viewer_working_reports())::uuid[]));
ALTER TABLE report_figures ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_figures_read ON report_figures FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_figures_add ON report_figures FOR INSERT TO toile_viewer
  WITH CHECK (report_id = ANY ((SELECT viewer_working_reports())::uuid[]));

-- Traces of one's own spaces over a period with the dossiers they belong to: asked as the owner, since each row would
-- otherwise ask again who may see its trace. What its author keeps is left out, for its author too.
CREATE FUNCTION report_trace_dossiers(spaces uuid[], first_on date, last_on date)
  RETURNS TABLE (trace_id uuid, dossier_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 20000 SET search_path = public, pg_temp
AS $$
  SELECT d.trace_id, d.dossier_id FROM traces t JOIN trace_dossiers d ON d.trace_id = t.id
  WHERE t.space_id = ANY (spaces) AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
    AND t.visibility <> 'author'
    -- A person reads their own spaces; the system itself (the story, a job) reads all.
    AND ((SELECT current_setting('role')) <> 'toile_viewer' OR t.space_id = ANY ((SELECT viewer_spaces())::uuid[]))
$$;
CREATE FUNCTION report_trace_organisations(spaces uuid[], first_on date, last_on date)
  RETURNS TABLE (trace_id uuid, organisation_id uuid, name text)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 20000 SET search_path = public, pg_temp
AS $$
  SELECT o.trace_id, o.organisation_id, coalesce(known.name, o.name) FROM traces t
    JOIN trace_organisations o ON o.trace_id = t.id LEFT JOIN organisations known ON known.id = o.organisation_id
  WHERE t.space_id = ANY (spaces) AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
    AND t.visibility <> 'author'
    AND ((SELECT current_setting('role')) <> 'toile_viewer' OR t.space_id = ANY ((SELECT viewer_spaces())::uuid[]))
$$;
REVOKE ALL ON FUNCTION report_trace_dossiers(uuid[], date, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION report_trace_organisations(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION report_trace_dossiers(uuid[], date, date) TO toile_viewer;
GRANT EXECUTE ON FUNCTION report_trace_organisations(uuid[], date, date) TO toile_viewer;
