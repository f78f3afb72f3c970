-- Writing a bilan together without script: who writes where, for a short while, and what people decided of the sentences
-- that the work has changed since.

-- A courtesy, never a door: whoever opens a section after somebody else is told, and may write all the same.
CREATE TABLE report_locks (
  section_id uuid PRIMARY KEY REFERENCES report_sections ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  since_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON report_locks TO toile_viewer;
ALTER TABLE report_locks ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_locks_read ON report_locks FOR SELECT TO toile_viewer
  USING (report_of_section(section_id) = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_locks_add ON report_locks FOR INSERT TO toile_viewer WITH CHECK (
  person_id = viewer_id() AND report_of_section(section_id) = ANY ((SELECT viewer_working_reports())::uuid[]));
CREATE POLICY report_locks_change ON report_locks FOR UPDATE TO toile_viewer
  USING (report_of_section(section_id) = ANY ((SELECT viewer_working_reports())::uuid[]))
  WITH CHECK (person_id = viewer_id());
CREATE POLICY report_locks_remove ON report_locks FOR DELETE TO toile_viewer USING (person_id = viewer_id());

-- A sentence that the work would say otherwise now, and that people keep as they have it.
CREATE TABLE report_kept_sentences (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  slot text NOT NULL CHECK (length(slot) BETWEEN 1 AND 300),
  -- What the work said that day; when it says something else again, it is pointed out again.
  print text NOT NULL,
  kept_by uuid REFERENCES people ON DELETE SET NULL,
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (report_id, slot, print)
);
GRANT SELECT, INSERT ON report_kept_sentences TO toile_viewer;
ALTER TABLE report_kept_sentences ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_kept_sentences_read ON report_kept_sentences FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_kept_sentences_add ON report_kept_sentences FOR INSERT TO toile_viewer
  WITH CHECK (kept_by = viewer_id() AND report_id = ANY ((SELECT viewer_working_reports())::uuid[]));

-- A dossier may be left out again by those who write.
GRANT DELETE ON report_dossiers TO toile_viewer;
CREATE POLICY report_dossiers_remove ON report_dossiers FOR DELETE TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_working_reports())::uuid[]));
