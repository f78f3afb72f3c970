-- The page of a trace asks which sentences of bilans rest on it, of any kind. Under row-level security an array is not
-- looked for by an index: the function looks by the index, and holds itself to the viewer's bilans.

CREATE INDEX report_evidence_traces ON report_evidence USING gin (trace_ids);
DROP INDEX report_evidence_words;

CREATE FUNCTION viewer_evidence_on(trace uuid) RETURNS TABLE (report_id uuid, name text, kind text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
  SELECT e.report_id, e.name, e.kind FROM report_evidence e
  WHERE e.trace_ids @> ARRAY[trace] AND e.report_id = ANY ((SELECT viewer_reports())::uuid[])
$$;
REVOKE ALL ON FUNCTION viewer_evidence_on(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewer_evidence_on(uuid) TO toile_viewer;
