-- What people say to each other beside a section: a thread begins on a section, or on words of it; it is answered,
-- resolved and taken up again, and each of these keeps who and when.
CREATE TABLE report_comments (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL,
  section_id uuid NOT NULL,
  -- The comment that it answers; null for the first of a thread.
  thread_id uuid REFERENCES report_comments ON DELETE CASCADE,
  -- Words of the section that it speaks of; empty: the whole of it.
  quote text NOT NULL DEFAULT '' CHECK (length(quote) <= 2000),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL,
  FOREIGN KEY (report_id, section_id) REFERENCES report_sections (report_id, id) ON DELETE CASCADE,
  CHECK (thread_id IS NULL OR quote = '')
);
CREATE INDEX report_comments_report ON report_comments (report_id, section_id);
CREATE INDEX report_comments_thread ON report_comments (thread_id);
CREATE INDEX report_comments_writer ON report_comments (written_by);

-- Added, never changed: the last one says where a thread stands.
CREATE TABLE report_comment_turns (
  id uuid PRIMARY KEY,
  thread_id uuid NOT NULL REFERENCES report_comments ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('resolved', 'reopened')),
  turned_by uuid REFERENCES people ON DELETE SET NULL,
  turned_at timestamptz NOT NULL
);
CREATE INDEX report_comment_turns_thread ON report_comment_turns (thread_id, turned_at);

CREATE FUNCTION report_of_thread(thread uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT report_id FROM report_comments WHERE id = thread AND thread_id IS NULL);

GRANT SELECT, INSERT ON report_comments, report_comment_turns TO toile_viewer;
ALTER TABLE report_comments ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_comments_read ON report_comments FOR SELECT TO toile_viewer
  USING (report_id = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_comments_add ON report_comments FOR INSERT TO toile_viewer WITH CHECK (
  written_by = viewer_id() AND report_id = ANY ((SELECT viewer_working_reports())::uuid[])
  AND (thread_id IS NULL OR report_of_thread(thread_id) = report_id));
ALTER TABLE report_comment_turns ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_comment_turns_read ON report_comment_turns FOR SELECT TO toile_viewer
  USING (report_of_thread(thread_id) = ANY ((SELECT viewer_reports())::uuid[]));
CREATE POLICY report_comment_turns_add ON report_comment_turns FOR INSERT TO toile_viewer WITH CHECK (
  turned_by = viewer_id() AND report_of_thread(thread_id) = ANY ((SELECT viewer_working_reports())::uuid[]));
