-- Templates of bilans that a space keeps: its own words, copied and never followed. What a template was made from may
-- change or go; the copy stays as it was.

CREATE TABLE report_templates (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  purpose text NOT NULL DEFAULT '' CHECK (length(purpose) <= 600),
  language text NOT NULL CHECK (language IN ('fr', 'en')),
  -- In reading order: [{"id", "kind", "natures", "heading", "hint"}].
  sections jsonb NOT NULL CHECK (jsonb_typeof(sections) = 'array'),
  -- What it was made from, under the name it had that day.
  origin text NOT NULL CHECK (origin IN ('nothing', 'shipped', 'template', 'report', 'file')),
  origin_title text NOT NULL DEFAULT '' CHECK (length(origin_title) <= 300),
  version integer NOT NULL DEFAULT 1,
  archived_on date,
  kept_by uuid REFERENCES people ON DELETE SET NULL,
  kept_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX report_templates_space ON report_templates (space_id);

-- Each state a template had, today's included, whole.
CREATE TABLE report_template_versions (
  template_id uuid NOT NULL REFERENCES report_templates ON DELETE CASCADE,
  version integer NOT NULL,
  title text NOT NULL,
  purpose text NOT NULL,
  language text NOT NULL,
  sections jsonb NOT NULL,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (template_id, version)
);

GRANT SELECT, INSERT, UPDATE ON report_templates TO toile_viewer;
GRANT SELECT, INSERT ON report_template_versions TO toile_viewer;
ALTER TABLE report_templates ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_templates_read ON report_templates FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY report_templates_add ON report_templates FOR INSERT TO toile_viewer
  WITH CHECK (kept_by = viewer_id() AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY report_templates_change ON report_templates FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

-- What a space keeps stays its own, and is put away by those who keep its memory.
CREATE FUNCTION guard_kept_by_space() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user <> 'toile_viewer' THEN
    RETURN NEW;
  END IF;
  IF NEW.space_id <> OLD.space_id THEN
    RAISE EXCEPTION 'what a space keeps does not change spaces' USING ERRCODE = '42501', CONSTRAINT = 'kept_in_its_space';
  END IF;
  IF NEW.archived_on IS DISTINCT FROM OLD.archived_on AND NOT OLD.space_id = ANY (viewer_kept_spaces()) THEN
    RAISE EXCEPTION 'those who keep the memory of a space put its things away'
      USING ERRCODE = '42501', CONSTRAINT = 'put_away_by_keepers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_templates_guard BEFORE UPDATE OF space_id, archived_on ON report_templates
  FOR EACH ROW EXECUTE FUNCTION guard_kept_by_space();

ALTER TABLE report_template_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_template_versions_read ON report_template_versions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM report_templates t WHERE t.id = template_id));
CREATE POLICY report_template_versions_add ON report_template_versions FOR INSERT TO toile_viewer WITH CHECK (
  written_by = viewer_id() AND EXISTS (SELECT FROM report_templates t
    WHERE t.id = template_id AND t.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));
