-- Bilans are found by their title and their words, by whoever reads them.

ALTER TABLE search_entries DROP CONSTRAINT search_entries_kind_check;
ALTER TABLE search_entries ADD CONSTRAINT search_entries_kind_check
  CHECK (kind IN ('trace', 'dossier', 'plan', 'plan-item', 'report'));
DROP INDEX search_entries_of_several;
CREATE INDEX search_entries_of_several ON search_entries USING gin (audience, document)
  WHERE kind IN ('plan', 'plan-item', 'report');

CREATE FUNCTION queue_reports_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id) SELECT DISTINCT 'report', report_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;
CREATE FUNCTION queue_report_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT 'report', coalesce(to_jsonb(NEW) ->> 'report_id', to_jsonb(NEW) ->> 'id')::uuid
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;

-- A new order changes no word: only what is read is indexed again.
CREATE TRIGGER reports_changed_for_search AFTER UPDATE ON reports FOR EACH ROW
  WHEN ((NEW.title, NEW.ends_on) IS DISTINCT FROM (OLD.title, OLD.ends_on))
  EXECUTE FUNCTION queue_report_for_search();
CREATE TRIGGER reports_removed_for_search AFTER DELETE ON reports
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('report');
CREATE TRIGGER report_spaces_added_for_search AFTER INSERT ON report_spaces
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();
CREATE TRIGGER report_spaces_removed_for_search AFTER DELETE ON report_spaces
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();
CREATE TRIGGER report_sections_added_for_search AFTER INSERT ON report_sections
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();
CREATE TRIGGER report_sections_changed_for_search AFTER UPDATE ON report_sections FOR EACH ROW
  WHEN ((NEW.heading, NEW.body, NEW.cut_at IS NULL) IS DISTINCT FROM (OLD.heading, OLD.body, OLD.cut_at IS NULL))
  EXECUTE FUNCTION queue_report_for_search();

-- As in 0031, with bilans among what belongs to several spaces.
CREATE OR REPLACE FUNCTION search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  audiences uuid[] := viewer_audiences();
  answers text := format('e.document @@ %L::tsquery', query);
  limits text := format('e.audience && %L::uuid[]', audiences) || concat(
    CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
    CASE WHEN only_space IS NOT NULL THEN format(
      ' AND (e.space_id = %1$L OR (e.kind IN (''plan'', ''plan-item'', ''report'') AND %1$L = ANY (e.audience)))', only_space) END,
    CASE WHEN since IS NOT NULL THEN format(' AND e.happened_on >= %L', since) END,
    CASE WHEN until IS NOT NULL THEN format(' AND e.happened_on <= %L', until) END);
  wanted text := format('%s AND %s', answers, limits);
  expected float8 := search_expectation(wanted);
  spaces uuid[];
  elsewhere text;
BEGIN
  IF expected >= bound AND 3 * expected ^ 2 >= bound * search_expectation(limits) THEN
    spaces := CASE WHEN only_space IS NULL THEN viewer_spaces() ELSE ARRAY[only_space] END;
  END IF;
  IF spaces IS NULL OR cardinality(spaces) NOT BETWEEN 1 AND 40 THEN
    RETURN QUERY SELECT * FROM search_by_words(wanted, query, bound);
    RETURN;
  END IF;
  elsewhere := format(
    'e.kind NOT IN (''plan'', ''plan-item'', ''report'') AND NOT e.space_id = ANY (%L::uuid[]) AND e.audience && %L::uuid[] AND %s',
    spaces, ARRAY(SELECT unnest(audiences) EXCEPT SELECT unnest(spaces)), limits);
  -- Most often little may be found elsewhere: it is all read sooner than the index of common words.
  elsewhere := elsewhere || format(
    CASE WHEN search_expectation(elsewhere) < bound THEN ' AND coalesce(%s, false)' ELSE ' AND %s' END, answers);
  RETURN QUERY SELECT * FROM (
      SELECT * FROM search_by_day(spaces, wanted, query, bound)
      UNION ALL
      SELECT * FROM search_by_words(elsewhere, query, bound)
      UNION ALL
      SELECT * FROM search_by_words(format(
        'e.kind IN (''plan'', ''plan-item'', ''report'') AND NOT e.space_id = ANY (%L::uuid[]) AND %s', spaces, wanted), query, bound)
    ) AS found ORDER BY found.happened_on DESC LIMIT bound;
END $$;

INSERT INTO search_queue (kind, subject_id) SELECT 'report', id FROM reports
ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
